import { cellName, contains, parseArea, type Area, type Scalar } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import type { PackageEditor } from '../package/package-edit';
import { childOf, childrenOf, parseXml } from '../xml/xml';
import { attributeSplice, splice } from '../xml/xml-write';

/** A table whose column titles stand in a row of the sheet. */
export interface TableHeader {
  readonly part: string;
  readonly area: Area;
}

/** The header rows of a sheet's tables. */
export function tableHeaders(editor: PackageEditor, sheetPart: string): TableHeader[] {
  const headers: TableHeader[] = [];
  for (const relation of editor.relationships(sheetPart)) {
    if (relation.type !== 'table' || relation.external || !editor.has(relation.target)) continue;
    const { root } = parseXml(editor.text(relation.target).source);
    const area = parseArea(root.attributes.get('ref') ?? '');
    if (area && root.attributes.get('headerRowCount') !== '0')
      headers.push({ part: relation.target, area: { ...area, bottom: area.top } });
  }
  return headers;
}

/**
 * Gives a table's column the name that its title now has; Excel repairs (that is: drops) a table whose names and titles differ.
 * @throws WorkbookError `bad-change` for a title that no column can have
 */
export function renameColumn(
  editor: PackageEditor,
  headers: readonly TableHeader[],
  sheet: string,
  row: number,
  column: number,
  title: Scalar,
): void {
  const header = headers.find(({ area }) => contains(area, row, column));
  if (!header) return;
  const { source } = editor.text(header.part);
  const columns = childrenOf(childOf(parseXml(source).root, 'tableColumns'), 'tableColumn');
  const own = columns[column - header.area.left];
  if (!own) return;
  // Line breaks are escaped in names as in cells.
  const name = String(title).replaceAll(/\r\n?|\n/gu, '_x000a_');
  const taken = columns.some(
    (other) => other !== own && other.attributes.get('name')?.toLowerCase() === name.toLowerCase(),
  );
  if (typeof title !== 'string' || title === '' || taken) {
    throw new WorkbookError('bad-change', text('workbook.xlsx.tableHeader', { sheet, cell: cellName(row, column) }));
  }
  editor.setText(header.part, splice(source, [attributeSplice(source, own, { name })]));
}
