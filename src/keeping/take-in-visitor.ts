import { dateOf, dayOf, monthOf, type IsoDate } from '../calendar';
import { isRegister, plainWord } from '../customers';
import { hasField } from '../forms/fields';
import { cellText, genderOf, parsePhoneText } from '../forms/values';
import type { FieldName, Form, FormRecord, RecordFields } from '../forms/types';
import { mergeAt } from '../places';
import { levelTable, type StoreProfile } from '../profile';
import { moveOffClosedDay } from '../schedule';
import { cellAt, columnNumber, findSheet, type SheetSnapshot } from '../sheet';
import { text, type Text } from '../words';
import { readLevel, type ContactLevel } from './contacts/contact';
import { describe, keptCustomer, sameConsultant } from './customers';
import { lineFor } from './groups';
import { asItsPeers } from './peers';
import { lineCells, type LineCells } from './line-cells';
import { sameMonth, titledMonth } from './contacts/loss-line';
import { matrixForRow } from './contacts/which-matrix';
import { columnsFor } from './contacts/manner';
import { matrixRowPiece } from './contacts/matrix-row';
import { lineOf, linePiece, refusals } from './piece';
import { flawsOf } from './proof';
import { report, settledReport } from './settle';
import {
  BadRequest,
  type Books,
  type Choices,
  type KeepQuestion,
  type KeepReport,
  type Piece,
  type Place,
  type Without,
} from './types';

export type VisitKind = NonNullable<RecordFields['contactKind']>;

export interface VisitRequest {
  readonly date: IsoDate;
  /** `HH:mm`. */
  readonly time: string;
  readonly leave?: string;
  readonly kind?: VisitKind;
  readonly name?: string;
  readonly phone?: string;
  readonly model?: string;
  readonly source?: string;
  readonly level?: string;
  readonly consultant?: string;
  /** Other fields of the register by name (`partySize: 2`). */
  readonly more?: RecordFields;
  readonly choices?: Choices;
  readonly places?: readonly Place[];
}

/**
 * A visitor or caller: the next line of the register, and from the profile's minimum level on a row in the consultant's matrix with the
 * mark of the first contact. Only what was said is written. Who leaves nothing gets the line with times and consultant.
 * @throws BadRequest for a level outside the profile or a number that is none
 */
export function takeInVisitor(books: Books, request: VisitRequest): KeepReport {
  const { profile, ledger } = books;
  const level = request.level === undefined ? undefined : readLevel(request.level, profile);
  const phone = request.phone === undefined ? undefined : readPhone(request.phone);
  const choices = request.choices ?? {};
  const known = phone === undefined ? undefined : ledger.customers.find(({ phones }) => phones.includes(phone));
  const form = registerOf(books, request.date, request.kind ?? 'visit');
  const consultant = request.consultant ?? form?.consultant;
  const again = known || !form ? undefined : sameLine(form, { ...request, phone, consultant });
  const customer = known ? keptCustomer(known) : { name: request.name, phone, consultant, rows: [] };
  const questions: KeepQuestion[] = [];
  if (choices['known-customer'] === undefined) {
    if (known) questions.push(knownCustomer(known, phone ?? ''));
    if (again && form) questions.push(alreadyThere(form, again, request));
  }
  if ((known ?? again) && choices['known-customer'] === 2)
    return report(
      customer,
      { pieces: [], without: [] },
      [{ place: 'register-row', why: text('keeping.without.left') }],
      [],
    );
  const pieces: Piece[] = [];
  const without: Without[] = [];
  const why = text('keeping.change.visit', { name: request.name ?? '', date: request.date, time: request.time });
  if (form) {
    const made = registerPiece(
      books,
      form,
      { ...request, phone, level: level?.code, consultant },
      (known ?? again) === undefined,
      why,
    );
    if (made.piece) pieces.push(made.piece);
    without.push(...made.without);
  } else without.push({ place: 'register-row', why: noRegister(books, request.date) });
  if (
    level &&
    belongsInMatrix(level, profile) &&
    (request.name !== undefined || phone !== undefined) &&
    (known ?? again) === undefined
  ) {
    const made = matrixPiece(books, request, phone, level, consultant, why);
    if (made.piece) pieces.push(made.piece);
    if (made.question) questions.push(made.question);
    without.push(...made.without);
  }
  return settledReport(books, customer, { pieces, without, questions }, request.places);
}

function readPhone(words: string): string {
  const reading = parsePhoneText(words);
  if (reading.phone === undefined || reading.problem !== undefined || reading.phone2 !== undefined)
    throw new BadRequest(text('keeping.error.phone', { phone: words }));
  return reading.phone;
}

function knownCustomer(known: Parameters<typeof describe>[0], phone: string): KeepQuestion {
  const row = known.rows.at(-1);
  return {
    code: 'known-customer',
    sheet: row?.form.sheet ?? '',
    cell: `A${String(row?.record.row ?? 1)}`,
    text: text('keeping.question.known-customer', { phone: `…${phone.slice(-4)}`, customer: describe(known) }),
    choices: [{ text: text('keeping.choice.line-all-the-same') }, { text: text('keeping.choice.leave-it') }],
  };
}

