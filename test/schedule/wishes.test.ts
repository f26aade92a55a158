import fc from 'fast-check';
import { dateOf, dayOf } from '../../src/calendar';
import { generalProfile, ownerRules, type StoreProfile } from '../../src/profile';
import { holidayTasks, lunarBirthdayTasks, lunarDay } from '../../src/schedule/cadences';

/** 正月初一 as published (Hong Kong Observatory, Gregorian–lunar conversion tables). */
const NEW_YEARS = [
  '2010-02-14',
  '2011-02-03',
  '2012-01-23',
  '2013-02-10',
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
  '2038-02-04',
  '2039-01-24',
  '2040-02-12',
  '2041-02-01',
  '2042-01-22',
  '2043-02-10',
  '2044-01-30',
  '2045-02-17',
  '2046-02-06',
  '2047-01-26',
  '2048-02-14',
  '2049-02-02',
];
const dues = (birthday: string, today: string): string[] =>
  lunarBirthdayTasks(birthday, dayOf(today)).map(({ due }) => dateOf(due));

test.each(NEW_YEARS)('%s is the first of the first month, and the day before ends the twelfth', (date) => {
  expect(lunarDay(dayOf(date))).toEqual({ month: 1, day: 1, leap: false });
  if (date !== NEW_YEARS[0]) expect(lunarDay(dayOf(date) - 1)?.month).toBe(12);
  expect(dues('01-01', date)).toEqual([date]);
});

test.each([
  ['中秋', '08-15', ['2023-09-29', '2024-09-17', '2025-10-06', '2026-09-25']],
  ['端午', '05-05', ['2023-06-22', '2024-06-10', '2025-05-31', '2026-06-19']],
])('%s falls where the calendar has it', (_name, birthday, dates) => {
  for (const date of dates) expect(dues(birthday, date)).toEqual([date]);
});

test('a birthday is kept in the ordinary month, not in the leap one that repeats it', () => {
  expect(lunarDay(dayOf('2025-07-25'))).toEqual({ month: 6, day: 1, leap: true });
  expect(dues('06-01', '2025-06-25')).toEqual(['2025-06-25']);
  expect(dues('06-01', '2025-07-25')).toEqual([]);
  expect(lunarDay(dayOf('2033-12-22'))).toEqual({ month: 11, day: 1, leap: true });
});

test('who was born on the 30th keeps the last day of a short month', () => {
  // The twelfth month of 2024/25 has 29 days, that of 2023/24 has 30.
  expect(dues('12-30', '2025-01-28')).toEqual(['2025-01-28']);
  expect(dues('12-30', '2024-02-09')).toEqual(['2024-02-09']);
  expect(dues('12-30', '2024-02-01')).toEqual([]);
  expect(dues('12-30', '2024-02-02')).toEqual(['2024-02-09']);
});

test('days follow one another: the next one, or the first of another month', () => {
  fc.assert(
    fc.property(fc.integer({ min: dayOf('2010-02-14'), max: dayOf('2049-12-31') }), (day) => {
      const [now, next] = [lunarDay(day), lunarDay(day + 1)];
      if (!now || !next) return false;
      if (next.day !== 1) return next.day === now.day + 1 && next.month === now.month && next.leap === now.leap;
      const same = next.month === now.month && next.leap && !now.leap;
      return (now.day === 29 || now.day === 30) && (same || next.month === (now.month % 12) + 1);
    }),
  );
});

test('outside the years of the table nothing is said', () => {
  expect(lunarDay(dayOf('2010-02-13'))).toBeUndefined();
  expect(lunarDay(dayOf('2050-03-01'))).toBeUndefined();
  expect(dues('01-01', '2060-01-20')).toEqual([]);
});

test('the platform’s own calendar says the same but for a day here and there', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  let differ = 0;
  let all = 0;
  for (let day = dayOf('2010-02-14'); day < dayOf('2049-12-31'); day += 3) {
    const own = lunarDay(day);
    all += 1;
    if (
      format.format(new Date(day * 86_400_000)) !== `${String(own?.month)}${own?.leap ? 'bis' : ''}/${String(own?.day)}`
    )
      differ += 1;
  }
  expect(differ / all).toBeLessThan(0.02);
});

describe('holidays', () => {
  const withHolidays = (...holidays: string[]): StoreProfile => ({ ...generalProfile, owners: { holidays } });
  const of = (profile: StoreProfile, today: string): string[] =>
    holidayTasks(ownerRules(profile), dayOf(today)).map(
      ({ due, why }) => `${String(why.values?.['name'])} ${dateOf(due)}`,
    );

  test('are off until the store names some', () => {
    expect(of(generalProfile, '2026-02-10')).toEqual([]);
    expect(of(withHolidays(), '2026-02-10')).toEqual([]);
  });

  test('from a week before the first free day until that day; working days in exchange are none', () => {
    const store = withHolidays('春节');
    expect(generalProfile.calendar.holidays.filter(({ name }) => name === '春节').length).toBeGreaterThan(10);
    const first = ['2024-02-10', '2025-01-28'];
    for (const date of first) {
      expect(of(store, date)).toEqual([`春节 ${date}`]);
      expect(of(store, dateOf(dayOf(date) - 7))).toEqual([`春节 ${date}`]);
      expect(of(store, dateOf(dayOf(date) - 8))).toEqual([]);
      expect(of(store, dateOf(dayOf(date) + 1))).toEqual([]);
    }
    expect(of(withHolidays('劳动节'), '2024-02-05')).toEqual([]);
  });

  test('the store’s own table counts, whatever was worked out before', () => {
    const owners = { holidays: ['店庆'] };
    expect(of({ ...generalProfile, owners }, '2026-08-01')).toEqual([]);
    const calendar = { ...generalProfile.calendar, holidays: [{ date: '2026-08-08', name: '店庆', work: false }] };
    expect(of({ ...generalProfile, owners, calendar }, '2026-08-01')).toEqual(['店庆 2026-08-08']);
  });
});
