import type { Axis, Scalar } from '../../../sheet';
import type { HostStyle, StylePatch } from './style';
import type { BookExtras, SheetExtras } from './extras';

/** Rows and columns are 0-based here, as on the wire. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** New content of one cell: exactly one of value and formula; `''` empties it. `text` keeps text that looks like a number. */
export interface CellWrite {
  readonly row: number;
  readonly column: number;
  readonly value?: Scalar;
  readonly formula?: string;
}

export interface HostRule {
  readonly id: string;
  readonly ranges: readonly Rect[];
  /** `custom` rules carry a formula; the others are shown to the client by their kind only. */
  readonly kind: 'custom' | 'other';
  readonly formula: string;
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly stopIfTrue: boolean;
}

/** What the Excel object model needs of a sheet; the workbench backs it by a Univer worksheet. */
export interface HostSheet {
  readonly id: string;
  name: string;
  hidden: boolean;
  readonly extras: SheetExtras;
  value(row: number, column: number): Scalar;
  formula(row: number, column: number): string | undefined;
  style(row: number, column: number): HostStyle;
  /** Smallest rectangle with content (or, unless `valuesOnly`, with a format). */
  used(valuesOnly: boolean): Rect | undefined;
  write(cells: readonly CellWrite[]): void;
  restyle(rects: readonly Rect[], patch: StylePatch): void;
  /** A whole style per cell, for `setCellProperties` and number formats. */
  restyleEach(cells: readonly { readonly row: number; readonly column: number; readonly patch: StylePatch }[]): void;
  clearFormats(rect: Rect): void;
  /**
   * Makes room for `by` rows or columns from `first` on, looking like the one before; takes them out where `by` is negative. Cells, looks,
   * sizes and merges move; formulas keep their words.
   */
  moveLines(axis: Axis, first: number, by: number): void;
  /** A cell's look, put onto others. */
  paint(from: { readonly row: number; readonly column: number }, onto: Rect): void;
  merges(): readonly Rect[];
  merge(rect: Rect): void;
  unmerge(rect: Rect): void;
  rowHidden(row: number): boolean;
  columnHidden(column: number): boolean;
  setRowsHidden(from: number, count: number, hidden: boolean): void;
  setColumnsHidden(from: number, count: number, hidden: boolean): void;
  /** Pixels at 96 dpi. */
  columnWidth(column: number): number;
  setColumnWidth(from: number, count: number, pixels: number): void;
  rowHeight(row: number): number;
  setRowHeight(from: number, count: number, pixels: number): void;
  /** Of rows and columns that nobody has given a size. */
  readonly standard: { readonly rowHeight: number; readonly columnWidth: number };
  resetRowHeights(from: number, count: number): void;
  resetColumnWidths(from: number, count: number): void;
  freeze(): { readonly rows: number; readonly columns: number };
  setFreeze(rows: number, columns: number): void;
  /** Highest priority first. */
  rules(): readonly HostRule[];
  addRule(rule: HostRule): void;
  replaceRule(rule: HostRule): void;
  /** Puts a rule at a place among the others, 0 being the first. */
  moveRule(id: string, place: number): void;
  removeRule(id: string): void;
}

export interface HostEdit {
  readonly sheet: HostSheet;
  readonly area?: Rect;
}

/** What the Excel object model needs of a workbook. */
export interface HostBook {
  readonly name: string;
  readonly extras: BookExtras;
  /** In tab order. */
  sheets(): readonly HostSheet[];
  addSheet(name: string): HostSheet;
  copySheet(sheet: HostSheet, name: string): HostSheet;
  removeSheet(sheet: HostSheet): void;
  activeSheet(): HostSheet;
  activate(sheet: HostSheet): void;
  select(sheet: HostSheet, rect: Rect): void;
  /** What is selected on the active sheet; its first cell where nothing ever was. */
  selection(): Rect;
  /** Resolves when formulas show the values of what was written so far. */
  settle(): Promise<void>;
  /** Resolves when no calculation is under way. */
  rest(): Promise<void>;
  /** Content that changed, by hand or by the host itself. */
  onEdit(listener: (edit: HostEdit) => void): () => void;
}
