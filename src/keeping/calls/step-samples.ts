import { serialOfDay, type IsoDate } from '../../calendar';
import { SATISFACTIONS, type AnyForm, type StepPart } from '../../forms/types';
import { isBlankOrNothing, PLANNED_MARKS } from '../../forms/values';
import { cellAt, columnNumber, findSheet, type Cell } from '../../sheet';
import { listAt } from '../../places';
import { dateLike } from '../dates';
import { plainWords, withFormat, type Entry } from '../field-words';
import { mostCommon, type Line } from '../contacts/manner';
import { isTickValue, says, tickOf, wordsOf } from '../ticks';

/** So many cells show how calls are written. */
const ENOUGH = 300;

/** Whether a cell holds nothing that tells of a call: blank, or the mark of one that is planned. */
export function tellsNothing(cell: Cell | undefined): boolean {
  if (cell === undefined) return true;
  if (cell.error) return false;
  const words = wordsOf(cell.value);
  return isBlankOrNothing(words) || words.replace(PLANNED_MARKS, '').trim() === '';
}

/** What stands in columns of calls that tell the same: in the column itself first, the nearest line above first, then in the others and in forms laid out alike. */
export function stepSamples(line: Line, part: StepPart, letters?: string): Cell[] {
  const cells: Cell[] = [];
  for (const form of line.peers) {
    const sheet = form === line.form ? line.sheet : findSheet(line.book, form.sheet);
    if (!sheet) continue;
    const all = lettersOf(form, part);
    const columns =
      letters !== undefined && all.includes(letters) ? [letters, ...all.filter((one) => one !== letters)] : all;
    const rows = form.records.map(({ row }) => row).sort((a, b) => b - a);
    if (form === line.form) rows.sort((a, b) => Number(a > line.row) - Number(b > line.row));
    for (const column of columns)
      for (const row of rows) {
        const cell = cellAt(sheet, row, columnNumber(column));
        if (cell === undefined || tellsNothing(cell) || cell.error) continue;
        cells.push(cell);
        if (cells.length >= ENOUGH) return cells;
      }
  }
  return cells;
}

/** The columns of a form that tell a part of calls. */
export function lettersOf(form: AnyForm, part: StepPart): string[] {
  const parts = 'stepParts' in form ? (form.stepParts ?? {}) : {};
  return Object.keys(parts).filter((letters) => parts[letters] === part);
}

/** The day at the beginning of a cell, and what follows it. */
const DAY_FIRST = /^(\d{1,4}(?:\s*[-/.年月]\s*\d{1,2}){1,2}\s*[日号]?|20\d{6}|\d{1,2}[日号])(.*)$/su;

/** The day of a cell that may hold more, as it is written. */
export function dayWords(cell: Cell): { readonly day: string; readonly rest: string } | undefined {
  if (typeof cell.value !== 'string') return undefined;
  const [, day, rest = ''] = DAY_FIRST.exec(wordsOf(cell.value)) ?? [];
  return day === undefined ? undefined : { day, rest };
}

/** A call's day as the columns of calls write days: a number in their format, or words of the same shape. */
export function dayEntry(line: Line, part: StepPart, letters: string, date: IsoDate): Entry {
  const serial = serialOfDay(date, line.book.date1904);
  for (const cell of stepSamples(line, part, letters)) {
    if (typeof cell.value === 'number' && cell.value > 366)
      return withFormat(line, { column: letters }, serial, cell.format);
    const written = dayWords(cell);
    const words = written && dateLike(written.day, date);
    if (words !== undefined) return { value: words };
  }
  return withFormat(line, { column: letters }, serial, 'yyyy/m/d');
}

/** A day that no reader takes for another: with its year. */
export function fullDay(line: Line, letters: string, date: IsoDate): Entry {
  return withFormat(line, { column: letters }, serialOfDay(date, line.book.date1904), 'yyyy/m/d');
}

type Said = { readonly field: 'result' | 'satisfaction'; readonly value: string };

/** How a call ended, or how content they were, in the words of the sheet; `undefined` where its cells hold ticks that cannot say it. */
export function saidEntry(line: Line, part: StepPart, letters: string, { field, value }: Said): Entry | undefined {
  const samples = stepSamples(line, part, letters);
  const ticks = samples.filter((cell) => isTickValue(cell.value) || cell.value === false);
  if (ticks.length * 2 > samples.length)
    return value === 'reached' ? { value: mostCommon(ticks.map((cell) => cell.value)) ?? tickOf(line, []) } : undefined;
  const same = mostCommon(samples.flatMap((cell) => (says(field, wordsOf(cell.value), value) ? [cell.value] : [])));
  const words = String(same ?? plainWords(line.form.form, field, value) ?? value);
  const allowed = listAt(line.sheet, line.row, columnNumber(letters));
  if (allowed === undefined || allowed.includes(words)) return { value: words };
  const listed = allowed.find((item) => says(field, item, value));
  return listed === undefined ? undefined : { value: listed };
}

/** Whether cells of a column hold words of how content people were. */
export function holdsSatisfaction(line: Line, letters: string): boolean {
  const samples = stepSamples(line, 'result', letters);
  const content = samples.filter((cell) =>
    SATISFACTIONS.some((value) => says('satisfaction', wordsOf(cell.value), value)),
  );
  return content.length * 2 > samples.length;
}
