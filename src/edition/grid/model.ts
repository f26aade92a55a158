import type { Alignment, Area, BorderStyle, FontStyle } from '../../sheet';

/** How a cell is drawn; what the file does not say is absent. */
export interface CellLook {
  readonly fill?: string;
  readonly font?: FontStyle;
  readonly border?: BorderStyle;
  readonly align?: Alignment;
  /** Degrees as the file has them: 1–90 upwards, 91–180 downwards, 255 stacked. */
  readonly rotation?: number;
  /** Steps of indent. */
  readonly indent?: number;
}

/** A sheet as the view lays it out. Sizes in CSS pixels; rows and columns count from 1, entry 0 is unused. */
export interface SheetShape {
  readonly name: string;
  /** A hidden row or column is 0 high or wide. */
  readonly heights: readonly number[];
  readonly widths: readonly number[];
  readonly merges: readonly Area[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly protected: boolean;
  /** Charts, pictures and shapes on the sheet, which the view does not draw. */
  readonly drawings: number;
}

/** What a conditional format lays over a cell's own look. */
export interface Tint {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
}

export interface CellView {
  readonly column: number;
  /** As a person reads it, formatted. */
  readonly text: string;
  readonly look: number;
  /** Numbers stand right, truth values and errors in the middle, where the look does not say. */
  readonly kind?: 'number' | 'middle';
  /** What the editor shows when it is not the text: a formula, a number without its format. */
  readonly raw?: string;
  readonly note?: string;
  readonly tint?: Tint;
  /** What stood here when the file was opened, where that was something else. */
  readonly before?: string;
}

export interface RowView {
  readonly row: number;
  readonly cells: readonly CellView[];
}

/** Where the view gets what it draws. */
export interface GridSource {
  readonly looks: readonly CellLook[];
  /** Rows `from` to `to`, both included; rows without anything to draw may be left out. */
  rows(sheet: string, from: number, to: number): Promise<readonly RowView[]>;
}
