import type { IsoDate } from '../../calendar';
import type { Customer } from '../../customers';
import type { Column, Form, FormRecord, RecordFields } from '../../forms/types';
import { plainWord } from '../../customers';
import { freeLine, isBare, refusalOf } from '../../places';
import { columnNumber } from '../../sheet';
import { text, type Text } from '../../words';
import { latest, type Before, type ContactLevel } from '../contacts/contact';
import { sameConsultant } from '../customers';
import { timeLike, fractionOf } from '../dates';
import { lineCells, type LineCell } from '../line-cells';
import { columnsFor, samplesIn, type Line } from '../contacts/manner';
import { lineOf, linePiece, refusals } from '../piece';
import { holdsTicks, lastWord, says, tickOf } from '../ticks';
import type { Books, Piece, Without } from '../types';

export type Via = 'phone' | 'visit' | 'online';

/** A contact as the day's report tells it. */
export interface ReportedContact {
  readonly customer: Customer;
  readonly date: IsoDate;
  readonly level: ContactLevel | undefined;
  readonly before: Before;
  readonly via?: Via;
  readonly time?: string;
  readonly note?: string;
}

/** The report of a day and consultant; a log over several days is one for each of them. */
export function reportOf(forms: readonly Form[], date: IsoDate, consultant: string | undefined): Form | undefined {
  const reports = forms.filter((form) => form.form === 'daily-report');
  const suits = (form: Form): boolean =>
    form.consultant === undefined
      ? columnsFor(form, 'consultant').length > 0 || consultant === undefined || form.records.length > 0
      : sameConsultant(form.consultant, consultant);
  const ofDay = reports.filter((form) => form.date === date);
  const own = ofDay.find((form) => sameConsultant(form.consultant, consultant));
  const open = ofDay.filter((form) => form.consultant === undefined && suits(form));
  if (own ?? (open.length === 1 && open[0])) return own ?? open[0];
  return reports.find(
    (form) =>
      form.date === undefined &&
      columnsFor(form, 'date').length > 0 &&
      (form.month === undefined || form.month === date.slice(0, 7) || form.records.length > 0) &&
      suits(form),
  );
}

/** What a line of the report says of a contact. */
export function reportFields(contact: ReportedContact, form: Form): RecordFields {
  const { customer, before, level, date, note } = contact;
  const ordered = level?.state === 'ordered' || level?.state === 'delivered';
  return {
    ...(form.date === undefined ? { date } : {}),
    customerName: customer.name,
    model: customer.model,
    phone: customer.phone,
    source: latest(customer, ({ record }) => record.fields.source),
    district: latest(customer, ({ record }) => record.fields.district),
    consultant: form.consultant === undefined ? customer.consultant : undefined,
    purpose: before.bought ? 'paperwork' : before.first ? 'prospecting' : 'promotion',
    levelBefore: before.first ? undefined : before.level,
    levelAfter: level?.code,
    carriedFrom: before.carriedFrom,
    outcome: note ?? outcomeOf(before, level, ordered),
  };
}

/** 访问经过 in the five words of the form (domain §4). */
function outcomeOf(before: Before, level: ContactLevel | undefined, ordered: boolean): string {
  if (ordered) return '成交';
  if (level !== undefined && ['lost', 'frozen', 'out-of-control', 'invalid'].includes(level.state)) return '战败';
  if (before.first) return '新增意向客户';
  const order = 'HABCN';
  const [from, to] = [order.indexOf(before.level ?? ' '), order.indexOf(level?.code ?? ' ')];
  return from >= 0 && to > from ? '确度降级' : '促进中';
}

/** The customer's line in a report, where there is one. */
export function lineIn(form: Form, customer: Customer, date: IsoDate): FormRecord | undefined {
  return form.records.find(({ row, fields }) => {
    if (form.date === undefined && fields.date !== undefined && fields.date !== date) return false;
    if (customer.rows.some((own) => own.form === form && own.record.row === row)) return true;
    return (
      fields.phone === undefined &&
      fields.customerName !== undefined &&
      plainWord(fields.customerName) === plainWord(customer.name)
    );
  });
}

