import type {
  AddSheetChange,
  ChartSpec,
  RemoveSheetChange,
  ReplaceSheetChange,
  Scalar,
  SheetContent,
} from '../../sheet';
import { parseArea } from '../../sheet';
import { text } from '../../words';
import { WorkbookError } from '../port';
import { markOf } from '../sheet-mark';
import { absoluteRange, type BookEditor } from './book-edit';
import { makeChart, makeDrawing } from './chart-make';
import { packSheet, recordFits, unpackSheet } from './sheet-pack';
import type { PackageEditor } from './package-edit';
import { relationshipsPart } from './package';
import { readRecord, writeRecord, type SheetRecord } from './restore';
import type { BookContext } from './book-context';
import { CONTENT_TYPES } from './sheet-parts';
import { makeSheet } from './sheet-make';
import { encodeValue, readMark } from './sheet-property';

/** A sheet of cells as the workbook lists it now. */
export interface ListedSheet {
  readonly name: string;
  readonly part: string;
}

/** Appends a sheet. A record in `restore` brings a removed one back as it was. */
export function addSheet(book: BookContext, workbook: BookEditor, change: AddSheetChange): RemoveSheetChange {
  checkName(change.sheet, workbook.names());
  const record = readRecord<SheetRecord>(change.restore);
  if (recordFits(book, record)) {
    const part = unpackSheet(book, record);
    const position = workbook.addSheet(change.sheet, part, change.visibility);
    for (const local of record.names) workbook.addLocalName(position, local.name, local.text, local.extra);
  } else {
    const part = book.editor.freeName('/xl/worksheets/sheet', '.xml');
    // The relationships point from a part that must be there first.
    book.editor.addPart(part, CONTENT_TYPES.worksheet, '');
    fillSheet(book, part, change, change.sheet);
    const position = workbook.addSheet(change.sheet, part, change.visibility);
    addPrintNames(workbook, position, change, change.sheet);
  }
  return { kind: 'remove-sheet', sheet: change.sheet };
}

/** @throws WorkbookError `bad-change` for a name that Excel does not take, or that is taken. */
export function checkName(name: string, names: readonly string[]): void {
  const bad =
    name === '' || name.length > 31 || /[\\/?*[\]:]/u.test(name) || name.startsWith("'") || name.endsWith("'");
  if (bad) throw new WorkbookError('bad-change', text('workbook.xlsx.sheetName', { sheet: name }));
  if (names.some((other) => other.toLowerCase() === name.toLowerCase())) {
    throw new WorkbookError('bad-change', text('workbook.xlsx.sheetExists', { sheet: name }));
  }
}

/** Gives a sheet of ours new content; its part, name and place stay, so that references to it stay true. */
export function replaceSheet(
  book: BookContext,
  workbook: BookEditor,
  listed: ListedSheet,
  change: ReplaceSheetChange,
  was: SheetContent,
): ReplaceSheetChange {
  needOurs(book, listed, 'replace', change, was);
  const position = workbook.position(listed.name);
  const old = packSheet(book, workbook, listed);
  dropOwned(book.editor, listed.part);
  workbook.removeLocalNames(position, PRINT_NAMES);
  const record = readRecord<SheetRecord>(change.restore);
  if (recordFits(book, record)) {
    unpackSheet(book, record, listed.part);
    for (const local of record.names) workbook.addLocalName(position, local.name, local.text, local.extra);
  } else {
    fillSheet(book, listed.part, change, listed.name);
    addPrintNames(workbook, position, change, listed.name);
  }
  workbook.changeChain(workbook.sheetId(listed.name), undefined, []);
  return { ...was, kind: 'replace-sheet', sheet: listed.name, restore: writeRecord(old) };
}

/** Removes a sheet that we added. */
export function removeSheet(
  book: BookContext,
  workbook: BookEditor,
  listed: ListedSheet,
  was: SheetContent,
): AddSheetChange {
  needOurs(book, listed, 'remove');
  const old = packSheet(book, workbook, listed);
  dropOwned(book.editor, listed.part);
  workbook.removeSheet(listed.name);
  book.editor.removePart(listed.part);
  return { ...was, kind: 'add-sheet', sheet: listed.name, restore: writeRecord(old) };
}

