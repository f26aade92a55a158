import type { Form } from '../forms/types';
import type { Area, SheetSnapshot } from '../sheet';
import { parseArea } from '../sheet';
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
