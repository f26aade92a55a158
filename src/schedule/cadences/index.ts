import { afterRepairCall } from './after-repair-call';
import { anniversary } from './anniversary';
import { complaint } from './complaint';
import { deliveryCall } from './delivery-call';
import { firstService } from './first-service';
import { inspection } from './inspection';
import { renewal } from './renewal';
import { service } from './service';
import type { Text } from '../../words';
import { BIRTHDAY_SOURCE } from './birthday';
import { HOLIDAY_SOURCE } from './holiday';
import type { Cadence, CareTaskKind } from './types';
import { warrantyEnd } from './warranty-end';
import { winBack } from './win-back';

/** The calls that are owed for a car. A new one is its file and a line here; those for a person are `birthdayTasks` and `holidayTasks`. */
export const CADENCES: readonly Cadence[] = [
  deliveryCall,
  firstService,
  service,
  renewal,
  warrantyEnd,
  inspection,
  anniversary,
  complaint,
  afterRepairCall,
  winBack,
];

const SOURCES: ReadonlyMap<CareTaskKind, Text> = new Map([
  ...CADENCES.map(({ kind, source }) => [kind, source] as const),
  ['holiday', HOLIDAY_SOURCE],
]);

/** Where the days of a kind of call come from. */
export function sourceOfCare(kind: CareTaskKind): Text {
  return SOURCES.get(kind) ?? BIRTHDAY_SOURCE;
}

export { callDays, everyDay, type CallsOnDay } from './call-days';
export { birthdayTasks, lunarBirthdayTasks } from './birthday';
export { holidayTasks } from './holiday';
export { lunarDay } from './lunar';
export { deliverySteps, stepText, type DatedStep } from './delivery-steps';
export { serviceDue } from './service';
export { CARE_TASKS, type Cadence, type CareTaskKind, type CarFacts, type PlannedCare } from './types';
