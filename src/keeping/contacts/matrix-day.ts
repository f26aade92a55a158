import type { IsoDate } from '../../calendar';
import type { LedgerRow } from '../../customers';
import type { Form } from '../../forms/types';
import { LEVEL_CODES, parseDayCell, PLANNED_MARKS } from '../../forms/values';
import { dayColumn, dayPlace, refusalOf, type CellPlace } from '../../places';
import { cellAt, cellName, columnNumber, findSheet, type Change, type Scalar, type SheetSnapshot } from '../../sheet';
import { text, type KeyTail, type Text } from '../../words';
import { levelLike } from '../field-words';
import { mostCommon } from './manner';
import { blockOf, type Books, type Choices, type KeepQuestion, type Piece, type Without } from '../types';

/** A day's cell of a customer in a matrix. */
export interface MatrixPlace {
  readonly row: LedgerRow;
  readonly sheet: SheetSnapshot;
  readonly actual: CellPlace;
  readonly planned: CellPlace;
}

export function matrixPlace(books: Books, row: LedgerRow, date: IsoDate): MatrixPlace | undefined {
  const sheet = findSheet(books.book, row.form.sheet);
  const place = sheet && dayPlace(sheet, row.form, row.record.row, date);
  return sheet && place ? { row, sheet, ...place } : undefined;
}

type Outcome =
  { readonly piece: Piece } | { readonly question: KeepQuestion } | { readonly without: Without } | undefined;

/** A cell must hold so many levels beside a mark before that counts as the sheet's own way. */
const KEPT_BESIDE = 3;

/**
 * The level after a contact in its day's cell: over the `*` that stands there, or beside it where this sheet does so. What a person
 * wrote there is shown and asked about; nothing to do where the level stands already.
 */
export function dayPiece(place: MatrixPlace, date: IsoDate, level: string, choices: Choices, why: Text): Outcome {
  const { sheet, actual, row } = place;
  const cell = cellAt(sheet, actual.row, actual.column);
  const now = String(cell?.value ?? '').trim();
  if (row.form.records.filter((record) => record.row === row.record.row).length > 1)
    return { without: refusal('matrix-day', place, actual, 'shared') };
  const reading = parseDayCell(cell, levelsOf(row.form));
  if (cell?.formula === undefined && !reading.problem && reading.level === level && reading.contact) return undefined;
  const mark = now.match(PLANNED_MARKS)?.[0];
  const onlyMark = now !== '' && !reading.problem && reading.planned && !reading.contact;
  const after =
    onlyMark && mark !== undefined && keepsMarks(sheet, row.form)
      ? beside(sheet, row.form, mark, level)
      : daysWords(sheet, row.form, level);
  const why_ = refusalOf(sheet, actual.row, actual.column, after);
  if (why_ !== undefined) return { without: refusal('matrix-day', place, actual, why_) };
  if (now !== '' && !onlyMark) {
    const chosen = choices['other-level'];
    if (chosen === undefined) return { question: otherLevel(place, now, level, date) };
    if (chosen === 2) return { without: refusal('matrix-day', place, actual, 'left') };
  }
  const at = { sheet: sheet.name, cell: cellName(actual.row, actual.column) };
  const before = cell?.value ?? '';
  return {
    piece: {
      place: 'matrix-day',
      sheet: sheet.name,
      row: actual.row,
      writes: [{ place: 'matrix-day', ...at, before, after, why }],
      changes: [{ ...at, kind: 'value', before, after, why }],
      expects: [{ sheet: sheet.name, block: blockOf(row.form), row: row.record.row, contact: { date, level } }],
    },
  };
}

function otherLevel({ sheet, actual }: MatrixPlace, now: string, level: string, date: IsoDate): KeepQuestion {
  const cell = cellName(actual.row, actual.column);
  return {
    code: 'other-level',
    sheet: sheet.name,
    cell,
    text: text('keeping.question.other-level', { sheet: sheet.name, cell, now, level, date }),
    choices: [{ text: text('keeping.choice.write-over', { level }) }, { text: text('keeping.choice.leave', { now }) }],
  };
}

function refusal(
  place: Without['place'],
  { sheet }: MatrixPlace,
  at: CellPlace,
  why: KeyTail<'keeping.refusal.'>,
): Without {
  return {
    place,
    why: text('keeping.without.cell', {
      sheet: sheet.name,
      cell: cellName(at.row, at.column),
      why: text(`keeping.refusal.${why}`),
    }),
  };
}

