import { moveOffClosedDay, storeCalendar } from '..';
import type { StoreProfile } from '../../profile';
import type { Cadence, CarFacts, CareTaskKind, OwnerRules, PlannedCare } from './types';

/** Calls whose day the store chooses; the ends of policies and warranties, birthdays and deadlines of cases stay where they are. */
const MOVABLE: ReadonlySet<CareTaskKind> = new Set([
  'delivery-call',
  'first-service',
  'service',
  'after-repair-call',
  'renewal',
]);

/** A planned call, and the closed day from which it was moved. */
export type CallOnDay = PlannedCare & { readonly from?: number };

/** What a cadence owes for a car on a day, by the days on which somebody is in the store. */
export type CallsOnDay = (cadence: Cadence, car: CarFacts, rules: OwnerRules, today: number) => readonly CallOnDay[];

/** A store that is open on all days. */
export const everyDay: CallsOnDay = (cadence, car, rules, today) => cadence.tasks(car, rules, today);

/**
 * Calls that fall on a closed day go where the profile sends visits of such days: to the last open day before, but never before the car's last call,
 * visit or delivery, else to the first one after; never past the end of the policy that they are about.
 */
export function callDays(profile: StoreProfile): CallsOnDay {
  const { closedWeekdays, closed, holidaysClose, onClosedDay } = profile.calendar;
  if (onClosedDay === 'keep' || (closedWeekdays.length === 0 && closed.length === 0 && !holidaysClose)) return everyDay;
  const { isClosed } = storeCalendar(profile);
  return (cadence, car, rules, today) => {
    const now = cadence.tasks(car, rules, today);
    if (!MOVABLE.has(cadence.kind)) return now;
    let last = today;
    if (onClosedDay === 'before') while (last - today < LONGEST_LOOK && isClosed(last + 1)) last += 1;
    // what will fall due while the store is closed is owed today, in the place of what it follows
    const soon = last === today ? [] : cadence.tasks(car, rules, last).filter(({ due }) => due > today && due <= last);
    const newest = soon.at(-1)?.due ?? -Infinity;
    return [...now.filter(({ due }) => due > newest), ...soon].map((planned) => {
      const { due } = planned;
      const moved = moveOffClosedDay(due, lastDealing(car, due), profile);
      if (moved === due || (cadence.kind === 'renewal' && moved > (car.policyEnd ?? moved))) return planned;
      return { ...planned, due: moved, from: due };
    });
  };
}

/** No store is closed for longer. */
const LONGEST_LOOK = 60;

/** The last day before another on which the owner was dealt with. */
function lastDealing({ delivered, calls, visits }: CarFacts, before: number): number {
  const days = [delivered, ...[calls, visits].map((list) => list.findLast((day) => day < before))];
  return Math.max(-Infinity, ...days.map((day) => (day !== undefined && day < before ? day : -Infinity)));
}
