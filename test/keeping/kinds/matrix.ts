import { parseDayCell, LEVEL_CODES } from '../../../src/forms/values';
import type { Form, FormRecord } from '../../../src/forms/types';
import { giveOver, logContact, type Books } from '../../../src/keeping';
import { dayPlace } from '../../../src/places';
import { generalProfile } from '../../../src/profile';
import { monthFigures, type LevelFlow } from '../../../src/rollups';
import { cellAt, findSheet } from '../../../src/sheet';
import { generate } from '../../forms/generator';
import { openBooks, type Dice } from '../scenarios';
import { joined, knownIn, matrixSheet, NAMES, phoneOf, plainMonth, someRecord, type Scenario } from './scenario';

const LEVELS = ['H', 'A', 'B', 'C', 'O', 'F1', 'F2', 'L'];
const dateIn = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;

interface Row {
  readonly books: Books;
  readonly form: Form;
  readonly month: string;
  readonly who: { readonly name: string; readonly phone: string; readonly record: FormRecord };
}

/** Somebody's row in a matrix of random looks, known by the number. */
function randomRow(seed: number, dice: Dice): Row | undefined {
  const { book } = generate(seed, 'contact-matrix');
  const books = openBooks(book);
  const form = dice.pick(books.recognised.forms.filter((one) => one.form === 'contact-matrix' && one.dayColumns));
  const month = plainMonth(form);
  const who = form && dice.pick(knownIn(books, form));
  return form && month !== undefined && who ? { books, form, month, who } : undefined;
}

/** Every contact and plan that the ledger knows, whose it is and on which day. */
function factsOf({ ledger }: Books): string[] {
  return ledger.customers.flatMap(({ name, phones, entries, plans }) => [
    ...entries.map(({ date, stage, level, contact }) => JSON.stringify([name, phones, date, stage, level, contact])),
    ...plans.map(({ date }) => JSON.stringify([name, phones, date, 'plan'])),
  ]);
}

/** The facts of somebody else, or of another day, are the very ones of before. */
function othersSame(before: Books, after: Books, phone: string, dates: readonly string[]): boolean {
  const others = (books: Books): string =>
    factsOf(books)
      .filter((fact) => !(fact.includes(phone) && dates.some((date) => fact.includes(date))))
      .sort()
      .join('\n');
  return others(before) === others(after);
}

const rowsOf = ({ recognised }: Books, { sheet }: Form, phone: string): FormRecord[] =>
  recognised.forms
    .filter((one) => one.sheet === sheet)
    .flatMap(({ records }) => records.filter((r) => r.fields.phone === phone));

/** The level after a contact on its day, whatever stands there: nothing, a mark, another level. */
export function matrixDay(seed: number, dice: Dice): Scenario | undefined {
  const found = randomRow(seed, dice);
  if (!found) return undefined;
  const { books, form, month, who } = found;
  const sheet = findSheet(books.book, form.sheet);
  // A day cell that somebody garbled is nobody's figure, and a formula is not typed over.
  const days = Object.keys(form.dayColumns ?? {}).filter((day) => {
    const place = sheet && /^\d{1,2}$/u.test(day) && dayPlace(sheet, form, who.record.row, dateIn(month, Number(day)));
    const cell = place ? cellAt(sheet, place.actual.row, place.actual.column) : undefined;
    return place && cell?.formula === undefined && !parseDayCell(cell, LEVEL_CODES).problem;
  });
  const day = Number(dice.pick(days));
  const level = dice.pick(LEVELS) ?? 'A';
  if (!Number.isFinite(day)) return undefined;
  const date = dateIn(month, day);
  return {
    name: `${books.book.name} ${form.sheet}!${String(who.record.row)} ${date} ${level}`,
    book: books.book,
    run: (now, choices) => logContact(now, { who: who.phone, date, level, next: 'none', choices }),
    holds: (after, before) =>
      othersSame(before, after, who.phone, [date]) &&
      rowsOf(after, form, who.phone).some(({ contacts = [] }) => {
        const own = contacts.filter((contact) => contact.day === day);
        return own.length === 1 && own[0]?.level === level;
      }),
    rows: 1,
    once: 'matrix-day',
  };
}

/** The mark of the next visit on a day that says nothing yet. */
export function matrixMark(seed: number, dice: Dice): Scenario | undefined {
  const found = randomRow(seed, dice);
  if (!found) return undefined;
  const { books, form, month, who } = found;
  const { record } = found.who;
  const said = new Set([...(record.planned ?? []), ...(record.contacts ?? []).map((contact) => contact.day)]);
  const sheet = findSheet(books.book, form.sheet);
  const free = (day: number): boolean => {
    const place = sheet && dayPlace(sheet, form, record.row, dateIn(month, day));
    const cells = place ? [place.actual, place.planned].map((at) => cellAt(sheet, at.row, at.column)) : [];
    return (
      place !== undefined &&
      !said.has(day) &&
      cells.every((cell) => cell?.formula === undefined && !cell?.error && String(cell?.value ?? '').trim() === '')
    );
  };
  const days = Object.keys(form.dayColumns ?? {})
    .map(Number)
    .filter(free);
  const day = dice.pick(days);
  const next = dice.pick(days.filter((one) => one > (day ?? 99)));
  const level = dice.pick(['H', 'A', 'B', 'C']) ?? 'A';
  if (day === undefined || next === undefined) return undefined;
  const dates = [dateIn(month, day), dateIn(month, next)];
  const [date = '', then = ''] = dates;
  return {
    name: `${books.book.name} ${form.sheet}!${String(record.row)} ${date} ${level} → ${then}`,
    book: books.book,
    run: (now, choices) => logContact(now, { who: who.phone, date, level, next: then, choices }),
    holds: (after, before) =>
      othersSame(before, after, who.phone, dates) &&
      rowsOf(after, form, who.phone).some(
        ({ contacts = [], planned = [] }) =>
          planned.includes(next) &&
          (record.planned ?? []).every((one) => planned.includes(one)) &&
          contacts.some((contact) => contact.day === day && contact.level === level),
      ),
    rows: 1,
    once: 'matrix-mark',
  };
}

