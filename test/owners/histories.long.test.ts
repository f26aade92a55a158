import { expectTrueCare, expectTrueMonth, monthsOf } from './history/compare';
import { makeLife } from './history/store';

/** `SANBIAO_OWNERS=2000` runs a larger campaign. */
const STORES = Number(process.env.SANBIAO_OWNERS ?? 400);

test(
  `calls, states, groups and figures from the sheets are those of what happened: ${String(STORES)} stores`,
  () => {
    let tasks = 0;
    for (let seed = 1; seed <= STORES; seed += 1) {
      const life = makeLife(seed);
      tasks += expectTrueCare(life);
      for (const month of monthsOf(life)) expectTrueMonth(life, month);
    }
    expect(tasks).toBeGreaterThan(STORES * 3);
  },
  Math.max(120_000, STORES * 2_000),
);
