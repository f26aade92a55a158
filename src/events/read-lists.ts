import type { AfterSalesForm, AfterSalesRecord, RecognisedWorkbook } from '../forms/types';
import { findSheet, type WorkbookSnapshot } from '../sheet';
import { titleOf } from './title';
import type { Answer, FollowUp, InvitationLine, InvitationList } from './types';
import { ANSWERS } from './types';

/** The invitation lists of a workbook in the order of its sheets: one event each. */
export function listsIn(book: WorkbookSnapshot, recognised: RecognisedWorkbook): InvitationList[] {
  const forms = recognised.afterSales.filter(({ form }) => form === 'event-invitation');
  return forms.map((form) => listOf(form, book, [...recognised.forms, ...recognised.afterSales]));
}

/** Where any form stands. */
type Placed = Pick<AfterSalesForm, 'sheet' | 'range'>;

function listOf(form: AfterSalesForm, book: WorkbookSnapshot, all: readonly Placed[]): InvitationList {
  const lines = form.records.map((record) => lineOf(record, form));
  const sheet = findSheet(book, form.sheet);
  const header = form.headerRows[0] ?? 1;
  const first = lines.flatMap(({ followUps }) => followUps.flatMap(({ date }) => date ?? [])).sort()[0];
  const title =
    sheet === undefined
      ? { name: form.sheet }
      : titleOf(sheet, header, { date1904: book.date1904, near: first, top: endAbove(form, header, all) + 1 });
  return { sheet: form.sheet, ...title, lines };
}

/** The last row of the list that stands above this one on its sheet; 0 where none does. */
function endAbove(form: AfterSalesForm, header: number, all: readonly Placed[]): number {
  return all
    .filter((other) => other !== form && other.sheet === form.sheet)
    .flatMap(({ range }) => Number(/(\d+)$/u.exec(range)?.[1] ?? 0))
    .filter((end) => end < header)
    .reduce((most, end) => Math.max(most, end), 0);
}

function lineOf({ row, fields, steps = [] }: AfterSalesRecord, form: AfterSalesForm): InvitationLine {
  const column = form.columns.find(({ field }) => field === 'customerName')?.column ?? form.columns[0]?.column ?? 'A';
  return {
    row,
    cell: `${column}${String(row)}`,
    name: fields.customerName,
    phone: fields.phone,
    plate: fields.plate,
    model: fields.model,
    group: fields.group,
    consultant: fields.consultant ?? form.consultant,
    inviter: fields.inviter,
    answer: ANSWERS.find((one): one is Answer => one === fields.answer),
    result: fields.result,
    followUps: steps.map(({ step, date, result }): FollowUp => ({ step, date, result })),
    attended: fields.attended,
    attendedCount: fields.attendedCount,
    dealt: fields.dealt,
    lostReason: fields.lostReason,
  };
}
