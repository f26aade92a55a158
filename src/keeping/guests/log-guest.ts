import type { RecordFields } from '../../forms/types';
import { text } from '../../words';
import { nextCall } from '../calls/call-rows';
import { rowCall } from '../calls/row-call';
import { columnsFor } from '../contacts/manner';
import { settledReport } from '../settle';
import { BadRequest, type Books, type KeepReport, type KeptCustomer } from '../types';
import type { GuestRequest } from './types';

/**
 * A follow-up of a guest, the answer, the signing in and the deal, written into the line of the invitation list: the next free follow-up's
 * own columns, the answer in words or as a tick, as the list is kept. An answer that changes is written over (the preview shows what stood
 * there); everything else that somebody wrote is asked about. What the list has no column for is said.
 * @throws BadRequest where the line is not on an invitation list
 */
export function logGuest(books: Books, request: GuestRequest): KeepReport {
  const { sheet, row, date, result, answer, reason, attended, dealt, note, choices = {}, places } = request;
  const form = books.recognised.afterSales.find(
    (one) => one.form === 'event-invitation' && one.sheet === sheet && one.records.some((record) => record.row === row),
  );
  const record = form?.records.find((one) => one.row === row);
  if (form === undefined || record === undefined) throw new BadRequest(text('keeping.error.no-guest', { sheet, row }));
  const line = { form, record };
  const called = result !== undefined || (answer !== undefined && attended === undefined);
  const step = called ? nextCall(line) : undefined;
  const hasSteps = Object.keys(form.stepColumns ?? {}).length > 0;
  const fields: RecordFields = { answer, attended, dealt, lostReason: reason, remark: note };
  // A list that counts heads is signed with one.
  if (attended === true && columnsFor(form, 'attended').length === 0 && columnsFor(form, 'attendedCount').length > 0) {
    delete fields.attended;
    fields.attendedCount = record.fields.attendedCount ?? 1;
  }
  const name = record.fields.customerName;
  const outcome = rowCall(
    books,
    {
      place: 'guest-row',
      row: line,
      told: { date, ...(called ? { result: result ?? 'reached' } : {}) },
      fields,
      ...(step === undefined ? { undated: true as const } : { step }),
      ...(called && step === undefined && hasSteps ? { full: true as const } : {}),
    },
    choices,
    text('keeping.change.guest', { name: name ?? '', date }),
  );
  const customer: KeptCustomer = {
    name,
    phone: record.fields.phone,
    consultant: record.fields.inviter ?? record.fields.consultant,
    rows: [{ sheet, row, form: form.form }],
  };
  const questions = outcome.question === undefined ? [] : [outcome.question];
  const pieces = outcome.piece === undefined ? [] : [outcome.piece];
  return settledReport(books, customer, { pieces, without: outcome.without, questions }, places);
}
