import type { IsoMonth } from '../../calendar';
import { monthIndex } from '../../calendar';
import {
  OWNER_COUNTS,
  OWNER_RATES,
  ownerFacts,
  selectFacts,
  type OwnerCount,
  type OwnerQuery,
  type OwnerRate,
} from './registry';
import type { OwnerFacts, OwnerMonth } from './types';

export interface ModelFigures {
  readonly model: string;
  readonly vehicles: number;
  readonly visits: number;
  /** Yuan. */
  readonly maintenance: number;
  readonly repair: number;
  readonly accident: number;
  readonly output: number;
  readonly perVehicle: number;
}

/** Figures of a month of owners: counts and rates by their path, and the lists of the contract. */
export interface OwnerFigures {
  readonly month: IsoMonth;
  readonly counts: Readonly<Record<OwnerCount, number>>;
  /** Absent where the base is 0 or an input is missing; then named in `missing`. */
  readonly rates: Readonly<Partial<Record<OwnerRate, number>>>;
  readonly groups: readonly { readonly group: number; readonly vehicles: number }[];
  readonly models: readonly ModelFigures[];
  readonly regions: readonly { readonly region: string; readonly vehicles: number; readonly share: number }[];
  readonly ages: readonly { readonly age: string; readonly vehicles: number; readonly share: number }[];
  readonly missing: readonly OwnerRate[];
  readonly facts: OwnerFacts;
}

const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8];
export const AGES = ['<1', '1-2', '2-3', '3-4', '>=4', 'unknown'] as const;
const KEPT_MONTHS = 35;

/** The month's figures. Contract of `sanbiao owners`. */
export function ownerFigures(month: OwnerMonth): OwnerFigures {
  const facts = ownerFacts(month);
  const count = (query: OwnerQuery): number => selectFacts(facts, query).length;
  const counts = Object.fromEntries(
    Object.entries(OWNER_COUNTS).map(([path, query]) => [path, count(query)]),
  ) as Record<OwnerCount, number>;
  const rates: Partial<Record<OwnerRate, number>> = {};
  const missing: OwnerRate[] = [];
  for (const [name, { of, over, needs }] of Object.entries(OWNER_RATES)) {
    const rate = name as OwnerRate;
    const known = needs.every((kind) => month.kinds.has(kind)) && hasHistory(rate, month);
    if (known && counts[over] > 0) rates[rate] = counts[of] / counts[over];
    else missing.push(rate);
  }
  return {
    month: month.month,
    counts,
    rates,
    groups: GROUPS.map((group) => ({ group, vehicles: count({ table: 'cars', where: { group } }) })),
    models: modelsOf(facts),
    regions: shares(facts.cars.map(({ region }) => region)).map(([region, more]) => ({ region, ...more })),
    ages: agesOf(facts),
    missing,
    facts,
  };
}

/** The share of three years means nothing before the service records reach so far back. */
function hasHistory(rate: OwnerRate, { servedSince, month }: OwnerMonth): boolean {
  if (rate !== 'retention.rate') return true;
  return servedSince !== undefined && servedSince <= monthIndex(month) - KEPT_MONTHS;
}

function modelsOf({ visits }: OwnerFacts): ModelFigures[] {
  const models = new Map<string, OwnerFacts['visits'][number][]>();
  for (const visit of visits) {
    const own = models.get(visit.model);
    if (own) own.push(visit);
    else models.set(visit.model, [visit]);
  }
  return [...models]
    .map(([model, own]): ModelFigures => {
      const yuan = (kind?: string): number =>
        own.reduce((sum, visit) => (kind === undefined || visit.kind === kind ? sum + visit.amount : sum), 0);
      const vehicles = own.filter(({ firstOfCar }) => firstOfCar).length;
      const output = yuan();
      return {
        model,
        vehicles,
        visits: own.length,
        maintenance: yuan('maintenance'),
        repair: yuan('repair'),
        accident: yuan('accident'),
        output,
        perVehicle: output / vehicles,
      };
    })
    .sort((a, b) => b.output - a.output || b.visits - a.visits || (a.model < b.model ? -1 : 1));
}

/** Vehicles and share by name, most first. */
function shares(names: readonly string[]): [string, { vehicles: number; share: number }][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, vehicles]) => [name, { vehicles, share: vehicles / names.length }]);
}

function agesOf({ cars }: OwnerFacts): OwnerFigures['ages'] {
  const known = new Map(shares(cars.map(({ age }) => age)));
  return AGES.flatMap((age) => {
    const more = known.get(age);
    return more ? [{ age, ...more }] : [];
  });
}
