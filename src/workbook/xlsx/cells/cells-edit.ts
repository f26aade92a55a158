import {
  cellName,
  IF_STILL_OURS,
  sameFormula,
  type Area,
  type FormulaChange,
  type Scalar,
  type ValueChange,
} from '../../../sheet';
import type { Conflict } from '../../port';
import type { CellGuards } from './cell-guards';
import {
  cellSource,
  formulaContent,
  recordedContent,
  valueContent,
  type NewContent,
  type OldContent,
} from './cell-state';
import { CellReader } from './cell-before';
import { readRecord, type ContentRecord, type StyleRecord } from '../restore';
import { indexRows, rowAfter, rowAt, type RowIndex } from './row-index';
import { nextIsImplicit, placedCells, widenSpans, type PlacedCell } from './row-source';
import type { SharedStrings } from './strings-edit';
import { SheetScan } from '../sheets/sheet-scan';
import { StyleRecords, styleAfter, styleFits, styleNow, styleScalar, type StyleChange } from '../styles/style-ops';
import type { StylesEditor } from '../styles/styles-edit';
import { readTag } from '../xml/xml';
import { withAttributes, type Splice } from '../xml/xml-write';
import { damagedFile } from '../zip/zip-read';

/** A cell change with its range, in the order of the ChangeSet. */
export interface CellOp {
  readonly area: Area;
  readonly change: ValueChange | FormulaChange | StyleChange;
  /** Place in the ChangeSet. */
  readonly index: number;
}

/** One cell as it was before a change of one kind: what the inverse is made of. */
export interface CellUndo {
  readonly row: number;
  readonly column: number;
  readonly change: ValueChange | FormulaChange | StyleChange;
  /** Content as it was and is now; a formula with its `=`. */
  readonly was: Scalar | object;
  readonly wasFormula: boolean;
  readonly now: Scalar | object;
  readonly record: ContentRecord | StyleRecord;
}

export interface CellsResult {
  readonly splices: readonly Splice[];
  readonly undo: readonly CellUndo[];
  readonly conflicts: readonly Conflict[];
  /** Ops that a conflict kept from some cell. */
  readonly conflicting: ReadonlySet<number>;
  readonly lostFormulas: readonly string[];
  readonly gainedFormulas: readonly string[];
  readonly contentChanged: boolean;
  /** Smallest range that holds every written cell. */
  readonly written: Area | undefined;
}

export interface CellsInput {
  readonly sheet: string;
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly prefix: string;
  readonly ops: readonly CellOp[];
  readonly strings: SharedStrings;
  readonly styles: () => StylesEditor;
  readonly guards: CellGuards;
  /** The style that a column gives to cells that are not there yet. */
  readonly columnStyle: (column: number) => number;
  readonly metadata: () => number;
  readonly date1904: boolean;
}

/** The cell under change. */
interface Touched {
  readonly row: number;
  readonly column: number;
  /** Not in the file (`1`), like its row (`2`). */
  readonly absent: 0 | 1 | 2;
  readonly open: string;
  /** What row or column give a cell without a style of its own when it is made. */
  readonly inherited: number;
  readonly scan: SheetScan | undefined;
  style: number;
  /** The style is written at the cell. */
  explicit: boolean;
  /** Unchanged while undefined. */
  content: NewContent | undefined;
  /** An inverse says that nothing stood here (`1`), nor a row (`2`): what is left empty then goes. */
  vanish: 0 | 1 | 2;
}

/** Rewrites the touched cells of one sheet; everything else of its source stays to the letter. */
export class CellsEdit {
  private readonly splices: Splice[] = [];
  private readonly undo: CellUndo[] = [];
  private readonly conflicts: Conflict[] = [];
  private readonly conflicting = new Set<number>();
  private readonly lost: string[] = [];
  private readonly gained: string[] = [];
  private readonly reader: CellReader;
  private readonly records: StyleRecords;
  private contentChanged = false;
  private written: Area | undefined;

  constructor(private readonly input: CellsInput) {
    this.reader = new CellReader(input);
    this.records = new StyleRecords(input.styles);
  }

