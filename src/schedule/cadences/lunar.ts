import { dayNumber } from '../../calendar';

/** A day of the Chinese calendar. */
export interface LunarDay {
  readonly month: number;
  readonly day: number;
  /** 闰月: the month of this number comes a second time. */
  readonly leap: boolean;
}

/**
 * The years of the Chinese calendar from 2010 to 2049 (GB/T 33661-2017; the tables in common use): the last digit is the month that comes twice, the
 * three before it say of the months 1 to 12, from the left, whether they have 30 days, and the first whether the second of the two has. A table,
 * since the calendars that browsers bring along begin some years a day early or late (2027, 2030).
 */
const YEARS: readonly number[] = [
  0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, 0x07954, 0x06aa0, 0x0ad50,
  0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530, 0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0,
  0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, 0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20,
  0x0ada0,
];
const FIRST_DAY = dayNumber(2010, 2, 14);

interface Month extends Omit<LunarDay, 'day'> {
  /** Day number of its first day, and how many it has. */
  readonly from: number;
  readonly days: number;
}

const MONTHS: readonly Month[] = ((): Month[] => {
  const months: Month[] = [];
  let from = FIRST_DAY;
  const add = (month: number, leap: boolean, long: boolean): void => {
    const days = long ? 30 : 29;
    months.push({ month, leap, from, days });
    from += days;
  };
  for (const year of YEARS)
    for (let month = 1; month <= 12; month += 1) {
      add(month, false, (year & (0x10000 >> month)) !== 0);
      if ((year & 0xf) === month) add(month, true, (year & 0x10000) !== 0);
    }
  return months;
})();

/** The Chinese calendar's day of a day number; `undefined` outside the years of the table. */
export function lunarDay(day: number): LunarDay | undefined {
  const found = MONTHS.findLast(({ from }) => from <= day);
  if (found === undefined || day >= found.from + found.days) return undefined;
  return { month: found.month, day: day - found.from + 1, leap: found.leap };
}

/**
 * Whether a birthday of the Chinese calendar is kept on a day: in the ordinary month, not in the one that repeats it; who was born on the 30th
 * keeps the 29th in a month that has no 30th.
 */
export function isLunarBirthday(month: number, day: number, at: number): boolean {
  const lunar = lunarDay(at);
  if (lunar === undefined || lunar.leap || lunar.month !== month) return false;
  return lunar.day === day || (day === 30 && lunar.day === 29 && lunarDay(at + 1)?.day === 1);
}
