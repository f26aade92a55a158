import { daysInMonth } from '../../../src/calendar';
import type { Form, FormRecord } from '../../../src/forms/types';
import type { Books, Choices, KeepReport } from '../../../src/keeping';
import { bookOf, sheetOf, type SheetSnapshot, type WorkbookSnapshot } from '../../../src/sheet';

export interface Scenario {
  readonly name: string;
  readonly book: WorkbookSnapshot;
  run(books: Books, choices: Choices): KeepReport;
  /** Whether the workbook, read anew, says the fact, and of everybody else what it said `before`, read through the same adapter. */
  holds(after: Books, before: Books): boolean;
  /** Sheets on which rows may have come or changed. */
  readonly rows: number;
  /** Asked again, nothing may be left to write into this place. */
  readonly once?: string;
}

/** Whether a record of one of the forms says it. */
export function someRecord(
  { recognised }: Books,
  isForm: (form: Form) => boolean,
  says: (record: FormRecord, form: Form) => boolean,
): boolean {
  return recognised.forms.some((form) => isForm(form) && form.records.some((record) => says(record, form)));
}

export interface Known {
  readonly name: string;
  readonly phone: string;
}

/** Whom a form knows by name and number, each once in the workbook. */
export function knownIn(books: Books, form: Form): (Known & { record: FormRecord })[] {
  return form.records.flatMap((record) => {
    const { customerName: name, phone } = record.fields;
    if (name === undefined || phone === undefined) return [];
    const [own, ...others] = books.ledger.customers.filter((one) => one.phones.includes(phone) || one.name === name);
    return own !== undefined && others.length === 0 ? [{ name, phone, record }] : [];
  });
}

/** A consultant's matrix of a month: who was contacted on which day, with the level after it. */
export function matrixSheet(
  consultant: string,
  month: string,
  rows: readonly (Known & { days: Record<number, string> })[],
): SheetSnapshot {
  const [year = '', m = ''] = month.split('-');
  const days = Array.from({ length: daysInMonth(month) }, (_, i) => i + 1);
  return sheetOf(`状况表${consultant}`, [
    ['意向客户接触状况表'],
    [`${year}年${String(Number(m))}月　销售顾问：${consultant}`],
    ['序号', '客户姓名', '联系电话', '意向车型', '信息来源', '上月留存', ...days],
    ...rows.map(({ name, phone, days: own }, i) => [
      i + 1,
      name,
      phone,
      '速腾',
      '网络',
      'B',
      ...days.map((day) => own[day] ?? ''),
    ]),
  ]);
}

export const joined = (book: WorkbookSnapshot, sheets: readonly SheetSnapshot[]): WorkbookSnapshot => ({
  ...bookOf([...sheets, ...book.sheets], { name: book.name, date1904: book.date1904 }),
});

export const phoneOf = (seed: number, i: number): string =>
  `137${String((seed * 7919 + i * 104_729) % 100_000_000).padStart(8, '0')}`;
export const NAMES = ['欧阳测试', '司徒试', '诸葛验', '皇甫例', '尉迟样', '公孙假'];
export const LEVELS = ['H', 'A', 'B', 'C'];
export const has = (form: Form, field: string): boolean => form.columns.some((column) => column.field === field);
export const plainMonth = (form: Form | undefined): string | undefined =>
  form?.from === undefined ? form?.month : undefined;
