import { dateOf, dayOf } from '../../src/calendar';
import { generalProfile, type StoreProfile } from '../../src/profile';
import { moveOffClosedDay, storeCalendar } from '../../src/schedule';

const withCalendar = (calendar: Partial<StoreProfile['calendar']>): StoreProfile => ({
  ...generalProfile,
  calendar: { ...generalProfile.calendar, ...calendar },
});
const closedIn = (profile: StoreProfile, dates: readonly string[]): string[] =>
  dates.filter((date) => storeCalendar(profile).isClosed(dayOf(date)));
/** @param last the day of the last contact */
const move = (profile: StoreProfile, date: string, last: string): string =>
  dateOf(moveOffClosedDay(dayOf(date), dayOf(last), profile));

test('by default no day is closed, holidays included', () => {
  expect(closedIn(generalProfile, ['2026-10-01', '2026-02-17', '2026-06-21'])).toEqual([]);
});

test('holidays close where the profile says so, 调休 days are open even on a closed weekday, the store’s own days win', () => {
  const sundays = withCalendar({ closedWeekdays: [7], holidaysClose: true });
  expect(closedIn(sundays, ['2026-10-01', '2026-09-20', '2026-09-27', '2026-10-12'])).toEqual([
    '2026-10-01',
    '2026-09-27',
  ]);
  const own = withCalendar({ holidaysClose: true, open: ['2026-10-03'], closed: ['2026-10-12'] });
  expect(closedIn(own, ['2026-10-02', '2026-10-03', '2026-10-12'])).toEqual(['2026-10-02', '2026-10-12']);
});

test('a year without data is not taken for a year without holidays', () => {
  const profile = withCalendar({ holidaysClose: true });
  expect([
    storeCalendar(profile).knows(dayOf('2026-06-01')),
    storeCalendar(profile).knows(dayOf('2031-06-01')),
  ]).toEqual([true, false]);
  expect(storeCalendar(generalProfile).knows(dayOf('2031-06-01'))).toBe(true);
});

test('a due day on a closed day moves before it, after it, or stays', () => {
  const closed = { closed: ['2026-10-01', '2026-10-02', '2026-10-03'] };
  expect(move(withCalendar(closed), '2026-10-03', '2026-09-20')).toBe('2026-09-30');
  expect(move(withCalendar(closed), '2026-10-03', '2026-09-30')).toBe('2026-10-04');
  expect(move(withCalendar({ ...closed, onClosedDay: 'after' }), '2026-10-01', '2026-09-20')).toBe('2026-10-04');
  expect(move(withCalendar({ ...closed, onClosedDay: 'keep' }), '2026-10-01', '2026-09-20')).toBe('2026-10-01');
});

test('open days are never moved; a contact on the eve leaves only the day after', () => {
  const profile = withCalendar({ closed: ['2026-10-01'] });
  expect(move(profile, '2026-10-02', '2026-09-01')).toBe('2026-10-02');
  expect(move(profile, '2026-10-01', '2026-09-30')).toBe('2026-10-02');
});