/** The contact as a line of the report: a new one, or what the customer's line there lacks. */
export function reportPiece(
  books: Books,
  form: Form,
  contact: ReportedContact,
  why: Text,
): { piece?: Piece; without: Without[] } {
  const existing = lineIn(form, contact.customer, contact.date);
  const sheet = books.book.sheets.find(({ name }) => name === form.sheet);
  const free = existing === undefined && sheet ? freeLine(books.book, sheet, form) : undefined;
  if (existing === undefined && free === undefined)
    return { without: [{ place: 'report-row', why: text('keeping.without.full', { sheet: form.sheet }) }] };
  const line = lineOf(books, form, free ?? { row: existing?.row ?? 0, height: 1 });
  if (!line) return { without: [] };
  if (line.sheet.protected)
    return { without: [{ place: 'report-row', why: text('keeping.without.protected', { sheet: form.sheet }) }] };
  const fields = reportFields(contact, form);
  const kind = contact.via === 'phone' ? 'call' : contact.via;
  const written = lineCells(line, existing === undefined ? fields : missing(fields, existing, form));
  const tick =
    kind === undefined || existing?.fields.contactKind !== undefined ? undefined : viaCell(line, kind, contact.time);
  const cells = tick ? [...written.cells, tick.cell] : written.cells;
  if (cells.length === 0) return { without: refusals('report-row', written) };
  const piece = linePiece('report-row', line, free, { ...written, cells }, { ...fields, ...tick?.fields }, why);
  return { piece, without: refusals('report-row', written) };
}

/** Only what the line does not say yet. */
function missing(fields: RecordFields, existing: FormRecord, form: Form): RecordFields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([field]) =>
        existing.fields[field as keyof RecordFields] === undefined ||
        columnsFor(form, field as keyof RecordFields).length === 0,
    ),
  );
}

/**
 * How the contact was made: a tick where the column holds ticks, the time where it holds times, the word where one column says it. An
 * empty column tells by the other of the pair; a tick among times would change how the column reads.
 */
function viaCell(
  line: Line,
  kind: NonNullable<RecordFields['contactKind']>,
  time: string | undefined,
): { cell: LineCell; fields: RecordFields } | undefined {
  const timed = { call: 'callTime', visit: 'visitTime', online: undefined } as const;
  const field = timed[kind];
  const pair = line.form.columns.filter((column) => ['callTime', 'visitTime', 'contactKind'].includes(column.field));
  const own = pair.filter(
    (column) =>
      column.field === field || (column.field === 'contactKind' && says('contactKind', lastWord(column.header), kind)),
  );
  const [at] = own;
  const ways = [...new Set(pair.map(({ column }) => column))];
  if (at === undefined || (ways.length === 1 && at.field === 'contactKind')) return wordCell(line, pair, kind);
  const column = columnNumber(at.column);
  if (!isBare(line.sheet, line.row, column)) return undefined;
  const ticks =
    holdsTicks(line, at) ?? pair.map((other) => holdsTicks(line, other)).find((found) => found !== undefined);
  const put = (
    value: LineCell['value'],
    fields: RecordFields,
    format?: string,
  ): { cell: LineCell; fields: RecordFields } | undefined =>
    refusalOf(line.sheet, line.row, column, value) !== undefined
      ? undefined
      : { cell: { row: line.row, column, value, format, fields: Object.keys(fields) as LineCell['fields'] }, fields };
  if (ticks === true) return put(tickOf(line, pair), { contactKind: kind });
  if (ticks === false && time !== undefined && field !== undefined) {
    const sample = [at, ...pair].flatMap((one) => samplesIn(line, one))[0]?.cell;
    return typeof sample?.value === 'number'
      ? put(fractionOf(time), { [field]: time }, sample.format)
      : put(timeLike(String(sample?.value ?? ''), time), { [field]: time });
  }
  return undefined;
}

function wordCell(line: Line, pair: readonly Column[], kind: NonNullable<RecordFields['contactKind']>) {
  const columns = pair.filter(({ field }) => field === 'contactKind');
  if (columns.length !== 1 || pair.length !== 1) return undefined;
  const [cell] = lineCells(line, { contactKind: kind }).cells;
  return cell && { cell, fields: { contactKind: kind } };
}