/** Known from elsewhere, no row in the consultant's matrix yet: one is made. */
export function matrixRow(seed: number, dice: Dice): Scenario | undefined {
  return newRow(seed, dice, (who, from, to, date, month) => ({
    name: `row for ${who.name} in ${to} on ${date}`,
    run: (now, choices) =>
      logContact(now, {
        who: who.phone,
        date,
        level: 'B',
        next: 'none',
        consultant: to,
        choices: { ...choices, 'no-row': 1 },
      }),
    sides: (after, form) =>
      someRecord(
        after,
        ({ sheet }) => sheet === form.sheet,
        ({ fields, contacts }) =>
          fields.phone === who.phone &&
          contacts?.some((contact) => contact.day === Number(date.slice(8)) && contact.level === 'B') === true,
      ) && after.recognised.forms.some((one) => sameSheet(one, from, month)),
    once: 'matrix-row',
  }));
}

/** 移交 within the month: a row in the colleague's matrix with a mark on the next day, the giver's row as it was. */
export function handOver(seed: number, dice: Dice): Scenario | undefined {
  return newRow(seed, dice, (who, from, to, date, month) => ({
    name: `${who.name} from ${from} to ${to} on ${date}`,
    run: (now) => {
      const customer = now.ledger.customers.find(({ phones }) => phones.includes(who.phone));
      if (!customer) throw new Error('no such customer');
      return giveOver(now, customer, to, date);
    },
    sides: (after, form) => {
      const { ledger } = after;
      const rows = ledger.customers.filter(({ phones }) => phones.includes(who.phone)).flatMap((one) => one.rows);
      const { store, consultants } = monthFigures(ledger, generalProfile, month, `${month}-28`);
      return (
        [store, ...consultants].every(({ total }) => closes(total)) &&
        rows.length === 2 &&
        someRecord(
          after,
          ({ sheet }) => sheet === form.sheet,
          ({ fields, planned }) => fields.phone === who.phone && planned?.includes(Number(date.slice(8)) + 1) === true,
        ) &&
        someRecord(
          after,
          (one) => sameSheet(one, from, month),
          ({ fields, contacts }) => fields.phone === who.phone && contacts?.length === 1,
        )
      );
    },
  }));
}

/** The closing identity: who was there and who came is who is there, or where they went. */
const closes = ({
  carried,
  new: fresh,
  in: came,
  out,
  won,
  lost,
  outOfControl,
  frozen,
  reopened,
  end,
}: LevelFlow): boolean => carried + fresh + came + reopened - out - won - lost - outOfControl - frozen === end;

const sameSheet = (form: Form, consultant: string, month: string): boolean =>
  form.sheet === `状况表${consultant}` && form.month === month;

type Known = { readonly name: string; readonly phone: string };

/** A matrix of random looks that is one consultant's, and a colleague's beside it with somebody who has no row in the first. */
function newRow(
  seed: number,
  dice: Dice,
  make: (
    who: Known,
    from: string,
    to: string,
    date: string,
    month: string,
  ) => Pick<Scenario, 'name' | 'run' | 'once'> & { readonly sides: (after: Books, form: Form) => boolean },
): Scenario | undefined {
  const { book } = generate(seed, 'contact-matrix');
  const books = openBooks(book);
  const forms = books.recognised.forms.filter((one) => one.form === 'contact-matrix');
  const form = dice.pick(forms.filter((one) => one.records.length > 0));
  const [month, to] = [plainMonth(form), form?.consultant];
  if (!form || month === undefined || to === undefined || !form.columns.some(({ field }) => field === 'phone'))
    return undefined;
  if (forms.filter((one) => one.consultant === to && one.month === month).length !== 1) return undefined;
  const from = '测顾问';
  const who = { name: dice.pick(NAMES) ?? '', phone: phoneOf(seed, 6) };
  const date = dateIn(month, 2 + dice.below(24));
  const matrix = matrixSheet(from, month, [
    { ...who, days: { 1: 'A' } },
    { name: '别的人', phone: phoneOf(seed, 7), days: { 1: 'B' } },
  ]);
  const { sides, ...made } = make(who, from, to, date, month);
  const whole = joined(book, [matrix]);
  return {
    ...made,
    name: `${book.name} ${form.sheet} ${made.name}`,
    book: whole,
    holds: (after, before) => othersSame(before, after, who.phone, ['-']) && sides(after, form),
    rows: 2,
  };
}
