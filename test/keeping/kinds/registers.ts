import { dateOf, dayOf } from '../../../src/calendar';
import { isRegister } from '../../../src/customers';
import { logContact, takeInVisitor } from '../../../src/keeping';
import { generate, type Kind } from '../../forms/generator';
import { openBooks, randomVisit, type Dice } from '../scenarios';
import { has, joined, knownIn, LEVELS, matrixSheet, phoneOf, plainMonth, someRecord, type Scenario } from './scenario';

/** 追踪后级别 of a register's line, on its day or the next. */
export function followUp(seed: number, dice: Dice): Scenario | undefined {
  const kind = dice.pick(['visitor-register', 'call-register', 'visitor-call-register'] as const) ?? 'visitor-register';
  const { book } = generate(seed, kind);
  const books = openBooks(book);
  const found = books.recognised.forms
    .filter((form) => isRegister(form.form) && has(form, 'followUpLevel'))
    .flatMap((form) => knownIn(books, form).map((one) => ({ ...one, form })))
    .filter(
      ({ record, form }) =>
        record.fields.followUpLevel === undefined && (record.fields.date ?? form.date) !== undefined,
    );
  const one = dice.pick(found);
  const day = one?.record.fields.date ?? one?.form.date;
  if (!one || day === undefined) return undefined;
  const level = dice.pick(LEVELS) ?? 'A';
  const date = dateOf(dayOf(day) + dice.below(2));
  return {
    name: `${book.name} ${one.form.sheet}!${String(one.record.row)} ${date} ${level}`,
    book,
    run: (now, choices) => logContact(now, { who: one.phone, date, level, choices }),
    holds: (after) =>
      someRecord(
        after,
        ({ sheet }) => sheet === one.form.sheet,
        ({ fields }) => fields.phone === one.phone && fields.followUpLevel === level,
      ),
    rows: 1,
    once: 'register-follow-up',
  };
}

/** A visitor: the register's line, and from B on a row in the consultant's matrix. */
export function visit(seed: number, dice: Dice): Scenario | undefined {
  const kind: Kind =
    dice.pick(['visitor-register', 'call-register', 'visitor-call-register'] as const) ?? 'visitor-register';
  const { book } = generate(seed, kind);
  const books = openBooks(book);
  const said = randomVisit(books, dice);
  if (!said) return undefined;
  const month = said.date.slice(0, 7);
  const fits = books.recognised.forms.filter(
    (form) => isRegister(form.form) && plainMonth(form) === month && (form.date ?? said.date) === said.date,
  );
  const [form, ...more] = fits;
  if (!form || more.length > 0) return undefined;
  const columns = form.columns.map(({ field }) => field);
  if (!columns.includes('date') && (form.date ?? form.records.at(-1)?.fields.date) !== said.date) return undefined;
  const consultant = said.consultant ?? '测顾问';
  const matrix = matrixSheet(consultant, month, [{ name: '别的人', phone: phoneOf(seed, 5), days: {} }]);
  const inMatrix = said.phone !== undefined && ['H', 'A', 'B'].includes(said.level ?? '');
  const day = Number(said.date.slice(8));
  return {
    name: `${book.name} ${JSON.stringify(said)}`,
    book: joined(book, [matrix]),
    run: (now, choices) => takeInVisitor(now, { ...said, consultant, choices }),
    holds: (after) =>
      someRecord(
        after,
        ({ sheet }) => sheet === form.sheet,
        ({ fields }, one) =>
          (fields.date ?? one.date) === said.date &&
          (['phone', 'customerName', 'level', 'model'] as const).every((field) => {
            const value = field === 'customerName' ? said.name : said[field];
            return value === undefined || !has(form, field) || fields[field] === value;
          }) &&
          (!has(form, 'arriveTime') || fields.arriveTime === said.time),
      ) &&
      inMatrix ===
        someRecord(
          after,
          (one) => one.form === 'contact-matrix',
          ({ fields, contacts, planned }) =>
            fields.phone === said.phone &&
            contacts?.some((contact) => contact.day === day && contact.level === said.level) === true &&
            (day >= 28 || planned?.includes(day + 1) === true),
        ),
    rows: 2,
  };
}
