import type { LevelCode } from '../forms/types';
import type { FactTable, Query } from './queries';
import { COUNTS, count, flowQuery, RATES, scoped } from './queries';
import type {
  ContactDiscipline,
  Fact,
  Figures,
  LevelFlow,
  LossFact,
  LossFigures,
  MonthFacts,
  MonthInputs,
  SourceFigures,
} from './types';
import { FLOW_KEYS } from './types';

/** The form without which no flow is known, as `missing` names it. */
const MATRIX_NAME = '接触状况表';

/**
 * A share of 1; absent where the base is 0 or smaller than its part, never 0 for unknown. More deals than filings means that the register
 * lacks customers (carried over, bought on the spot without a line): then nobody knows the rate, and no rate is above 100 %.
 */
export function rate(part: number, whole: number): number | undefined {
  return whole > 0 && part <= whole ? part / whole : undefined;
}

/** The middle value; of an even number of values the mean of the two in the middle; absent without values. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

export const FACT_TABLES = [
  'flows',
  'deliveries',
  'visits',
  'marks',
  'contacts',
  'losses',
  'cancellations',
  'dues',
] as const satisfies readonly FactTable[];

function noFacts(): Record<FactTable, Fact[]> {
  return Object.fromEntries(FACT_TABLES.map((table) => [table, [] as Fact[]])) as Record<FactTable, Fact[]>;
}

/** The facts that count for the store (`''`) and for each consultant, told apart in one pass. */
export function factsByScope(facts: MonthFacts): ReadonlyMap<string, MonthFacts> {
  const scopes = new Map<string, Record<FactTable, Fact[]>>([['', noFacts()]]);
  const store = scopes.get('') as Record<FactTable, Fact[]>;
  for (const table of FACT_TABLES) {
    for (const fact of facts[table] as readonly Fact[]) {
      if (fact.inStore) store[table].push(fact);
      if (!fact.inPerson || fact.consultant === '') continue;
      let own = scopes.get(fact.consultant);
      if (!own) scopes.set(fact.consultant, (own = noFacts()));
      own[table].push(fact);
    }
  }
  return scopes as unknown as ReadonlyMap<string, MonthFacts>;
}

/** `Figures` of the contract, of the facts that count for the store or for one consultant. */
export function figuresOf(
  own: MonthFacts,
  inputs: MonthInputs,
  openLevels: readonly LevelCode[],
  closingBy: 'orders' | 'deliveries',
): Figures {
  const of = (query: Query): number => count(own, query);
  const flow = (level?: string): LevelFlow =>
    Object.fromEntries(FLOW_KEYS.map((key) => [key, of(flowQuery(key, level))])) as unknown as LevelFlow;
  const counts = Object.fromEntries(Object.entries(COUNTS).map(([key, query]) => [key, of(query)])) as Record<
    keyof typeof COUNTS,
    number
  >;
  const total = flow();
  const rates: Record<string, number | undefined> = {};
  const missing: string[] = [];
  for (const [name, { of: part, over, needs }] of Object.entries(RATES)) {
    const deals = closingBy === 'orders' ? total.won : counts.delivered;
    const value = needs.every((input) => inputs[input])
      ? rate(part === 'total.won' ? deals : counts[part], counts[over])
      : undefined;
    if (value === undefined) missing.push(name === 'followUp24h.rate' && !inputs.followUp ? 'followUp24h' : name);
    else rates[name] = value;
  }
  if (!inputs.flows) missing.push(MATRIX_NAME);
  const days = own.flows.flatMap((fact) => fact.daysToDeal ?? []);
  const { 'followUp24h.rate': followUpRate, ...plainRates } = rates;
  const contacts: ContactDiscipline = {
    planned: counts['contacts.planned'],
    inTime: counts['contacts.inTime'],
    late: counts['contacts.late'],
    missed: counts['contacts.missed'],
    made: counts['contacts.made'],
  };
  const daysToDeal = median(days);
  return {
    levels: Object.fromEntries(openLevels.map((level) => [level, flow(level)])),
    total,
    onTheSpot: counts.onTheSpot,
    cancelled: counts.cancelled,
    net: total.won - counts.cancelled,
    delivered: counts.delivered,
    visits: counts.visits,
    calls: counts.calls,
    firstVisits: counts.firstVisits,
    filed: counts.filed,
    testDrives: counts.testDrives,
    secondVisits: counts.secondVisits,
    ...plainRates,
    followUp24h: {
      due: counts['followUp24h.due'],
      done: counts['followUp24h.done'],
      ...(followUpRate === undefined ? {} : { rate: followUpRate }),
    },
    contacts,
    dueDates: {
      due: counts['dueDates.due'],
      inTime: counts['dueDates.inTime'],
      late: counts['dueDates.late'],
      open: counts['dueDates.open'],
    },
    ...(daysToDeal === undefined ? {} : { daysToDeal }),
    missing,
  };
}

/** Per source: the visits of the register rows with it, and the deals of the customers who have it. Most visits first. */
export function sourcesOf(facts: MonthFacts, inputs: MonthInputs): SourceFigures[] {
  const names = new Set<string>();
  for (const visit of facts.visits) if (visit.kind === 'visit') names.add(visit.source);
  for (const flow of facts.flows) if (flow.end === 'won' && flow.inStore) names.add(flow.source);
  return [...names]
    .map((source): SourceFigures => {
      const of = (query: Query): number =>
        count(facts, scoped({ table: query.table, where: { ...query.where, source } }, undefined));
      const figures = {
        visits: of(COUNTS.visits),
        firstVisits: of(COUNTS.firstVisits),
        filed: of(COUNTS.filed),
        deals: of(flowQuery('won')),
      };
      const filingRate = inputs.phone ? rate(figures.filed, figures.firstVisits) : undefined;
      const closingRate = inputs.flows ? rate(figures.deals, figures.filed) : undefined;
      return {
        source,
        ...figures,
        ...(filingRate === undefined ? {} : { filingRate }),
        ...(closingRate === undefined ? {} : { closingRate }),
      };
    })
    .sort((a, b) => b.visits - a.visits || b.deals - a.deals || (a.source < b.source ? -1 : 1));
}

/** Losses by reason as written, the most frequent first. */
export function lossesOf(losses: readonly LossFact[]): LossFigures[] {
  const byReason = new Map<string, LossFigures & { count: number }>();
  for (const loss of losses) {
    if (!loss.inStore) continue;
    const known = byReason.get(loss.reason);
    if (known) byReason.set(loss.reason, { ...known, count: known.count + 1 });
    else byReason.set(loss.reason, { reason: loss.reason, axis: loss.axis, count: 1 });
  }
  return [...byReason.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
