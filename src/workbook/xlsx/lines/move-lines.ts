import {
  columnSpan,
  parseArea,
  rowSpan,
  type Change,
  type InsertColumnsChange,
  type InsertRowsChange,
  type LineMove,
  type RemoveColumnsChange,
  type RemoveRowsChange,
} from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import type { BookContext } from '../package/book-context';
import type { BookEditor } from '../package/book-edit';
import { readRecord, writeRecord } from '../restore';
import type { ListedSheet } from '../sheets/sheet-life';
import { attributeOf, childOf, childrenOf, descendants, flag, parseXml } from '../xml/xml';
import { attributeSplice, escapeText, splice, type Splice } from '../xml/xml-write';
import { moveCells, moveFormulas } from './move-cells';
import { moveColumnCells } from './move-columns';
import { formulaEdit, moveAnchors, movedRange, moveNoteBoxes, moveRangesIn, moveShell } from './move-shell';

/** Shared formulas that were written out, by sheet and cell: `{ "6月": { "C25": "<f …>" } }`. */
type FormerFormulas = Readonly<Record<string, Readonly<Record<string, string>>>>;

type LinesChange = InsertRowsChange | RemoveRowsChange | InsertColumnsChange | RemoveColumnsChange;

const OPPOSITE = {
  'insert-rows': 'remove-rows',
  'remove-rows': 'insert-rows',
  'insert-columns': 'remove-columns',
  'remove-columns': 'insert-columns',
} as const;

/** The move that a change asks for; `undefined` where it names no rows or columns. */
function moveOf(change: LinesChange): LineMove | undefined {
  const rows = 'rows' in change;
  const span = rows ? rowSpan(change.rows) : columnSpan(change.columns);
  const sign = change.kind === 'insert-rows' || change.kind === 'insert-columns' ? 1 : -1;
  return span && { sheet: change.sheet, axis: rows ? 'rows' : 'columns', first: span.first, by: sign * span.count };
}

/**
 * Puts rows or columns in or takes them out, with everything in the package that speaks of the sheet's cells: formulas of all sheets, names (print
 * area, filter), conditional formats, lists, merges, links, tables, notes, pictures, charts, the sources of pivot tables.
 * @throws WorkbookError `protected-sheet`; `bad-change` where an array formula or (for columns) a table crosses the place, or a row that
 * shall go holds something
 */
export function moveLines(
  book: BookContext,
  workbook: BookEditor,
  sheets: readonly ListedSheet[],
  change: LinesChange,
): Change {
  const move = moveOf(change);
  const target = sheets.find(({ name }) => name === change.sheet);
  const range = 'rows' in change ? change.rows : change.columns;
  if (!move || !target)
    throw new WorkbookError('bad-change', text('workbook.xlsx.badRange', { sheet: change.sheet, range }));
  const { editor } = book;
  const record = readRecord<{ formulas: FormerFormulas }>(change.restore);
  const former: Record<string, Readonly<Record<string, string>>> = {};
  for (const sheet of sheets) {
    const own = moveSheet(book, sheet, move, record?.formulas?.[sheet.name]);
    if (Object.keys(own).length > 0) former[sheet.name] = own;
  }
  moveRelated(book, target, move);
  moveNames(book, workbook, move);
  movePackage(book, sheets, move);
  const chain = editor.related(workbook.part, 'calcChain');
  if (chain !== undefined) {
    const relation = editor.relationships(workbook.part).find(({ target: part }) => part === chain);
    if (relation) editor.removeRelationship(workbook.part, relation.id);
    editor.removePart(chain);
  }
  const restore = Object.keys(former).length > 0 ? { restore: writeRecord({ formulas: former }) } : {};
  const { sheet } = change;
  return 'rows' in change
    ? { kind: OPPOSITE[change.kind], sheet, rows: change.rows, ...restore }
    : { kind: OPPOSITE[change.kind], sheet, columns: change.columns, ...restore };
}

/** The cells of one sheet, and for the moved one all that is around them. Returns the shared formulas that were written out. */
function moveSheet(
  book: BookContext,
  { name, part }: ListedSheet,
  move: LineMove,
  back: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const { editor } = book;
  const { source } = editor.text(part);
  const own = name === move.sheet;
  if (!own && !source.includes(escapeText(move.sheet)) && !source.includes(move.sheet)) return {};
  const { root } = parseXml(source, 'sheetData');
  if (own && book.lockedCells === 'refuse' && flag(childOf(root, 'sheetProtection'), 'sheet'))
    throw new WorkbookError('protected-sheet', text('workbook.xlsx.lockedRows', { sheet: name }));
  const data = childOf(root, 'sheetData');
  const formulas = data ? moveFormulas(source, data, name, move, back) : undefined;
  const edits: Splice[] = [...(formulas?.edits ?? [])];
  if (own) edits.push(...moveShell(source, root, move));
  else edits.push(...otherShell(source, root, name, move));
  const followed = edits.length > 0 ? splice(source, edits) : source;
  const again = own ? childOf(parseXml(followed, 'sheetData').root, 'sheetData') : undefined;
  const moveOwn = move.axis === 'rows' ? moveCells : moveColumnCells;
  const cells = again && formulas ? moveOwn(followed, again, name, move, formulas.models) : [];
  if (edits.length > 0 || cells.length > 0) editor.setText(part, splice(followed, cells));
  return formulas?.former ?? {};
}

