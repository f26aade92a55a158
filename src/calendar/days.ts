import { civilDay, dayNumber, daysOfMonth, isoDate } from './civil';
import type { IsoDate, IsoMonth } from './types';

/**
 * Calendar days as whole numbers (days since 1970-01-01): what 100,000 customers are counted with. No clock, no time zone.
 */
const dateCache = new Map<number, IsoDate>();

/** The number that `digits` characters from `at` on name; no text is cut out, for this runs once per cell. */
function numberAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** `2026-06-20` → 20624. The date must be real (the recogniser gives only real ones). */
export function dayOf(date: IsoDate): number {
  return dayNumber(numberAt(date, 0, 4), numberAt(date, 5, 2), numberAt(date, 8, 2));
}

/** 20624 → `2026-06-20`. */
export function dateOf(day: number): IsoDate {
  const cached = dateCache.get(day);
  if (cached !== undefined) return cached;
  const { year, month, day: ofMonth } = civilDay(day);
  const date = isoDate(year, month, ofMonth);
  dateCache.set(day, date);
  return date;
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function monthOf(date: IsoDate): IsoMonth {
  return date.slice(0, 7);
}

/** Months as whole numbers, so that neighbours differ by one: `2026-06` → 24317. */
export function monthIndex(month: IsoMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month of a `monthIndex`. */
export function monthAt(index: number): IsoMonth {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const monthStarts = new Map<IsoMonth, number>();

export function firstDayOfMonth(month: IsoMonth): number {
  const cached = monthStarts.get(month);
  if (cached !== undefined) return cached;
  const day = dayOf(`${month}-01`);
  monthStarts.set(month, day);
  return day;
}

export function daysInMonth(month: IsoMonth): number {
  return daysOfMonth(numberAt(month, 0, 4), numberAt(month, 5, 2));
}

export function lastDayOfMonth(month: IsoMonth): number {
  return firstDayOfMonth(month) + daysInMonth(month) - 1;
}

export function dayInMonth(month: IsoMonth, day: number): number {
  return firstDayOfMonth(month) + day - 1;
}

/**
 * The same day so many calendar months later (earlier, where negative); in a month that lacks it, that month's last:
 * 31 January + 1 month → 28 or 29 February.
 */
export function addMonths(day: number, months: number): number {
  const from = civilDay(day);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayNumber(year, month, Math.min(from.day, daysOfMonth(year, month)));
}
