import type { Customer, MatrixRow, Plan } from '../customers';
import { contactsIn } from '../customers';
import type { MonthContext } from './context';
import { nameOf, refOf } from './context';
import type { ContactFact, MarkFact, MarkResult } from './types';

/** The days that a month's figures look at, and today. */
export type MonthDays = Pick<MonthContext, 'first' | 'last' | 'cutoff' | 'today'>;

/**
 * Contact discipline of a customer on one consultant's sheets: each `*` that a person wrote, up to the cutoff, is done in time (contact on
 * the marked day), late (on a later day of the month before the next mark) or missed; a mark of today without a contact is still waiting.
 * And every day with a contact in a day column. Marks that the day's run wrote are nobody's plan.
 */
export function marksOf(
  context: MonthDays,
  customer: Customer,
  rows: readonly MatrixRow[],
  version: MarkFact['version'],
): { marks: MarkFact[]; contacts: ContactFact[] } {
  const fact = { ...whoseFacts(customer, rows), rows: rows.map(({ row }) => refOf(row)) };
  return {
    marks: markFacts(context, customer, rows, version),
    contacts: contactDays(context, rows).map(({ date, level }) => ({ ...fact, date, level: level ?? '' })),
  };
}

/** The marks alone. */
export function markFacts(
  days: MonthDays,
  customer: Customer,
  rows: readonly MatrixRow[],
  version: MarkFact['version'],
): MarkFact[] {
  const { first, last, cutoff, today } = days;
  const marks = new Map<number, Plan>();
  for (const plan of customer.plans) {
    if (plan.day >= first && plan.day <= last && rows.some(({ row }) => row.record === plan.row.record))
      marks.set(plan.day, plan);
  }
  if (marks.size === 0) return [];
  const planned = [...marks.values()].sort((a, b) => a.day - b.day);
  const contacts = contactDays(days, rows);
  const fact = whoseFacts(customer, rows);
  return planned.flatMap(({ day, row, date }, index): MarkFact[] => {
    if (day > cutoff) return [];
    const next = planned[index + 1]?.day ?? Infinity;
    let result: MarkResult = day === today ? 'waiting' : 'missed';
    for (const contact of contacts) {
      if (contact.day === day) result = 'inTime';
      else if (contact.day > day && contact.day < next && result !== 'inTime') result = 'late';
    }
    return [{ ...fact, rows: [refOf(row)], date, result, version }];
  });
}

/** The days with a contact up to the cutoff, each once. */
function contactDays({ first, cutoff }: MonthDays, rows: readonly MatrixRow[]): ReturnType<typeof contactsIn> {
  const byDay = new Map<number, ReturnType<typeof contactsIn>[number]>();
  for (const { row } of rows)
    for (const contact of contactsIn(row.form, row.record))
      if (contact.day >= first && contact.day <= cutoff) byDay.set(contact.day, contact);
  return [...byDay.values()].sort((a, b) => a.day - b.day);
}

function whoseFacts(
  customer: Customer,
  rows: readonly MatrixRow[],
): Pick<MarkFact, 'consultant' | 'inStore' | 'inPerson' | 'customer'> {
  return { consultant: rows[0]?.consultant ?? '', inStore: true, inPerson: true, customer: nameOf(customer) };
}