/** The codes that this matrix explains itself, beside those that everybody knows. */
function levelsOf(form: Form): ReadonlySet<string> {
  return new Set([...LEVEL_CODES, ...Object.keys(form.legend?.levels ?? {})]);
}

/** What the day cells of a matrix hold, as text. */
function dayTexts(sheet: SheetSnapshot, form: Form): string[] {
  const columns = Object.values(form.dayColumns ?? {}).map(columnNumber);
  return form.records.flatMap(({ row }) =>
    columns.flatMap((column) => {
      const value = cellAt(sheet, row, column)?.value;
      return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
    }),
  );
}

const hasMark = (words: string): boolean => words.search(PLANNED_MARKS) >= 0;
const withoutMark = (words: string): string => words.replace(PLANNED_MARKS, '').trim();

/** Three cells or more hold a level beside its mark. */
function keepsMarks(sheet: SheetSnapshot, form: Form): boolean {
  return (
    dayTexts(sheet, form).filter((words) => hasMark(words) && /^[A-Z]\d?[级級]?$/iu.test(withoutMark(words))).length >=
    KEPT_BESIDE
  );
}

/** `*H` or `H*`, as most cells of the sheet have it. */
function beside(sheet: SheetSnapshot, form: Form, mark: string, level: string): string {
  const behind = dayTexts(sheet, form).filter(
    (words) => /[A-Z]/iu.test(words) && hasMark(words) && !hasMark(words.charAt(0)),
  );
  const before = dayTexts(sheet, form).filter((words) => /[A-Z]/iu.test(words) && hasMark(words.charAt(0)));
  return behind.length > before.length ? `${level}${mark}` : `${mark}${level}`;
}

/** A level as most day cells with one write it. */
function daysWords(sheet: SheetSnapshot, form: Form, level: string): string {
  return levelLike(
    dayTexts(sheet, form).filter((words) => /^[A-Z]\d?[级級]?$/u.test(words)),
    level,
  );
}

/** The sign that this sheet's people plan with. */
export function markOf(sheet: SheetSnapshot, form: Form): string {
  return mostCommon(dayTexts(sheet, form).flatMap((words) => words.match(PLANNED_MARKS) ?? [])) ?? '*';
}

/** The mark of the next visit, where its day lies in the same matrix and is free. Marks that stand there already stay. */
export function markPiece(books: Books, row: LedgerRow, next: IsoDate, why: Text): Outcome {
  const place = matrixPlace(books, row, next);
  if (!place)
    return {
      without: {
        place: 'matrix-mark',
        why: text('keeping.without.other-month', { date: next, sheet: row.form.sheet }),
      },
    };
  const { sheet, planned } = place;
  const cell = cellAt(sheet, planned.row, planned.column);
  const now = String(cell?.value ?? '').trim();
  if (hasMark(now) && cell?.formula === undefined) return undefined;
  const mark = markOf(sheet, row.form);
  const why_ = refusalOf(sheet, planned.row, planned.column, mark) ?? (now === '' ? undefined : 'occupied');
  if (row.form.records.filter((record) => record.row === row.record.row).length > 1)
    return { without: refusal('matrix-mark', place, planned, 'shared') };
  if (why_ !== undefined) return { without: refusal('matrix-mark', place, planned, why_) };
  const at = { sheet: sheet.name, cell: cellName(planned.row, planned.column) };
  return {
    piece: {
      place: 'matrix-mark',
      sheet: sheet.name,
      row: planned.row,
      writes: [{ place: 'matrix-mark', ...at, before: '', after: mark, why }],
      changes: markChanges(at, mark, why, cell?.value ?? ''),
      expects: [{ sheet: sheet.name, block: blockOf(row.form), row: row.record.row, planned: next }],
    },
  };
}

/** A mark stands right and top in its cell, as on paper. */
export function markChanges(
  at: { sheet: string; cell: string },
  mark: string,
  why: Text,
  before: Scalar = '',
): Change[] {
  return [
    { ...at, kind: 'value', before, after: mark, why },
    { ...at, kind: 'align', after: { horizontal: 'right', vertical: 'top' }, why },
  ];
}

/** Whether a matrix has a column for the day. */
export const hasDay = (form: Form, date: IsoDate): boolean => dayColumn(form, date) !== undefined;
