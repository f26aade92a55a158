export { eventChanges, eventSheets } from './event-changes';
export { dueKey } from './list-sheet';
export { summaryChanges } from './summary-sheet';
