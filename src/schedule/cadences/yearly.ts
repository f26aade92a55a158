import { civilDay, dayNumber, daysOfMonth } from '../../calendar';

/** Wishes are prepared so many days ahead. */
export const WISHES_AHEAD = 7;

/** The first return of a month and day on or after `from`; in a year that lacks 29 February it is kept on the 28th. */
export function nextYearly(month: number, day: number, from: number): number {
  for (let { year } = civilDay(from); ; year += 1) {
    const at = dayNumber(year, month, Math.min(day, daysOfMonth(year, month)));
    if (at >= from) return at;
  }
}
