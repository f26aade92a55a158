export { blankXlsx } from './package/blank';
export { makeXlsx } from './new-book';
export { readXlsx } from './read';
export { applyToXlsx, type XlsxOptions } from './apply';
export { anotherBook } from './another-book';
export { renameSheetsInXlsx } from './sheets/sheet-rename';
export { compareXlsx, type PartDifference, type SheetDifference, type WorkbookDifference } from './compare/compare';
export type { CellDifference } from './compare/compare-cells';
export { FilePort } from './file-port';
export { showAllRows } from './sheets/sheet-filters';
export * from './looks';
// For who looks into a package beside its cells.
export { Package } from './package/package';
export { findWorkbook, readWorkbookPart, worksheets, type WorkbookPart } from './package/workbook-part';
export { readMark } from './sheets/sheet-property';
export { childOf, childrenOf, descendants, flag, parseXml, textOf, type XmlElement } from './xml/xml';
