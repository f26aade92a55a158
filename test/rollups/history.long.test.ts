import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { expectTrueFigures } from './history/compare';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';
import type { Trade } from './history/trade';
import { VARIANTS } from './history/variants';

/** `SANBIAO_STORES=1000` runs the whole campaign. */
const STORES = Number(process.env.SANBIAO_STORES ?? 60);

test(
  `figures from the forms are the figures of the history: ${String(STORES)} stores`,
  () => {
    let months = 0;
    const ways = Object.values(VARIANTS);
    for (let seed = 1; seed <= STORES; seed += 1) {
      const history = makeHistory(seed);
      const kept = ways[seed % ways.length]?.(formsOf(history)) ?? formsOf(history);
      months += expectTrueFigures(buildLedger(kept, generalProfile), history);
    }
    expect(months).toBeGreaterThanOrEqual(STORES * 6);
  },
  Math.max(120_000, STORES * 3_000),
);

const KEPT: Readonly<Record<string, Trade>> = {
  'by the calendar': {},
  'from 26 to 25': { startsOn: 26 },
  'without matrices': { matrices: false },
};

test.each(Object.entries(KEPT))(
  'orders on the spot and without a row, cancelled orders, hand-overs; books kept %s',
  (_name, trade) => {
    let months = 0;
    for (let seed = 1; seed <= STORES; seed += 1) {
      const history = makeHistory(seed, { trade });
      const read = formsOf(history);
      const kept = trade.startsOn || seed % 2 > 0 ? read : (VARIANTS['two matrices a month']?.(read) ?? read);
      months += expectTrueFigures(buildLedger(kept, generalProfile), history);
    }
    expect(months).toBeGreaterThanOrEqual(STORES * 6);
  },
  Math.max(120_000, STORES * 3_000),
);
