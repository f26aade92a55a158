import type { Customer } from '../customers';
import { plainWord } from '../customers';
import { parsePhoneText } from '../forms/values';
import { text, type Text } from '../words';
import { BadRequest, type Books, type Choices, type KeepQuestion, type KeptCustomer } from './types';

/** Consultants are one person when their names agree without blanks, width, case and `·`. */
export function sameConsultant(a: string | undefined, b: string | undefined): boolean {
  return nameKey(a) !== '' && nameKey(a) === nameKey(b);
}

const nameKey = (name: string | undefined): string => plainWord(name).replace(/[·•・.\u200b-\u200f\u2060\ufeff]/gu, '');

/** Who is meant, or a question which of several. */
export type Found = { readonly customer: Customer } | { readonly question: KeepQuestion };

/**
 * The customer that a person names by phone, by its last four digits, by name, or by a row (`6月!12`). Several that fit are asked for.
 * @throws BadRequest where there is none, or no such row
 */
export function findCustomer(books: Books, who: string, consultant: string | undefined, choices: Choices): Found {
  const all = books.ledger.customers;
  let found = named(all, who.trim());
  const own = consultant === undefined ? found : found.filter((one) => belongsTo(one, consultant));
  if (own.length > 0) found = own;
  const [first] = found;
  if (first === undefined) throw new BadRequest(text('keeping.error.unknown-customer', { who }));
  if (found.length === 1) return { customer: first };
  const chosen = choices['two-customers'];
  const customer = chosen === undefined ? undefined : found[chosen - 1];
  if (customer) return { customer };
  if (chosen !== undefined)
    throw new BadRequest(text('keeping.error.choice', { code: 'two-customers', count: found.length }));
  const [row] = first.rows;
  return {
    question: {
      code: 'two-customers',
      sheet: row?.form.sheet ?? '',
      cell: `A${String(row?.record.row ?? 1)}`,
      text: text('keeping.question.two-customers', { who, count: found.length }),
      choices: found.map((one) => ({ text: describe(one) })),
    },
  };
}

function belongsTo(customer: Customer, consultant: string): boolean {
  return customer.rows.some((row) => sameConsultant(row.consultant, consultant));
}

function named(customers: readonly Customer[], who: string): Customer[] {
  const place = /^(.+)!\$?([A-Z]{1,3})?\$?(\d+)$/u.exec(who);
  if (place) {
    const sheet = (place[1] ?? '').replace(/^'(.*)'$/u, '$1').replaceAll("''", "'");
    return customers.filter(({ rows }) =>
      rows.some(({ form, record }) => form.sheet === sheet && record.row === Number(place[3])),
    );
  }
  const { phone } = parsePhoneText(who);
  if (phone !== undefined) return customers.filter(({ phones }) => phones.includes(phone));
  if (/^\d{4}$/u.test(who)) {
    const ending = customers.filter(({ phones }) => phones.some((one) => one.endsWith(who)));
    if (ending.length > 0) return ending;
  }
  const key = plainWord(who);
  return customers.filter((one) => one.rows.some(({ record }) => plainWord(record.fields.customerName) === key));
}

/** One customer in a list of choices: name, end of the number, model, consultant, and where the first row is. */
export function describe(customer: Customer): Text {
  const row = customer.rows.at(-1);
  return text('keeping.customer', {
    name: customer.name ?? '—',
    phone: customer.phone === undefined ? '—' : `…${customer.phone.slice(-4)}`,
    model: customer.model ?? '—',
    consultant: customer.consultant ?? '—',
    place: `${row?.form.sheet ?? ''}!${String(row?.record.row ?? '')}`,
  });
}

export function keptCustomer({ name, phone, consultant, rows }: Customer): KeptCustomer {
  return {
    name,
    phone,
    consultant,
    rows: rows.map(({ form, record }) => ({ sheet: form.sheet, row: record.row, form: form.form })),
  };
}
