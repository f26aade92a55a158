import { plainWord } from '../customers';
import { isCallList, type OwnerRow } from './rows';
import type { OwnerDraft, OwnerOfRow } from './people';
import type { CarDraft } from './vehicles';

/**
 * Rows that name a person but no car. A register or a list of deliveries tells of a car all the same: it is the owner's car that was delivered on
 * that day, else one without plate and VIN. Any other row is about the owner's car where there is only one; else it is the owner's alone.
 */
export function placeCarless(rows: readonly OwnerRow[], cars: CarDraft[], ownerOf: OwnerOfRow): void {
  const loose = rows.filter((row) => row.vin === undefined && row.plate === undefined && ownerOf[row.at] !== undefined);
  if (loose.length === 0) return;
  const carsOf = new Map<OwnerDraft, Set<CarDraft>>();
  const note = (row: OwnerRow, car: CarDraft): void => {
    const owner = ownerOf[row.at];
    if (owner) carsOf.set(owner, (carsOf.get(owner) ?? new Set()).add(car));
  };
  for (const car of cars) for (const row of car.rows) note(row, car);
  const give = (row: OwnerRow, car: CarDraft): void => {
    car.rows.push(row);
    note(row, car);
  };
  for (const row of loose.filter(tellsOfCar)) {
    const theirs = [...(carsOf.get(ownerOf[row.at] as OwnerDraft) ?? [])];
    const same = theirs.find((car) => car.rows.some((other) => tellsOfCar(other) && isSameDelivery(other, row)));
    if (same) give(row, same);
    else {
      const car: CarDraft = { vin: undefined, plates: [], rows: [] };
      cars.push(car);
      give(row, car);
    }
  }
  for (const row of loose) {
    if (tellsOfCar(row)) continue;
    const [only, ...others] = carsOf.get(ownerOf[row.at] as OwnerDraft) ?? [];
    if (only && others.length === 0) give(row, only);
  }
  for (const car of cars) car.rows.sort((a, b) => a.at - b.at);
}

function tellsOfCar({ form, record: { fields }, day }: OwnerRow): boolean {
  if (form.form === 'owner-register') return day !== undefined || fields.model !== undefined;
  return form.form === 'delivery-follow-up' && !isCallList(form) && day !== undefined;
}

function isSameDelivery(a: OwnerRow, b: OwnerRow): boolean {
  const models = [plainWord(a.record.fields.model), plainWord(b.record.fields.model)];
  return a.day === b.day && (models[0] === models[1] || models.includes(''));
}
