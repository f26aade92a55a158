import type { AddSheetChange, RemoveSheetChange, ReplaceSheetChange, SheetContent } from '../../../sheet';
import { text } from '../../../words';
import { WorkbookError } from '../../port';
import { markOf } from '../../sheet-mark';
import { absoluteRange, type BookEditor } from '../package/book-edit';
import { OWNED } from './owned-parts';
import { packSheet, recordFits, unpackSheet } from './sheet-pack';
import type { PackageEditor } from '../package/package-edit';
import { relationshipsPart } from '../package/package';
import { readRecord, writeRecord, type SheetRecord } from '../restore';
import type { BookContext } from '../package/book-context';
import { CONTENT_TYPES } from './sheet-parts';
import { addDrawing, dropOurCharts } from './sheet-drawing';
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

/**
 * Gives a sheet of ours new content; its part, name and place stay, so that references to it stay true, and so do charts and pictures
 * that somebody else put there.
 */
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
  const record = readRecord<SheetRecord>(change.restore);
  const fits = recordFits(book, record);
  const drop = (part: string): void => {
    dropOwned(book.editor, part);
    book.editor.removePart(part);
  };
  const kept = fits ? undefined : dropOurCharts(book.editor, listed.part, change.charts ?? [], drop);
  dropOwned(book.editor, listed.part, kept);
  workbook.removeLocalNames(position, PRINT_NAMES);
  if (fits) {
    unpackSheet(book, record, listed.part);
    for (const local of record.names) workbook.addLocalName(position, local.name, local.text, local.extra);
  } else {
    fillSheet(book, listed.part, change, listed.name, kept);
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

/** Writes a sheet's part with what belongs to it: the mark that it is ours, and its charts in a drawing of their own or in the `kept` one. */
function fillSheet(book: BookContext, part: string, content: SheetContent, sheet: string, kept?: string): void {
  const { editor } = book;
  const property = book.unmarkedSheets.has(sheet) ? undefined : markAsOurs(editor, part, content);
  const drawing = addDrawing(editor, part, content, sheet, kept);
  editor.setText(part, makeSheet(content, { sheet, strict: editor.strict, styles: book.styles, property, drawing }));
}

/** A sheet property, which Excel, too, keeps; returns the relationship's id. */
export function markAsOurs(editor: PackageEditor, part: string, content: Pick<SheetContent, 'charts'>): string {
  const property = editor.freeName('/xl/customProperty', '.bin');
  editor.addPart(property, CONTENT_TYPES.sheetProperty, encodeValue(markOf(content)));
  return editor.addRelationship(part, 'customProperty', property);
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

/** Removes the parts that only this sheet uses but the one to keep, and its relationships. */
function dropOwned(editor: PackageEditor, part: string, kept?: string): void {
  for (const relation of editor.relationships(part)) {
    if (relation.target === kept) continue;
    if (!relation.external && OWNED.has(relation.type) && editor.has(relation.target)) {
      dropOwned(editor, relation.target);
      editor.removePart(relation.target);
    }
  }
  const rels = relationshipsPart(part);
  if (editor.has(rels)) editor.removePart(rels);
}
