import { dateOf, dayOf, monthOf, type IsoDate } from '../calendar';
import type { Customer } from '../customers';
import { moveOffClosedDay } from '../schedule';
import { text } from '../words';
import { keptCustomer, sameConsultant } from './customers';
import { firstContact, matricesFor } from './contacts/log-contact';
import { matrixRowPiece } from './contacts/matrix-row';
import { settledReport } from './settle';
import { BadRequest, type Books, type KeepReport } from './types';

/**
 * 移交 within the month: the customer gets a row in the colleague's matrix with the mark of a first contact on the next day. The row of who gives stays
 * as it is: what was written there happened. At the month's close `close --hand-over` moves the customer instead.
 * @throws BadRequest where the colleague is the one who has the customer, or has a row for the customer already
 */
export function giveOver(books: Books, customer: Customer, to: string, date: IsoDate): KeepReport {
  const { name = '', phone, model, rows } = customer;
  if (sameConsultant(customer.consultant, to)) throw new BadRequest(text('keeping.error.own-customer', { name, to }));
  const forms = matricesFor(books, date, to);
  const [form] = forms;
  const why = text('keeping.change.give', { name, from: customer.consultant ?? '—', to });
  if (form === undefined || forms.length > 1)
    throw new BadRequest(text('keeping.error.no-matrix-of', { to, month: monthOf(date) }));
  const there = rows.find((row) => row.form === form && sameConsultant(row.consultant, to));
  if (there !== undefined)
    throw new BadRequest(text('keeping.error.has-row', { name, to, sheet: there.form.sheet, row: there.record.row }));
  const day = dayOf(date);
  const next = dateOf(moveOffClosedDay(day + 1, day, books.profile));
  const made = matrixRowPiece(books, form, {
    fields: {
      customerName: customer.name,
      phone,
      model,
      source: rows.find(({ record }) => record.fields.source !== undefined)?.record.fields.source,
      firstContactDate: firstContact(customer) ?? date,
      consultant: form.consultant === undefined ? to : undefined,
    },
    date,
    next,
    why,
  });
  const pieces = made.piece ? [made.piece] : [];
  return settledReport(books, keptCustomer(customer), { pieces, without: made.without, questions: [] }, undefined);
}
