export { blankXlsx } from './blank';
export { readXlsx } from './read';
export { applyToXlsx, type XlsxOptions } from './apply';
export { FilePort } from './file-port';
