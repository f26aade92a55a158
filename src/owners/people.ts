import type { OwnerRow } from './rows';
import type { CarDraft } from './vehicles';
import type { Doubt } from './types';

/** A person as the rows are put together. */
export interface OwnerDraft {
  readonly rows: OwnerRow[];
}

/** The owner of each row by `OwnerRow.at`; rows that tell neither a person nor a car have none. */
export type OwnerOfRow = readonly (OwnerDraft | undefined)[];

/**
 * Puts the rows of one owner together: the same phone, whatever else they say; a row without a phone belongs to the owner of that name who has the
 * same car; a row that tells a car but nobody belongs to the one who has the car. Never by the name alone: such a row stays by itself.
 */
export function peopleOf(
  rows: readonly OwnerRow[],
  cars: readonly CarDraft[],
): { readonly ownerOf: OwnerOfRow; readonly doubts: Doubt[] } {
  const ownerOf = byPhone(rows);
  const doubts: Doubt[] = [];
  // Nobody's names are looked up where every row has a phone: then nothing is left to find out.
  const names = rows.every(({ phones }) => phones.length > 0)
    ? new Map<OwnerDraft, ReadonlySet<string>>()
    : namesOf(rows, ownerOf);
  for (const car of cars) {
    // Most cars: every row has a phone, and nothing is left to find out.
    if (car.rows.every((row) => row.phones.length > 0)) continue;
    const known = new Set<OwnerDraft>();
    for (const row of car.rows) {
      const owner = ownerOf[row.at];
      if (owner) known.add(owner);
    }
    const nameless = new Map<string, OwnerDraft>();
    for (const row of car.rows) {
      if (row.phones.length > 0 || row.name === undefined) continue;
      const { name } = row;
      const fitting = [...known].filter((owner) => names.get(owner)?.has(name) === true);
      const owner = fitting.length > 1 ? latest(fitting, car, row, ownerOf) : fitting[0];
      if (fitting.length > 1) doubts.push({ kind: 'owner-of-row', row, about: name });
      const own = owner ?? nameless.get(name) ?? { rows: [] };
      if (!owner) nameless.set(name, own);
      ownerOf[row.at] = own;
    }
  }
  for (const row of rows)
    if (ownerOf[row.at] === undefined && row.name !== undefined && tellsNoCar(row)) ownerOf[row.at] = { rows: [] };
  for (const car of cars) {
    const rest = car.rows.filter((row) => ownerOf[row.at] === undefined);
    if (rest.length === 0) continue;
    const has = holderOf(car, ownerOf) ?? { rows: [] };
    for (const row of rest) ownerOf[row.at] = has;
  }
  for (const row of rows) ownerOf[row.at]?.rows.push(row);
  return { ownerOf, doubts };
}

function tellsNoCar({ vin, plate }: OwnerRow): boolean {
  return vin === undefined && plate === undefined;
}

/** Of the owners of a car the one with the latest row: by its date, else its delivery; of equals the one further down the workbook. */
export function holderOf(car: CarDraft, ownerOf: OwnerOfRow): OwnerDraft | undefined {
  let best: OwnerDraft | undefined;
  let bestDay = -Infinity;
  for (const row of car.rows) {
    const owner = ownerOf[row.at];
    const day = row.day ?? -Infinity;
    if (owner && (best === undefined || day >= bestDay)) {
      best = owner;
      bestDay = day;
    }
  }
  return best;
}

/** Of several owners of that name and car the one who had it last when the row was written. */
function latest(
  owners: readonly OwnerDraft[],
  car: CarDraft,
  row: OwnerRow,
  ownerOf: OwnerOfRow,
): OwnerDraft | undefined {
  const until = row.day ?? Infinity;
  const seen = (owner: OwnerDraft): number =>
    car.rows.reduce((last, other) => {
      const day = other.day ?? -Infinity;
      return day <= until && ownerOf[other.at] === owner ? Math.max(last, day) : last;
    }, -Infinity);
  return owners.reduce((a, b) => (seen(b) > seen(a) ? b : a));
}

function namesOf(rows: readonly OwnerRow[], ownerOf: OwnerOfRow): ReadonlyMap<OwnerDraft, ReadonlySet<string>> {
  const names = new Map<OwnerDraft, Set<string>>();
  for (const row of rows) {
    const owner = ownerOf[row.at];
    if (owner === undefined || row.name === undefined) continue;
    const known = names.get(owner);
    if (known) known.add(row.name);
    else names.set(owner, new Set([row.name]));
  }
  return names;
}

/** Rows with a phone in common are one owner's, over rows with two phones, too. */
function byPhone(rows: readonly OwnerRow[]): (OwnerDraft | undefined)[] {
  const sameAs = joined(rows);
  const owners = new Map<string, OwnerDraft>();
  return rows.map(({ phones: [phone] }) => {
    if (phone === undefined) return undefined;
    const key = sameAs(phone);
    let owner = owners.get(key);
    if (owner === undefined) {
      owner = { rows: [] };
      owners.set(key, owner);
    }
    return owner;
  });
}

/** Which phone stands for all that are one person's. Most rows have one phone, and then it is itself. */
function joined(rows: readonly OwnerRow[]): (phone: string) => string {
  const parent = new Map<string, string>();
  const root = (phone: string): string => {
    let at = phone;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { phones } of rows) {
    const [first] = phones;
    if (first === undefined || phones.length < 2) continue;
    for (const phone of phones) {
      const [a, b] = [root(phone), root(first)];
      if (a !== b) parent.set(a, b);
    }
  }
  return root;
}
