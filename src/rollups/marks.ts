import { dateOf, daysInMonth, firstDayOfMonth } from '../calendar';
import type { MatrixRow } from '../customers';
import type { MonthContext } from './context';
import { nameOf, refOf } from './context';
import type { ContactFact, MarkFact, MarkResult } from './types';

/**
 * Contact discipline of one matrix row: each `*` up to the cutoff is done in time (contact on the marked day), late (on a later day of
 * the month before the next mark) or missed; a mark of today without a contact is still waiting. And every contact in a day column.
 */
export function marksOf(
  context: MonthContext,
  row: MatrixRow,
  version: MarkFact['version'],
): { marks: MarkFact[]; contacts: ContactFact[] } {
  const length = daysInMonth(context.month);
  const before = firstDayOfMonth(context.month) - 1;
  const known = (day: number): boolean => day <= length && before + day <= context.cutoff;
  const contacts = (row.row.record.contacts ?? []).filter((contact) => known(contact.day));
  const marks = [...new Set(row.row.record.planned ?? [])].filter((day) => day <= length).sort((a, b) => a - b);
  const fact = {
    consultant: row.consultant ?? '',
    inStore: true,
    inPerson: true,
    customer: nameOf(context.ledger.customers[row.customer]),
    rows: [refOf(row.row)],
  };
  const results = marks.flatMap((day, index): MarkFact[] => {
    if (!known(day)) return [];
    const next = marks[index + 1] ?? Infinity;
    let result: MarkResult = before + day === context.today ? 'waiting' : 'missed';
    for (const contact of contacts) {
      if (contact.day === day) result = 'inTime';
      else if (contact.day > day && contact.day < next && result !== 'inTime') result = 'late';
    }
    return [{ ...fact, date: dateOf(before + day), result, version }];
  });
  return {
    marks: results,
    contacts: contacts.map(({ day, level }) => ({ ...fact, date: dateOf(before + day), level: level ?? '' })),
  };
}
