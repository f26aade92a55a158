import { renameSheet, type CopySheetChange, type RemoveSheetChange } from '../../../sheet';
import { OUR_SHEET } from '../../sheet-mark';
import type { BookEditor } from '../package/book-edit';
import { relationshipAttribute } from '../drawings/notes-edit';
import type { PackageEditor } from '../package/package-edit';
import type { BookContext } from '../package/book-context';
import { OWNED } from './owned-parts';
import { checkName, markAsOurs, type ListedSheet } from './sheet-life';
import { withoutConditions } from './sheet-filters';
import { CONTENT_TYPES, SHEET_ORDER } from './sheet-parts';
import { attributeOf, childOf, childrenOf, descendants, parseXml, textOf, type XmlElement } from '../xml/xml';
import { attributeSplice, escapeText, insertSplice, splice, type Splice } from '../xml/xml-write';

/** Parts that several sheets may point to; what a drawing points to and does not own (pictures, films, models) it shares. */
const SHARED = new Set(['image', 'hyperlink']);

/**
 * Appends a copy of a sheet with its whole look; a filter on it shows all rows. Its drawings, notes and printer settings are copied with it; tables, pivot tables,
 * slicers, controls and conversations, of which the workbook can hold each only once, stay with the original.
 */
export function copySheet(
  book: BookContext,
  workbook: BookEditor,
  from: ListedSheet,
  change: CopySheetChange,
): RemoveSheetChange {
  checkName(change.sheet, workbook.names());
  const { editor } = book;
  const part = editor.freeName('/xl/worksheets/sheet', '.xml');
  const { source } = editor.text(from.part);
  editor.addPart(part, CONTENT_TYPES.worksheet, '');
  const kept = copyRelationships(editor, from.part, part, { from: from.name, to: change.sheet }, SHARED);
  editor.setText(
    part,
    copiedSource(source, kept, editor, { from: from.part, to: part }, { from: from.name, to: change.sheet }),
  );
  const old = workbook.position(from.name);
  const position = workbook.addSheet(change.sheet, part);
  for (const { open, name, text } of workbook.localNames(old)) {
    const extra = / hidden="(1|true)"/u.test(open) ? ' hidden="1"' : '';
    workbook.addLocalName(position, name, renameSheet(text, from.name, change.sheet), extra);
  }
  return { kind: 'remove-sheet', sheet: change.sheet };
}

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Copies what may be copied; returns the relationship ids that the copy keeps. */
function copyRelationships(
  editor: PackageEditor,
  from: string,
  to: string,
  sheets: Renaming,
  shared?: ReadonlySet<string>,
): Set<string> {
  const kept = new Set<string>();
  for (const relation of editor.relationships(from)) {
    if (relation.external) {
      editor.addExternal(to, relation.fullType, relation.rawTarget, relation.id);
    } else if (relation.type === 'customProperty' || !editor.has(relation.target)) {
      continue;
    } else if (OWNED.has(relation.type)) {
      const [, stem = '', ending = ''] = /^(.*?)\d*(\.\w+)$/u.exec(relation.target) ?? [];
      const copy = editor.freeName(stem, ending);
      const type = editor.contentType(relation.target) ?? '';
      if (editor.contentType(copy) === type) editor.setBytes(copy, editor.bytes(relation.target));
      else editor.addPart(copy, type, editor.bytes(relation.target));
      if (relation.type === 'chart' || relation.type === 'chartEx')
        editor.setText(copy, renamedFormulas(editor.text(copy).source, sheets));
      if (relation.type === 'drawing') editor.setText(copy, copiedDrawing(editor.text(copy).source, sheets));
      copyRelationships(editor, relation.target, copy, sheets);
      editor.addRelationship(to, relation.fullType, copy, relation.id);
    } else if (!shared || shared.has(relation.type)) {
      editor.addRelationship(to, relation.fullType, relation.target, relation.id);
    } else {
      continue;
    }
    kept.add(relation.id);
  }
  return kept;
}

const FORMULAS: ReadonlySet<string> = new Set(['f', 'formula', 'formula1', 'formula2']);

/** A chart on the copy shows the copy's cells. */
function renamedFormulas(source: string, sheets: Renaming): string {
  return splice(source, formulaEdits(source, [parseXml(source).root], sheets));
}

