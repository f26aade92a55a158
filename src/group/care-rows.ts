import { ratesOf, type OwnerFigures, type OwnerRate } from '../owners/figures';
import type { Placed } from './tables';

/**
 * A month after the sale as the store's own `sanbiao owners --json` says it, a row per figure: counts with `count`; rates with `rate` and the two counts that
 * this store divides, so that a group's rate can be made of its stores'. A rate that a store cannot give has no row.
 */
export function careRows({ month, counts, rates, rules }: OwnerFigures): readonly Placed[] {
  const put = (row: Placed['row']): Placed => ({ table: 'care_figures', month, row });
  const spec = ratesOf(rules);
  return [
    ...Object.entries(counts).map(([figure, count]) =>
      put({ figure, count, rate: null, rate_of: null, rate_over: null }),
    ),
    ...Object.entries(rates).map(([figure, rate]) => {
      const { of, over } = spec[figure as OwnerRate];
      return put({ figure, count: null, rate, rate_of: of, rate_over: over });
    }),
  ];
}
