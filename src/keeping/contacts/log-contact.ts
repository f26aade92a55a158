import { dayOf, type IsoDate } from '../../calendar';
import type { Customer, LedgerRow } from '../../customers';
import { isRegister, plainWord } from '../../customers';
import type { Form, FormRecord } from '../../forms/types';
import { text, type Text } from '../../words';
import { cardRowPiece } from '../cards/card-row';
import { beforeContact, lossKindOf, nextVisit, readLevel, type ContactLevel } from './contact';
import { findCustomer, keptCustomer, sameConsultant } from '../customers';
import { lineCells } from '../line-cells';
import { lossPiece, lossRecordOf } from './loss-line';
import { columnsFor } from './manner';
import { dayPiece, hasDay, markPiece, matrixPlace } from './matrix-day';
import { matrixRowPiece } from './matrix-row';
import { closedMonth, noRow, twoMatrices } from './questions';
import { matricesFor, matrixForRow } from './which-matrix';
import { asItsPeers } from '../peers';
import { lineOf, linePiece, refusals } from '../piece';
import { isOnDay } from '../proof';
import { reportOf, reportPiece, type Via } from '../reports/report-line';
import { report, settledReport } from '../settle';
import {
  BadRequest,
  type Books,
  type Choices,
  type KeepQuestion,
  type KeepReport,
  type Piece,
  type Place,
  type Without,
} from '../types';

export interface LogRequest {
  /** A phone, its last four digits, a name, or `SHEET!ROW`. */
  readonly who: string;
  readonly date: IsoDate;
  readonly level: string;
  readonly via?: Via;
  /** `HH:mm`. */
  readonly time?: string;
  readonly note?: string;
  /** The next visit; by default the level's interval after the contact. */
  readonly next?: IsoDate | 'none';
  readonly reason?: string;
  readonly rival?: string;
  readonly consultant?: string;
  readonly choices?: Choices;
  /** Only these places are written. */
  readonly places?: readonly Place[];
}

/**
 * One contact with one customer, written everywhere where it belongs in this workbook: the day's cell of the matrix, the next mark,
 * 追踪后级别, a line of the day's report, a line of the loss record. Pure: the answer is what would be written, where not and why, and
 * what must be decided first.
 * @throws BadRequest for an unknown customer, a level outside the profile, a next visit that is not after the contact
 */
export function logContact(books: Books, request: LogRequest): KeepReport {
  const choices = request.choices ?? {};
  const level = readLevel(request.level, books.profile);
  if (request.next !== undefined && request.next !== 'none' && request.next <= request.date)
    throw new BadRequest(text('keeping.error.next', { next: request.next, date: request.date }));
  const found = findCustomer(books, request.who, request.consultant, choices);
  if ('question' in found) return report(undefined, { pieces: [], without: [] }, [], [found.question]);
  const log = new ContactLog(books, request, found.customer, level);
  return log.run(choices);
}

class ContactLog {
  readonly pieces: Piece[] = [];
  readonly without: Without[] = [];
  readonly questions: KeepQuestion[] = [];
  private consultant: string | undefined;
  private readonly why: Text;

  constructor(
    private readonly books: Books,
    private readonly request: LogRequest,
    private readonly customer: Customer,
    private readonly level: ContactLevel,
  ) {
    this.consultant = request.consultant ?? customer.consultant;
    this.why = text('keeping.change.contact', { name: customer.name ?? '', date: request.date, level: level.code });
  }

  run(choices: Choices): KeepReport {
    this.matrix(choices);
    this.followUp();
    this.report();
    this.loss();
    this.card();
    return {
      ...settledReport(this.books, keptCustomer(this.customer), this, this.request.places),
      next: this.next(),
    };
  }

  /** When again: as somebody said, else by the level's interval. */
  private next(): IsoDate | undefined {
    const { next, date } = this.request;
    return next === 'none' ? undefined : (next ?? nextVisit(date, this.level, this.books.profile));
  }

  private wants(place: Place): boolean {
    return this.request.places?.includes(place) ?? true;
  }

  private take(outcome: { piece?: Piece; question?: KeepQuestion; without?: Without } | undefined): void {
    if (outcome?.piece) this.pieces.push(outcome.piece);
    if (outcome?.question) this.questions.push(outcome.question);
    if (outcome?.without) this.without.push(outcome.without);
  }

