import { firstDayOfMonth } from '../calendar';
import type { Customer, Entry, LedgerRow } from '../customers';
import { columnOf, isRegister } from '../customers';
import { levelTable, type LevelEntry, type StoreProfile } from '../profile';
import type { Standing } from './standing';

/** What the sheets say about a customer besides the level: what rules of tiering look at. */
export interface Evidence {
  readonly customer: Customer;
  readonly at: Standing;
  readonly profile: StoreProfile;
  /** Day number. */
  readonly today: number;
  readonly levels: ReadonlyMap<string, LevelEntry>;
  /** The level that stands, where the profile knows it. */
  readonly level?: LevelEntry;
  /** Rows up to today, the latest first. */
  readonly rows: readonly LedgerRow[];
  /** Everything that these rows say in words, in the same order. */
  readonly texts: readonly FreeText[];
}

export function gatherEvidence(
  customer: Customer,
  at: Standing,
  profile: StoreProfile,
  today: number,
  besides: readonly FreeText[] = [],
): Evidence {
  const levels = levelTable(profile);
  const rows = customer.rows.filter(({ day, copyOf }) => !copyOf && (day === undefined || day <= today));
  if (rows.length > 1) rows.sort((a, b) => dayOfRow(b) - dayOfRow(a));
  return {
    customer,
    at,
    profile,
    today,
    levels,
    level: at.level === undefined ? undefined : levels.get(at.level),
    rows,
    texts: [...textsOf(rows), ...besides],
  };
}

function dayOfRow(row: LedgerRow): number {
  if (row.day !== undefined) return row.day;
  return row.month === undefined ? -Infinity : firstDayOfMonth(row.month);
}

/** The fields in which people write about a customer in words, the most telling first. */
const FREE_FIELDS = ['closing', 'outcome', 'lossReason', 'remark', 'source', 'currentVehicle'] as const;
/** `history` 购车经历: a column for which there is no field (首购, 增购, 换购). */
export type FreeField = (typeof FREE_FIELDS)[number] | 'history';

export interface FreeText {
  readonly row: LedgerRow;
  readonly field: FreeField;
  readonly words: string;
  /** Letters of the column, where no field names it. */
  readonly column?: string;
}

function textsOf(rows: readonly LedgerRow[]): FreeText[] {
  const texts: FreeText[] = [];
  for (const row of rows) {
    const { fields } = row.record;
    for (const field of FREE_FIELDS) {
      const words = fields[field];
      if (words !== undefined) texts.push({ row, field, words });
    }
  }
  return texts;
}

/** A place in a sheet whose text a rule rests on. */
export interface Spoken {
  readonly row: LedgerRow;
  readonly words: string;
  readonly column?: string;
}

/** The latest text of these fields that says it. */
export function findSpoken(
  texts: readonly FreeText[],
  fields: readonly FreeField[],
  says: (words: string) => boolean,
): Spoken | undefined {
  for (const { row, field, words } of texts) {
    if (fields.includes(field) && says(words))
      return { row, words, column: field === 'history' ? undefined : columnOf(row.form, field) };
  }
  return undefined;
}

/** The entry of the row's own day: a rule on words counts only while no later contact has changed the picture. */
export function isLatestWord(evidence: Evidence, row: LedgerRow): boolean {
  const last = evidence.at.lastContact;
  if (row.day === undefined || last === undefined) return true;
  return row.day >= last.day || (isRegister(row.form.form) && evidence.customer.rows.length === 1);
}

/** The first entry of the unbroken run of the level that stands. */
export function startOfLevel(evidence: Evidence): Entry | undefined {
  const { customer, at, today } = evidence;
  let start: Entry | undefined;
  for (const entry of customer.entries) {
    if (entry.day > today) break;
    if (entry.level === undefined || entry.undated) continue;
    if (entry.level !== at.level) start = undefined;
    else start ??= entry;
  }
  return start;
}

/** The first level of a state in the profile's order, e.g. the code for 冷冻. */
export function codeFor(profile: StoreProfile, state: LevelEntry['state']): string | undefined {
  return profile.levels.find((level) => level.state === state)?.code;
}

const ladders = new WeakMap<StoreProfile, readonly LevelEntry[]>();

/** Open levels with a purchase window, the nearest purchase first: the ladder on which levels move. */
export function ladder(profile: StoreProfile): readonly LevelEntry[] {
  const known = ladders.get(profile);
  if (known) return known;
  const table = levelTable(profile);
  const made = profile.levels
    .filter((level) => level.state === 'open' && level.window !== undefined)
    .sort((a, b) => (a.window?.max ?? Infinity) - (b.window?.max ?? Infinity))
    .flatMap((level) => table.get(level.code) ?? []);
  ladders.set(profile, made);
  return made;
}

/** The level of a customer who will buy within so many days: the first of the ladder whose purchase window reaches that far. */
export function levelWithin(profile: StoreProfile, days: number): LevelEntry | undefined {
  return ladder(profile).find(({ window }) => window?.max !== undefined && days <= window.max);
}
