import { dayOf, monthOf } from '../calendar';
import type { FieldName, Form, RecognisedWorkbook, RecordFields } from '../forms/types';
import { Consultants } from './consultants';
import { findCopies } from './copies';
import type { OwnRules } from './own-rules';
import type { Copy, EndFields, LedgerRow } from './types';

/**
 * Every record of the workbook with what the ledger asks of it, in workbook order. Each consultant has one spelling; a row that
 * stands in another form of the same kind, too, names its twin.
 */
export function collectRows(
  recognised: RecognisedWorkbook,
  ownRules?: OwnRules,
): {
  readonly rows: LedgerRow[];
  readonly copies: readonly Copy[];
} {
  const rows: LedgerRow[] = [];
  const consultants = new Consultants(recognised.forms.map((form) => form.consultant));
  recognised.forms.forEach((form, formIndex) => {
    const rules = ownRules?.get(form.sheet);
    for (const record of form.records) {
      const date = record.fields.date ?? form.date;
      const month = form.month ?? (date === undefined ? undefined : monthOf(date));
      const consultant = consultants.spell(record.fields.consultant ?? form.consultant);
      const day = date === undefined ? undefined : dayOf(date);
      const row: LedgerRow = { formIndex, form, record, month, consultant, date, day, phones: phonesOf(record.fields) };
      rows.push(rules === undefined ? row : { ...row, rules });
    }
  });
  const { copies, twins } = findCopies(rows);
  if (copies.length === 0) return { rows, copies };
  return {
    rows: rows.map((row) => {
      const twin = twins.get(row);
      return twin ? { ...row, copyOf: twin } : row;
    }),
    copies,
  };
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

/** Family names of two characters: 欧阳先生 is a family name and a title, not a person called 欧阳. */
const LONG_FAMILY_NAMES =
  /^(?:欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|宇文|长孙|長孫|司徒|夏侯|端木|南宫|西门|独孤)$/u;

/** A customer's name as it is compared: 李红女士 is 李红, but 王先生 stays (a family name alone says too little). */
export function nameKey(name: string | undefined): string {
  const plain = plainWord(name);
  const bare = plain.replace(/(?:先生|女士|小姐|太太|女仕|老师|老師)$/u, '');
  return bare.length < 2 || LONG_FAMILY_NAMES.test(bare) ? plain : bare;
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
export function columnOf(form: Form, field: FieldName | 'carryOver' | 'status', level?: string): string | undefined {
  const columns = columnIndex(form).get(field);
  if (!columns || level === undefined || columns.byLevel.size < 2) return columns?.first;
  return columns.byLevel.get(level) ?? columns.first;
}

/** What the row's own columns say of the end. */
export function endOf(row: LedgerRow): EndFields {
  const { fields, ended } = row.record;
  return fields.status === undefined && ended !== undefined ? { ...fields, status: ended } : fields;
}

/** The cell of a row in a column that `columnOf` gave. */
export function cellOf(row: LedgerRow, column: string | undefined): { readonly sheet: string; readonly cell: string } {
  const { sheet } = row.form;
  if (column === undefined) return { sheet, cell: `A${row.record.row}` };
  return { sheet, cell: /\d$/u.test(column) ? column : column + String(row.record.row) };
}
