import { bundles, play } from './orders';

test('bundles in another order, some twice, one cut off in the middle, end in the same database', async () => {
  const all = bundles(['registers', 'visits', 'flows']);
  const order = all.map((_, bundle) => ({ bundle }));
  const plain = await play(all, order);
  const shuffled = [6, 3, 3, 0, 7, 2, 5, 1, 4].map((bundle, i) => (i === 4 ? { bundle, dies: 4 } : { bundle }));
  expect(await play(all, shuffled)).toBe(plain);
});
