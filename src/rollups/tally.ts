import type { LevelCode } from '../forms/types';
import { COUNTS, FIGURES, type FactTable, type FigureSpec, type Query, type RegisteredFigures } from './figures';
import { count, flowQuery, scoped } from './queries';
import type { Fact, Figures, LevelFlow, LossFact, LossFigures, MonthFacts, MonthInputs, SourceFigures } from './types';
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

/** What a deal is, by what the closing rate counts. */
export const DEALS = { orders: 'total.won', deliveries: 'delivered' } as const;

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

/** `Figures` of the contract, of the facts that count for the store or for one consultant: each by its entry in the registry. */
export function figuresOf(
  own: MonthFacts,
  inputs: MonthInputs,
  openLevels: readonly LevelCode[],
  closingBy: 'orders' | 'deliveries',
): Figures {
  const flow = (level?: string): LevelFlow =>
    Object.fromEntries(FLOW_KEYS.map((key) => [key, count(own, flowQuery(key, level))])) as unknown as LevelFlow;
  const total = flow();
  const numbers = new Map<string, number>(FLOW_KEYS.map((key) => [`total.${key}`, total[key]]));
  for (const [path, query] of Object.entries(COUNTS)) numbers.set(path, count(own, query));
  numbers.set('deals', numbers.get(DEALS[closingBy]) ?? 0);
  const of = (path: string): number => numbers.get(path) ?? 0;
  const told: Record<string, unknown> = {};
  const missing: string[] = [];
  for (const [path, spec] of Object.entries<FigureSpec>(FIGURES)) {
    const value = valueOf(spec, of, own, inputs, of(path));
    if (value !== undefined) place(told, path, value);
    else if (spec.kind === 'rate') missing.push(path === 'followUp24h.rate' && !inputs.followUp ? 'followUp24h' : path);
  }
  if (!inputs.flows) missing.push(MATRIX_NAME);
  return {
    levels: Object.fromEntries(openLevels.map((level) => [level, flow(level)])),
    total,
    ...(told as unknown as RegisteredFigures),
    missing,
  };
}

/** The figure's number; `undefined` where it cannot be known, or is only a part of another. */
function valueOf(
  spec: FigureSpec,
  of: (path: string) => number,
  own: MonthFacts,
  inputs: MonthInputs,
  counted: number,
): number | undefined {
  switch (spec.kind) {
    case 'count':
      return spec.inside ? undefined : counted;
    case 'difference':
      return of(spec.of) - of(spec.less);
    case 'rate':
      return spec.needs.every((input) => inputs[input]) ? rate(of(spec.of), of(spec.over)) : undefined;
    case 'median':
      return median(own[spec.table].flatMap((fact) => fact[spec.member] ?? []));
  }
}

/** `contacts.planned` into `contacts`. */
function place(figures: Record<string, unknown>, path: string, value: number): void {
  const [name, rest] = path.split('.', 2) as [string, string?];
  if (rest === undefined) figures[name] = value;
  else figures[name] = { ...(figures[name] as object | undefined), [rest]: value };
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

/**
 * Whether a rate is unknown although its inputs are there. Registers without a column for the first contact show it only of those who are
 * in a matrix or a report; where that is nobody, nothing tells whether the others were called.
 */
export function untold(rate: string, { followUp24h }: Pick<Figures, 'followUp24h'>, inputs: MonthInputs): boolean {
  return rate === 'followUp24h.rate' && !inputs.followUpColumn && followUp24h.done === 0;
}
