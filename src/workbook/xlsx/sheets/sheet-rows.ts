import { damagedFile } from '../zip/zip-read';
import { childrenOf, type XmlElement } from '../xml/xml';

/**
 * The element that holds a sheet's rows; absent where it has none.
 * @throws WorkbookError `broken-file` where there are two: Excel repairs such a file, and nobody can tell which holds what a person wrote
 */
export function rowsOf(root: XmlElement, sheet: string): XmlElement | undefined {
  const [rows, ...more] = childrenOf(root, 'sheetData');
  if (more.length > 0)
    throw damagedFile('rows-twice', { sheet }, `<sheetData> is there ${String(more.length + 1)} times`);
  return rows;
}
