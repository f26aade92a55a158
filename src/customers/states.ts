import { dateOf, firstDayOfMonth } from '../calendar';
import { levelTable, type StoreProfile } from '../profile';
import type { ClosingWord, Customer, Entry } from './types';

/** `none`: nobody has written a level or an end yet. */
export type OpenOrClosed = 'open' | ClosingWord;
export type BookState = 'none' | OpenOrClosed;

/** What an entry makes of its customer: an open level, an end, or a cancelled order, which opens again. */
export type EntryMeaning = OpenOrClosed | 'cancelled';

type LevelTable = ReturnType<typeof levelTable>;

/** The way a level code closes, `open`, `cancelled` (T), or `undefined` for no code and for one that the profile does not know. */
export function meaningOfLevel(level: string | undefined, table: LevelTable): EntryMeaning | undefined {
  const known = level === undefined ? undefined : table.get(level);
  if (!known) return undefined;
  if (known.cancels) return 'cancelled';
  if (known.state === 'owner') return 'delivered';
  return known.state === 'invalid' ? 'lost' : known.state;
}

/** What an entry makes of its customer, by the rules of its own workbook. @param table the levels of the store's rules */
export function meaningOf(entry: Entry, table: LevelTable): EntryMeaning | undefined {
  return entry.closes ?? meaningOfLevel(entry.level, tableFor(entry, table));
}

function tableFor({ row: { rules } }: Entry, store: LevelTable): LevelTable {
  return rules === undefined ? store : levelTable(rules);
}

/** Somebody who has bought: an order or the car. */
export function hasBought(state: BookState): boolean {
  return state === 'ordered' || state === 'delivered';
}

export function isLoss(state: BookState): state is 'lost' | 'frozen' | 'out-of-control' {
  return state === 'lost' || state === 'frozen' || state === 'out-of-control';
}

const moved = new WeakMap<Customer, Map<number, readonly Entry[]>>();

/**
 * The time line as it is on the day `until`: what a sheet only says to be so (最新状态 without a date) stands on its own day or, looked at
 * before that, on `until`, once the row is written. Entries after `until` may follow: whoever walks stops there.
 */
export function entriesBy(customer: Customer, until: number): readonly Entry[] {
  if (!customer.entries.some((entry) => entry.standing === true && entry.day > until)) return customer.entries;
  let known = moved.get(customer);
  if (!known) moved.set(customer, (known = new Map<number, readonly Entry[]>()));
  let entries = known.get(until);
  if (!entries) {
    const here = (entry: Entry): boolean => {
      if (entry.standing !== true || entry.day <= until) return false;
      const { day, month } = entry.row;
      return day === undefined ? month === undefined || firstDayOfMonth(month) <= until : day <= until;
    };
    const own = customer.entries.filter(here).map((entry): Entry => ({ ...entry, day: until, date: dateOf(until) }));
    entries = [...customer.entries.filter(({ day }) => day <= until), ...own];
    known.set(until, entries);
  }
  return entries;
}

/** The customer's state changes at `entry`. */
export interface StateChange {
  readonly day: number;
  readonly state: OpenOrClosed;
  readonly entry: Entry;
}

/**
 * Walks a time line and gives each change of state up to and with the day `until` (rules of the contract, `run`: State):
 * a closing code, a loss record or a 月末 word closes, an open level later opens again, on one day the closing wins, and a 月末
 * word closes only whom the dated entries of that day and before leave open. A cancelled order (T) opens, on the day of the order too.
 * The first element is the first state. The one state machine of day and month.
 */
export function stateChanges(
  customer: Customer,
  profile: StoreProfile,
  until: number,
  counts: (entry: Entry) => boolean = () => true,
): StateChange[] {
  const entries = entriesBy(customer, until);
  const table = levelTable(profile);
  const changes: StateChange[] = [];
  let state: StateChange['state'] | undefined;
  const become = (next: StateChange['state'], entry: Entry): void => {
    if (next === state) return;
    state = next;
    changes.push({ day: entry.day, state: next, entry });
  };
  for (let start = 0; start < entries.length;) {
    const day = entries[start]?.day ?? Infinity;
    if (day > until) break;
    let closing: { state: ClosingWord; entry: Entry } | undefined;
    let opening: Entry | undefined;
    let cancelled = false;
    let monthEnd: Entry | undefined;
    let end = start;
    for (; end < entries.length; end += 1) {
      const entry = entries[end];
      if (entry?.day !== day) break;
      if (!counts(entry)) continue;
      if (entry.stage === 'month-end') {
        monthEnd = entry;
        continue;
      }
      const says = meaningOf(entry, table);
      if (says === 'open') opening = cancelled ? opening : entry;
      else if (says === 'cancelled') {
        opening = entry;
        cancelled = true;
      }
      // A delivery of the same day is not undone by the order written beside it.
      else if (says && !(closing?.state === 'delivered' && says === 'ordered')) closing = { state: says, entry };
    }
    if (closing && !(cancelled && closing.state === 'ordered')) become(closing.state, closing.entry);
    else if (opening) become('open', opening);
    if (monthEnd?.closes && (state === undefined || state === 'open')) become(monthEnd.closes, monthEnd);
    start = end;
  }
  return changes;
}

/** How the books have a customer at the end of the day `until`. */
export function stateBy(
  customer: Customer,
  profile: StoreProfile,
  until: number,
  counts?: (entry: Entry) => boolean,
): BookState {
  return stateChanges(customer, profile, until, counts).at(-1)?.state ?? 'none';
}

/** The last open level written on a day before `day`: where a cancelled order goes back to. */
export function openLevelBefore(
  customer: Customer,
  profile: StoreProfile,
  day: number,
  counts: (entry: Entry) => boolean = () => true,
): Entry | undefined {
  const table = levelTable(profile);
  let found: Entry | undefined;
  for (const entry of customer.entries) {
    if (entry.day >= day) break;
    if (counts(entry) && meaningOfLevel(entry.level, tableFor(entry, table)) === 'open') found = entry;
  }
  return found;
}