  /**
   * The rows of the customer in matrices that have the day; those of the consultant where there are any, all of them where nobody said whose and several
   * have one. A row of nobody's is the consultant's where a new one would go into the same matrix.
   */
  private matrixRows(): readonly LedgerRow[] {
    const { customer, consultant, books, request } = this;
    const rows = customer.rows.filter((row) => row.form.form === 'contact-matrix' && hasDay(row.form, request.date));
    const own = rows.filter((row) => sameConsultant(row.consultant, consultant));
    if (request.consultant === undefined) {
      const named = rows.filter((row) => row.consultant !== undefined);
      const several = named.some((row) => !sameConsultant(row.consultant, named[0]?.consultant));
      return own.length > 0 && !several ? own : rows;
    }
    if (own.length > 0) return own;
    const shared = matricesFor(books, request.date, consultant);
    return rows.filter((row) => row.consultant === undefined && shared.includes(row.form));
  }

  private matrix(choices: Choices): void {
    if (!this.wants('matrix-day') && !this.wants('matrix-mark') && !this.wants('matrix-row')) return;
    const rows = this.matrixRows();
    const [first] = rows;
    if (first === undefined) {
      this.newRow(choices);
      return;
    }
    const chosen = rows.length === 1 ? first : rows[(choices['two-matrices'] ?? 0) - 1];
    if (chosen === undefined) {
      if (this.wants('matrix-day')) this.questions.push(twoMatrices(rows));
      return;
    }
    // Who was chosen between two consultants' rows is whose report and record it is.
    if (rows.length > 1) this.consultant = chosen.consultant ?? this.consultant;
    this.writeInto(chosen, choices);
  }

  /** The level on the day, and the next mark, in a row of the customer's. */
  private writeInto(chosen: LedgerRow, choices: Choices): void {
    const { date } = this.request;
    const place = matrixPlace(this.books, chosen, date);
    const day =
      place && this.wants('matrix-day') ? dayPiece(place, date, this.level.code, choices, this.why) : undefined;
    const carried = day && 'piece' in day ? carriedOn(this.customer, chosen) : undefined;
    if (carried && choices['closed-month'] === undefined) {
      this.questions.push(closedMonth(chosen, carried, date));
      return;
    }
    if (carried && choices['closed-month'] === 2) {
      const month = chosen.month ?? date.slice(0, 7);
      this.without.push({ place: 'matrix-day', why: text('keeping.without.closed-month', { month }) });
      return;
    }
    this.take(day);
    this.mark(chosen);
  }

  private mark(row: LedgerRow): void {
    const { request, level } = this;
    if (request.next === 'none' || !this.wants('matrix-mark')) return;
    const next = this.next();
    if (next === undefined) {
      if (level.state === 'open')
        this.without.push({ place: 'matrix-mark', why: text('keeping.without.no-interval', { level: level.code }) });
      return;
    }
    // Of half months each has a sheet of its own: the mark goes where its day is.
    const near = this.customer.rows.filter(
      (one) =>
        one.form.form === 'contact-matrix' &&
        one.month === row.month &&
        one.consultant === row.consultant &&
        hasDay(one.form, next),
    );
    const other = near.find(({ form }) => form === row.form) ?? near[0];
    this.take(
      markPiece(
        this.books,
        other ?? row,
        next,
        text('keeping.change.next', { name: this.customer.name ?? '', date: next }),
      ),
    );
  }

  /** No row in the consultant's matrix: a question; without such a matrix nothing to write in. */
  private newRow(choices: Choices): void {
    const { date } = this.request;
    const found = matrixForRow(this.books, date, this.consultant, choices);
    if ('why' in found) {
      if (this.wants('matrix-day')) this.without.push({ place: 'matrix-day', why: found.why });
      return;
    }
    if ('question' in found) {
      this.questions.push(found.question);
      return;
    }
    const { form } = found;
    const namesakes = this.rowsWithoutNumber(form);
    const there = namesakes.find(({ contacts = [] }) =>
      contacts.some((one) => isOnDay(one, form, date) && one.level === this.level.code),
    );
    if (there !== undefined) {
      this.without.push({
        place: 'matrix-row',
        why: text('keeping.without.there', { sheet: form.sheet, row: there.row }),
      });
      return;
    }
    const chosen = choices['no-row'];
    if (chosen === undefined && this.wants('matrix-day')) {
      this.questions.push(noRow(this.customer, form, namesakes));
      return;
    }
    const namesake = namesakes[(chosen ?? 0) - 3];
    const known =
      namesake && this.books.ledger.customers.flatMap(({ rows }) => rows).find(({ record }) => record === namesake);
    if (known) {
      this.writeInto(known, choices);
      return;
    }
    if (chosen !== 1) {
      this.without.push({ place: 'matrix-day', why: text('keeping.without.no-row', { sheet: form.sheet }) });
      return;
    }
    const { level, customer } = this;
    const next = this.next();
    const made = matrixRowPiece(this.books, form, {
      fields: {
        customerName: customer.name,
        phone: customer.phone,
        model: customer.model,
        source: customer.rows.find(({ record }) => record.fields.source !== undefined)?.record.fields.source,
        firstContactDate: firstContact(customer) ?? date,
        consultant: form.consultant === undefined ? this.consultant : undefined,
      },
      date,
      level: level.code,
      next,
      why: this.why,
    });
    if (made.piece) this.pieces.push(made.piece);
    this.without.push(...made.without);
  }

