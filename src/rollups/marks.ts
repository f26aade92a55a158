import type { Customer, MatrixRow } from '../customers';
import { contactsIn } from '../customers';
import type { MonthContext } from './context';
import { nameOf, refOf } from './context';
import type { ContactFact, MarkFact, MarkResult } from './types';

/**
 * Contact discipline of a customer on one consultant's sheets: each `*` that a person wrote, up to the cutoff, is done in time (contact on
 * the marked day), late (on a later day of the month before the next mark) or missed; a mark of today without a contact is still waiting.
 * And every day with a contact in a day column. Marks that the day's run wrote are nobody's plan.
 */
export function marksOf(
  context: Pick<MonthContext, 'first' | 'last' | 'cutoff' | 'today'>,
  customer: Customer,
  rows: readonly MatrixRow[],
  version: MarkFact['version'],
): { marks: MarkFact[]; contacts: ContactFact[] } {
  const { first, last, cutoff, today } = context;
  const records = new Set(rows.map(({ row }) => row.record));
  const byDay = new Map(
    rows
      .flatMap(({ row }) => contactsIn(row.form, row.record))
      .filter(({ day }) => day >= first && day <= cutoff)
      .map((contact) => [contact.day, contact] as const),
  );
  const contacts = [...byDay.values()].sort((a, b) => a.day - b.day);
  const marks = new Map(
    customer.plans
      .filter(({ day, row }) => records.has(row.record) && day >= first && day <= last)
      .map((plan) => [plan.day, plan] as const),
  );
  const days = [...marks.keys()].sort((a, b) => a - b);
  const fact = {
    consultant: rows[0]?.consultant ?? '',
    inStore: true,
    inPerson: true,
    customer: nameOf(customer),
    rows: rows.map(({ row }) => refOf(row)),
  };
  const results = days.flatMap((day, index): MarkFact[] => {
    const plan = marks.get(day);
    if (day > cutoff || !plan) return [];
    const next = days[index + 1] ?? Infinity;
    let result: MarkResult = day === today ? 'waiting' : 'missed';
    for (const contact of contacts) {
      if (contact.day === day) result = 'inTime';
      else if (contact.day > day && contact.day < next && result !== 'inTime') result = 'late';
    }
    return [{ ...fact, rows: [refOf(plan.row)], date: plan.date, result, version }];
  });
  return {
    marks: results,
    contacts: contacts.map(({ date, level }) => ({ ...fact, date, level: level ?? '' })),
  };
}
