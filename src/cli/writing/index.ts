/** What commands do with a ChangeSet: list it, write it back into the workbooks, write a report as sheets. */
export { printChanges } from './change-lines';
export { asksToWrite, writeBack, type WriteOptions } from './write-back';
export { writeReport, type WrittenReport } from './write-report';
