import type { Form } from '../forms/types';
import { lineHeight } from '../places';
import type { Area, SheetSnapshot } from '../sheet';
import { cellAt, columnNumber, parseArea } from '../sheet';
import type { Carried } from './carry';

/** The rows for customers: those that hold one, the numbered ones, and blank ones only where these do not do (two in one row). */
export function slotsOf(form: Form, customers: number): readonly number[] {
  const rows = new Set(form.records.map((record) => record.row));
  for (const { row, why } of form.skipped) if (why === 'pre-numbered') rows.add(row);
  for (const { row, why } of form.skipped) if (why === 'blank' && rows.size < customers) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/** Merged cells of the table that span several customers' rows: the consultant's name beside them, a common source. */
export function spanningAreas(form: Form, from: SheetSnapshot, slots: readonly number[]): readonly Area[] {
  const table = parseArea(form.range);
  return (from.merges ?? []).filter(
    (area) =>
      table !== undefined &&
      area.bottom > area.top &&
      area.left >= table.left &&
      area.right <= table.right &&
      slots.filter((row) => row >= area.top && row <= area.bottom).length > 1,
  );
}

/**
 * Who sits in which slot: one after the other; under a cell that spans several customers' rows only those who sat there before. Nobody
 * is left standing while a row without such a cell is free.
 */
export function seated(
  carried: readonly Carried[],
  slots: readonly number[],
  spans: readonly Area[],
): (Carried | undefined)[] {
  const groupOf = (row: number): string =>
    spans
      .filter((area) => row >= area.top && row <= area.bottom)
      .map(({ top, left }) => `${String(top)} ${String(left)}`)
      .sort()
      .join();
  const waiting = new Map<string, Carried[]>();
  for (const customer of carried) {
    const group = groupOf(customer.row.record.row);
    waiting.set(group, [...(waiting.get(group) ?? []), customer]);
  }
  const seats = slots.map((row) => waiting.get(groupOf(row))?.shift());
  const standing = [...waiting.values()].flat();
  return seats.map((seat, index) => seat ?? (groupOf(slots[index] ?? 0) === '' ? standing.shift() : undefined));
}

/** The rows below the first one of each customer, on matrices where a customer has several (计划 over 实际). */
export interface LowerRows {
  /** By the customer's first row. */
  readonly below: ReadonlyMap<number, readonly number[]>;
  /** Columns that say what each row is: they belong to the form. */
  readonly labels: ReadonlySet<number>;
}

const NONE: LowerRows = { below: new Map(), labels: new Set() };

/** @param slots first rows of all customers, taken and free */
export function lowerRows(sheet: SheetSnapshot, form: Form, slots: readonly number[]): LowerRows {
  const told = new Set([...form.skipped.map(({ row }) => row), ...slots]);
  const height = lineHeight(sheet, form);
  const below = new Map(
    slots.map((row, i) => {
      const rows: number[] = [];
      const end = slots[i + 1] ?? row + height;
      for (let at = row + 1; at < end && !told.has(at); at += 1) rows.push(at);
      return [row, rows] as const;
    }),
  );
  return [...below.values()].every((rows) => rows.length === 0)
    ? NONE
    : { below, labels: labelsOf(sheet, form, slots) };
}

/** Before the days, without a field, and the same in the first row of every customer. */
function labelsOf(sheet: SheetSnapshot, form: Form, slots: readonly number[]): ReadonlySet<number> {
  const { left } = parseArea(form.range) ?? { left: 1 };
  const firstDay = Math.min(...Object.values(form.dayColumns ?? {}).map(columnNumber));
  const taken = new Set(form.columns.map(({ column }) => columnNumber(column)));
  const labels = new Set<number>();
  for (let column = left; column < firstDay && Number.isFinite(firstDay); column += 1) {
    const words = new Set(slots.map((row) => String(cellAt(sheet, row, column)?.value ?? '').trim()));
    if (!taken.has(column) && words.size === 1 && !words.has('')) labels.add(column);
  }
  return labels;
}
