import {
  columnSpan,
  isTakenOut,
  MAX_COLUMN,
  MAX_ROW,
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
import { SCANNED } from '../sheets/merges';
import { readValue } from '../cells/first-cell';
import { rowsOf } from '../sheets/sheet-rows';
import { hasAlternates } from '../xml/alternates';
import { childOf, childrenOf, descendants, flag, parseXml } from '../xml/xml';
import { attributeSplice, escapeText, maySpeakOf, splice, type Splice } from '../xml/xml-write';
import { linesOf, recordLost, type LostLines } from './lost-lines';
import { moveColumnCells } from './move-columns';
import { moveAnchors, moveBoxes, movedTies, moveTies } from './move-drawings';
import { moveFormulas, type FormerFormulas } from './move-formulas';
import { moveRows, spliceWithin } from './move-rows';
import { formulaEdit, movedLinks, movedSource, moveRangesIn } from './move-ranges';
import { moveShell } from './move-shell';
import { moveTable, newColumnsOf, refuseTable, type Titles } from './move-table';
import { follow, type Piece } from './pieces';

/** What the opposite move does not bring back by itself. */
interface LinesRecord {
  /** By sheet. */
  readonly formulas: Readonly<Record<string, FormerFormulas>>;
  /** By part. */
  readonly pieces: Readonly<Record<string, readonly Piece[]>>;
  readonly lost: LostLines;
  /** What a removal may take out although it is written there: titles that the insertion gave to a table's columns. */
  readonly titles: Titles;
}

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
  const work = new Moving(book, move, readRecord<LinesRecord>(change.restore));
  work.tables(target, sheets);
  for (const sheet of sheets) work.sheet(sheet);
  work.relatedParts(target);
  work.names(workbook.part);
  work.package(sheets);
  workbook.dropChain();
  const restore = work.restore();
  const { sheet } = change;
  return 'rows' in change
    ? { kind: OPPOSITE[change.kind], sheet, rows: change.rows, ...restore }
    : { kind: OPPOSITE[change.kind], sheet, columns: change.columns, ...restore };
}

/** One move through the parts of a package. */
class Moving {
  private readonly formulas: Record<string, FormerFormulas> = {};
  private readonly pieces: Record<string, readonly Piece[]> = {};
  private lost: LostLines | undefined;
  private titles: Titles = {};
  private fills = (_row: number, _formula: string): boolean => true;
  /** How a part follows that the moved sheet has to itself. */
  private readonly steps = new Map<string, (source: string, move: LineMove) => string>();

  constructor(
    private readonly book: BookContext,
    private readonly move: LineMove,
    private readonly back: Partial<LinesRecord> | undefined,
  ) {}

  /** What the inverse remembers, if anything. */
  restore(): { readonly restore?: string } {
    const { formulas, pieces, lost, titles } = this;
    const nothing = !lost && [formulas, pieces, titles].every((record) => Object.keys(record).length === 0);
    const more = { ...(lost && { lost }), ...(Object.keys(titles).length > 0 && { titles }) };
    return nothing ? {} : { restore: writeRecord({ formulas, pieces, ...more }) };
  }

  /** What the table objects of the moved sheet refuse, and what their new columns bring into its cells. */
  tables({ part }: ListedSheet, sheets: readonly ListedSheet[]): void {
    const { editor } = this.book;
    const { move, back } = this;
    const named = (column: string): boolean => {
      const spellings = [`[${column}]`, `[@${column}]`].map(escapeText);
      return sheets.some((sheet) => spellings.some((name) => editor.text(sheet.part).source.includes(name)));
    };
    for (const { type, external, target } of editor.relationships(part)) {
      if (external || type.split('/').at(-1) !== 'table' || !editor.has(target)) continue;
      const { source } = editor.text(target);
      refuseTable(source, move, named);
      const fresh = newColumnsOf(source, move);
      if (!fresh) continue;
      const { fills } = this;
      this.fills = (row, formula) => fills(row, formula) && fresh.fills(row, formula);
      this.titles = { ...this.titles, ...fresh.titles };
    }
    if (back?.titles) this.titles = back.titles;
  }

