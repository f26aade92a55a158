import type { Figures } from '../../jobs/types';
import type { MonthSummary } from '../host/services';

/** The figures of a consultant, or of the store; a name that the month does not know gives the store's. */
export function figuresOf(report: MonthSummary, consultant: string | undefined): Figures {
  return report.consultants.find((entry) => entry.name === consultant) ?? report.store;
}

/** The closing identity in the order in which it is read: what comes in, what goes out, what must be left. */
export const IDENTITY = [
  { figure: 'total.carried', key: 'carried', sign: '' },
  { figure: 'total.new', key: 'new', sign: '+' },
  { figure: 'total.reopened', key: 'reopened', sign: '+' },
  { figure: 'total.won', key: 'won', sign: '−' },
  { figure: 'total.lost', key: 'lost', sign: '−' },
  { figure: 'total.outOfControl', key: 'outOfControl', sign: '−' },
  { figure: 'total.frozen', key: 'frozen', sign: '−' },
] as const;

/** What is left by the identity; equal to `total.end` unless something is wrong. */
export function balanceOf({ total }: Figures): number {
  return total.carried + total.new + total.reopened - total.won - total.lost - total.outOfControl - total.frozen;
}

/** Tiles of 客流 and 转化; `of` is what the rate divides by. */
export const TILES = [
  { figure: 'visits', kind: 'count' },
  { figure: 'firstVisits', kind: 'count' },
  { figure: 'filed', kind: 'count' },
  { figure: 'filingRate', kind: 'rate' },
  { figure: 'testDrives', kind: 'count' },
  { figure: 'testDriveRate', kind: 'rate' },
  { figure: 'secondVisits', kind: 'count' },
  { figure: 'secondVisitRate', kind: 'rate' },
  { figure: 'total.won', kind: 'count' },
  { figure: 'closingRate', kind: 'rate' },
  { figure: 'followUp24h.rate', kind: 'rate' },
  { figure: 'daysToDeal', kind: 'days' },
] as const;

export type Tile = (typeof TILES)[number];

/** The tile's number; `undefined` where an input is missing or the divisor is zero: then it is unknown, never 0. */
export function tileValue(figures: Figures, { figure }: Tile): number | undefined {
  switch (figure) {
    case 'total.won':
      return figures.total.won;
    case 'followUp24h.rate':
      return figures.followUp24h.rate;
    default:
      return figures[figure];
  }
}
