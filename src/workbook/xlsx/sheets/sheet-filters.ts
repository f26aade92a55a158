import { parseArea, type Area } from '../../../sheet';
import { Package } from '../package/package';
import { PackageEditor } from '../package/package-edit';
import { NAMESPACES } from './sheet-parts';
import { SheetScan } from './sheet-scan';
import { findWorkbook, readWorkbookPart, worksheets } from '../package/workbook-part';
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml/xml';
import { attributeSplice, splice, withAttributes, type Splice } from '../xml/xml-write';

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

/** Shows every row of some sheets that a filter hides, on the sheets themselves and in their tables; the filters stay, without conditions. */
export function showAllRows(bytes: Uint8Array, sheets: Iterable<string>): Uint8Array {
  const pack = new Package(bytes);
  const book = readWorkbookPart(pack, findWorkbook(pack));
  const editor = new PackageEditor(pack, book.document.root.namespace === NAMESPACES.mainStrict);
  const wanted = new Set(sheets);
  for (const { name, part } of worksheets(book)) {
    if (!wanted.has(name)) continue;
    const { source } = editor.text(part);
    const { root } = parseXml(source, 'sheetData');
    const edits = withoutConditions(editor, part, source, root);
    const properties = childOf(root, 'sheetPr');
    if (properties?.attributes.has('filterMode'))
      edits.push(attributeSplice(source, properties, { filterMode: undefined }));
    if (edits.length > 0) editor.setText(part, splice(source, edits));
    for (const table of tablesOf(editor, part)) {
      const { source: tableSource } = editor.text(table);
      const conditions = childrenOf(childOf(parseXml(tableSource).root, 'autoFilter'), 'filterColumn');
      const gone = conditions.map(({ start, end }) => ({ start, end, text: '' }));
      if (gone.length > 0) editor.setText(table, splice(tableSource, gone));
    }
  }
  return editor.touched ? editor.finish() : bytes;
}

const tablesOf = (editor: PackageEditor, part: string): string[] =>
  editor
    .relationships(part)
    .flatMap(({ type, external, target }) => (type === 'table' && !external && editor.has(target) ? [target] : []));

const area = (filter: XmlElement | undefined): Area | undefined => parseArea(filter?.attributes.get('ref') ?? '');

function filteredTables(editor: PackageEditor, part: string): (Area | undefined)[] {
  return tablesOf(editor, part).flatMap((table) => {
    const filter = childOf(parseXml(editor.text(table).source).root, 'autoFilter');
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
