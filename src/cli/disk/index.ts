export { codeOf, readFailure, writeFailure } from './failures';
export { checkUnchanged, isSameFile, replaceFile, type Expected } from './replace';
export { hashOf, readSource, type FileState, type SourceFile } from './source-file';