  run(): CellsResult {
    const { input } = this;
    const rows = indexRows(input.source, input.from, input.to, input.prefix, input.sheet);
    for (const position of rows.unordered) this.refuseContradictions(rows, position);
    const sorted = [...input.ops].sort((a, b) => a.area.top - b.area.top || a.index - b.index);
    let next = 0;
    let active: CellOp[] = [];
    let row = 0;
    while (next < sorted.length || active.length > 0) {
      row = active.length > 0 ? row + 1 : (sorted[next] as CellOp).area.top;
      const before = next;
      active = active.filter((op) => op.area.bottom >= row);
      while (next < sorted.length && (sorted[next] as CellOp).area.top === row) active.push(sorted[next++] as CellOp);
      if (next !== before) active.sort((a, b) => a.index - b.index);
      if (active.length === 0) continue;
      if (rows.twice.has(row))
        throw damagedFile('row-twice', { sheet: input.sheet, cell: String(row) }, `row ${row} is there twice`);
      const position = rowAt(rows, row);
      if (position === undefined) this.newRow(row, active, rows);
      else this.oldRow(row, active, rows.starts[position] as number, rows.ends[position] as number);
    }
    this.splices.push(...this.reader.replaceMasters());
    return {
      splices: this.splices,
      undo: this.undo,
      conflicts: this.conflicts,
      conflicting: this.conflicting,
      lostFormulas: this.lost,
      gainedFormulas: this.gained,
      contentChanged: this.contentChanged,
      written: this.written,
    };
  }

  private columnsOf(ops: readonly CellOp[]): number[] {
    const columns = new Set<number>();
    for (const { area } of ops) for (let column = area.left; column <= area.right; column += 1) columns.add(column);
    return [...columns].sort((a, b) => a - b);
  }

  private newRow(row: number, ops: readonly CellOp[], rows: RowIndex): void {
    const { prefix, from } = this.input;
    const merges = this.input.guards.mergesAt(row);
    const cells: string[] = [];
    for (const column of this.columnsOf(ops)) {
      const cell = this.newCell(row, column, this.input.columnStyle(column), 2);
      if (this.change(cell, ops, merges)) cells.push(this.cellXml(cell));
    }
    if (cells.length === 0) return;
    const after = rowAfter(rows, row);
    const at = after === undefined ? (rows.ends.at(-1) ?? from) : (rows.starts[after] as number);
    this.splices.push({ start: at, end: at, text: `<${prefix}row r="${row}">${cells.join('')}</${prefix}row>` });
  }

  private oldRow(row: number, ops: readonly CellOp[], start: number, end: number): void {
    const { source, prefix, columnStyle } = this.input;
    const merges = this.input.guards.mergesAt(row);
    const columns = this.columnsOf(ops);
    const tag = readTag(source, start);
    const custom = ['1', 'true'].includes(tag.attributes.get('customFormat') ?? '')
      ? Number(tag.attributes.get('s') ?? 0)
      : undefined;
    const scan = this.scanRow(row, start, end);
    const edits: Splice[] = [];
    const wanted = new Set(columns);
    const added: number[] = [];
    const places = placedCells(scan);
    let left = places.length;
    let vanish = 0;
    const last = places.at(-1)?.end ?? scan.rowOpenEnd;
    for (const place of places) {
      // Some writers do not keep cells in order, or write one twice.
      if (!wanted.delete(place.column)) continue;
      const twins = places.filter(({ column }) => column === place.column);
      const counting = twins.length === 1 ? place : this.countingCell(scan, twins);
      scan.reopen(counting.start, counting.column);
      const cell = this.oldCell(scan, custom ?? columnStyle(scan.column));
      if (!this.change(cell, ops, merges)) continue;
      const edit = this.oldCellSplice(cell, scan);
      edits.push(edit);
      if (edit.text === '') {
        left -= 1;
        vanish = Math.max(vanish, cell.vanish);
      }
      for (const { start: from, end: to } of twins) {
        if (from === counting.start || nextIsImplicit(source, to, `${prefix}c`)) continue;
        edits.push({ start: from, end: to, text: '' });
        left -= 1;
      }
    }
    for (const column of wanted) {
      const cell = this.newCell(row, column, custom ?? columnStyle(column), 1);
      if (!this.change(cell, ops, merges)) continue;
      const at = places.find((other) => other.column > column)?.start ?? last;
      edits.push({ start: at, end: at, text: this.cellXml(cell) });
      added.push(column);
    }
    if (edits.length === 0) return;
    const bare = [...tag.attributes.keys()].every((name) => name === 'r' || name === 'spans');
    if (left === 0 && added.length === 0 && vanish === 2 && bare && !nextIsImplicit(source, end, `${prefix}row`)) {
      this.splices.push({ start, end, text: '' });
      return;
    }
    const open = source.slice(start, scan.rowOpenEnd);
    const wide = added.length === 0 ? open : widenSpans(open, Math.min(...added), Math.max(...added));
    if (scan.rowSelfClosing) {
      const cells = edits.map((edit) => edit.text).join('');
      this.splices.push({ start, end, text: `${wide.replace(/\s*\/>$/u, '>')}${cells}</${prefix}row>` });
      return;
    }
    if (wide !== open) this.splices.push({ start, end: scan.rowOpenEnd, text: wide });
    for (const edit of edits) this.splices.push(edit);
  }

