import {
  areaSize,
  cellName,
  MAX_COLUMN,
  MAX_ROW,
  parseArea,
  type Area,
  type CellChange,
  type Change,
  type ChangeSet,
  type Scalar,
  type SheetContent,
} from '../../sheet';
import { text } from '../../words';
import { WorkbookError, type Conflict } from '../port';
import type { XlsxOptions } from './apply';
import type { BookContext } from './package/book-context';
import { BookEditor } from './package/book-edit';
import { OFFICE_THEME, readTheme, type Theme } from './styles/colors';
import { setColumnWidth } from './cells/columns-edit';
import { crc32 } from './zip/crc32';
import { setDocumentPart } from './package/document-edit';
import { hasFormulas } from './formulas/formula-search';
import type { CellUndo } from './cells/cells-edit';
import { invertCells } from './inverse';
import { setNote } from './drawings/notes-edit';
import { Package } from './package/package';
import { PackageEditor } from './package/package-edit';
import { addRule, removeRule } from './sheets/rules-edit';
import { contentOfSheet } from './sheets/sheet-content';
import { copySheet } from './sheets/sheet-copy';
import { SheetEditor } from './sheets/sheet-edit';
import { addSheet, removeSheet, replaceSheet, type ListedSheet } from './sheets/sheet-life';
import { checkValue } from './sheets/sheet-make';
import { CONTENT_TYPES, NAMESPACES, XML_HEAD } from './sheets/sheet-parts';
import { readSheet } from './sheets/sheet-read';
import { SharedStrings } from './cells/strings-edit';
import { readSharedStrings } from './cells/strings-read';
import { StyleUse } from './styles/style-use';
import { StylesEditor } from './styles/styles-edit';
import { moveLines } from './lines/move-lines';
import { renameColumn, tableHeaders } from './sheets/tables-edit';
import { findWorkbook, partsRead, readWorkbookPart, worksheets } from './package/workbook-part';

/** More cells than this are not written one by one. */
const MAX_CELLS = 2_000_000;
const MAX_NOTES = 20_000;

/** The work of one ChangeSet on one package. */
export class Application {
  readonly conflicts: Conflict[] = [];
  /** Places in the ChangeSet of changes that a conflict kept from the workbook. */
  readonly unapplied = new Set<number>();
  private readonly editor: PackageEditor;
  private readonly workbook: BookEditor;
  private readonly book: BookContext;
  private readonly workbookPart: string;
  private readonly styleUse: StyleUse;
  private readonly open = new Map<string, SheetEditor>();
  private readonly steps: Change[][] = [];
  private listed: ListedSheet[];
  private styles: StylesEditor | undefined;
  private contentChanged = false;
  private formulasAdded = false;

  constructor(
    bytes: Uint8Array,
    private readonly options: XlsxOptions,
  ) {
    const pack = new Package(bytes);
    const book = readWorkbookPart(pack, findWorkbook(pack));
    this.workbookPart = book.part;
    this.listed = worksheets(book).map(({ name, part }) => ({ name, part }));
    this.editor = new PackageEditor(pack, book.document.root.namespace === NAMESPACES.mainStrict);
    this.workbook = new BookEditor(this.editor, book.part);
    for (const part of partsRead(pack, book)) pack.refuseDoctype(part);
    this.styleUse = new StyleUse(
      this.editor,
      this.listed.map(({ part }) => part),
      (part) => [...this.open.values()].find((sheet) => sheet.part === part)?.bytes,
    );
    const metadata = pack.related(book.part, 'sheetMetadata');
    const themePart = pack.related(book.part, 'theme');
    this.book = {
      editor: this.editor,
      strings: new SharedStrings(this.editor, pack.related(book.part, 'sharedStrings')),
      styles: () => (this.styles ??= this.openStyles()),
      theme: once((): Theme => (themePart === undefined ? OFFICE_THEME : readTheme(pack.text(themePart).source))),
      metadata: once(() => (metadata === undefined ? 0 : crc32(pack.bytes(metadata)))),
      date1904: book.date1904,
      lockedCells: options.lockedCells ?? 'refuse',
      formulaCells: options.formulaCells ?? 'refuse',
      coveredCells: options.coveredCells ?? 'refuse',
      foreignSheets: options.foreignSheets ?? 'refuse',
      unmarkedSheets: options.unmarkedSheets ?? new Set(),
    };
  }