  /** The cells of one sheet, and all that is around them. */
  sheet({ name, part }: ListedSheet): void {
    const { editor, lockedCells } = this.book;
    const { move } = this;
    const { source } = editor.text(part);
    const own = name === move.sheet;
    if (!own && !maySpeakOf(source, move.sheet)) return;
    const { root } = parseXml(source, SCANNED);
    if (own && lockedCells === 'refuse' && flag(childOf(root, 'sheetProtection'), 'sheet'))
      throw new WorkbookError('protected-sheet', text('workbook.xlsx.lockedRows', { sheet: name }));
    const data = rowsOf(root, name);
    const [from, to] = data ? [data.openEnd, data.closeStart] : [0, 0];
    if (hasAlternates(source.slice(from, to)))
      throw new WorkbookError('unsupported', text('workbook.xlsx.alternates', { sheet: name }), part);
    const shell = this.follow(
      part,
      data ? source.slice(0, from) + source.slice(to) : source,
      own ? moveShell : (text, by) => otherShell(text, name, by),
    );
    const rows = data && !data.selfClosing ? this.rows(source, name) : '';
    const place = rows === '' ? undefined : childOf(parseXml(shell, SCANNED).root, 'sheetData')?.openEnd;
    const moved = place === undefined ? shell : shell.slice(0, place) + rows + shell.slice(place);
    if (moved !== source) editor.setText(part, moved);
  }

  /** The rows of a sheet, with their formulas. */
  private rows(source: string, name: string): string {
    const { move, back } = this;
    const data = rowsOf(parseXml(source, SCANNED).root, name);
    if (!data) return '';
    const formulas = moveFormulas(source, data, name, move, back?.formulas?.[name]);
    if (Object.keys(formulas.former).length > 0) this.formulas[name] = formulas.former;
    const followed = splice(source, formulas.edits);
    const again = rowsOf(parseXml(followed, SCANNED).root, name);
    if (!again) return '';
    if (name !== move.sheet) return followed.slice(again.openEnd, again.closeStart);
    const moveOwn = move.axis === 'rows' ? moveRows : moveColumnCells;
    const { edits, lost } = moveOwn(followed, again, name, move, {
      alone: formulas.alone,
      models: new Map([...formulas.models].filter(([cell, { text }]) => this.fills(parseArea(cell)?.top ?? 0, text))),
      back: linesOf(this.book, back?.lost),
      titles: this.titles,
      valueOf: (scan) => readValue(followed, scan, again.prefix, (i) => this.book.strings.text(i), this.book.date1904),
    });
    if (move.by < 0 || Object.keys(lost).length > 0) this.lost = recordLost(this.book, lost);
    return spliceWithin(followed, again.openEnd, again.closeStart, edits);
  }

  private follow(part: string, source: string, step: (source: string, move: LineMove) => string): string {
    const moved = follow(source, this.move, step, this.back?.pieces?.[part]);
    if (moved.pieces.length > 0) this.pieces[part] = moved.pieces;
    return moved.source;
  }

  /** Tables, notes, conversations, drawings and pivot tables of the moved sheet. */
  relatedParts({ part }: ListedSheet): void {
    const { editor } = this.book;
    const { move } = this;
    for (const { type, external, target } of editor.relationships(part)) {
      if (external || !editor.has(target)) continue;
      const kind = type.split('/').at(-1) ?? type;
      if (kind === 'vmlDrawing') {
        const { source } = editor.text(target);
        const moved = moveBoxes(source, move);
        if (moved !== source) editor.setText(target, moved);
        continue;
      }
      if (kind === 'table') this.steps.set(target, moveTable);
      if (kind === 'comments') refuseNotes(editor.text(target).source, move);
      const ranges = RANGES[kind];
      if (ranges) this.steps.set(target, (text, by) => moveRangesIn(text, ranges, by));
      if (kind === 'drawing') this.steps.set(target, moveAnchors);
      if (kind === 'ctrlProp') this.steps.set(target, moveTies);
    }
  }

