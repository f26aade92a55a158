import type { Figures } from '../../jobs/types';
import { FIGURES, shownAt, untold, valueAt } from '../../rollups';
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

/** The balance in one sentence: who came and who went, all of them, so that the sum can be followed. */
export function sumOf({ total }: Figures): Readonly<Record<'carried' | 'came' | 'won' | 'gone' | 'end', number>> {
  return {
    carried: total.carried,
    came: total.new + total.reopened,
    won: total.won,
    gone: total.lost + total.outOfControl + total.frozen,
    end: total.end,
  };
}

/** Tiles of 客流与转化, as the registry of figures has them. */
export const TILES = shownAt('tile');

export type Tile = (typeof TILES)[number];

/** The kind of a tile's number: people, a share of 1 or days. */
export function tileKind({ path }: Tile): 'count' | 'rate' | 'days' {
  const kind = path === 'total.won' ? 'count' : FIGURES[path].kind;
  return kind === 'rate' ? 'rate' : kind === 'median' ? 'days' : 'count';
}

/** The tile's number; `undefined` where an input is missing, nobody tells or the divisor is zero: then it is unknown, never 0. */
export function tileValue(figures: Figures, { path }: Tile, inputs: MonthSummary['inputs']): number | undefined {
  return untold(path, figures, inputs) ? undefined : valueAt(figures, path);
}
