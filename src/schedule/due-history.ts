import { entriesBy, stateChanges, type Customer, type Entry } from '../customers';
import { standing } from '../levels';
import type { StoreProfile } from '../profile';
import { dueOf } from './due';

/** How a due day went: a contact on or before it, a later one, or none yet. */
export type DueResult = 'inTime' | 'late' | 'open';

export interface DueDay {
  /** Day number. */
  readonly day: number;
  readonly result: DueResult;
  /** The contact that the day counts from. */
  readonly from: Entry;
}

/** No interval, plan or closed day moves a due day further than this from its contact. */
const FURTHEST = 800;

/**
 * Every due day of a customer by the rules that fell into the days `first` to `last`: each contact sets the next one, as `run` would have
 * said on the day of that contact. A customer who closed before it owed none. All days are day numbers.
 */
export function dueHistory(customer: Customer, profile: StoreProfile, first: number, last: number): DueDay[] {
  const contacts: Entry[] = [];
  for (const entry of entriesBy(customer, last)) {
    if (entry.day > last) break;
    if (entry.contact && contacts.at(-1)?.day !== entry.day) contacts.push(entry);
  }
  const found: DueDay[] = [];
  contacts.forEach((from, i) => {
    if (from.day < first - FURTHEST) return;
    const next = contacts[i + 1]?.day;
    const { due } = dueOf(customer, standing(customer, profile, from.day), profile, from.day);
    if (due === undefined || due < first || due > last) return;
    if (next !== undefined && next <= due) found.push({ day: due, result: 'inTime', from });
    else if (!closesBetween(customer, profile, from.day, due))
      found.push({ day: due, result: next === undefined ? 'open' : 'late', from });
  });
  return found;
}

function closesBetween(customer: Customer, profile: StoreProfile, after: number, until: number): boolean {
  return stateChanges(customer, profile, until).some(({ day, state }) => day > after && state !== 'open');
}