  /** Works one change in, or gathers it with others of its sheet. */
  take(change: Change, index: number, total: number): void {
    if (this.options.signal?.aborted) throw new WorkbookError('cancelled', text('workbook.xlsx.cancelled'));
    this.options.onProgress?.(index, total);
    switch (change.kind) {
      case 'value':
      case 'formula':
      case 'number-format':
      case 'fill':
      case 'font':
      case 'align':
      case 'border':
      case 'note':
        this.takeCells(change, index);
        break;
      case 'conditional-format':
        this.steps.push(addRule(this.book, this.sheet(change.sheet), change));
        break;
      case 'remove-conditional-format':
        this.steps.push(removeRule(this.book, this.sheet(change.sheet), change));
        break;
      case 'column-width':
        this.settle(setColumnWidth(this.sheet(change.sheet), change), index);
        break;
      case 'document-part':
        this.settle(setDocumentPart(this.editor, this.workbookPart, change), index);
        break;
      case 'insert-rows':
      case 'remove-rows':
      case 'insert-columns':
      case 'remove-columns':
        this.flush();
        this.steps.push([moveLines(this.book, this.workbook, this.listed, change)]);
        this.contentChanged = true;
        break;
      default:
        this.takeSheet(change);
    }
  }

  private takeCells(change: CellChange, index: number): void {
    const sheet = this.sheet(change.sheet);
    const area = parseArea(change.cell);
    if (!area)
      throw new WorkbookError(
        'bad-change',
        text('workbook.xlsx.badRange', { sheet: change.sheet, range: change.cell }),
      );
    if (change.kind === 'note') {
      this.takeNotes(sheet, change, area, index);
      return;
    }
    if (change.kind === 'value' || change.kind === 'formula') checkValue(change.after, change.sheet, change.cell);
    const used = this.withinUse(sheet, area);
    if (areaSize(used) > MAX_CELLS)
      throw new WorkbookError('too-large', text('workbook.xlsx.tooLarge', { sheet: change.sheet, range: change.cell }));
    sheet.addOp({ area: used, change, index });
  }

  /** Whole columns and rows mean their used part: an empty sheet of a million rows is not filled. */
  private withinUse(sheet: SheetEditor, area: Area): Area {
    const wholeColumns = area.top === 1 && area.bottom === MAX_ROW;
    const wholeRows = area.left === 1 && area.right === MAX_COLUMN;
    if (!wholeColumns && !wholeRows) return area;
    const used = sheet.usedArea();
    return { ...area, ...(wholeColumns && { bottom: used.bottom }), ...(wholeRows && { right: used.right }) };
  }

