export { dueOf } from './due';
export type { Due, DueReason, DueStatus, NoDueReason } from './due';
export { moveOffClosedDay, storeCalendar } from './calendar';
export type { StoreCalendar } from './calendar';
