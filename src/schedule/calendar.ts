import { dateOf, dayOf, weekdayOf } from '../calendar';
import { type StoreProfile } from '../profile';

export interface StoreCalendar {
  isClosed(day: number): boolean;
  /** The holiday table says something about the year of this day. Always true while holidays do not close the store. */
  knows(day: number): boolean;
}

const calendars = new WeakMap<StoreProfile, StoreCalendar>();

/**
 * The store's days: its own exceptions first, then 调休 working days and public holidays (only where the profile says that they
 * close the store), then the weekdays on which it is closed. By default no day is closed.
 */
export function storeCalendar(profile: StoreProfile): StoreCalendar {
  const known = calendars.get(profile);
  if (known) return known;
  const { closedWeekdays, holidaysClose, holidays, closed, open } = profile.calendar;
  const exceptions = new Map<number, boolean>();
  const years = new Set<string>();
  if (holidaysClose) {
    for (const { date, work } of holidays) {
      exceptions.set(dayOf(date), !work);
      years.add(date.slice(0, 4));
    }
  }
  for (const date of closed) exceptions.set(dayOf(date), true);
  for (const date of open) exceptions.set(dayOf(date), false);
  const weekly = new Set(closedWeekdays);
  const calendar: StoreCalendar = {
    isClosed: (day) => exceptions.get(day) ?? weekly.has(weekdayOf(day)),
    knows: (day) => !holidaysClose || years.has(dateOf(day).slice(0, 4)),
  };
  calendars.set(profile, calendar);
  return calendar;
}

/** A store cannot be closed for longer than this in one piece; a profile that says so keeps the day. */
const LONGEST_CLOSURE = 60;

/**
 * Where a visit goes that falls on a closed day, whenever one looks: to the last open day before it that lies after the last contact, else
 * (or by the profile always) to the first open day after it; or it stays.
 * @param after the day of the last contact
 */
export function moveOffClosedDay(day: number, after: number, profile: StoreProfile): number {
  const calendar = storeCalendar(profile);
  const { onClosedDay } = profile.calendar;
  if (onClosedDay === 'keep' || !calendar.isClosed(day)) return day;
  if (onClosedDay === 'before')
    for (let moved = day - 1; moved > after && moved >= day - LONGEST_CLOSURE; moved -= 1)
      if (!calendar.isClosed(moved)) return moved;
  for (let moved = day + 1; moved <= day + LONGEST_CLOSURE; moved += 1) if (!calendar.isClosed(moved)) return moved;
  return day;
}