const PRINT_NAMES = ['_xlnm.Print_Area', '_xlnm.Print_Titles'];

function addPrintNames(workbook: BookEditor, position: number, { print }: SheetContent, sheet: string): void {
  if (print?.area !== undefined) workbook.addLocalName(position, '_xlnm.Print_Area', absoluteRange(sheet, print.area));
  if (print?.titleRows !== undefined)
    workbook.addLocalName(position, '_xlnm.Print_Titles', absoluteRange(sheet, print.titleRows));
}

/** Writes a sheet's part with what belongs to it: the mark that it is ours, and its charts. */
function fillSheet(book: BookContext, part: string, content: SheetContent, sheet: string): void {
  const { editor } = book;
  const property = book.unmarkedSheets.has(sheet) ? undefined : markAsOurs(editor, part, content);
  const charts = content.charts ?? [];
  const drawing = charts.length === 0 ? undefined : addCharts(editor, part, charts, sheet, content);
  editor.setText(part, makeSheet(content, { sheet, strict: editor.strict, styles: book.styles, property, drawing }));
}

/** A sheet property, which Excel, too, keeps; returns the relationship's id. */
export function markAsOurs(editor: PackageEditor, part: string, content: Pick<SheetContent, 'charts'>): string {
  const property = editor.freeName('/xl/customProperty', '.bin');
  editor.addPart(property, CONTENT_TYPES.sheetProperty, encodeValue(markOf(content)));
  return editor.addRelationship(part, 'customProperty', property);
}

function addCharts(
  editor: PackageEditor,
  part: string,
  charts: readonly ChartSpec[],
  sheet: string,
  content: SheetContent,
): string {
  const drawing = editor.freeName('/xl/drawings/drawing', '.xml');
  editor.addPart(drawing, CONTENT_TYPES.drawing, '');
  const lookup = (range: string): (Scalar | null)[] | undefined => {
    const area = parseArea(range);
    if (!area) return undefined;
    const values: (Scalar | null)[] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1)
        values.push(content.values[row - 1]?.[column - 1] ?? null);
    }
    return values;
  };
  const ids = charts.map((chart) => {
    const chartPart = editor.freeName('/xl/charts/chart', '.xml');
    editor.addPart(chartPart, CONTENT_TYPES.chart, makeChart(chart, sheet, lookup));
    return editor.addRelationship(drawing, 'chart', chartPart);
  });
  editor.setText(drawing, makeDrawing(charts, ids));
  return editor.addRelationship(part, 'drawing', drawing);
}

/** Whether this product made the sheet. */
export const isOurs = (editor: PackageEditor, part: string): boolean => readMark(editor, part) !== undefined;

/** Some programs drop the mark when they save; a new edition is known by the title that it begins with. */
function needOurs(
  book: BookContext,
  { name, part }: ListedSheet,
  what: 'replace' | 'remove',
  now?: SheetContent,
  was?: SheetContent,
): void {
  const title = now?.values[0]?.[0];
  const sameTitle = typeof title === 'string' && title !== '' && title === was?.values[0]?.[0];
  if (book.foreignSheets === 'refuse' && !sameTitle && !isOurs(book.editor, part))
    throw new WorkbookError('bad-change', text(`workbook.xlsx.notOurs.${what}`, { sheet: name }));
}

/** Removes the parts that only this sheet uses, and its relationships. */
function dropOwned(editor: PackageEditor, part: string): void {
  for (const relation of editor.relationships(part)) {
    if (!relation.external && OWNED.has(relation.type) && editor.has(relation.target)) {
      dropOwned(editor, relation.target);
      editor.removePart(relation.target);
    }
  }
  const rels = relationshipsPart(part);
  if (editor.has(rels)) editor.removePart(rels);
}

/** Kinds of parts that belong to one sheet, or to one drawing of it. Pictures may be shared and stay. */
export const OWNED: ReadonlySet<string> = new Set([
  'customProperty',
  'drawing',
  'chart',
  'chartUserShapes',
  'chartStyle',
  'chartColorStyle',
  'themeOverride',
  'comments',
  'vmlDrawing',
  'printerSettings',
]);
