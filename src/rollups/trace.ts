import type { RowRef } from '../forms/types';
import type { Text } from '../words';
import { dataKey, text } from '../words';
import { RATES, type Query, type RateSpec } from './figures';
import { flowQuery, queryOf, scoped, select } from './queries';
import { DEALS } from './tally';
import { NO_LEVEL, type Fact, type MonthFigures } from './types';

/** Names a figure: the store's or a consultant's, by its path in the contract (`filed`, `levels.H.won`, `followUp24h.rate`). */
export interface FigureKey {
  readonly consultant?: string;
  /** Or of one source (`visits`, `filed`, `deals` …) or one loss reason (`count`). */
  readonly source?: string;
  readonly reason?: string;
  readonly figure: string;
}

export interface TracedRow extends RowRef {
  readonly name?: string;
}

/**
 * The rows behind a figure. For a count as many facts as the figure says, each with the rows of the workbook that make it; for a rate
 * those of its denominator (the numerator is among them or named by its own figure). Unknown figures have no rows.
 */
export function rowsBehind(report: MonthFigures, key: FigureKey): TracedRow[] {
  const seen = new Set<string>();
  const rows: TracedRow[] = [];
  for (const fact of factsBehind(report, key)) {
    for (const ref of fact.rows) {
      const id = `${ref.sheet}\n${String(ref.row)}\n${fact.customer}`;
      if (seen.has(id)) continue;
      seen.add(id);
      rows.push(fact.customer === '' ? { ...ref } : { ...ref, name: fact.customer });
    }
  }
  return rows;
}

/** The facts behind a figure, one for each that it counts. */
export function factsBehind(report: MonthFigures, key: FigureKey): readonly Fact[] {
  const query = queryBehind(report, key);
  if (query) return select(report.facts, query);
  if (key.figure !== 'daysToDeal') return [];
  return select(report.facts, scoped(flowQuery('won'), key.consultant)).filter((fact) => 'daysToDeal' in fact);
}

function queryBehind(report: MonthFigures, key: FigureKey): Query | undefined {
  if (key.reason !== undefined)
    return {
      table: 'losses',
      where: { reason: key.reason, inStore: true, ...(report.inputs.flows ? { inFlows: true } : {}) },
    };
  if (key.source !== undefined) {
    const base =
      key.figure === 'deals' || key.figure === 'closingRate'
        ? flowQuery('won')
        : queryOf(key.figure === 'filingRate' ? 'firstVisits' : key.figure);
    return base && scoped({ table: base.table, where: { ...base.where, source: key.source } }, undefined);
  }
  const rate: RateSpec | undefined = (RATES as Readonly<Record<string, RateSpec>>)[key.figure];
  if (!rate) {
    const plain = queryOf(key.figure);
    return plain && scoped(plain, key.consultant);
  }
  const query = queryOf(rate.of === 'deals' ? DEALS[report.closingBy] : rate.over);
  return query && scoped(query, key.consultant);
}

/** How a figure is worked out, in words. */
export function explainFigure(report: MonthFigures, key: FigureKey): Text {
  const name = key.figure.replace(/^levels\.(?:[A-Z0-9]+|-)\./u, 'total.');
  const level = /^levels\.([A-Z0-9]+|-)\./u.exec(key.figure)?.[1];
  if (key.reason !== undefined) return text('rollups.explain.loss', { reason: key.reason });
  const meaning =
    name === 'closingRate'
      ? text(`rollups.explain.closingRate.${report.closingBy}`)
      : text(dataKey('rollups.explain.', key.source !== undefined && name === 'deals' ? 'deals' : name));
  if (level === undefined) return meaning;
  return level === NO_LEVEL
    ? text('rollups.explain.atNoLevel', { meaning })
    : text('rollups.explain.atLevel', { level, meaning });
}