  /**
   * Rows of the customer's name by which no number tells whose they are: a matrix without numbers, or one whose formula could not find it. Nobody is known by
   * the name alone: they are offered, not taken.
   */
  private rowsWithoutNumber(form: Form): FormRecord[] {
    const { customer } = this;
    return form.records.filter(
      ({ fields }) =>
        (fields.phone === undefined || customer.phone === undefined) &&
        fields.customerName !== undefined &&
        plainWord(fields.customerName) === plainWord(customer.name) &&
        (fields.model ?? customer.model) === (customer.model ?? fields.model),
    );
  }

  /** 追踪后级别 of the register's row: the day of the visit and the next one are its time. */
  private followUp(): void {
    if (!this.wants('register-follow-up')) return;
    const day = dayOf(this.request.date);
    const rows = this.customer.rows.filter(
      (row) => isRegister(row.form.form) && row.day !== undefined && (row.day === day || row.day === day - 1),
    );
    const row = rows.filter(({ record }) => record.fields.followUpLevel === undefined).at(-1);
    if (row === undefined) return;
    if (columnsFor(row.form, 'followUpLevel').length === 0) {
      this.without.push({
        place: 'register-follow-up',
        why: text('keeping.without.no-column', { sheet: row.form.sheet, field: text('forms.field.followUpLevel') }),
      });
      return;
    }
    const line = lineOf(this.books, row.form, { row: row.record.row, height: 1 });
    if (!line) return;
    const written = lineCells(line, { followUpLevel: this.level.code });
    this.without.push(...refusals('register-follow-up', written));
    if (written.cells.length > 0)
      this.pieces.push(
        linePiece('register-follow-up', line, undefined, written, { followUpLevel: this.level.code }, this.why),
      );
  }

  private report(): void {
    if (!this.wants('report-row')) return;
    const { request, customer, level, books } = this;
    const found = reportOf(books.recognised.forms, request.date, this.consultant);
    if (!found) {
      this.without.push({
        place: 'report-row',
        why: text('keeping.without.no-report', { date: request.date, consultant: this.consultant ?? '' }),
      });
      return;
    }
    const { date, via, time, note } = request;
    const before = beforeContact(customer, books.profile, date);
    const made = reportPiece(
      books,
      asItsPeers(books, found),
      { customer, date, level, before, via, time, note },
      this.why,
    );
    if (made.piece) this.pieces.push(made.piece);
    this.without.push(...made.without);
  }

  /** A line in the customer's own card; a next visit that nobody named is the matrix's business. */
  private card(): void {
    if (!this.wants('card-row')) return;
    const { request, customer, level, books } = this;
    const { date, via, note } = request;
    const next = this.next();
    this.take(cardRowPiece(books, { customer, date, level: level.code, via, note, next }, this.why));
  }

  private loss(): void {
    const kind = lossKindOf(this.level.state);
    if (kind === undefined || !this.wants('loss-row')) return;
    const { request, customer, books } = this;
    const { date, reason, rival } = request;
    const loss = {
      customer,
      date,
      kind,
      levelBefore: beforeContact(customer, books.profile, date).level,
      reason,
      rival,
    };
    const form = lossRecordOf(books, loss);
    if (!form) {
      this.without.push({
        place: 'loss-row',
        why: text('keeping.without.no-loss-record', { month: date.slice(0, 7) }),
      });
      return;
    }
    const made = lossPiece(books, form, loss, this.why);
    if (made.piece) this.pieces.push(made.piece);
    this.without.push(...made.without);
  }
}

/** The day of the first contact that any form knows. */
export function firstContact({ rows, entries }: Customer): IsoDate | undefined {
  const dates = rows.flatMap(({ record }) => record.fields.firstContactDate ?? []);
  const dated = entries.find(({ undated }) => !undated)?.date;
  return [...dates, ...(dated === undefined ? [] : [dated])].sort()[0];
}

/** The row in a later matrix that took the customer over from this one: the month is closed for this customer. */
function carriedOn(customer: Customer, { month }: LedgerRow): LedgerRow | undefined {
  return month === undefined
    ? undefined
    : customer.rows.find(
        (row) => row.form.form === 'contact-matrix' && (row.month ?? '') > month && row.record.carryOver !== undefined,
      );
}
