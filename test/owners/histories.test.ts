import { expectTrueCare, expectTrueMonth, monthsOf } from './history/compare';
import { makeLife } from './history/store';

test.each([1, 2, 3, 4, 5, 6])('store %i: calls, states, groups and figures are those of what happened', (seed) => {
  const life = makeLife(seed);
  expect(expectTrueCare(life)).toBeGreaterThan(0);
  for (const month of monthsOf(life)) expectTrueMonth(life, month);
});
