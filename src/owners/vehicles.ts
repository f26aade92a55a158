import type { OwnerRow } from './rows';
import type { Doubt } from './types';

/** What is gathered of a car while its rows are put together. */
export interface CarDraft {
  /** The longest way in which its frame number is written. */
  readonly vin: string | undefined;
  /** Mostly one; none where no row has any. */
  plates: readonly string[];
  readonly rows: OwnerRow[];
}

const FULL_VIN = 17;
const TAIL = 6;

/**
 * Puts the rows of one vehicle together: the same VIN; or one that ends with the other (at least six characters) unless another plate
 * contradicts; else the same plate, but never two different VINs. Where several cars come into question the person tells them apart, and where
 * that does not help the row is asked about. Rows without VIN and plate are not in any.
 */
export function vehiclesOf(rows: readonly OwnerRow[]): { readonly cars: CarDraft[]; readonly doubts: Doubt[] } {
  const cars: CarDraft[] = [];
  const doubts: Doubt[] = [];
  const byVin = new Map<string, CarDraft>();
  const byTail = new Map<string, CarDraft[]>();
  const byPlate = new Map<string, CarDraft[]>();

  const open = (vin: string | undefined): CarDraft => {
    const car: CarDraft = { vin, plates: NONE, rows: [] };
    cars.push(car);
    return car;
  };
  const add = (car: CarDraft, row: OwnerRow): void => {
    car.rows.push(row);
    if (row.plate === undefined || car.plates.includes(row.plate)) return;
    car.plates = [...car.plates, row.plate];
  };

  const short: OwnerRow[] = [];
  const plateOnly: OwnerRow[] = [];
  for (const row of rows) {
    if (row.vin === undefined) {
      if (row.plate !== undefined) plateOnly.push(row);
    } else if (row.vin.length < FULL_VIN) short.push(row);
    else {
      const known = byVin.get(row.vin) ?? open(row.vin);
      byVin.set(row.vin, known);
      add(known, row);
    }
  }

  if (short.length > 0) for (const car of cars) into(byTail, (car.vin ?? '').slice(-TAIL), car);
  // Longer ends first, and those with a plate before those without: what tells more must not depend on the sheet's order.
  const told = (row: OwnerRow): number => (row.vin?.length ?? 0) * 2 + (row.plate === undefined ? 0 : 1);
  for (const row of short.sort((a, b) => told(b) - told(a))) {
    const { vin = '', plate } = row;
    const fitting = (byTail.get(vin.slice(-TAIL)) ?? NONE).filter(
      (car) =>
        car.vin?.endsWith(vin) === true &&
        (plate === undefined || car.plates.length === 0 || car.plates.includes(plate)),
    );
    const known = plate === undefined ? [] : fitting.filter((car) => car.plates.includes(plate));
    const one = chosen(known.length > 0 ? known : fitting, row, doubts);
    if (one) add(one, row);
    else {
      const car = open(vin);
      into(byTail, vin.slice(-TAIL), car);
      add(car, row);
    }
  }

  if (plateOnly.length > 0) for (const car of cars) for (const plate of car.plates) into(byPlate, plate, car);
  for (const row of plateOnly) {
    const plate = row.plate ?? '';
    const one = chosen(byPlate.get(plate) ?? NONE, row, doubts);
    const car = one ?? open(undefined);
    add(car, row);
    if (!one) into(byPlate, plate, car);
  }
  for (const car of cars) car.rows.sort((a, b) => a.at - b.at);
  cars.sort((a, b) => (a.rows[0]?.at ?? 0) - (b.rows[0]?.at ?? 0));
  return { cars, doubts };
}

/** The one car that a row can be of; of several the one that the same person has, else the one last seen, and a person is asked. */
function chosen(cars: readonly CarDraft[], row: OwnerRow, doubts: Doubt[]): CarDraft | undefined {
  if (cars.length < 2) return cars[0];
  const theirs = cars.filter((car) => car.rows.some((other) => samePerson(other, row)));
  if (theirs.length === 1) return theirs[0];
  doubts.push({ kind: 'car-of-row', row, about: row.plate ?? row.vin ?? '' });
  const seen = (car: CarDraft): number =>
    car.rows.reduce((last, { day = -Infinity }) => Math.max(last, day), -Infinity);
  return (theirs.length > 0 ? theirs : cars).reduce((a, b) => (seen(b) > seen(a) ? b : a));
}

function samePerson(a: OwnerRow, b: OwnerRow): boolean {
  if (a.phones.length > 0 && b.phones.length > 0) return a.phones.some((phone) => b.phones.includes(phone));
  return a.name !== undefined && a.name === b.name;
}

const NONE: readonly never[] = [];

function into(map: Map<string, CarDraft[]>, key: string, car: CarDraft): void {
  const known = map.get(key);
  if (known) known.push(car);
  else map.set(key, [car]);
}
