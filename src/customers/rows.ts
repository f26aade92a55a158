import type { FieldName, Form, RecognisedWorkbook } from '../forms/types';
import { monthOf } from '../profile';
import type { LedgerRow } from './types';

/** Every record of the workbook with what the ledger asks of it, in workbook order. */
export function collectRows(recognised: RecognisedWorkbook): LedgerRow[] {
  const rows: LedgerRow[] = [];
  recognised.forms.forEach((form, formIndex) => {
    for (const record of form.records) {
      const date = record.fields.date ?? form.date;
      const month = form.month ?? (date === undefined ? undefined : monthOf(date));
      const consultant = record.fields.consultant ?? form.consultant;
      rows.push({
        formIndex,
        form,
        record,
        ...(month === undefined ? {} : { month }),
        ...(consultant === undefined ? {} : { consultant }),
        ...(date === undefined ? {} : { date }),
      });
    }
  });
  return rows;
}

export function phonesOf(row: LedgerRow): string[] {
  const { phone, phone2 } = row.record.fields;
  if (phone === undefined) return phone2 === undefined ? [] : [phone2];
  return phone2 === undefined || phone2 === phone ? [phone] : [phone, phone2];
}

/** Names and models are compared without blanks, width and case: `2025款 海鸥` is `2025款海鸥`. */
export function plainWord(word: string | undefined): string {
  return word === undefined ? '' : word.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

export function isRegister(form: Form['form']): boolean {
  return form === 'visitor-register' || form === 'call-register' || form === 'visitor-call-register';
}

interface ColumnIndex {
  readonly first: ReadonlyMap<string, string>;
  readonly byLevel: ReadonlyMap<string, string>;
}

const columnIndexes = new WeakMap<Form, ColumnIndex>();

function columnIndex(form: Form): ColumnIndex {
  const known = columnIndexes.get(form);
  if (known) return known;
  const first = new Map<string, string>();
  const byLevel = new Map<string, string>();
  for (const { field, column, header, row } of form.columns) {
    const place = row === undefined ? column : column + String(row);
    if (!first.has(field)) first.set(field, place);
    byLevel.set(`${field}>${header.split('>').at(-1)?.trim().toUpperCase().replace(/级$/u, '') ?? ''}`, place);
  }
  const made = { first, byLevel };
  columnIndexes.set(form, made);
  return made;
}

/**
 * Letters of the column that holds a field; where a form has one column per level (上月留存>H, >A …) that of the level.
 * For a card it is the whole cell name.
 */
export function columnOf(form: Form, field: FieldName | 'carryOver', level?: string): string | undefined {
  const { first, byLevel } = columnIndex(form);
  return (level === undefined ? undefined : byLevel.get(`${field}>${level}`)) ?? first.get(field);
}

/** The cell of a row in a column that `columnOf` gave. */
export function cellOf(row: LedgerRow, column: string | undefined): { readonly sheet: string; readonly cell: string } {
  const { sheet } = row.form;
  if (column === undefined) return { sheet, cell: `A${row.record.row}` };
  return { sheet, cell: /\d$/u.test(column) ? column : column + String(row.record.row) };
}
