import type { Text } from '../words';
import type { ConditionalFormat, Scalar, SheetVisibility } from './snapshot';

/**
 * As the `restore` of a look: a cell whose look is no longer `before` is passed over without a word, since nothing of ours is left to
 * take away there.
 */
export const IF_STILL_OURS = 'if-still-ours';

/**
 * The only way to write. A ChangeSet is plain data: it can be shown, edited by a person, checked against the sheet
 * as it is now, applied by any adapter, and inverted. Names of kinds are those of the command line's JSON.
 *
 * `before`, where given, is a condition: a cell that holds something else is a conflict and nothing is written to it.
 * `why` is for people; `cell` may be a range (`B2:D9`) in which every cell gets the same.
 */
export interface ChangeBase {
  readonly sheet: string;
  readonly why?: Text;
  /**
   * Only in inverses: the adapter's own record of what stood there (a file's style number, its rich text), so that exactly that
   * comes back. Other adapters pass over it; an adapter that finds the record out of date goes by the other members. Or `IF_STILL_OURS`.
   */
  readonly restore?: string;
}

interface CellChangeBase extends ChangeBase {
  readonly cell: string;
}

export interface ValueChange extends CellChangeBase {
  readonly kind: 'value';
  readonly before?: Scalar;
  /** `''` clears the cell. Text is written as text: it never becomes a formula. */
  readonly after: Scalar;
}

export interface FormulaChange extends CellChangeBase {
  readonly kind: 'formula';
  /** A formula (with `=`) or the plain value that stood there. */
  readonly before?: Scalar;
  /** With its leading `=`. */
  readonly after: string;
  /** What it gives, where that is known: programs that do not calculate show it in a file. */
  readonly result?: Scalar;
}

export interface NumberFormatChange extends CellChangeBase {
  readonly kind: 'number-format';
  readonly before?: string;
  readonly after: string;
}

export interface FillChange extends CellChangeBase {
  readonly kind: 'fill';
  readonly before?: string;
  /** `#RRGGBB`; `''` removes the fill. */
  readonly after: string;
}

/** Only the members that are present are changed. `color` is `#RRGGBB`, `''` the automatic colour; `size` in points. */
export interface FontStyle {
  readonly name?: string;
  readonly size?: number;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
}

export interface FontChange extends CellChangeBase {
  readonly kind: 'font';
  readonly before?: FontStyle;
  readonly after: FontStyle;
}

export interface Alignment {
  readonly horizontal?: 'general' | 'left' | 'center' | 'right' | 'fill' | 'justify';
  readonly vertical?: 'top' | 'center' | 'bottom' | 'justify';
  readonly wrap?: boolean;
}

export interface AlignChange extends CellChangeBase {
  readonly kind: 'align';
  readonly before?: Alignment;
  readonly after: Alignment;
}

export type BorderLine = 'none' | 'thin' | 'medium' | 'thick' | 'hair' | 'dotted' | 'dashed' | 'double';

/** Lines of each cell; only the sides that are present are changed. */
export interface BorderStyle {
  readonly top?: BorderLine;
  readonly bottom?: BorderLine;
  readonly left?: BorderLine;
  readonly right?: BorderLine;
  readonly diagonalUp?: BorderLine;
  readonly diagonalDown?: BorderLine;
  /** `#RRGGBB`, one colour for the sides named here; absent or `''` means automatic. */
  readonly color?: string;
}

export interface BorderChange extends CellChangeBase {
  readonly kind: 'border';
  readonly before?: BorderStyle;
  readonly after: BorderStyle;
}

export interface NoteChange extends CellChangeBase {
  readonly kind: 'note';
  readonly before?: string;
  /** `''` removes the note. */
  readonly after: string;
}

/** Adds one rule on top of the others; a rule equal in range, formula and format is not added twice. */
export interface ConditionalFormatChange extends ChangeBase, ConditionalFormat {
  readonly kind: 'conditional-format';
}

/** Removes the rules that are equal in range and formula. */
export interface RemoveConditionalFormatChange extends ChangeBase, ConditionalFormat {
  readonly kind: 'remove-conditional-format';
}

export interface ColumnWidthChange extends ChangeBase {
  readonly kind: 'column-width';
  /** `C` or `C:F`. */
  readonly columns: string;
  /** In characters of the default font, as Excel shows it. */
  readonly before?: number;
  readonly after: number;
}

/**
 * New rows within a table, below its last line: everything from there on moves down, and the new rows are like those above them (heights,
 * looks, merges within a row, lists, formulas filled down). What ended with the row above them (ranges of formulas on all sheets, the
 * filter, tables, the print area, names, conditional formats) ends with them now. Later changes count by the new rows.
 */
export interface InsertRowsChange extends ChangeBase {
  readonly kind: 'insert-rows';
  /** The numbers that the new rows have: `25:25`. */
  readonly rows: string;
}

