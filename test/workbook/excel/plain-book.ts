import type { Scalar } from '../../../src/sheet';
import type { CellWrite, HostBook, HostEdit, HostRule, HostSheet, Rect } from '../../../src/workbench/host/model/book';
import {
  copiedExtras,
  emptyBookExtras,
  emptySheetExtras,
  type SheetExtras,
} from '../../../src/workbench/host/model/extras';
import { PLAIN, type HostStyle, type StylePatch } from '../../../src/workbench/host/model/style';

export interface PlainCell {
  value: Scalar;
  formula?: string;
  style: HostStyle;
}

const COLUMNS = 20_000;
const overlap = (a: Rect, b: Rect): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

/** A host's sheet in a Map: thousands of workbooks can be made and broken in a second. A formula gives its own length. */
export class PlainSheet implements HostSheet {
  extras: SheetExtras = emptySheetExtras();
  hidden = false;
  cells = new Map<number, PlainCell>();
  private list: HostRule[] = [];
  private merged: Rect[] = [];
  private readonly widths = new Map<number, number>();
  private readonly heights = new Map<number, number>();
  private frozen = { rows: 0, columns: 0 };

  constructor(
    private readonly book: PlainBook,
    readonly id: string,
    public name: string,
  ) {}

  /** While set, reading is told what was true at an earlier time. */
  stale: ReadonlyMap<number, PlainCell> | undefined;

  value(row: number, column: number): Scalar {
    return (this.stale ?? this.cells).get(row * COLUMNS + column)?.value ?? '';
  }
  formula(row: number, column: number): string | undefined {
    return (this.stale ?? this.cells).get(row * COLUMNS + column)?.formula;
  }
  style(row: number, column: number): HostStyle {
    return this.cells.get(row * COLUMNS + column)?.style ?? PLAIN;
  }
  used(valuesOnly: boolean): Rect | undefined {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [key, cell] of this.cells) {
      if (cell.value === '' && cell.formula === undefined && (valuesOnly || cell.style === PLAIN)) continue;
      const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
      [top, left, bottom, right] = [
        Math.min(top, row),
        Math.min(left, column),
        Math.max(bottom, row),
        Math.max(right, column),
      ];
    }
    return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
  moveLines(): void {
    throw new Error('rows and columns are moved in the grid only');
  }
  paint(): void {
    throw new Error('looks are copied in the grid only');
  }
  write(cells: readonly CellWrite[]): void {
    for (const { row, column, value, formula } of cells) {
      const style = this.style(row, column);
      this.cells.set(
        row * COLUMNS + column,
        formula === undefined ? { value: value ?? '', style } : { value: formula.length, formula, style },
      );
    }
    this.book.tell({ sheet: this });
  }
  restyle(rects: readonly Rect[], patch: StylePatch): void {
    for (const rect of rects) {
      for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
        for (let column = rect.column; column < rect.column + rect.columns; column += 1) this.patch(row, column, patch);
      }
    }
  }
  restyleEach(cells: readonly { row: number; column: number; patch: StylePatch }[]): void {
    for (const { row, column, patch } of cells) this.patch(row, column, patch);
  }
  private patch(row: number, column: number, { borders, ...rest }: StylePatch): void {
    const cell = this.cells.get(row * COLUMNS + column) ?? { value: '', style: PLAIN };
    const lines = Object.entries({ ...cell.style.borders, ...borders }).filter(([, line]) => line.line !== 'none');
    const style = { ...cell.style, ...rest, borders: Object.fromEntries(lines) };
    const plain = JSON.stringify(style) === JSON.stringify(PLAIN);
    this.cells.set(row * COLUMNS + column, { ...cell, style: plain ? PLAIN : style });
  }
  clearFormats(rect: Rect): void {
    for (const [key, cell] of this.cells) {
      const at = { row: Math.floor(key / COLUMNS), column: key % COLUMNS, rows: 1, columns: 1 };
      if (overlap(at, rect)) this.cells.set(key, { ...cell, style: PLAIN });
    }
  }
  merges(): readonly Rect[] {
    return this.merged;
  }
  merge(rect: Rect): void {
    this.merged = [...this.merged, rect];
  }
  unmerge(rect: Rect): void {
    this.merged = this.merged.filter((merge) => !overlap(merge, rect));
  }
  rowHidden(): boolean {
    return false;
  }
  columnHidden(): boolean {
    return false;
  }
  setRowsHidden(): void {
    throw new Error('not in a plain book');
  }
  setColumnsHidden(): void {
    throw new Error('not in a plain book');
  }
  columnWidth(column: number): number {
    return this.widths.get(column) ?? 64;
  }
  setColumnWidth(from: number, count: number, pixels: number): void {
    for (let column = from; column < from + count; column += 1) this.widths.set(column, pixels);
  }
  rowHeight(row: number): number {
    return this.heights.get(row) ?? 20;
  }
  setRowHeight(from: number, count: number, pixels: number): void {
    for (let row = from; row < from + count; row += 1) this.heights.set(row, pixels);
  }
  readonly standard = { rowHeight: 20, columnWidth: 64 };
  resetRowHeights(from: number, count: number): void {
    for (const row of this.heights.keys()) if (row >= from && row < from + count) this.heights.delete(row);
  }
  resetColumnWidths(from: number, count: number): void {
    for (const column of this.widths.keys()) if (column >= from && column < from + count) this.widths.delete(column);
  }
  freeze(): { rows: number; columns: number } {
    return this.frozen;
  }
  setFreeze(rows: number, columns: number): void {
    this.frozen = { rows, columns };
  }
  rules(): readonly HostRule[] {
    return this.list;
  }
  addRule(rule: HostRule): void {
    this.list = [rule, ...this.list];
  }
  replaceRule(rule: HostRule): void {
    this.list = this.list.map((other) => (other.id === rule.id ? rule : other));
  }
  moveRule(id: string, place: number): void {
    const rule = this.list.find((other) => other.id === id);
    const others = this.list.filter((other) => other.id !== id);
    if (rule) this.list = [...others.slice(0, place), rule, ...others.slice(place)];
  }
  removeRule(id: string): void {
    this.list = this.list.filter((other) => other.id !== id);
  }
  copyTo(target: PlainSheet): void {
    target.cells = new Map(this.cells);
    target.list = this.list.map((rule) => ({ ...rule, id: `${rule.id}-${target.id}` }));
    target.merged = this.merged;
    for (const [column, width] of this.widths) target.widths.set(column, width);
    for (const [row, height] of this.heights) target.heights.set(row, height);
    target.extras = copiedExtras(this.extras, this.book.extras);
  }
}

