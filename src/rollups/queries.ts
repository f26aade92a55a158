import { COUNTS, FLOWS, type FactValue, type Query } from './figures';
import type { Fact, FlowStart, LevelFlow, MonthFacts } from './types';
import { FLOW_KEYS } from './types';

/** `levels.H.won`, or `total.won` without a level; with a version only the customers who began the month so. */
export function flowQuery(key: keyof LevelFlow, level?: string, version?: FlowStart): Query {
  const flow = FLOWS[key];
  return {
    table: 'flows',
    where: {
      ...flow.where,
      ...(level === undefined ? {} : { [flow.level]: level }),
      ...(version === undefined ? {} : { start: version }),
    },
  };
}

/** The query of a count by its path (`filed`, `total.won`, `levels.H.end`); `undefined` for anything that is no count. */
export function queryOf(path: string): Query | undefined {
  const spec = Object.hasOwn(COUNTS, path) ? COUNTS[path as keyof typeof COUNTS] : undefined;
  if (spec) return { table: spec.table, where: spec.where };
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