/** Takes rows out that an `insert-rows` put in; the inverse of it. Refused where somebody has written in them. */
export interface RemoveRowsChange extends ChangeBase {
  readonly kind: 'remove-rows';
  readonly rows: string;
}

/**
 * New columns within a table, right of the one before them: everything from there on moves to the right, and the new columns are like
 * those before them (widths, looks, merges within a column, lists, formulas filled right). What ended with the column before them
 * ends with them now, as with `insert-rows`. Later changes count by the new columns.
 */
export interface InsertColumnsChange extends ChangeBase {
  readonly kind: 'insert-columns';
  /** The letters that the new columns have: `AP:AP`. */
  readonly columns: string;
}

/** Takes columns out that an `insert-columns` put in; the inverse of it. Refused where somebody has written in them. */
export interface RemoveColumnsChange extends ChangeBase {
  readonly kind: 'remove-columns';
  readonly columns: string;
}

/** Appended last, so that names and print areas of other sheets stay true. */
export interface AddSheetChange extends ChangeBase, SheetContent {
  readonly kind: 'add-sheet';
}

/** A copy of a sheet with its whole look (widths, borders, fonts, print setup, merges), appended last. */
export interface CopySheetChange extends ChangeBase {
  readonly kind: 'copy-sheet';
  readonly from: string;
}

/** A sheet of ours that is there already gets new content; references to it stay. Refused for a sheet that we did not make. */
export interface ReplaceSheetChange extends ChangeBase, SheetContent {
  readonly kind: 'replace-sheet';
}

/** Removes a sheet that we added; the inverse of `add-sheet` and `copy-sheet`. */
export interface RemoveSheetChange extends ChangeBase {
  readonly kind: 'remove-sheet';
}

/** One of our custom XML parts (`DOCUMENT_PARTS`); `''` removes it. `sheet` is `''`. */
export interface DocumentPartChange extends ChangeBase {
  readonly kind: 'document-part';
  readonly namespace: string;
  readonly before?: string;
  readonly after: string;
}

export type CellChange =
  ValueChange | FormulaChange | NumberFormatChange | FillChange | FontChange | AlignChange | BorderChange | NoteChange;

export type Change =
  | CellChange
  | ConditionalFormatChange
  | RemoveConditionalFormatChange
  | ColumnWidthChange
  | InsertRowsChange
  | RemoveRowsChange
  | InsertColumnsChange
  | RemoveColumnsChange
  | AddSheetChange
  | CopySheetChange
  | ReplaceSheetChange
  | RemoveSheetChange
  | DocumentPartChange;

/** In order: later changes see what earlier ones made (a value on a sheet that an `add-sheet` before it created). */
export type ChangeSet = readonly Change[];

export interface CellStyle {
  readonly fill?: string;
  readonly font?: FontStyle;
  readonly align?: Alignment;
  readonly border?: BorderStyle;
  readonly format?: string;
}

/** The whole content of a sheet that we make. */
export interface SheetContent {
  /** Rows from `A1`; `''` or `null` leaves a cell empty; text starting with `=` is text here. */
  readonly values: readonly (readonly (Scalar | null)[])[];
  /** Formulas by cell, with their leading `=`; they win over `values`. */
  readonly formulas?: Readonly<Record<string, string>>;
  readonly styles?: readonly { readonly range: string; readonly style: CellStyle }[];
  readonly merges?: readonly string[];
  /** In characters, by letters: `{ "A": 12, "C:F": 6 }`. */
  readonly columnWidths?: Readonly<Record<string, number>>;
  /** In points, by row number. */
  readonly rowHeights?: Readonly<Record<number, number>>;
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly visibility?: SheetVisibility;
  /** Rows and columns that stay in sight. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly print?: PrintSetup;
  readonly charts?: readonly ChartSpec[];
}

export interface PrintSetup {
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  readonly fitToWidth?: number;
  /** 0: as many pages as it takes. */
  readonly fitToHeight?: number;
  readonly area?: string;
  readonly titleRows?: string;
  /** Rows after which a new page begins. Excel minds them only where nothing is fitted to pages. */
  readonly pageBreaks?: readonly number[];
  readonly header?: string;
  readonly footer?: string;
}

/** A native, editable chart over cells of the workbook. */
export interface ChartSpec {
  readonly name: string;
  readonly kind: 'column' | 'stacked-column' | 'bar' | 'line' | 'pareto';
  readonly title: string;
  /** Top left and bottom right cell that it covers. */
  readonly from: string;
  readonly to: string;
  /** Range with the category names, on this sheet (or `'sheet'!A1:A9`). */
  readonly categories: string;
  readonly series: readonly {
    readonly name: string;
    readonly values: string;
    readonly color?: string;
    readonly axis?: 'secondary';
  }[];
  readonly xTitle?: string;
  readonly yTitle?: string;
  /** The distance of the value axis's lines, on files; absent: the program's choice. */
  readonly unit?: number;
}
