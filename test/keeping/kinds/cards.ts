import { logContact, makeCards } from '../../../src/keeping';
import { generate } from '../../forms/generator';
import { openBooks, type Dice } from '../scenarios';
import { has, joined, knownIn, matrixSheet, NAMES, phoneOf, type Scenario } from './scenario';

/** A card in the look of the workbook's own. */
export function card(seed: number, dice: Dice): Scenario | undefined {
  const { book } = generate(seed, 'customer-card');
  const forms = openBooks(book).recognised.forms.filter((form) => form.form === 'customer-card');
  if (forms.length === 0) return undefined;
  const who = { name: dice.pick(NAMES) ?? '', phone: phoneOf(seed, 3) };
  const matrix = matrixSheet('测顾问', '2026-06', [
    { ...who, days: { 3: 'A' } },
    { name: '别的人', phone: phoneOf(seed, 4), days: {} },
  ]);
  return {
    name: `${book.name}`,
    book: joined(book, [matrix]),
    run: (now, choices) => makeCards(now, { who: who.phone, choices }),
    holds: ({ recognised }) =>
      recognised.forms.some((form) => {
        const fields = form.form === 'customer-card' ? form.records[0]?.fields : undefined;
        return (
          fields !== undefined &&
          fields.customerName === who.name &&
          (fields.phone === who.phone || !has(form, 'phone')) &&
          (fields.model === '速腾' || !has(form, 'model')) &&
          (fields.level === 'A' || !has(form, 'level'))
        );
      }),
    rows: 1,
    once: 'card',
  };
}

/** A contact onto the customer's card. */
export function cardRow(seed: number, dice: Dice): Scenario | undefined {
  const { book } = generate(seed, 'customer-card');
  const books = openBooks(book);
  const form = dice.pick(books.recognised.forms.filter((one) => one.form === 'customer-card'));
  const [one] = form ? knownIn(books, form) : [];
  const sheet = book.sheets.find(({ name }) => name === form?.sheet);
  const table = sheet?.rows.some(
    (row) => row?.some((cell) => cell?.value === '下次预约') && row.some((cell) => cell?.value === '日期'),
  );
  if (!form || !one || table !== true) return undefined;
  const note = `谈保险${String(seed)}`;
  return {
    name: `${book.name} ${form.sheet}`,
    book,
    run: (now, choices) =>
      logContact(now, { who: one.phone, date: '2026-06-18', level: 'A', via: 'phone', note, choices }),
    holds: ({ book: now }) =>
      now.sheets.some(
        ({ name, rows }) =>
          name === form.sheet &&
          rows.filter((row) => row?.some((cell) => cell?.value === note) && row.some((cell) => cell?.value === 'A'))
            .length === 1,
      ),
    rows: 0,
    once: 'card-row',
  };
}
