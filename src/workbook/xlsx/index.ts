export { blankXlsx } from './package/blank';
export { makeXlsx } from './new-book';
export { readXlsx } from './read';
export { applyToXlsx, type XlsxOptions } from './apply';
export { renameSheetsInXlsx } from './sheets/sheet-rename';
export { FilePort } from './file-port';
export { showAllRows } from './sheets/sheet-filters';
export * from './looks';
