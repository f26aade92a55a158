/** Events: invitation lists, whom to invite and who calls, the figures, and the sheets. */
export * from './types';
export { figuresOf, FOLLOW_UPS } from './figures';
export { findingsOf } from './findings';
export { eventReports, toEventJson, toldLines } from './json';
export { listsIn } from './reading/read-lists';
export { wholeEvents, type WholeEvents } from './whole';
export {
  chooseGuests,
  DUE_AROUND_DAYS,
  exclusionOf,
  guestsByChoice,
  JUST_SERVED_DAYS,
  type EventDays,
} from './choose-guests';
export { crossInvite, ownPerson, type Callers } from './cross';
export { dueCalls, managersCalls, type CallKind, type DueCall } from './due-calls';
export { planFor, plansIn } from './reading/plan-in';
export { MONEY_TILES, moneyTiles } from './outcome';
export { outcomesIn } from './reading/results-in';
export { candidatesOf } from './candidates';
export { inviteGuests, type InviteReport, type InviteRequest, type Inviting } from './invite';
export * from './sheets';
