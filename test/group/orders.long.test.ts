import fc from 'fast-check';

import { bundles, play } from './orders';

const RUNS = Number(process.env.SANBIAO_GROUP_ORDERS ?? 8);

test('bundles in another order, some twice, one cut off in the middle, end in the same database', async () => {
  const all = bundles(['registers', 'visits', 'flows']);
  const order = all.map((_, bundle) => ({ bundle }));
  const plain = await play(all, order);
  const shuffled = [6, 3, 3, 0, 7, 2, 5, 1, 4].map((bundle, i) => (i === 4 ? { bundle, dies: 4 } : { bundle }));
  expect(await play(all, shuffled)).toBe(plain);
});

test(`${String(RUNS)} random orders of bundles with repeats, replacements and machines that die in the middle end in the same database`, async () => {
  const all = bundles();
  const plain = await play(
    all,
    all.map((_, bundle) => ({ bundle })),
  );
  const delivery = fc.record({
    bundle: fc.integer({ min: 0, max: all.length - 1 }),
    dies: fc.option(fc.integer({ min: 0, max: 45 }), { nil: undefined, freq: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(delivery, { minLength: 3, maxLength: 9 }), async (deliveries) => {
      expect(await play(all, deliveries)).toBe(plain);
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);
