import {
  dateOf,
  dayInMonth,
  dayOf,
  daysInMonth,
  firstDayOfMonth,
  lastDayOfMonth,
  monthIndex,
  weekdayOf,
} from '../../src/calendar';
import fc from 'fast-check';

test('day numbers agree with the engine’s own calendar, from 1915 to 2134', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      const iso = date.toISOString().slice(0, 10);
      expect([dateOf(day), dayOf(iso), weekdayOf(day)]).toEqual([iso, day, date.getUTCDay() || 7]);
      const month = iso.slice(0, 7);
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
      expect(daysInMonth(month)).toBe(last.getUTCDate());
      expect([dateOf(firstDayOfMonth(month)), dateOf(lastDayOfMonth(month))]).toEqual([
        `${month}-01`,
        last.toISOString().slice(0, 10),
      ]);
      expect(dayInMonth(month, date.getUTCDate())).toBe(day);
    }),
  );
});

test('neighbouring months differ by one, also over a year’s end', () => {
  expect(monthIndex('2026-01') - monthIndex('2025-12')).toBe(1);
});
