import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { expectTrueFigures } from './history/compare';
import { formsOf } from './history/forms';
import { makeHistory } from './history/history';
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
