import { addMonths, civilDay } from '../../calendar';
import { holder } from '../facts';
import { groupOf } from '../groups';
import type { Car, Owner, OwnerBook, Ownership } from '../types';
import { rfmScores, rfmType } from './rfm';
import { UNKNOWN, type OwnerFacts, type OwnerMonth } from './types';
import { ownerValue, referrersIn } from './value';

const OWNER_KINDS = ['own-sold', 'other-dealer', 'other-brand'] as const;
const YEAR = 12;

/** People with a car on file, each once under the first kind that holds; active: in the workshop within the last twelve months. */
export function peopleFacts(month: OwnerMonth): OwnerFacts['people'] {
  const { book, onFile, rules, end } = month;
  const since = addMonths(end, -YEAR);
  const cars = new Map<number, Car[]>();
  for (const car of onFile) {
    const owner = holder(car)?.owner;
    if (owner === undefined) continue;
    const own = cars.get(owner);
    if (own) own.push(car);
    else cars.set(owner, [car]);
  }
  const referrers = referrersIn(book);
  const scores = rfmScores([...cars.values()], rules, end);
  return [...cars].flatMap(([index, own], at) => {
    const owner = book.owners[index];
    const points = scores[at];
    if (!owner || !points) return [];
    const kinds = own.map((car) => holder(car)?.ownerKind);
    const [row] = owner.rows;
    const delivered = own[0] && holder(own[0])?.delivered;
    return [
      {
        ...(row ? { row } : {}),
        ...(own[0] ? { car: own[0] } : {}),
        ...(owner.name === undefined ? {} : { name: owner.name }),
        ...(owner.phone === undefined ? {} : { phone: owner.phone }),
        ...(delivered === undefined ? {} : { delivered }),
        kind: OWNER_KINDS.find((kind) => kinds.includes(kind)) ?? UNKNOWN,
        active: own.some(({ visits }) => visits.some(({ day }) => day > since)),
        ...points,
        rfm: rfmType(points, rules),
        ...ownerValue(owner, timesWithCars(book, owner, index), month, referrers),
      },
    ];
  });
}

function timesWithCars(book: OwnerBook, owner: Owner, index: number): { car: Car; own: Ownership }[] {
  return owner.cars.flatMap((at) => {
    const car = book.cars[at];
    const own = car?.ownerships.find((one) => one.owner === index);
    return car && own ? [{ car, own }] : [];
  });
}

/** Cars on file by group, region and age. */
export function carFactsOf({ onFile, rules, end }: OwnerMonth): OwnerFacts['cars'] {
  return onFile.map((car) => ({
    ...(car.rows[0] ? { row: car.rows[0] } : {}),
    car,
    group: groupOf(car, rules, end)?.group ?? 0,
    region: car.district ?? UNKNOWN,
    age: ageOf(car, end),
  }));
}

/** Whole years since the car was delivered to its first owner here. */
function ageOf({ ownerships }: Car, end: number): string {
  const days = ownerships.flatMap(({ delivered }) => delivered ?? []);
  if (days.length === 0) return UNKNOWN;
  const delivered = Math.min(...days);
  const years = yearsBetween(delivered, end);
  return years >= AGES.length - 1 ? '>=4' : (AGES[years] ?? UNKNOWN);
}

const AGES = ['<1', '1-2', '2-3', '3-4', '>=4'] as const;

function yearsBetween(from: number, to: number): number {
  const years = civilDay(to).year - civilDay(from).year;
  return addMonths(from, years * YEAR) > to ? years - 1 : years;
}