export class PlainBook implements HostBook {
  readonly name = '6月三表.xlsx';
  readonly extras = emptyBookExtras();
  private list: PlainSheet[] = [];
  private made = 0;
  private readonly listeners = new Set<(edit: HostEdit) => void>();

  sheets(): readonly PlainSheet[] {
    return this.list;
  }
  addSheet(name: string): PlainSheet {
    this.made += 1;
    const sheet = new PlainSheet(this, `sheet-${this.made}`, name);
    this.list.push(sheet);
    return sheet;
  }
  copySheet(sheet: HostSheet, name: string): PlainSheet {
    const copy = this.addSheet(name);
    this.list.find(({ id }) => id === sheet.id)?.copyTo(copy);
    return copy;
  }
  removeSheet(sheet: HostSheet): void {
    this.list = this.list.filter(({ id }) => id !== sheet.id);
  }
  activeSheet(): HostSheet {
    const [first] = this.list;
    if (!first) throw new Error('a book without sheets');
    return first;
  }
  activate(): void {
    throw new Error('not in a plain book');
  }
  select(): void {
    throw new Error('not in a plain book');
  }
  selection(): Rect {
    return { row: 0, column: 0, rows: 1, columns: 1 };
  }
  rest(): Promise<void> {
    return Promise.resolve();
  }
  settle(): Promise<void> {
    return Promise.resolve();
  }
  onEdit(listener: (edit: HostEdit) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  tell(edit: HostEdit): void {
    for (const listener of this.listeners) listener(edit);
  }
}
