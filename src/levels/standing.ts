import { dayOf, type IsoDate } from '../calendar';
import {
  contactsIn,
  entriesBy,
  isRegister,
  meaningOfLevel,
  openLevelBefore,
  rulesOf,
  spanOf,
  stateChanges,
  type ClosingWord,
  type Customer,
  type Entry,
  type LedgerRow,
} from '../customers';
import { levelTable, type StoreProfile } from '../profile';

/** `unfiled`: register lines only, no phone, no level. */
export type CustomerState = 'open' | ClosingWord | 'unfiled';

/** How a customer stands on a day; everything that is written for later days is left out. */
export interface Standing {
  readonly state: CustomerState;
  /** What closed the customer; absent while open. */
  readonly closedBy?: Entry;
  /** The level that stands: the last that somebody wrote; after a cancelled order that from before the order. */
  readonly level?: string;
  readonly levelAt?: IsoDate;
  readonly levelEntry?: Entry;
  /** The order was cancelled (T), and nobody has written a level since. */
  readonly cancelled?: Entry;
  /** The consultant has written the end into the 月末 column already; it counts on the month's last day. */
  readonly decided?: Entry;
  /** Different days with a contact. */
  readonly contacts: number;
  readonly lastContact?: Entry;
  /** The one visit or call that is all there is, with no level confirmed after it: the first contact is still owed. */
  readonly firstLine?: Entry;
}

/** False for a row all of which is of a later day: on `today` nobody has written it yet. */
export function isWrittenBy({ form, record, day }: LedgerRow, today: number): boolean {
  if (day !== undefined) return day <= today;
  const span = form.form === 'contact-matrix' ? spanOf(form) : undefined;
  if (!span) return true;
  if (span.first > today) return false;
  const { contacts, planned, carryOver, fields } = record;
  if (!contacts?.length || planned?.length || carryOver) return true;
  if (fields.firstContactDate !== undefined && dayOf(fields.firstContactDate) <= today) return true;
  return contactsIn(form, record).some((contact) => contact.day <= today);
}

/**
 * The level that stands, the state, and what counts as contact, on the day `today` (a day number).
 * Source: contract `run`, Meanings; forms §3–§5.
 */
export function standing(customer: Customer, profile: StoreProfile, today: number): Standing {
  const entries = entriesBy(customer, today);
  const { rows } = customer;
  let levelEntry: Entry | undefined;
  let datedLevel: Entry | undefined;
  let lastContact: Entry | undefined;
  let decided: Entry | undefined;
  let contacts = 0;
  for (const entry of entries) {
    if (entry.day > today) {
      if (entry.stage === 'month-end' && entry.closes && isWrittenBy(entry.row, today)) decided ??= entry;
      continue;
    }
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
  const table = levelTable(rulesOf(levelEntry?.row ?? customer, profile));
  const cancelled = meaningOfLevel(levelEntry?.level, table) === 'cancelled' ? levelEntry : undefined;
  if (cancelled) levelEntry = openLevelBefore(customer, profile, cancelled.day) ?? cancelled;
  const last = stateChanges(customer, profile, today).at(-1);
  const closedBy = last === undefined || last.state === 'open' ? undefined : last.entry;
  const written = rows.filter((row) => !row.copyOf && (rows.length === 1 || isWrittenBy(row, today)));
  const onlyRegister = written.every((row) => isRegister(row.form.form));
  const unfiled = closedBy === undefined && onlyRegister && customer.phones.length === 0 && levelEntry === undefined;
  return {
    state: unfiled ? 'unfiled' : (last?.state ?? 'open'),
    closedBy,
    level: levelEntry?.level,
    levelAt: levelEntry?.undated ? undefined : levelEntry?.date,
    levelEntry,
    cancelled,
    decided: closedBy ? undefined : decided,
    contacts,
    lastContact,
    firstLine: onlyRegister && isOneVisit(written) ? lastContact : undefined,
  };
}

/** Lines of the register of one day are one visit, however often it was typed; a confirmed level ends it. */
function isOneVisit(written: readonly LedgerRow[]): boolean {
  const [first] = written;
  return (
    first !== undefined &&
    written.every(({ day, record }) => day === first.day && record.fields.followUpLevel === undefined) &&
    (written.length === 1 || first.day !== undefined)
  );
}
