import type { OwnerRow } from './rows';
import type { CarDraft } from './vehicles';
import type { Doubt } from './types';

/** A person as the rows are put together. */
export interface OwnerDraft {
  readonly rows: OwnerRow[];
}

/**
 * Puts the rows of one owner together: the same phone, whatever else they say; a row without a phone belongs to the owner of that name who has the
 * same car; a row that tells a car but nobody belongs to the one who has the car. Never by the name alone: such a row stays by itself.
 * @returns the owner of each row; rows that tell neither a person nor a car have none
 */
export function peopleOf(
  rows: readonly OwnerRow[],
  cars: readonly CarDraft[],
): { readonly ownerOf: ReadonlyMap<OwnerRow, OwnerDraft>; readonly doubts: Doubt[] } {
  const ownerOf = new Map<OwnerRow, OwnerDraft>();
  const doubts: Doubt[] = [];
  byPhone(rows, ownerOf);
  const names = new Map<OwnerDraft, Set<string>>();
  for (const [row, owner] of ownerOf) {
    if (row.name === undefined) continue;
    const known = names.get(owner);
    if (known) known.add(row.name);
    else names.set(owner, new Set([row.name]));
  }
  for (const car of cars) {
    // Most cars: every row has a phone, and nothing is left to find out.
    if (car.rows.every((row) => row.phones.length > 0)) continue;
    const known = new Set<OwnerDraft>();
    for (const row of car.rows) {
      const owner = ownerOf.get(row);
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
      ownerOf.set(row, own);
    }
  }
  for (const row of rows)
    if (!ownerOf.has(row) && row.name !== undefined && tellsNoCar(row)) ownerOf.set(row, { rows: [] });
  for (const car of cars) {
    const rest = car.rows.filter((row) => !ownerOf.has(row));
    if (rest.length === 0) continue;
    const has = holderOf(car, ownerOf) ?? { rows: [] };
    for (const row of rest) ownerOf.set(row, has);
  }
  for (const row of rows) ownerOf.get(row)?.rows.push(row);
  return { ownerOf, doubts };
}

function tellsNoCar({ vin, plate }: OwnerRow): boolean {
  return vin === undefined && plate === undefined;
}

/** Of the owners of a car the one with the latest row: by its date, else its delivery; of equals the one further down the workbook. */
export function holderOf(car: CarDraft, ownerOf: ReadonlyMap<OwnerRow, OwnerDraft>): OwnerDraft | undefined {
  let best: OwnerDraft | undefined;
  let bestDay = -Infinity;
  for (const row of car.rows) {
    const owner = ownerOf.get(row);
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
  ownerOf: ReadonlyMap<OwnerRow, OwnerDraft>,
): OwnerDraft | undefined {
  const until = row.day ?? Infinity;
  const seen = (owner: OwnerDraft): number =>
    car.rows.reduce((last, other) => {
      const day = other.day ?? -Infinity;
      return day <= until && ownerOf.get(other) === owner ? Math.max(last, day) : last;
    }, -Infinity);
  return owners.reduce((a, b) => (seen(b) > seen(a) ? b : a));
}

function byPhone(rows: readonly OwnerRow[], ownerOf: Map<OwnerRow, OwnerDraft>): void {
  const parent = new Map<string, string>();
  const root = (phone: string): string => {
    let at = phone;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { phones } of rows)
    for (const phone of phones) {
      if (!parent.has(phone)) parent.set(phone, phone);
      const first = phones[0] ?? phone;
      if (first !== phone) parent.set(root(phone), root(first));
    }
  const owners = new Map<string, OwnerDraft>();
  for (const row of rows) {
    const [phone] = row.phones;
    if (phone === undefined) continue;
    const key = root(phone);
    const owner = owners.get(key) ?? { rows: [] };
    owners.set(key, owner);
    ownerOf.set(row, owner);
  }
}
