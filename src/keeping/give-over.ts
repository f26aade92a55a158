import { dateOf, dayOf, monthOf, type IsoDate } from '../calendar';
import type { Customer } from '../customers';
import { moveOffClosedDay } from '../schedule';
import { findSheet, type Change } from '../sheet';
import { text } from '../words';
import { keptCustomer, sameConsultant } from './customers';
import { firstContact } from './contacts/log-contact';
import { columnsFor } from './contacts/manner';
import { matrixRowPiece } from './contacts/matrix-row';
import { matricesFor } from './contacts/which-matrix';
import { settledReport } from './settle';
import { BadRequest, type Books, type KeepReport, type Piece } from './types';

/**
 * 移交 within the month: the customer gets a row in the colleague's matrix with the mark of a first contact on the next day. The row of who gives stays
 * as it is, what was written there happened; a note on both sides says who has the customer now. At the month's close `close --hand-over` moves the customer instead.
 * @throws BadRequest where the colleague is the one who has the customer, or has a row for the customer already
 */
export function giveOver(books: Books, customer: Customer, to: string, date: IsoDate): KeepReport {
  const { name = '', phone, model, rows } = customer;
  if (sameConsultant(customer.consultant, to)) throw new BadRequest(text('keeping.error.own-customer', { name, to }));
  const forms = matricesFor(books, date, to);
  const [form] = forms;
  const why = text('keeping.change.give', { name, from: customer.consultant ?? '—', to });
  if (form === undefined) throw new BadRequest(text('keeping.error.no-matrix-of', { to, month: monthOf(date) }));
  if (forms.length > 1)
    throw new BadRequest(text('keeping.error.two-matrices-of', { to, month: monthOf(date), count: forms.length }));
  const there = rows.find(
    (row) => row.form === form && (row.consultant === undefined || sameConsultant(row.consultant, to)),
  );
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
  const pieces = made.piece ? [made.piece, ...marks(books, customer, made.piece, { to, date })] : [];
  const report = settledReport(
    books,
    keptCustomer(customer),
    { pieces, without: made.without, questions: [] },
    undefined,
  );
  // A row that could not be read again was left out, and with it all that would speak of it.
  return report.writes.length > 0 ? report : { ...report, changes: [] };
}

/**
 * A note at the customer's name on both sides, as the close writes it: from whom in the new row, to whom in the old one. Where notes cannot be
 * written (Excel) there is none; a person's note stays above ours.
 */
function marks(books: Books, customer: Customer, made: Piece, { to, date }: { to: string; date: IsoDate }): Piece[] {
  const own = customer.rows.find(
    ({ form, month, consultant }) =>
      form.form === 'contact-matrix' && month === monthOf(date) && sameConsultant(consultant, customer.consultant),
  );
  const [name] = own ? columnsFor(own.form, 'customerName') : [];
  const row = own?.record.row ?? made.row;
  const old = name && { sheet: own?.form.sheet ?? '', row, cell: `${name.column}${String(row)}` };
  const cell = made.cellOf?.['customerName'];
  return [
    ...(cell === undefined ? [] : noted(books, { ...made, cell }, `${date} ${customer.consultant ?? ''} 移交`, '')),
    ...(old === undefined
      ? []
      : noted(books, { ...made, ...old }, `${date} 移交 ${to}`, notesOn(books, old.sheet)?.get(old.cell) ?? '')),
  ];
}

const notesOn = ({ book }: Books, sheet: string): ReadonlyMap<string, string> | undefined =>
  findSheet(book, sheet)?.notes;

function noted(
  books: Books,
  { place, sheet, row, cell }: Pick<Piece, 'place' | 'sheet' | 'row'> & { cell: string },
  words: string,
  before: string,
): Piece[] {
  if (notesOn(books, sheet) === undefined) return [];
  const after = before === '' ? words : `${before}\n${words}`;
  const change: Change = { kind: 'note', sheet, cell, before, after, why: text('keeping.change.given') };
  return [{ place, sheet, row, writes: [], changes: [change], expects: [] }];
}
