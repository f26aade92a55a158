import fc from 'fast-check';
import { levelVisits, type Movable } from '../../src/schedule';

const visit = (id: number, due: number, more: Partial<Movable> = {}): Movable => ({
  id,
  consultant: '张三',
  due,
  earliest: 0,
  fixed: false,
  weight: 0,
  ...more,
});
const never = (): boolean => false;

test('the surplus of a full day goes to the nearest earlier day; the hotter level and the consultant’s own plan stay', () => {
  const visits = [
    visit(1, 10, { weight: 3 }),
    visit(2, 10, { weight: 1 }),
    visit(3, 10, { weight: 2 }),
    visit(4, 10, { fixed: true }),
  ];
  expect([...levelVisits(visits, 2, 5, never)].sort()).toEqual([
    [2, 9],
    [3, 9],
  ]);
});

test('closed days take no visit, other consultants have their own days, overdue visits do not move', () => {
  const visits = [visit(1, 10), visit(2, 10), visit(3, 10, { consultant: '李四' }), visit(4, 4), visit(5, 4)];
  expect([...levelVisits(visits, 1, 5, (day) => day === 9)]).toEqual([[2, 8]]);
});

test('where no earlier day has room the visit stays on its due day', () => {
  expect([...levelVisits([visit(1, 6, { earliest: 6 }), visit(2, 6, { earliest: 6 })], 1, 5, never)]).toEqual([]);
});

const visits = fc.array(
  fc.record({
    due: fc.integer({ min: 0, max: 30 }),
    slack: fc.integer({ min: 0, max: 12 }),
    consultant: fc.constantFrom('张三', '李四'),
    fixed: fc.boolean(),
    weight: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 60 },
);

test('levelling never passes a deadline, never moves before the minimum, today or onto a closed day, never makes a day worse', () => {
  fc.assert(
    fc.property(visits, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 20 }), (drawn, perDay, today) => {
      const all = drawn.map(({ due, slack, ...more }, id) => visit(id, due, { ...more, earliest: due - slack }));
      const closed = (day: number): boolean => day % 7 === 0;
      const moved = levelVisits(all, perDay, today, closed);
      const load = new Map<string, number>();
      for (const one of all) {
        const day = moved.get(one.id) ?? one.due;
        if (moved.has(one.id)) {
          expect(one.fixed).toBe(false);
          expect(day).toBeLessThan(one.due);
          expect(day).toBeGreaterThanOrEqual(Math.max(today, one.earliest));
          expect(closed(day)).toBe(false);
        }
        const key = `${one.consultant} ${day}`;
        load.set(key, (load.get(key) ?? 0) + 1);
      }
      for (const id of moved.keys()) {
        const day = moved.get(id) ?? 0;
        expect(load.get(`${all[id]?.consultant ?? ''} ${day}`)).toBeLessThanOrEqual(perDay);
      }
      const reversed = levelVisits([...all].reverse(), perDay, today, closed);
      expect([...reversed].sort()).toEqual([...moved].sort());
    }),
    { numRuns: 200 },
  );
});
