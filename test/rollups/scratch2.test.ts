import { readFileSync } from 'node:fs';
import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { monthsIn } from '../../src/rollups';
import { monthContext } from '../../src/rollups/context';
import { collectFacts } from '../../src/rollups/facts';
import { findDifferences } from '../../src/rollups/differences';
import { factsOf, figuresOf, sourcesOf } from '../../src/rollups/figures';
test('x', () => {
  const rec = JSON.parse(readFileSync(`/work/shared/forms/store-year-2025.truth.json`, 'utf8'));
  const ledger = buildLedger(rec, generalProfile);
  for (let k = 0; k < 5; k++) {
    const T = { ctx: 0, facts: 0, diff: 0, store: 0, cons: 0, src: 0 };
    let t = performance.now();
    const lap = (n: keyof typeof T) => {
      const u = performance.now();
      T[n] += u - t;
      t = u;
    };
    for (const m of monthsIn(rec)) {
      t = performance.now();
      const c = monthContext(ledger, generalProfile, m, '2030-01-01');
      lap('ctx');
      const { facts, inputs, walked } = collectFacts(c);
      lap('facts');
      findDifferences(c, walked);
      lap('diff');
      figuresOf(facts, inputs, c.openLevels, 'orders');
      lap('store');
      for (const n of new Set(facts.flows.map((f) => f.consultant)))
        figuresOf(factsOf(facts, n), inputs, c.openLevels, 'orders', n);
      lap('cons');
      sourcesOf(facts, inputs);
      lap('src');
    }
    console.log(JSON.stringify(T));
  }
});
