import { FIT } from '../../weights';
import { parseAmount, parseMileage, unitOf } from '../../values';
import { not, share, want } from '../fitness';
import type { ColumnProfile } from '../column-profile';
import type { CellReading } from '../reading';
import type { ValueKind } from '../value-kind';

/** Numbers with their units; no phones and no days. */
function fits(p: ColumnProfile): number {
  return want(p, share(p, 'quantity'), FIT.most) * not(share(p, 'phone')) * not(share(p, 'date'), FIT.quantity.dates);
}

/** Headers are few, and each of a long column's cells asks for its unit. */
const units = new Map<string, number>();
const KEPT = 1_000;

function unitFor({ of }: CellReading): number {
  let unit = units.get(of.header);
  if (unit === undefined) {
    if (units.size >= KEPT) units.clear();
    units.set(of.header, (unit = unitOf(of.header)));
  }
  return unit;
}

/** Kilometres. */
export const mileage: ValueKind<number> = {
  fitness: fits,
  sits: (cell) => (parseMileage(cell.value).mileage === undefined ? -1 : 1),
  read: (at) => {
    const reading = parseMileage(at.cell.value, unitFor(at));
    if (reading.problem !== undefined) at.problem(reading.problem);
    return reading.mileage;
  },
};

/** Yuan; 万元 in the header or the cell counts. */
export const money: ValueKind<number> = {
  fitness: fits,
  sits: (cell) => (parseAmount(cell.value).amount === undefined ? -1 : 1),
  read: (at) => {
    const reading = parseAmount(at.cell.value, unitFor(at));
    if (reading.problem !== undefined) at.problem(reading.problem);
    return reading.amount;
  },
};
