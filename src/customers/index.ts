export * from './types';
export { buildLedger } from './ledger';
export { closingOfMonthEnd, isUnclearStatus } from './entries';
export { isRegister } from '../forms/types';
export { allRules, rulesOf, rulesOn, type OwnRules } from './own-rules';
export { cellOf, columnOf, endOf, nameKey, plainWord } from './rows';
export { columnOfDay, contactsIn, plannedIn, spanOf, type DayCell } from './days';
export { consultantKey } from './consultants';
export { markToken, parseMarks, serialiseMarks, type MarkLook, type OwnMarks } from './own-marks';
export {
  entriesBy,
  hasBought,
  isLoss,
  meaningOf,
  meaningOfLevel,
  openLevelBefore,
  stateBy,
  stateChanges,
  type BookState,
  type EntryMeaning,
  type StateChange,
} from './states';
export { maskPhone } from './mask-phone';
