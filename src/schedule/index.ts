export { dueOf } from './due';
export type { Due, DueReason, DueStatus, NoDueReason } from './due';
export { dueHistory } from './due-history';
export type { DueDay, DueResult } from './due-history';
export { moveOffClosedDay, storeCalendar } from './calendar';
export type { StoreCalendar } from './calendar';
export { levelVisits } from './levelling';
export type { Movable } from './levelling';
export { careDates } from './care';
export type { CareDate, CareKind } from './care';
export { dayLists } from './lists';
export type { ConsultantDay, DayLists, Listed } from './lists';
export { SCHEDULE_RULES } from './rules';
export type { DocumentedRule } from './rules';
export {
  BIRTHDAY_SOURCE,
  birthdayTasks,
  CADENCES,
  CARE_TASKS,
  deliverySteps,
  isDeliveryStep,
  serviceDue,
} from './cadences';
export type { Cadence, CareTaskKind, CarFacts, DatedStep, PlannedCare } from './cadences';
