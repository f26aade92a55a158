import type { IsoMonth } from '../../calendar';
import { monthIndex } from '../../calendar';
import {
  OWNER_COUNTS,
  ownerFacts,
  ratesOf,
  selectFacts,
  type OwnerCount,
  type OwnerQuery,
  type OwnerRate,
} from './registry';
import type { Channel, KeyFact, OwnerRules } from '../../profile';
import { factsWithoutColumn } from './files';
import { RFM_TYPES, type RfmType } from './rfm';
import type { FileFact, OwnerFacts, OwnerMonth, UNKNOWN } from './types';

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

/** Customer data that came in through a channel, or were taken by a person; `lacking`: how often each key fact is not there. */
interface DataFigures {
  readonly rows: number;
  readonly complete: number;
  readonly rate: number;
  readonly lacking: readonly { readonly fact: KeyFact; readonly rows: number }[];
}
export type ChannelFigures = DataFigures & { readonly channel: Channel | typeof UNKNOWN };
export type PersonFigures = DataFigures & { readonly by: string };

/** Figures of a month of owners: counts and rates by their path, and the lists of the contract. */
export interface OwnerFigures {
  readonly month: IsoMonth;
  /** Day number of the last day told. */
  readonly until: number;
  readonly counts: Readonly<Record<OwnerCount, number>>;
  /** Absent where the base is 0 or an input is missing; then named in `missing`. */
  readonly rates: Readonly<Partial<Record<OwnerRate, number>>>;
  readonly groups: readonly { readonly group: number; readonly vehicles: number }[];
  readonly models: readonly ModelFigures[];
  readonly regions: readonly { readonly region: string; readonly vehicles: number; readonly share: number }[];
  readonly ages: readonly { readonly age: string; readonly vehicles: number; readonly share: number }[];
  /** Owners by how much to care for them. */
  readonly rfm: readonly { readonly type: RfmType; readonly people: number; readonly share: number }[];
  /** Customer data by channel, and by the person who took it. */
  readonly channels: readonly ChannelFigures[];
  readonly people: readonly PersonFigures[];
  readonly withoutColumn: ReturnType<typeof factsWithoutColumn>;
  readonly missing: readonly OwnerRate[];
  /** The rules that were counted by: they are printed with the figures. */
  readonly rules: OwnerRules;
  readonly facts: OwnerFacts;
}

const GROUPS = [1, 2, 3, 4, 5, 6, 7, 8];
export const AGES = ['<1', '1-2', '2-3', '3-4', '>=4', 'unknown'] as const;

/** The month's figures. Contract of `sanbiao owners`. */
export function ownerFigures(month: OwnerMonth): OwnerFigures {
  const facts = ownerFacts(month);
  const count = (query: OwnerQuery): number => selectFacts(facts, query).length;
  const counts = Object.fromEntries(
    Object.entries(OWNER_COUNTS).map(([path, query]) => [path, count(query)]),
  ) as Record<OwnerCount, number>;
  const rates: Partial<Record<OwnerRate, number>> = {};
  const missing: OwnerRate[] = [];
  for (const [name, { of, over, needs }] of Object.entries(ratesOf(month.rules))) {
    const rate = name as OwnerRate;
    const known = needs.every((kind) => month.kinds.has(kind)) && hasHistory(rate, month);
    if (known && counts[over] > 0) rates[rate] = counts[of] / counts[over];
    else missing.push(rate);
  }
  return {
    month: month.month,
    until: month.end,
    counts,
    rates,
    groups: GROUPS.map((group) => ({ group, vehicles: count({ table: 'cars', where: { group } }) })),
    models: modelsOf(facts),
    regions: shares(facts.cars.map(({ region }) => region)).map(([region, more]) => ({ region, ...more })),
    ages: agesOf(facts),
    rfm: RFM_TYPES.map((type) => ({ type, people: count({ table: 'people', where: { rfm: type } }) })).map((one) => ({
      ...one,
      share: facts.people.length === 0 ? 0 : one.people / facts.people.length,
    })),
    channels: byName(facts.files, ({ channel }) => channel).map(([channel, more]) => ({ channel, ...more })),
    people: byName(facts.files, ({ by }) => by).map(([by, more]) => ({ by, ...more })),
    withoutColumn: factsWithoutColumn(month),
    missing,
    rules: month.rules,
    facts,
  };
}

/** The share of three years means nothing before the service records reach so far back. */
function hasHistory(rate: OwnerRate, { servedSince, month, rules }: OwnerMonth): boolean {
  if (rate !== 'retention.rate') return true;
  return servedSince !== undefined && servedSince <= monthIndex(month) - (rules.denominators.kept.of - 1);
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

/** Lines of data by a name, most first. */
function byName<N extends string>(files: readonly FileFact[], nameOf: (fact: FileFact) => N): [N, DataFigures][] {
  const groups = new Map<N, FileFact[]>();
  for (const fact of files) {
    const own = groups.get(nameOf(fact));
    if (own) own.push(fact);
    else groups.set(nameOf(fact), [fact]);
  }
  return [...groups]
    .sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
    .map(([name, own]): [N, DataFigures] => {
      const complete = own.filter((fact) => fact.complete).length;
      const facts = [...new Set(own.flatMap(({ lacks }) => lacks))];
      const lacking = facts
        .map((fact) => ({ fact, rows: own.filter(({ lacks }) => lacks.includes(fact)).length }))
        .sort((a, b) => b.rows - a.rows || (a.fact < b.fact ? -1 : 1));
      return [name, { rows: own.length, complete, rate: complete / own.length, lacking }];
    });
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
