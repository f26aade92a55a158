import type { AnyForm, Column, FieldName, FormRecord } from '../../forms/types';
import { cellAt, columnNumber, findSheet, type Cell, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';

/** A line of a form about to be written, with the lines that show how this sheet writes things. */
export interface Line {
  readonly book: WorkbookSnapshot;
  readonly sheet: SheetSnapshot;
  readonly form: AnyForm;
  readonly row: number;
  /** Forms laid out alike, this one first: where it holds nothing yet, they show how things are written. */
  readonly peers: readonly AnyForm[];
}

/** A cell that somebody wrote, with what it was read as. */
export interface Sample {
  readonly cell: Cell;
  readonly record: FormRecord;
  readonly form: AnyForm;
  readonly row: number;
}

/** So many cells show how a column is written. */
const ENOUGH = 400;

export function columnsFor(form: AnyForm, field: FieldName): readonly Column[] {
  return form.columns.filter((column) => column.field === field);
}

/** What stands in a column in the lines of the form, the nearest above `row` first, then in forms laid out alike. */
export function samplesIn(line: Line, column: Column): Sample[] {
  const samples: Sample[] = [];
  for (const form of line.peers) {
    const sheet = form === line.form ? line.sheet : findSheet(line.book, form.sheet);
    const there = form === line.form ? column : form.columns.find(({ header }) => header === column.header);
    if (!sheet || !there) continue;
    const records: FormRecord[] = [...form.records].sort((a, b) => b.row - a.row);
    if (form === line.form) records.sort((a, b) => Number(a.row > line.row) - Number(b.row > line.row));
    for (const record of records) {
      // A card's fields stand each in a row of its own.
      const row = there.row ?? record.row;
      const cell = cellAt(sheet, row, columnNumber(there.column));
      if (cell === undefined || cell.error || String(cell.value).trim() === '') continue;
      samples.push({ cell, record, form, row });
      if (samples.length >= ENOUGH) return samples;
    }
  }
  return samples;
}

/** The value that most of a list have; the first of equals. */
export function mostCommon<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