  private takeNotes(sheet: SheetEditor, change: CellChange & { kind: 'note' }, area: Area, index: number): void {
    if (areaSize(area) > MAX_NOTES)
      throw new WorkbookError('too-large', text('workbook.xlsx.tooLarge', { sheet: change.sheet, range: change.cell }));
    checkValue(change.after, change.sheet, change.cell);
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        this.settle(setNote(this.book, sheet, cellName(row, column), change), index);
      }
    }
  }

  private takeSheet(
    change: Extract<Change, { kind: 'add-sheet' | 'copy-sheet' | 'replace-sheet' | 'remove-sheet' }>,
  ): void {
    this.flush();
    if (this.workbook.locked && this.book.lockedCells === 'refuse' && change.kind !== 'replace-sheet') {
      throw new WorkbookError('protected-sheet', text('workbook.xlsx.lockedStructure'));
    }
    switch (change.kind) {
      case 'add-sheet':
        this.steps.push([addSheet(this.book, this.workbook, change)]);
        this.formulasAdded ||= Object.keys(change.formulas ?? {}).length > 0;
        break;
      case 'copy-sheet':
        this.steps.push([copySheet(this.book, this.workbook, this.find(change.from), change)]);
        break;
      case 'replace-sheet': {
        const old = this.find(change.sheet);
        this.steps.push([replaceSheet(this.book, this.workbook, old, change, this.content(old))]);
        this.contentChanged = true;
        break;
      }
      case 'remove-sheet': {
        const old = this.find(change.sheet);
        this.steps.push([removeSheet(this.book, this.workbook, old, this.content(old))]);
        this.contentChanged = true;
        break;
      }
    }
    this.listed = this.workbook.worksheets();
  }

  /** Works the gathered cell changes into their sheets. */
  flush(): void {
    for (const sheet of this.open.values()) {
      const result = sheet.flush();
      if (!result) continue;
      this.conflicts.push(...result.conflicts);
      for (const index of result.conflicting) this.unapplied.add(index);
      this.contentChanged ||= result.contentChanged;
      this.formulasAdded ||= result.gainedFormulas.length > 0;
      this.renameColumns(sheet, result.undo);
      this.steps.push(invertCells(sheet.name, result.undo));
      const { lostFormulas, gainedFormulas } = result;
      this.workbook.changeChain(this.workbook.sheetId(sheet.name), lostFormulas, gainedFormulas);
    }
    this.open.clear();
  }

  /** Titles of tables' columns stand in cells and in the table's part. */
  private renameColumns(sheet: SheetEditor, undo: readonly CellUndo[]): void {
    const headers = tableHeaders(this.editor, sheet.part);
    if (headers.length === 0) return;
    for (const { change, row, column, now } of undo) {
      if (change.kind !== 'value' && change.kind !== 'formula') continue;
      renameColumn(this.editor, headers, sheet.name, row, column, change.kind === 'formula' ? 0 : (now as Scalar));
    }
  }

  /** What takes everything back, the last change first. */
  inverse(): ChangeSet {
    return [...this.steps].reverse().flat();
  }

  /** The new package; `undefined` where nothing changed. */
  finish(): Uint8Array | undefined {
    const source = this.styles?.finish();
    if (source !== undefined) this.writeStyles(source);
    if (this.formulasAdded || (this.contentChanged && this.calculates())) this.workbook.recalculateOnLoad();
    return this.editor.touched ? this.editor.finish() : undefined;
  }

  private calculates(): boolean {
    return this.workbook.hasCalcChain || this.listed.some(({ part }) => hasFormulas(this.editor.bytes(part)));
  }

  private settle(done: { inverse: Change[] } | { conflict: Conflict }, index: number): void {
    if ('conflict' in done) {
      this.conflicts.push(done.conflict);
      this.unapplied.add(index);
    } else {
      this.steps.push(done.inverse);
    }
  }

  private find(name: string): ListedSheet {
    const listed = this.listed.find((sheet) => sheet.name === name);
    if (!listed) throw new WorkbookError('unknown-sheet', text('workbook.xlsx.unknownSheet', { sheet: name }));
    return listed;
  }

  private sheet(name: string): SheetEditor {
    let sheet = this.open.get(name);
    if (!sheet) {
      sheet = new SheetEditor(this.book, name, this.find(name).part);
      this.open.set(name, sheet);
    }
    return sheet;
  }

  private content({ name, part }: ListedSheet): SheetContent {
    const stringsPart = this.editor.related(this.workbookPart, 'sharedStrings');
    const sheet = readSheet(
      this.editor,
      { name, part, visibility: this.workbook.visibility(name) },
      {
        strings: readSharedStrings(this.editor, stringsPart),
        looks: [],
        differentials: [],
        date1904: this.book.date1904,
        printAreas: new Map(),
      },
    );
    return contentOfSheet(sheet);
  }

  private openStyles(): StylesEditor {
    const part = this.editor.related(this.workbookPart, 'styles');
    const main = this.editor.strict ? NAMESPACES.mainStrict : NAMESPACES.main;
    const source =
      part === undefined ? `${XML_HEAD}<styleSheet xmlns="${main}"></styleSheet>` : this.editor.text(part).source;
    return new StylesEditor(source, this.book.theme, this.styleUse);
  }

  private writeStyles(source: string): void {
    const part = this.editor.related(this.workbookPart, 'styles');
    if (part !== undefined) {
      this.editor.setText(part, source);
      return;
    }
    const fresh = this.editor.has('/xl/styles.xml') ? this.editor.freeName('/xl/styles', '.xml') : '/xl/styles.xml';
    this.editor.addPart(fresh, CONTENT_TYPES.styles, source);
    const known = this.editor.relationships(this.workbookPart);
    // The part that was missing is there now.
    if (!known.some(({ type, external, target }) => type === 'styles' && !external && target === fresh))
      this.editor.addRelationship(this.workbookPart, 'styles', fresh);
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
