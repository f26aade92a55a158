export { eventChanges, eventSheets } from './event-changes';
export { dueKey, wishInWords } from './list-sheet';
export { summaryChanges } from './summary-sheet';
