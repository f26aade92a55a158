import type { IsoDate, IsoMonth } from '../forms/types';

/**
 * Calendar days as whole numbers (days since 1970-01-01): what 100,000 customers are counted with. No clock, no time zone:
 * only `Date.UTC` of a given day is used, which is pure arithmetic.
 */
const MS_PER_DAY = 86_400_000;
const dateCache = new Map<number, IsoDate>();

/** The number that `digits` characters from `at` on name; no text is cut out, for this runs once per cell. */
function numberAt(text: string, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** `2026-06-20` → 20624. The date must be real (the recogniser gives only real ones). */
export function dayOf(date: IsoDate): number {
  const month = numberAt(date, 5, 2);
  // Years begin in March, so that the leap day is the last of its year (H. Hinnant, days_from_civil).
  const year = numberAt(date, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + numberAt(date, 8, 2) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** 20624 → `2026-06-20`. */
export function dateOf(day: number): IsoDate {
  const cached = dateCache.get(day);
  if (cached !== undefined) return cached;
  const date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
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

const monthStarts = new Map<IsoMonth, number>();

export function firstDayOfMonth(month: IsoMonth): number {
  const cached = monthStarts.get(month);
  if (cached !== undefined) return cached;
  const day = dayOf(`${month}-01`);
  monthStarts.set(month, day);
  return day;
}

const monthLengths = new Map<IsoMonth, number>();

export function daysInMonth(month: IsoMonth): number {
  const cached = monthLengths.get(month);
  if (cached !== undefined) return cached;
  const next = numberAt(month, 5, 2) === 12 ? 1 : numberAt(month, 5, 2) + 1;
  const year = numberAt(month, 0, 4) + (next === 1 ? 1 : 0);
  const nextMonth = `${String(year).padStart(4, '0')}-${String(next).padStart(2, '0')}`;
  const days = firstDayOfMonth(nextMonth) - firstDayOfMonth(month);
  monthLengths.set(month, days);
  return days;
}

export function lastDayOfMonth(month: IsoMonth): number {
  return firstDayOfMonth(month) + daysInMonth(month) - 1;
}

export function dayInMonth(month: IsoMonth, day: number): number {
  return firstDayOfMonth(month) + day - 1;
}