  /** A sheet that cannot be read is not written either, whichever of its cells is meant. */
  private refuseContradictions(rows: RowIndex, position: number): void {
    const scan = this.scanRow(rows.numbers[position] as number, rows.starts[position], rows.ends[position]);
    const places = placedCells(scan);
    for (const { column } of places) {
      const twins = places.filter((other) => other.column === column);
      if (twins.length > 1) this.countingCell(scan, twins);
    }
  }

  private scanRow(row: number, start = 0, end = 0): SheetScan {
    const scan = new SheetScan(this.input.source, start, end, this.input.prefix, this.input.sheet);
    scan.nextRow();
    scan.row = row;
    return scan;
  }

  /** Of a cell that is written twice the one that holds something, as the reader takes it. @throws WorkbookError where both do, and differ */
  private countingCell(scan: SheetScan, twins: readonly PlacedCell[]): PlacedCell {
    const full = twins.filter(({ hasContent }) => hasContent);
    const contents = full.map(({ start, column }) => {
      scan.reopen(start, column);
      const { value, formula } = this.reader.read(scan);
      return JSON.stringify([value, formula]);
    });
    if (new Set(contents).size > 1) {
      const cell = cellName(scan.row, scan.column);
      throw damagedFile('cell-twice', { sheet: this.input.sheet, cell }, `${cell} is there twice`);
    }
    return full.at(-1) ?? (twins[0] as PlacedCell);
  }

  private newCell(row: number, column: number, inherited: number, absent: 1 | 2): Touched {
    const open = `<${this.input.prefix}c r="${cellName(row, column)}"/>`;
    const explicit = inherited !== 0;
    return {
      row,
      column,
      absent,
      open,
      inherited,
      scan: undefined,
      style: inherited,
      explicit,
      content: undefined,
      vanish: 0,
    };
  }

  private oldCell(scan: SheetScan, inherited: number): Touched {
    const open = this.input.source.slice(scan.cellStart, scan.cellOpenEnd);
    const explicit = /\ss\s*=/u.test(open);
    const { row, column, style } = scan;
    return { row, column, absent: 0, open, inherited, scan, style, explicit, content: undefined, vanish: 0 };
  }

  private oldCellSplice(cell: Touched, scan: SheetScan): Splice {
    const { source, prefix } = this.input;
    const empty = cell.content
      ? cell.content.inner === ''
      : scan.valueStart < 0 && scan.formulaTag < 0 && scan.inlineStart < 0;
    const plain = !cell.explicit || cell.style === cell.inherited;
    // An implicit neighbour counts on from this cell, so then an empty one stays.
    if (cell.vanish && empty && plain && !nextIsImplicit(source, scan.cellEnd, `${prefix}c`)) {
      return { start: scan.cellStart, end: scan.cellEnd, text: '' };
    }
    if (cell.content) return { start: scan.cellStart, end: scan.cellEnd, text: this.cellXml(cell) };
    const s = cell.explicit ? String(cell.style) : undefined;
    return { start: scan.cellStart, end: scan.cellOpenEnd, text: withAttributes(cell.open, { s }) };
  }

  private cellXml(cell: Touched): string {
    const content = cell.content ?? valueContent('', this.input.prefix);
    return cellSource(cell.open, `${this.input.prefix}c`, content, cell.explicit ? String(cell.style) : undefined);
  }

  /** Puts the changes to one cell together; `false` where nothing changes. A cell in conflict is left alone as a whole. */
  private change(cell: Touched, ops: readonly CellOp[], merges: readonly Area[]): boolean {
    const undo: CellUndo[] = [];
    let fits = true;
    let old: OldContent | undefined;
    const current = (): OldContent =>
      cell.content ?? (old ??= cell.scan ? this.reader.read(cell.scan) : { value: '', formula: undefined });
    for (const op of ops) {
      if (op.area.left > cell.column || op.area.right < cell.column) continue;
      const { change } = op;
      const fitting =
        change.kind === 'value' || change.kind === 'formula'
          ? this.changeContent(cell, op.area, change, current(), merges, undo)
          : this.changeStyle(cell, change, undo);
      if (!fitting) this.conflicting.add(op.index);
      fits &&= fitting;
    }
    if (!fits) {
      // A cell in conflict is left alone as a whole: no other change made for just this cell stands either.
      for (const op of ops)
        if (op.area.left === cell.column && op.area.right === cell.column && op.area.top === op.area.bottom)
          this.conflicting.add(op.index);
    }
    if (!fits || undo.length === 0) return false;
    for (const entry of undo) this.undo.push(entry);
    if (cell.content) this.noteContent(cell, old, cell.content);
    const { row, column } = cell;
    const w = this.written ?? { top: row, left: column, bottom: row, right: column };
    this.written = {
      top: Math.min(w.top, row),
      left: Math.min(w.left, column),
      bottom: Math.max(w.bottom, row),
      right: Math.max(w.right, column),
    };
    return true;
  }