  /** Names: the print area and the filter among them. */
  names(part: string): void {
    const { editor } = this.book;
    const { source } = editor.text(part);
    const moved = this.follow(part, source, (text, move) => {
      const { root } = parseXml(text);
      const names = childrenOf(childOf(root, 'definedNames'), 'definedName');
      return splice(
        text,
        names.flatMap((name) => {
          const own = /^_xlnm\./iu.test(name.attributes.get('name') ?? '');
          return formulaEdit(text, name, own ? move : { ...move, fixedOnly: true }, '');
        }),
      );
    });
    if (moved !== source) editor.setText(part, moved);
  }

  /** The moved sheet's own parts, charts of any sheet, and what pivot tables are made from. */
  package(sheets: readonly ListedSheet[]): void {
    const { editor } = this.book;
    const known = new Set(sheets.map(({ part }) => part));
    const others = editor.pack
      .partNames()
      .filter(
        (part) => /^\/xl\/(?:charts|pivotCache|drawings|tables|ctrlProps)\/.*\.xml$/iu.test(part) && !known.has(part),
      );
    for (const part of new Set([...this.steps.keys(), ...others])) {
      if (!editor.has(part)) continue;
      const { source } = editor.text(part);
      const own = this.steps.get(part);
      if (!own && !maySpeakOf(source, this.move.sheet)) continue;
      const moved = this.follow(part, source, (text, move) =>
        moveReferences(own?.(text, move) ?? text, move, own !== undefined),
      );
      if (moved !== source) editor.setText(part, moved);
    }
  }
}

/** Where parts of a sheet keep its ranges, by the last word of their relationship. */
const RANGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  comments: { comment: 'ref' },
  threadedComment: { threadedComment: 'ref' },
  pivotTable: { location: 'ref' },
  tableSingleCells: { singleXmlCell: 'r' },
};

/** Conditions, lists and links of another sheet that speak of the moved one. */
function otherShell(source: string, own: string, move: LineMove): string {
  const { root } = parseXml(source, 'mergeCells');
  const edits: Splice[] = [];
  for (const child of root.children) {
    if (child.local === 'sheetData') continue;
    for (const element of descendants(child)) {
      if (element.children.length === 0 && ['formula', 'formula1', 'formula2', 'f'].includes(element.local))
        edits.push(...formulaEdit(source, element, move, own));
      const attributes = { ...movedLinks(element, move, own), ...movedSource(element, move) };
      if (Object.keys(attributes).length > 0) edits.push(attributeSplice(source, element, attributes));
    }
  }
  return splice(source, edits);
}

/** A note is something that somebody wrote, like a cell's content. */
function refuseNotes(comments: string, move: LineMove): void {
  for (const comment of childrenOf(childOf(parseXml(comments).root, 'commentList'), 'comment')) {
    const cell = comment.attributes.get('ref') ?? '';
    const area = parseArea(cell);
    if (!area) continue;
    const line = move.axis === 'rows' ? area.top : area.left;
    const pushed = line >= move.first && line + move.by > (move.axis === 'rows' ? MAX_ROW : MAX_COLUMN);
    if (!pushed && !isTakenOut(line, move)) continue;
    const sentence = pushed ? 'workbook.xlsx.pushedOff' : 'workbook.xlsx.rowsInUse';
    throw new WorkbookError('bad-change', text(sentence, { sheet: move.sheet, cell }));
  }
}

const TABLE_FORMULAS: ReadonlySet<string> = new Set(['calculatedColumnFormula', 'totalsRowFormula']);

/**
 * What a chart, a drawing, a table, a control or the source of a pivot table says of the moved sheet by its name.
 * @param followed the part is the moved sheet's own and has followed already: a table's formulas are all right then
 */
function moveReferences(source: string, move: LineMove, followed: boolean): string {
  if (!maySpeakOf(source, move.sheet)) return source;
  const edits: Splice[] = [];
  const { root } = parseXml(source);
  for (const element of [root, ...descendants(root)]) {
    const leaf = element.children.length === 0;
    if (leaf && (element.local === 'f' || (!followed && TABLE_FORMULAS.has(element.local))))
      edits.push(...formulaEdit(source, element, move, ''));
    const attributes = { ...movedSource(element, move), ...movedTies(element, move, '') };
    if (Object.keys(attributes).length > 0) edits.push(attributeSplice(source, element, attributes));
  }
  return splice(source, edits);
}
