export { callersOf, callSheetChanges } from './call-sheets';
export { eventChanges, eventSheets } from './event-changes';
export { dueKey, wishInWords } from './list-sheet';
export { summaryChanges, type SummaryInput } from './summary-sheet';