/**
 * The line that says this very visit already, of somebody who is not known by the number: the same day and name (or none), the same time where the register
 * has times, nobody else's number or consultant. Without names and times nobody can tell two visitors apart.
 */
function sameLine(
  form: Form,
  { date, time, name, phone, consultant }: Pick<VisitRequest, 'date' | 'time' | 'name' | 'phone' | 'consultant'>,
): FormRecord | undefined {
  const timed = columnsFor(form, 'arriveTime').length > 0;
  if (!timed && name === undefined) return undefined;
  return form.records.find(
    ({ fields }) =>
      (fields.date ?? form.date) === date &&
      (!timed || fields.arriveTime === time) &&
      plainWord(fields.customerName) === plainWord(name) &&
      (fields.phone ?? phone) === phone &&
      (fields.consultant === undefined || sameConsultant(fields.consultant, consultant)),
  );
}

function alreadyThere({ sheet }: Form, { row }: FormRecord, { date, time }: VisitRequest): KeepQuestion {
  return {
    code: 'known-customer',
    sheet,
    cell: `A${String(row)}`,
    text: text('keeping.question.same-line', { sheet, row, date, time }),
    choices: [{ text: text('keeping.choice.line-all-the-same') }, { text: text('keeping.choice.leave-it') }],
  };
}

/** From the profile's minimum level on; an order or delivery on the spot needs a row as well. */
export function belongsInMatrix(level: ContactLevel, profile: StoreProfile): boolean {
  if (level.state === 'ordered' || level.state === 'delivered') return true;
  const table = levelTable(profile);
  const [own, least] = [table.get(level.code), table.get(profile.matrixFrom)];
  return level.state === 'open' && own !== undefined && least !== undefined && own.rank <= least.rank;
}

/** Days until the first contact after the visit is owed. */
const FIRST_CONTACT: Readonly<Record<StoreProfile['firstContact'], number>> = {
  '24h': 1,
  'next-day': 1,
  'two-days': 2,
};

function matrixPiece(
  books: Books,
  request: VisitRequest,
  phone: string | undefined,
  level: ContactLevel,
  consultant: string | undefined,
  why: Text,
): { piece?: Piece; without: Without[]; question?: KeepQuestion } {
  const { date, name, model, source, more } = request;
  const found = matrixForRow(books, date, consultant, request.choices ?? {});
  if ('why' in found) return { without: [{ place: 'matrix-row', why: found.why }] };
  if ('question' in found) return { without: [], question: found.question };
  const { form } = found;
  const day = dayOf(date);
  const due = moveOffClosedDay(day + FIRST_CONTACT[books.profile.firstContact], day, books.profile);
  return matrixRowPiece(books, form, {
    fields: {
      customerName: name,
      phone,
      model,
      source,
      color: more?.color,
      firstContactDate: date,
      consultant: form.consultant === undefined ? consultant : undefined,
    },
    date,
    level: level.code,
    next: level.state === 'open' && due > day ? dateOf(due) : undefined,
    why,
  });
}

/**
 * The register that a visit or call of this day belongs to: one of its kind for the day, for the month, or over several months; lists of
 * open customers and web leads last.
 */
export function registerOf(books: Books, date: IsoDate, kind: VisitKind): Form | undefined {
  const month = monthOf(date);
  const fits = (form: Form): boolean => {
    if (!isRegister(form.form) || !takesKind(form, kind)) return false;
    if (columnsFor(form, 'date').length === 0) {
      const day = form.date ?? form.records.at(-1)?.fields.date;
      return day === undefined ? form.month === month : day === date;
    }
    // A sheet whose title and lines are all of another day is that day's, though it has a place for a day in each line.
    if (
      form.date !== undefined &&
      form.date !== date &&
      form.records.every(({ fields }) => (fields.date ?? form.date) === form.date)
    )
      return false;
    const title = titledMonth(books, form);
    return title === undefined ? form.month === undefined || form.month <= month : sameMonth(title, month);
  };
  const rank = (form: Form): number =>
    (form.date === date ? 16 : 0) +
    (form.month === month ? 8 : 0) +
    (form.form === ownKind(kind) ? 4 : 0) +
    (columnsFor(form, 'arriveTime').length > 0 ? 2 : 0) +
    (form.records.length > 0 ? 1 : 0);
  const found = books.recognised.forms.map((form) => asItsPeers(books, form)).filter(fits);
  return [...found].sort((a, b) => rank(b) - rank(a))[0];
}

/** Why there is no register for the day: the store keeps a sheet a day, or has none for the month at all. */
function noRegister({ recognised }: Books, date: IsoDate): Text {
  const month = monthOf(date);
  const daily = recognised.forms.some(
    (form) => isRegister(form.form) && form.month === month && form.date !== undefined,
  );
  return daily ? text('keeping.without.no-day-register', { date }) : text('keeping.without.no-register', { month });
}

const ownKind = (kind: VisitKind): Form['form'] =>
  kind === 'visit' ? 'visitor-register' : kind === 'call' ? 'call-register' : 'visitor-call-register';

