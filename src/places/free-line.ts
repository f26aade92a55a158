import { dayRole } from '../forms';
import type { AnyForm } from '../forms/types';
import { cellText, parseChoices, parseSerial } from '../forms/values';
import {
  cellAt,
  columnNumber,
  parseArea,
  type Area,
  type Cell,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import { isBare, mergeAt } from './cell';
import { roleAt } from './day-cell';
import { endsAtRow, rangesOf } from './ranges';

/** Where a form's next line goes: into a free one, or into new rows below `insertAfter` because the form is full. */
export interface FreeLine {
  readonly row: number;
  /** Rows that one line takes: 2 where plan and deed have a row each, more where customers' cells are merged over rows. */
  readonly height: number;
  readonly insertAfter?: number;
}

/**
 * The next line of a form: the first free one after its last record, numbered beforehand or not, before totals, signatures and whatever
 * else stands below. Rows between records that somebody left free stay free. Where there is none, new rows below the last record;
 * `undefined` where the form has neither (no record to take the look from).
 * @param past true for a row that closes the lines above it only (the 小计 of another day): the search goes on below it
 * @param suits false for a free line that lies under a merged cell which says something else (the day, the consultant)
 */
export function freeLine(
  book: WorkbookSnapshot,
  sheet: SheetSnapshot,
  form: AnyForm,
  suits: (row: number) => boolean = () => true,
  past: (row: number) => boolean = () => false,
): FreeLine | undefined {
  const table = parseArea(form.range);
  if (!table) return undefined;
  const height = lineHeight(sheet, form);
  const last = lastLine(sheet, form, height);
  for (let row = last + 1; row <= last + FARTHEST; row += 1) {
    const state = stateOf(sheet, form, table, row, height);
    if (state === 'taken' && past(row)) continue;
    if (state === 'taken') break;
    if (state === 'repeated-header' || !suits(row)) continue;
    if (state === 'numbered') return { row, height };
    if (row === last + 1 && form.records.length > 0 && isFull(book, sheet, table, last)) break;
    return { row, height };
  }
  return form.records.length === 0 ? undefined : { row: last + 1, height, insertAfter: last };
}

/** Beyond so many rows that do not suit there is no free line worth finding. */
const FARTHEST = 300;

/** Rows that belong to one line of the form. */
export function lineHeight(sheet: SheetSnapshot, form: AnyForm): number {
  const record = form.records.at(-1);
  if (record === undefined) return 1;
  const apart = rowsApart(form);
  if (apart !== undefined) return apart;
  if (roleAt(sheet, form, record.row) !== undefined && roleAt(sheet, form, record.row + 1) !== undefined) return 2;
  const heights = form.records.map(({ row }) => heightAt(sheet, form, row));
  const tall = heights.filter((height) => height > 1);
  // A customer whose cells somebody merged now and then does not make the form one of tall lines.
  return tall.length * 2 > heights.length ? (tall[0] ?? 1) : 1;
}

/** The rows of every customer of a matrix where all have as many, more than one: between two names stand rows that go on with the first. */
function rowsApart(form: AnyForm): number | undefined {
  if (form.form !== 'contact-matrix') return undefined;
  const skipped = new Map(form.skipped.map(({ row, why }) => [row, why]));
  const rows = [...new Set(form.records.map(({ row }) => row))];
  const [first = 0, second = first + 1] = rows;
  const height = second - first;
  if (height < 2 || !rows.every((row, i) => row === first + i * height)) return undefined;
  const between = rows.slice(0, -1).flatMap((row) => Array.from({ length: height - 1 }, (_, i) => row + 1 + i));
  const goesOn = between.some((row) => !skipped.has(row));
  return goesOn && between.every((row) => (skipped.get(row) ?? 'blank') === 'blank') ? height : undefined;
}

function heightAt(sheet: SheetSnapshot, form: AnyForm, row: number): number {
  for (const { field, column } of form.columns) {
    if (field !== 'customerName' && field !== 'phone' && field !== 'serial') continue;
    const area = mergeAt(sheet, row, columnNumber(column));
    return area === undefined || area.top !== row ? 1 : area.bottom - area.top + 1;
  }
  return 1;
}

/** The last row of the last record; of a form without any the last row of its header. */
export function lastLine(sheet: SheetSnapshot, form: AnyForm, height = lineHeight(sheet, form)): number {
  const record = form.records.at(-1);
  if (record === undefined) return Math.max(...form.headerRows);
  const rows = Math.max(...form.records.map(({ row }) => row));
  return rows + Math.max(height, heightAt(sheet, form, rows)) - 1;
}

type RowState = 'numbered' | 'free' | 'taken' | 'repeated-header';

function stateOf(sheet: SheetSnapshot, form: AnyForm, table: Area, row: number, height: number): RowState {
  if (isHeaderAgain(sheet, form, table, row)) return 'repeated-header';
  const serial = form.columns.find(({ field }) => field === 'serial');
  let numbered = false;
  for (let r = row; r < row + height; r += 1) {
    for (let column = table.left; column <= table.right; column += 1) {
      const cell = cellAt(sheet, r, column);
      if (cell?.formula !== undefined && isTotal(sheet, form, cell.formula, column)) return 'taken';
      if (cell?.formula !== undefined && isBare(sheet, r, column)) numbered = true;
      if (isBare(sheet, r, column)) continue;
      if (cell?.error && waits(sheet, form, cell, column)) {
        numbered = true;
        continue;
      }
      const words = cellText(cell).trim();
      if (
        serial !== undefined &&
        columnNumber(serial.column) === column &&
        parseSerial(cell?.value ?? '') !== undefined
      ) {
        numbered = true;
        continue;
      }
      if (height > 1 && dayRole(words) !== undefined) numbered = true;
      else if (isOpenChoice(words)) numbered = true;
      else return 'taken';
    }
  }
  return numbered ? 'numbered' : 'free';
}

/** It counts lines of the table, and no record has a formula in its place: a total without a word beside it, though it gives nothing yet. */
function isTotal(sheet: SheetSnapshot, form: AnyForm, formula: string, column: number): boolean {
  const [first, last] = [form.records[0]?.row, form.records.at(-1)?.row];
  if (first === undefined || last === undefined || cellAt(sheet, last, column)?.formula !== undefined) return false;
  return rangesOf(formula, sheet.name).some(
    ({ sheet: named, area }) =>
      named === sheet.name && area.bottom > area.top && area.top <= last && area.bottom >= first,
  );
}

/** A formula of the column that has nothing to look up yet: `#N/A` until there is a name. */
function waits(sheet: SheetSnapshot, form: AnyForm, cell: Cell, column: number): boolean {
  const last = form.records.at(-1);
  return cell.formula !== undefined && last !== undefined && cellAt(sheet, last.row, column)?.formula !== undefined;
}

/** `□男 □女`: printed, not filled in. */
function isOpenChoice(words: string): boolean {
  return parseChoices(words)?.length === 0;
}

function isHeaderAgain(sheet: SheetSnapshot, form: AnyForm, table: Area, row: number): boolean {
  return form.headerRows.some((head) => {
    let same = 0;
    for (let column = table.left; column <= table.right; column += 1) {
      const words = cellText(cellAt(sheet, row, column)).trim();
      if (words === '') continue;
      if (words !== cellText(cellAt(sheet, head, column)).trim()) return false;
      same += 1;
    }
    return same >= 3;
  });
}

/**
 * The row below the last record is empty, but no line of the form: a formula, a filter or the print area ends with the last record, or
 * the ruled lines do.
 */
function isFull(book: WorkbookSnapshot, sheet: SheetSnapshot, table: Area, last: number): boolean {
  if (endsAtRow(book, sheet, { ...table, bottom: last })) return true;
  return sheet.ruledRows !== undefined && sheet.ruledRows.has(last) && !sheet.ruledRows.has(last + 1);
}
