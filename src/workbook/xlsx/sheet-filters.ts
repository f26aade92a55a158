import { parseArea, type Area } from '../../sheet';
import type { PackageEditor } from './package-edit';
import { SheetScan } from './sheet-scan';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml';
import { withAttributes, type Splice } from './xml-write';

/**
 * What lets a copy of a filtered sheet show every row: its filter stays, without conditions, and the rows that these (or those of a table,
 * which is not copied) had hidden are shown. The conditions were about the old content; a customer who is carried into a hidden row of
 * the copy would be seen by nobody. Rows that somebody hid or grouped outside a filter stay hidden.
 */
export function withoutConditions(editor: PackageEditor, part: string, source: string, root: XmlElement): Splice[] {
  const filter = childOf(root, 'autoFilter');
  const conditions = childrenOf(filter, 'filterColumn');
  const filtered = [conditions.length > 0 ? area(filter) : undefined, ...filteredTables(editor, part)].flatMap(
    (found) => found ?? [],
  );
  return [
    ...conditions.map(({ start, end }) => ({ start, end, text: '' })),
    ...(filtered.length > 0 ? shownRows(source, childOf(root, 'sheetData'), filtered) : []),
  ];
}

const area = (filter: XmlElement | undefined): Area | undefined => parseArea(filter?.attributes.get('ref') ?? '');

function filteredTables(editor: PackageEditor, part: string): (Area | undefined)[] {
  return editor.relationships(part).flatMap((relation) => {
    if (relation.type !== 'table' || relation.external || !editor.has(relation.target)) return [];
    const filter = childOf(parseXml(editor.text(relation.target).source).root, 'autoFilter');
    return childrenOf(filter, 'filterColumn').length > 0 ? [area(filter)] : [];
  });
}

function shownRows(source: string, data: XmlElement | undefined, filtered: readonly Area[]): Splice[] {
  if (!data || data.selfClosing) return [];
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix);
  const edits: Splice[] = [];
  while (scan.nextRow()) {
    const { row, rowHidden, rowStart: start, rowOpenEnd: end } = scan;
    if (rowHidden && filtered.some(({ top, bottom }) => row > top && row <= bottom))
      edits.push({ start, end, text: withAttributes(source.slice(start, end), { hidden: undefined }) });
  }
  return edits;
}