/** Conditions, lists and links of another sheet that speak of the moved one. */
function otherShell(source: string, root: ReturnType<typeof parseXml>['root'], own: string, move: LineMove): Splice[] {
  const edits: Splice[] = [];
  for (const child of root.children) {
    if (child.local === 'sheetData') continue;
    for (const element of descendants(child)) {
      if (element.children.length === 0 && ['formula', 'formula1', 'formula2', 'f'].includes(element.local))
        edits.push(...formulaEdit(source, element, move, own));
      const location = element.local === 'hyperlink' ? element.attributes.get('location') : undefined;
      if (location !== undefined) {
        const moved = movedLocation(location, move, own);
        if (moved !== location) edits.push(attributeSplice(source, element, { location: moved }));
      }
    }
  }
  return edits;
}

function movedLocation(location: string, move: LineMove, own: string): string {
  const sheet = /^(?:'((?:[^']|'')+)'|([^!]+))!/u.exec(location);
  const name = sheet?.[1]?.replaceAll("''", "'") ?? sheet?.[2] ?? own;
  if (name !== move.sheet) return location;
  const head = sheet?.[0] ?? '';
  return head + movedRange(location.slice(head.length), move, false);
}

/** Tables, notes, conversations, drawings and pivot tables of the moved sheet. */
function moveRelated(book: BookContext, { part }: ListedSheet, move: LineMove): void {
  const { editor } = book;
  for (const { type, external, target } of editor.relationships(part)) {
    if (external || !editor.has(target)) continue;
    const { source } = editor.text(target);
    const kind = type.split('/').at(-1) ?? type;
    if (kind === 'table' && move.axis === 'columns') refuseCrossed(source, move);
    const moved =
      kind === 'table'
        ? moveRangesIn(source, { table: 'ref', autoFilter: 'ref', sortState: 'ref', sortCondition: 'ref' }, move)
        : kind === 'comments'
          ? moveRangesIn(source, { comment: 'ref' }, move)
          : kind === 'threadedComment'
            ? moveRangesIn(source, { threadedComment: 'ref' }, move)
            : kind === 'pivotTable'
              ? moveRangesIn(source, { location: 'ref' }, move)
              : kind === 'drawing'
                ? moveAnchors(source, move)
                : kind === 'vmlDrawing'
                  ? moveNoteBoxes(source, move)
                  : source;
    if (moved !== source) editor.setText(target, moved);
  }
}

/** A table's columns have names and a part of their own: none is put into it or taken out of it. */
function refuseCrossed(table: string, move: LineMove): void {
  const ref = parseXml(table).root.attributes.get('ref') ?? '';
  const area = parseArea(ref);
  if (area && area.left < move.first && area.right >= move.first)
    throw new WorkbookError('bad-change', text('workbook.xlsx.columnsInTable', { sheet: move.sheet, range: ref }));
}

/** Names: the print area and the filter among them. */
function moveNames(book: BookContext, workbook: BookEditor, move: LineMove): void {
  const { editor } = book;
  const { source, root } = parseXml(editor.text(workbook.part).source);
  const edits = childrenOf(childOf(root, 'definedNames'), 'definedName').flatMap((name) =>
    formulaEdit(source, name, move, ''),
  );
  if (edits.length > 0) editor.setText(workbook.part, splice(source, edits));
}

/** Charts of any sheet, formulas of other sheets' tables, and what pivot tables are made from. */
function movePackage(book: BookContext, sheets: readonly ListedSheet[], move: LineMove): void {
  const { editor } = book;
  const known = new Set(sheets.map(({ part }) => part));
  for (const part of editor.pack.partNames()) {
    if (!/^\/xl\/(?:charts|pivotCache|drawings)\/.*\.xml$/iu.test(part) || known.has(part) || !editor.has(part))
      continue;
    const { source } = editor.text(part);
    if (!source.includes(escapeText(move.sheet))) continue;
    const { root } = parseXml(source);
    const edits: Splice[] = [];
    for (const element of descendants(root)) {
      if (element.local === 'f' && element.children.length === 0) edits.push(...formulaEdit(source, element, move, ''));
      const own = element.local === 'worksheetSource' && attributeOf(element, 'id') === undefined;
      const ref = own && element.attributes.get('sheet') === move.sheet ? element.attributes.get('ref') : undefined;
      if (ref !== undefined && movedRange(ref, move, false) !== ref)
        edits.push(attributeSplice(source, element, { ref: movedRange(ref, move, false) }));
      const link = element.attributes.get('textlink');
      if (link !== undefined) {
        const moved = movedLocation(link.replace(/^=/u, ''), move, '');
        if (moved !== link.replace(/^=/u, '')) edits.push(attributeSplice(source, element, { textlink: moved }));
      }
    }
    if (edits.length > 0) editor.setText(part, splice(source, edits));
  }
}
