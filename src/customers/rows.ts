import { dayOf, monthOf } from '../calendar';
import type { FieldName, Form, RecognisedWorkbook, RecordFields } from '../forms/types';
import type { LedgerRow } from './types';

/** Every record of the workbook with what the ledger asks of it, in workbook order. */
export function collectRows(recognised: RecognisedWorkbook): LedgerRow[] {
  const rows: LedgerRow[] = [];
  recognised.forms.forEach((form, formIndex) => {
    for (const record of form.records) {
      const date = record.fields.date ?? form.date;
      const month = form.month ?? (date === undefined ? undefined : monthOf(date));
      const consultant = record.fields.consultant ?? form.consultant;
      const day = date === undefined ? undefined : dayOf(date);
      rows.push({ formIndex, form, record, month, consultant, date, day, phones: phonesOf(record.fields) });
    }
  });
  return rows;
}

const NO_PHONES: readonly string[] = [];

function phonesOf({ phone, phone2 }: RecordFields): readonly string[] {
  if (phone === undefined) return phone2 === undefined ? NO_PHONES : [phone2];
  return phone2 === undefined || phone2 === phone ? [phone] : [phone, phone2];
}

const ONLY_HAN = /^[\u4e00-\u9fff]+$/u;

/** Names and models are compared without blanks, width and case: `2025款 海鸥` is `2025款海鸥`. */
export function plainWord(word: string | undefined): string {
  if (word === undefined) return '';
  return ONLY_HAN.test(word) ? word : word.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

interface FieldColumns {
  readonly first: string;
  /** Only where a field has several columns: the column by the last word of its header. */
  readonly byLevel: Map<string, string>;
}

const columnIndexes = new WeakMap<Form, ReadonlyMap<string, FieldColumns>>();

function columnIndex(form: Form): ReadonlyMap<string, FieldColumns> {
  const known = columnIndexes.get(form);
  if (known) return known;
  const index = new Map<string, FieldColumns>();
  for (const { field, column, header, row } of form.columns) {
    const place = row === undefined ? column : column + String(row);
    const columns = index.get(field) ?? { first: place, byLevel: new Map<string, string>() };
    index.set(field, columns);
    const word = header.split('>').at(-1)?.trim().toUpperCase().replace(/级$/u, '') ?? '';
    columns.byLevel.set(word, place);
  }
  columnIndexes.set(form, index);
  return index;
}

/**
 * Letters of the column that holds a field; where a form has one column per level (上月留存>H, >A …) that of the level.
 * For a card it is the whole cell name.
 */
export function columnOf(form: Form, field: FieldName | 'carryOver', level?: string): string | undefined {
  const columns = columnIndex(form).get(field);
  if (!columns || level === undefined || columns.byLevel.size < 2) return columns?.first;
  return columns.byLevel.get(level) ?? columns.first;
}

/** The cell of a row in a column that `columnOf` gave. */
export function cellOf(row: LedgerRow, column: string | undefined): { readonly sheet: string; readonly cell: string } {
  const { sheet } = row.form;
  if (column === undefined) return { sheet, cell: `A${row.record.row}` };
  return { sheet, cell: /\d$/u.test(column) ? column : column + String(row.record.row) };
}