  private noteContent(cell: Touched, old: OldContent | undefined, now: NewContent): void {
    const name = cellName(cell.row, cell.column);
    this.contentChanged = true;
    if (old?.formula !== undefined && now.formula === undefined) this.lost.push(name);
    if (old?.formula === undefined && now.formula !== undefined) this.gained.push(name);
    if (cell.scan && cell.scan.formulaTag >= 0) this.reader.overwrite(cell.scan);
  }

  private changeContent(
    cell: Touched,
    range: Area,
    change: ValueChange | FormulaChange,
    now: OldContent,
    merges: readonly Area[],
    undo: CellUndo[],
  ): boolean {
    const { guards, prefix } = this.input;
    const { row, column } = cell;
    const shown = now.formula ?? now.value;
    if (change.before !== undefined && !same(shown, change.before))
      return this.conflict(cell, change, change.before, shown);
    const record = readRecord<ContentRecord>(change.restore);
    if (record?.absent) cell.vanish = record.absent;
    const isFormula = now.formula !== undefined;
    // A formula that is written over itself by name is to lose its result, which what it counts has outdated.
    const anew =
      change.kind === 'formula' &&
      change.before === change.after &&
      (change.result !== undefined || cell.content === undefined);
    if (isFormula === (change.kind === 'formula') && same(shown, change.after) && !record && !anew) return true;
    if (change.after !== '' && guards.covered(merges, row, column, range)) return true;
    if (!isFormula || !record) guards.array(row, column, range);
    if (isFormula && change.before === undefined) guards.formula(row, column);
    if (guards.protects && !this.input.styles().unlocked(cell.style)) guards.locked(row, column);
    const checks = { shared: (index: number) => this.input.strings.fingerprint(index), metadata: this.input.metadata };
    const content =
      (record && recordedContent(record, change, prefix, checks)) ??
      (change.kind === 'formula'
        ? formulaContent(change.after, prefix, change.result)
        : valueContent(change.after, prefix));
    // An earlier change of this very list may have written here already; then that is what stood there.
    const was: ContentRecord = cell.content
      ? { prefix, inner: cell.content.inner, ...(cell.content.type !== undefined && { type: cell.content.type }) }
      : cell.scan
        ? this.reader.record(cell.scan)
        : { absent: cell.absent === 2 ? 2 : 1 };
    undo.push({
      row,
      column,
      change,
      was: shown,
      wasFormula: isFormula,
      now: content.formula ?? content.value,
      record: was,
    });
    cell.content = content;
    return true;
  }

  private changeStyle(cell: Touched, change: StyleChange, undo: CellUndo[]): boolean {
    const styles = this.input.styles();
    const now = styleNow(styles, cell.style, change);
    if (!styleFits(now, change.before) && change.restore === IF_STILL_OURS) return false;
    if (!styleFits(now, change.before))
      return this.conflict(cell, change, styleScalar(change.before ?? ''), styleScalar(now));
    const record = readRecord<StyleRecord>(change.restore);
    const found = record && this.records.find(record);
    let style = found === undefined ? styleAfter(styles, cell.style, change) : Math.max(0, found);
    let explicit = found === undefined ? cell.explicit || style !== 0 : found >= 0;
    if (record?.absent) {
      // Without a cell its row or column decides.
      style = cell.inherited;
      explicit = style !== 0;
    }
    if (record?.absent) cell.vanish = record.absent;
    if (style === cell.style && explicit === cell.explicit && !record?.absent) return true;
    this.input.guards.demand('formatCells');
    const { row, column } = cell;
    const own = cell.explicit && !(cell.absent && undo.length === 0 && cell.style === cell.inherited);
    const was = this.records.record(own ? cell.style : -1, undo.length > 0 ? undefined : cell.absent || undefined);
    cell.style = style;
    cell.explicit = explicit;
    undo.push({ row, column, change, was: now, wasFormula: false, now: styleNow(styles, style, change), record: was });
    return true;
  }

  private conflict(cell: Touched, change: CellOp['change'], expected: Scalar, found: Scalar): false {
    this.conflicts.push({ change, sheet: this.input.sheet, cell: cellName(cell.row, cell.column), expected, found });
    return false;
  }
}

function same(found: Scalar, wanted: Scalar): boolean {
  if (found === wanted) return true;
  return typeof found === 'string' && typeof wanted === 'string' && found.startsWith('=') && sameFormula(found, wanted);
}