/** Formulas outside of cells that name the sheet: of the copy they name the copy. */
function formulaEdits(source: string, roots: readonly XmlElement[], { from, to }: Renaming): Splice[] {
  const edits: Splice[] = [];
  for (const element of roots.flatMap((root) => [...descendants(root)])) {
    if (!FORMULAS.has(element.local) || element.children.length > 0 || element.openEnd >= element.closeStart) continue;
    const old = textOf(source, element);
    const text = renameSheet(old, from, to);
    if (text !== old) edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(text) });
  }
  return edits;
}

const ANCHORS: ReadonlySet<string> = new Set(['twoCellAnchor', 'oneCellAnchor', 'absoluteAnchor']);
/** What shows a slicer or a timeline, which stay with the original. */
const FILTER_SHAPE = /\/(?:slicer|timeslicer)$/u;

/** The copy's drawing: without the shapes of slicers and timelines, and with texts that come from the copy's cells. */
function copiedDrawing(source: string, { from, to }: Renaming): string {
  const edits: Splice[] = [];
  let goneUntil = 0;
  for (const element of descendants(parseXml(source).root)) {
    if (element.start < goneUntil) continue;
    const shows = ANCHORS.has(element.local) && [...descendants(element)].some(isFilterShape);
    if (shows) {
      edits.push({ start: element.start, end: element.end, text: '' });
      goneUntil = element.end;
      continue;
    }
    const link = element.attributes.get('textlink');
    const renamed = link === undefined ? link : renameSheet(link, from, to);
    if (renamed !== link) edits.push(attributeSplice(source, element, { textlink: renamed }));
  }
  return splice(source, edits);
}

const isFilterShape = (element: XmlElement): boolean =>
  element.local === 'graphicData' && FILTER_SHAPE.test(element.attributes.get('uri') ?? '');

/** The copy's source: conditions and lists that named the sheet name the copy; its cells are left as they are. */
function copiedSource(
  source: string,
  kept: ReadonlySet<string>,
  editor: PackageEditor,
  parts: Renaming,
  sheets: Renaming,
): string {
  const { root } = parseXml(source, 'sheetData');
  const around = root.children.filter(({ local }) =>
    ['conditionalFormatting', 'dataValidations', 'extLst'].includes(local),
  );
  const edits: Splice[] = formulaEdits(source, around, sheets);
  const drop = (element: XmlElement): void => void edits.push({ start: element.start, end: element.end, text: '' });
  for (const view of childrenOf(childOf(root, 'sheetViews'), 'sheetView')) {
    if (view.attributes.has('tabSelected')) edits.push(attributeSplice(source, view, { tabSelected: undefined }));
  }
  const properties = childOf(root, 'sheetPr');
  if (properties?.attributes.has('codeName') || properties?.attributes.has('filterMode'))
    edits.push(attributeSplice(source, properties, { codeName: undefined, filterMode: undefined }));
  edits.push(...withoutConditions(editor, parts.from, source, root));
  for (const child of root.children) {
    if (child.local === 'customProperties') drop(child);
    else if (dangles(child, kept)) dropDangling(child, kept, drop);
  }
  const copy = splice(source, edits);
  const document = parseXml(copy, 'sheetData').root;
  const reference = relationshipAttribute({ root: document }, editor.strict, markAsOurs(editor, parts.to, {}));
  const p = document.prefix;
  const mark = `<${p}customProperties><${p}customPr name="${OUR_SHEET}" ${reference}/></${p}customProperties>`;
  return splice(copy, [insertSplice(copy, document, SHEET_ORDER, 'customProperties', mark)]);
}

const relationOf = (element: XmlElement): string | undefined => {
  const id = attributeOf(element, 'id');
  return [...element.attributes.keys()].some((name) => name.endsWith(':id')) ? id : undefined;
};

/** Whether an element, or one inside it, points to a relationship that the copy lacks. */
function dangles(element: XmlElement, kept: ReadonlySet<string>): boolean {
  const id = relationOf(element);
  return (id !== undefined && !kept.has(id)) || element.children.some((child) => dangles(child, kept));
}

/** Tables, controls and the like go as a whole; of hyperlinks, extensions and page setups only what dangles. */
function dropDangling(element: XmlElement, kept: ReadonlySet<string>, drop: (element: XmlElement) => void): void {
  if (element.local === 'extLst' || element.local === 'hyperlinks') {
    const left = element.children.filter((child) => !dangles(child, kept));
    if (left.length > 0) {
      for (const child of element.children) if (!left.includes(child)) drop(child);
      return;
    }
  }
  drop(element);
}
