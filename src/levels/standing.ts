import { dayOf, firstDayOfMonth, type IsoDate } from '../calendar';
import { isRegister, type ClosingWord, type Customer, type Entry, type LedgerRow } from '../customers';
import { levelTable, type StoreProfile } from '../profile';

/** `unfiled`: register lines only, no phone, no level. */
export type CustomerState = 'open' | ClosingWord | 'unfiled';

/** How a customer stands on a day; everything that is written for later days is left out. */
export interface Standing {
  readonly state: CustomerState;
  /** What closed the customer; absent while open. */
  readonly closedBy?: Entry;
  /** The level that stands: the last that somebody wrote. */
  readonly level?: string;
  readonly levelAt?: IsoDate;
  readonly levelEntry?: Entry;
  /** Different days with a contact. */
  readonly contacts: number;
  readonly lastContact?: Entry;
  /** The one register line that is all there is, with no level confirmed after it: the first contact is still owed. */
  readonly firstLine?: Entry;
}

/** The customer's state changes at `entry`. */
export interface StateChange {
  readonly day: number;
  readonly state: 'open' | ClosingWord;
  readonly entry: Entry;
}

/**
 * Walks a time line and gives each change of state up to and with the day `until` (rules of the contract, `run`: State):
 * a closing code, a loss record or a 月末 word closes, an open level later opens again, on one day the closing wins, and a 月末
 * word closes only whom the dated entries of that day and before leave open. The first element is the first state.
 */
export function stateChanges(customer: Customer, profile: StoreProfile, until: number): StateChange[] {
  const { entries } = customer;
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
    let monthEnd: Entry | undefined;
    let end = start;
    for (; end < entries.length; end += 1) {
      const entry = entries[end];
      if (entry?.day !== day) break;
      if (entry.stage === 'month-end') {
        monthEnd = entry;
        continue;
      }
      const says = entry.closes ?? closingOfLevel(entry.level, table);
      if (says === 'open') opening = entry;
      // A delivery of the same day is not undone by the order written beside it.
      else if (says && !(closing?.state === 'delivered' && says === 'ordered')) closing = { state: says, entry };
    }
    if (closing) become(closing.state, closing.entry);
    else if (opening) become('open', opening);
    if (monthEnd?.closes && (state === undefined || state === 'open')) become(monthEnd.closes, monthEnd);
    start = end;
  }
  return changes;
}

type LevelTable = ReturnType<typeof levelTable>;

/** `open`, the way a code closes, or `undefined` for no code and for one that the profile does not know. */
function closingOfLevel(level: string | undefined, table: LevelTable): 'open' | ClosingWord | undefined {
  if (level === undefined) return undefined;
  const state = table.get(level)?.state;
  if (state === 'owner') return 'delivered';
  return state === 'invalid' ? 'lost' : state;
}

/** False for a row all of which is of a later day: on `today` nobody has written it yet. */
function isWrittenBy({ form, record, day }: LedgerRow, today: number): boolean {
  if (day !== undefined) return day <= today;
  if (form.form !== 'contact-matrix' || form.month === undefined) return true;
  const start = firstDayOfMonth(form.month);
  if (start > today) return false;
  const { contacts, planned, carryOver, fields } = record;
  if (!contacts?.length || planned?.length || carryOver) return true;
  if (fields.firstContactDate !== undefined && dayOf(fields.firstContactDate) <= today) return true;
  return contacts.some((contact) => start + contact.day - 1 <= today);
}

/**
 * The level that stands, the state, and what counts as contact, on the day `today` (a day number).
 * Source: contract `run`, Meanings; forms §3–§5.
 */
export function standing(customer: Customer, profile: StoreProfile, today: number): Standing {
  const { entries, rows } = customer;
  let levelEntry: Entry | undefined;
  let datedLevel: Entry | undefined;
  let lastContact: Entry | undefined;
  let contacts = 0;
  for (const entry of entries) {
    if (entry.day > today) break;
    if (entry.contact) {
      if (lastContact?.day !== entry.day) contacts += 1;
      lastContact = entry;
    }
    if (entry.level !== undefined) {
      levelEntry = entry;
      if (!entry.undated) datedLevel = entry;
    }
  }
  // 上月留存 without a date repeats the level of a day that another sheet names.
  if (levelEntry?.undated && datedLevel?.level === levelEntry.level) levelEntry = datedLevel;
  const last = stateChanges(customer, profile, today).at(-1);
  const closedBy = last === undefined || last.state === 'open' ? undefined : last.entry;
  const written = rows.length === 1 ? rows : rows.filter((row) => isWrittenBy(row, today));
  const onlyRegister = written.every((row) => isRegister(row.form.form));
  const unfiled = closedBy === undefined && onlyRegister && customer.phones.length === 0 && levelEntry === undefined;
  const [only] = written;
  const firstLine =
    written.length === 1 && onlyRegister && only?.record.fields.followUpLevel === undefined ? lastContact : undefined;
  return {
    state: unfiled ? 'unfiled' : (last?.state ?? 'open'),
    closedBy,
    level: levelEntry?.level,
    levelAt: levelEntry?.undated ? undefined : levelEntry?.date,
    levelEntry,
    contacts,
    lastContact,
    firstLine,
  };
}
