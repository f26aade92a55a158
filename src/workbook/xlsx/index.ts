export { blankXlsx } from './blank';
export { readXlsx } from './read';
export { applyToXlsx, type XlsxOptions } from './apply';
export { renameSheetsInXlsx } from './sheet-rename';
export { FilePort } from './file-port';
export { showAllRows } from './sheet-filters';
