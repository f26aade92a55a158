import { dayOf, type IsoDate } from '../../calendar';
import { isRegister, type Customer, type LedgerRow } from '../../customers';
import type { Form, RecordFields } from '../../forms/types';
import { text } from '../../words';
import { beforeContact, readLevel, type ContactLevel } from '../contacts/contact';
import { keptCustomer, sameConsultant } from '../customers';
import { footPieces } from './report-foot';
import { lineIn, reportOf, reportPiece, type ReportedContact, type Via } from './report-line';
import { booksAfter, reportTarget } from './report-target';
import { report } from '../settle';
import { belongsInMatrix } from '../take-in-visitor';
import { BadRequest, blockOf, type Books, type KeepReport, type Piece, type Without } from '../types';

export interface ReportRequest {
  readonly consultant: string;
  readonly date: IsoDate;
}

/**
 * The day's report of a consultant, drafted from matrix and register: a line for every contact of the day that is not in it yet, counts at
 * the foot where they are empty, tomorrow's plan where the form has a place. What somebody typed stays.
 * @throws BadRequest where no form knows the consultant
 */
export function draftReport(books: Books, { consultant, date }: ReportRequest): KeepReport {
  const known = books.ledger.customers.some(({ rows }) =>
    rows.some((row) => sameConsultant(row.consultant, consultant)),
  );
  const named = books.recognised.forms.some((form) => sameConsultant(form.consultant, consultant));
  if (!known && !named) throw new BadRequest(text('keeping.error.consultant', { consultant }));
  const contacts = contactsOf(books, consultant, date);
  if (contacts.length === 0 && !reportOf(books.recognised.forms, date, consultant)) {
    const why = text('keeping.without.no-contacts', { consultant, date });
    return report(undefined, { pieces: [], without: [] }, [{ place: 'report-row', why }], []);
  }
  const target = reportTarget(books, consultant, date);
  const pieces: Piece[] = [];
  const without: Without[] = [];
  if (target.changes.length > 0)
    pieces.push({
      place: 'report-row',
      sheet: target.form.sheet,
      row: 1,
      writes: [],
      changes: target.changes,
      expects: [],
    });
  let now = target.books;
  let form: Form | undefined = target.form;
  for (const contact of contacts) {
    if (!form) break;
    if (lineIn(form, contact.customer, date)) continue;
    const made = reportPiece(
      now,
      form,
      contact,
      text('keeping.change.report', { name: contact.customer.name ?? '', date }),
    );
    without.push(...made.without);
    if (!made.piece) continue;
    const after = booksAfter(now, made.piece.changes);
    const read = sameForm(after, form);
    // A line that would be read otherwise than it is written, or that changes others, is left out and said.
    if (!read || !holds(read, form, made.piece)) {
      without.push({
        place: 'report-row',
        why: text('keeping.without.line-unread', { name: contact.customer.name ?? '', sheet: form.sheet }),
      });
      continue;
    }
    pieces.push(made.piece);
    now = after;
    form = read;
  }
  if (form) {
    const foot = footPieces(now, form, { consultant, date });
    pieces.push(...foot);
  }
  const customers = contacts.length === 1 && contacts[0] ? keptCustomer(contacts[0].customer) : undefined;
  return report(customers, { pieces, without: [] }, without, []);
}

/** Reports side by side share their header rows: the column in which they begin tells them apart. */
const sameForm = ({ recognised }: Books, form: Form): Form | undefined =>
  recognised.forms.find(
    (one) => one.sheet === form.sheet && blockOf(one) === blockOf(form) && one.headerRows[0] === form.headerRows[0],
  );

/** One line more, read as it was written, and the others as before. */
function holds(after: Form, before: Form, piece: Piece): boolean {
  const said = (form: Form, row: number): string =>
    JSON.stringify(form.records.find((record) => record.row === row)?.fields);
  if (after.records.length !== before.records.length + 1 || after.date !== before.date) return false;
  if (before.records.some(({ row }) => said(before, row) !== said(after, row))) return false;
  return piece.expects.every(({ row, fields }) => {
    const record = after.records.find((one) => one.row === row);
    return (
      record !== undefined &&
      Object.entries(fields ?? {}).every(([field, value]) => record.fields[field as keyof RecordFields] === value)
    );
  });
}

/** Everybody whom the consultant was in contact with on the day, each once: those of the matrix first. */
function contactsOf(books: Books, consultant: string, date: IsoDate): ReportedContact[] {
  const day = dayOf(date);
  const found: ReportedContact[] = [];
  for (const customer of books.ledger.customers) {
    const matrix = customer.entries.find(
      (entry) => entry.day === day && entry.stage === 'matrix' && sameConsultant(entry.row.consultant, consultant),
    );
    const line = customer.rows.find(
      (row) =>
        isRegister(row.form.form) &&
        row.day === day &&
        row.phones.length > 0 &&
        sameConsultant(row.consultant, consultant),
    );
    const level = levelOf(books, matrix?.level ?? lineLevel(line));
    if (!matrix && !(line && level && belongsInMatrix(level, books.profile))) continue;
    found.push({
      customer,
      date,
      level,
      before: beforeContact(customer, books.profile, date),
      via: line ? viaOf(line) : undefined,
      time: line?.record.fields.arriveTime,
      note: line?.record.fields.outcome,
    });
  }
  return found.sort((a, b) => placeOf(a.customer) - placeOf(b.customer));
}

const lineLevel = (line: LedgerRow | undefined): string | undefined =>
  line?.record.fields.followUpLevel ?? line?.record.fields.level;

const placeOf = ({ rows }: Customer): number =>
  Math.min(...rows.map(({ formIndex, record }) => formIndex * 100_000 + record.row));

function viaOf({ form, record }: LedgerRow): Via {
  const kind = record.fields.contactKind ?? (form.form === 'call-register' ? 'call' : 'visit');
  return kind === 'call' ? 'phone' : kind;
}

/** A code that the profile does not know is reported without a level rather than not at all. */
function levelOf(books: Books, code: string | undefined): ContactLevel | undefined {
  if (code === undefined) return undefined;
  try {
    return readLevel(code, books.profile);
  } catch (error) {
    if (error instanceof BadRequest) return undefined;
    throw error;
  }
}
