export { draftReport } from './draft-report';
export { logContact } from './log-contact';
export type { LogRequest } from './log-contact';
export { readFields } from './more-fields';
export { takeInVisitor } from './take-in-visitor';
export type { VisitKind, VisitRequest } from './take-in-visitor';
export { toKeepJson } from './json';
export { BadRequest, PLACES } from './types';
export type { Books, Choices, KeepQuestion, KeepReport, Place, QuestionCode, Without, Write } from './types';