function takesKind(form: Form, kind: VisitKind): boolean {
  if (form.form === 'visitor-call-register') return true;
  return kind === 'call' ? form.form === 'call-register' : form.form === 'visitor-register' && kind === 'visit';
}

function registerPiece(
  books: Books,
  form: Form,
  said: Omit<VisitRequest, 'level'> & { readonly level?: string },
  isNew: boolean,
  why: Text,
): { piece?: Piece; without: Without[] } {
  const sheet = findSheet(books.book, form.sheet);
  if (!sheet) return { without: [] };
  const free = lineFor(books, sheet, form, said.consultant, {
    suits: (row) => suits(sheet, form, row, said.date),
    past: (row) => form.records.at(-1)?.fields.date !== said.date && isSubtotal(sheet, row),
  });
  if ('why' in free) return { without: [{ place: 'register-row', ...free }] };
  if (sheet.protected)
    return { without: [{ place: 'register-row', why: text('keeping.without.protected', { sheet: form.sheet }) }] };
  const line = lineOf(books, form, free);
  if (!line) return { without: [] };
  const dated = columnsFor(form, 'date').length > 0 || form.date !== undefined;
  const fieldsWith = (date: IsoDate | undefined): RecordFields => ({
    date,
    arriveTime: said.time,
    leaveTime: said.leave,
    contactKind: form.form === 'visitor-call-register' || said.kind === 'online' ? (said.kind ?? 'visit') : undefined,
    customerName: said.name,
    gender: said.name === undefined ? undefined : genderOf(said.name),
    phone: said.phone,
    model: said.model,
    source: said.source,
    firstVisit: said.kind === 'call' || !isNew ? undefined : said.phone === undefined ? undefined : true,
    level: said.level,
    consultant: form.consultant === undefined ? said.consultant : undefined,
    ...said.more,
  });
  const pieceWith = (own: RecordFields): { piece: Piece; written: LineCells } => {
    const cells = lineCells(line, own);
    return { written: cells, piece: linePiece('register-row', line, free, cells, { ...own, date: said.date }, why) };
  };
  let fields = fieldsWith(writesDate(form, sheet, said.date) ? said.date : undefined);
  let { piece, written } = pieceWith(fields);
  if (fields.date === undefined && dated && !saysDay(books, piece, said.date)) {
    fields = fieldsWith(said.date);
    ({ piece, written } = pieceWith(fields));
  }
  const lacks = (Object.keys(fields) as FieldName[]).filter(
    (field) => asked(said, field) && columnsFor(form, field).length === 0 && hasField(form.form, field),
  );
  return {
    piece,
    without: [
      ...(dated ? [] : [lacking(form, 'date')]),
      ...refusals('register-row', written),
      ...lacks.map((field) => lacking(form, field)),
    ],
  };
}

function lacking({ sheet }: Form, field: FieldName): Without {
  return {
    place: 'register-row',
    why: text('keeping.without.no-column', { sheet, field: text(`forms.field.${field}`) }),
  };
}

/** Whether a line that leaves the day out is read as of that day all the same: a merged day ends with its last line. */
function saysDay(books: Books, piece: Piece, date: IsoDate): boolean {
  const expects = piece.expects.map((one) => ({ ...one, fields: { ...one.fields, date } }));
  return !flawsOf(books, [{ ...piece, expects }]).some(({ field }) => field === 'date');
}

/** What a person said, as against what follows from it. */
function asked(
  said: Pick<VisitRequest, 'leave' | 'name' | 'phone' | 'model' | 'source' | 'more'> & { level?: string },
  field: FieldName,
): boolean {
  if (said.more?.[field] !== undefined) return true;
  const words: Partial<Record<FieldName, unknown>> = {
    leaveTime: said.leave,
    customerName: said.name,
    phone: said.phone,
    model: said.model,
    source: said.source,
    level: said.level,
  };
  return words[field] !== undefined;
}

/** Where the sheet writes a day once for several lines, its other lines are left blank. */
function writesDate(form: Form, sheet: SheetSnapshot, date: IsoDate): boolean {
  const [column] = columnsFor(form, 'date');
  if (column === undefined) return false;
  const last = form.records.at(-1);
  if (last?.fields.date !== date) return true;
  const blank = form.records.filter(
    ({ row }) => String(cellAt(sheet, row, columnNumber(column.column))?.value ?? '').trim() === '',
  ).length;
  return blank === 0;
}

/** 小计: it counts the day above it. */
function isSubtotal(sheet: SheetSnapshot, row: number): boolean {
  return (sheet.rows[row] ?? []).some((cell) => /^小[计計]/u.test(cellText(cell).replace(/\s/gu, '')));
}

/** Not under a merged cell that names another day. */
function suits(sheet: SheetSnapshot, form: Form, row: number, date: IsoDate): boolean {
  const [column] = columnsFor(form, 'date');
  const area = column && mergeAt(sheet, row, columnNumber(column.column));
  if (!area || area.top === row) return true;
  const record = form.records.find((one) => one.row >= area.top && one.row <= area.bottom);
  return record?.fields.date === date;
}
