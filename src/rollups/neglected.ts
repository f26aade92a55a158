import type { MonthFigures } from './types';

/** A source is neglected when it brings filings or deals but few visits are worked for: below half of an even share of the visits, at a closing rate above the store's. */
export function neglectedSources(report: MonthFigures): string[] {
  const visits = report.store.visits;
  const known = report.sources.filter((source) => source.source !== '');
  const even = known.length === 0 ? 0 : visits / known.length;
  const overall = report.store.closingRate;
  if (overall === undefined) return [];
  return known
    .filter((source) => source.visits < even / 2 && source.closingRate !== undefined && source.closingRate > overall)
    .map((source) => source.source);
}
