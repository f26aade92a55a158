/** Rows and columns are 1-based everywhere, as Excel shows them: row 1, column 1 is `A1`. */

/** A rectangle of cells, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

const letterCache: string[] = [];

/** `1` → `A`, `28` → `AB`. */
export function columnLetters(column: number): string {
  const cached = letterCache[column];
  if (cached !== undefined) return cached;
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  letterCache[column] = letters;
  return letters;
}

/** `AB` → `28`; letters must be A–Z in upper case. */
export function columnNumber(letters: string): number {
  let n = 0;
  for (let i = 0; i < letters.length; i += 1) n = n * 26 + letters.charCodeAt(i) - 64;
  return n;
}

/** `(12, 21)` → `U12`. */
export function cellName(row: number, column: number): string {
  return columnLetters(column) + String(row);
}

/** `{top: 1, left: 1, bottom: 40, right: 16}` → `A1:P40`; a single cell is `A1`. */
export function areaName(area: Area): string {
  const first = cellName(area.top, area.left);
  const last = cellName(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

/**
 * Reads `U12`, `$U$12`, `A1:P40`, `C:F` or `3:7`; corners may come in any order.
 * Returns `undefined` for anything else, or for an address outside the sheet.
 */
export function parseArea(text: string): Area | undefined {
  const plain = text.replaceAll('$', '').trim().toUpperCase();
  const cells = /^([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?$/u.exec(plain);
  if (cells) {
    const [, c1 = '', r1 = '', c2 = c1, r2 = r1] = cells;
    return orient(Number(r1), columnNumber(c1), Number(r2), columnNumber(c2));
  }
  const columns = /^([A-Z]{1,3}):([A-Z]{1,3})$/u.exec(plain);
  if (columns) return orient(1, columnNumber(columns[1] ?? ''), MAX_ROW, columnNumber(columns[2] ?? ''));
  const rows = /^([1-9]\d{0,6}):([1-9]\d{0,6})$/u.exec(plain);
  if (rows) return orient(Number(rows[1]), 1, Number(rows[2]), MAX_COLUMN);
  return undefined;
}

function orient(r1: number, c1: number, r2: number, c2: number): Area | undefined {
  const area = { top: Math.min(r1, r2), left: Math.min(c1, c2), bottom: Math.max(r1, r2), right: Math.max(c1, c2) };
  return area.bottom <= MAX_ROW && area.right <= MAX_COLUMN ? area : undefined;
}

/** `25:26` → first row and how many; `undefined` for anything that is no whole rows. */
export function rowSpan(rows: string): { readonly first: number; readonly count: number } | undefined {
  const found = /^([1-9]\d{0,6}):([1-9]\d{0,6})$/u.exec(rows);
  const [first, last] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  return first < 1 || last < first || last > MAX_ROW ? undefined : { first, count: last - first + 1 };
}

/** `AP:AQ` → first column and how many; `undefined` for anything that is no whole columns. */
export function columnSpan(columns: string): { readonly first: number; readonly count: number } | undefined {
  const found = /^([A-Z]{1,3}):([A-Z]{1,3})$/u.exec(columns);
  const [first, last] = [columnNumber(found?.[1] ?? ''), columnNumber(found?.[2] ?? '')];
  return first < 1 || last < first || last > MAX_COLUMN ? undefined : { first, count: last - first + 1 };
}

/** Number of cells in an area. */
export function areaSize(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export function intersects(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Names a sheet inside a formula: `6月` → `'6月'`, `O'Neil` → `'O''Neil'`. */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
