import type { IsoDate, IsoMonth } from '../forms/types';

/**
 * Calendar days as whole numbers (days since 1970-01-01): what 100,000 customers are counted with. No clock, no time zone:
 * only `Date.UTC` of a given day is used, which is pure arithmetic.
 */
const MS_PER_DAY = 86_400_000;
const dateCache = new Map<number, IsoDate>();

/** `2026-06-20` → 20624. The date must be real (the recogniser gives only real ones). */
export function dayOf(date: IsoDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / MS_PER_DAY;
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

export function firstDayOfMonth(month: IsoMonth): number {
  return dayOf(`${month}-01`);
}

export function daysInMonth(month: IsoMonth): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

export function lastDayOfMonth(month: IsoMonth): number {
  return firstDayOfMonth(month) + daysInMonth(month) - 1;
}

export function dayInMonth(month: IsoMonth, day: number): number {
  return firstDayOfMonth(month) + day - 1;
}
