import type { Area } from './address';

/** What a cell holds. Errors (`#N/A`) are text with `Cell.error` set; dates are serial numbers with a date format. */
export type Scalar = string | number | boolean;

export interface Cell {
  readonly value: Scalar;
  /** `#N/A`, `#VALUE!` and the like: `value` is the error's text. */
  readonly error?: true;
  /** With its leading `=`. */
  readonly formula?: string;
  /** Number format code; absent means `General`. */
  readonly format?: string;
  /** The cell's font is struck through. */
  readonly strike?: true;
}

/** One rule of conditional formatting whose condition is a formula. Other kinds of rule are not read. */
export interface ConditionalFormat {
  readonly range: string;
  /** With its leading `=`, relative to the range's first cell. */
  readonly formula: string;
  readonly fill?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
}

/** A list validation: the values that a cell accepts. Other kinds of validation are not read. */
export interface ListValidation {
  readonly range: string;
  /** The allowed values where they are written out; absent where they come from a range or name. */
  readonly values?: readonly string[];
}

export type SheetVisibility = 'visible' | 'hidden' | 'very-hidden';

/** One sheet as plain data. `rows[row][column]` (1-based, sparse): a hole is an empty cell without a number format of interest. */
export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly protected: boolean;
  readonly rows: readonly (readonly (Cell | undefined)[] | undefined)[];
  /** 0 where the sheet is empty. */
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Absent where the host could not be asked without harm (a plain scan in Excel): then nothing may depend on it. */
  readonly merges?: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Notes by cell name; absent where the host cannot tell. */
  readonly notes?: ReadonlyMap<string, string>;
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly validations?: readonly ListValidation[];
  /** What covers a table as a whole: the filter, tables, the print area. Absent where the host does not tell. */
  readonly extents?: readonly SheetExtent[];
  /** Rows in which some cell has a line at its edge: how far a form is ruled. Absent where the host does not tell. */
  readonly ruledRows?: ReadonlySet<number>;
}

export interface SheetExtent {
  readonly what: 'filter' | 'table' | 'print';
  readonly area: Area;
}

/** A whole workbook as plain data, the same from Excel and from a file. */
export interface WorkbookSnapshot {
  /** File name as shown, e.g. `6月三表.xlsx`. */
  readonly name: string;
  /** Serial numbers count from 1904-01-01 instead of 1900. */
  readonly date1904: boolean;
  /** In tab order. */
  readonly sheets: readonly SheetSnapshot[];
  /** Sheets that the workbook lists and the file does not hold: damage that a reader must be told. */
  readonly missingSheets?: readonly string[];
  /** Our own custom XML parts, by namespace (see `DOCUMENT_PARTS`): profile, journal, answers. */
  readonly parts: ReadonlyMap<string, string>;
  /** Names that hold in the whole workbook, with the formula behind each (`'6月'!$A$1:$P$40`). Absent without any, and where the host does not tell. */
  readonly names?: readonly DefinedName[];
}

export interface DefinedName {
  readonly name: string;
  readonly formula: string;
}

/** Namespaces of the custom XML parts that belong to this product. */
export const DOCUMENT_PARTS = {
  profile: 'urn:sanbiao:profile',
  journal: 'urn:sanbiao:journal',
  answers: 'urn:sanbiao:answers',
  targets: 'urn:sanbiao:targets',
  audit: 'urn:sanbiao:audit',
  /** Which marks the day's run wrote. */
  marks: 'urn:sanbiao:marks',
  /** The day on which a sample plays, `2026-06-20`: it stays with its copies. */
  day: 'urn:sanbiao:day',
} as const;

export function findSheet(book: WorkbookSnapshot, name: string): SheetSnapshot | undefined {
  return book.sheets.find((sheet) => sheet.name === name);
}

export function cellAt(sheet: SheetSnapshot, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** The cell's value, `''` where it is empty. */
export function valueAt(sheet: SheetSnapshot, row: number, column: number): Scalar {
  return sheet.rows[row]?.[column]?.value ?? '';
}

/** Builds a sheet from rows of plain values, `A1` first; for tests, samples and generators. */
export function sheetOf(
  name: string,
  values: readonly (readonly (Scalar | Cell | null | undefined)[])[],
  more: Partial<SheetSnapshot> = {},
): SheetSnapshot {
  let lastColumn = 0;
  let lastRow = 0;
  const rows: (Cell | undefined)[][] = [];
  values.forEach((line, r) => {
    const row: (Cell | undefined)[] = [];
    line.forEach((entry, c) => {
      if (entry === null || entry === undefined || entry === '') return;
      row[c + 1] = typeof entry === 'object' ? entry : { value: entry };
      lastColumn = Math.max(lastColumn, c + 1);
      lastRow = r + 1;
    });
    rows[r + 1] = row;
  });
  return {
    name,
    visibility: 'visible',
    protected: false,
    rows,
    lastRow,
    lastColumn,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...more,
  };
}

export function bookOf(sheets: readonly SheetSnapshot[], more: Partial<WorkbookSnapshot> = {}): WorkbookSnapshot {
  return { name: 'book.xlsx', date1904: false, sheets, parts: new Map(), ...more };
}
