import type { Fact, FlowStart, LevelFlow, MonthFacts } from './types';
import { FLOW_KEYS } from './types';

export type FactTable = keyof MonthFacts;
export type FactValue = string | number | boolean;

/**
 * A figure as data: how many rows of a fact table have the given values. The same query counts the figure, finds the rows behind it,
 * and becomes the COUNTIFS of the sheet.
 */
export interface Query {
  readonly table: FactTable;
  readonly where: Readonly<Record<string, FactValue>>;
}

const FLOW_WHERE: Readonly<Record<keyof LevelFlow, { readonly level: 'from' | 'to'; readonly where: Query['where'] }>> =
  {
    carried: { level: 'from', where: { start: 'carried' } },
    new: { level: 'from', where: { start: 'new' } },
    reopened: { level: 'from', where: { start: 'reopened' } },
    out: { level: 'from', where: { moved: true } },
    in: { level: 'to', where: { moved: true } },
    won: { level: 'to', where: { end: 'won' } },
    lost: { level: 'to', where: { end: 'lost' } },
    outOfControl: { level: 'to', where: { end: 'outOfControl' } },
    frozen: { level: 'to', where: { end: 'frozen' } },
    end: { level: 'to', where: { end: 'open' } },
  };

/** `levels.H.won`, or `total.won` without a level; with a version only the customers who began the month so. */
export function flowQuery(key: keyof LevelFlow, level?: string, version?: FlowStart): Query {
  const flow = FLOW_WHERE[key];
  return {
    table: 'flows',
    where: {
      ...flow.where,
      ...(level === undefined ? {} : { [flow.level]: level }),
      ...(version === undefined ? {} : { start: version }),
    },
  };
}

/** The figures that are plain counts, by their path in the contract. */
export const COUNTS = {
  onTheSpot: { table: 'flows', where: { end: 'won', onTheSpot: true } },
  cancelled: { table: 'cancellations', where: {} },
  delivered: { table: 'deliveries', where: {} },
  visits: { table: 'visits', where: { kind: 'visit' } },
  calls: { table: 'visits', where: { kind: 'call' } },
  firstVisits: { table: 'visits', where: { kind: 'visit', first: true } },
  secondVisits: { table: 'visits', where: { kind: 'visit', first: false } },
  filed: { table: 'visits', where: { filed: true } },
  testDrives: { table: 'visits', where: { kind: 'visit', testDrive: true } },
  filedTried: { table: 'visits', where: { filed: true, tried: true } },
  filedReturned: { table: 'visits', where: { filed: true, returned: true } },
  'followUp24h.due': { table: 'visits', where: { followUpDue: true } },
  'followUp24h.done': { table: 'visits', where: { followUp: 'done' } },
  'contacts.planned': { table: 'marks', where: {} },
  'contacts.inTime': { table: 'marks', where: { result: 'inTime' } },
  'contacts.late': { table: 'marks', where: { result: 'late' } },
  'contacts.missed': { table: 'marks', where: { result: 'missed' } },
  'contacts.made': { table: 'contacts', where: {} },
  'dueDates.due': { table: 'dues', where: {} },
  'dueDates.inTime': { table: 'dues', where: { result: 'inTime' } },
  'dueDates.late': { table: 'dues', where: { result: 'late' } },
  'dueDates.open': { table: 'dues', where: { result: 'open' } },
} as const satisfies Readonly<Record<string, Query>>;
export type CountKey = keyof typeof COUNTS;

/** The rates: numerator ÷ denominator, and the input without which they mean nothing. */
export const RATES: Readonly<
  Record<
    string,
    {
      readonly over: CountKey;
      readonly of: CountKey | 'total.won';
      readonly needs: readonly ('register' | 'phone' | 'first' | 'testDrive' | 'flows' | 'followUp')[];
    }
  >
> = {
  filingRate: { of: 'filed', over: 'firstVisits', needs: ['register', 'phone'] },
  closingRate: { of: 'total.won', over: 'filed', needs: ['flows', 'register', 'phone'] },
  // By customer: whoever drove twice is one, so that no rate is above 1.
  testDriveRate: { of: 'filedTried', over: 'filed', needs: ['register', 'phone', 'testDrive'] },
  secondVisitRate: { of: 'filedReturned', over: 'filed', needs: ['register', 'phone', 'first'] },
  'followUp24h.rate': { of: 'followUp24h.done', over: 'followUp24h.due', needs: ['register', 'phone', 'followUp'] },
};

/** The query of a count by its path (`filed`, `total.won`, `levels.H.end`); `undefined` for anything that is no count. */
export function queryOf(path: string): Query | undefined {
  if (Object.hasOwn(COUNTS, path)) return COUNTS[path as CountKey];
  const flow = /^(?:total|levels\.([A-Z][A-Z0-9]*|-))\.(\w+)$/u.exec(path);
  const key = FLOW_KEYS.find((name) => name === flow?.[2]);
  return flow && key ? flowQuery(key, flow[1]) : undefined;
}

/** For the store (`undefined`) or one consultant. */
export function scoped(query: Query, consultant: string | undefined): Query {
  return {
    table: query.table,
    where:
      consultant === undefined ? { ...query.where, inStore: true } : { ...query.where, consultant, inPerson: true },
  };
}

export function select(facts: MonthFacts, query: Query): Fact[] {
  const wanted = Object.entries(query.where);
  return (facts[query.table] as readonly Fact[]).filter((fact) =>
    wanted.every(([key, value]) => (fact as unknown as Record<string, FactValue>)[key] === value),
  );
}

export function count(facts: MonthFacts, query: Query): number {
  const rows = facts[query.table] as unknown as readonly Readonly<Record<string, FactValue>>[];
  const keys = Object.keys(query.where);
  const values = Object.values(query.where);
  let n = 0;
  rows: for (const row of rows) {
    for (let i = 0; i < keys.length; i += 1) if (row[keys[i] as string] !== values[i]) continue rows;
    n += 1;
  }
  return n;
}
