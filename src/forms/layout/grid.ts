import { type Area, type Cell, type SheetSnapshot } from '../../sheet';
import { cellText, withoutBlanks } from '../values';

/** Merges are looked up cell by cell; a hostile sheet must not make that table larger than this. */
const MOST_MERGED_CELLS = 2_000_000;
const WIDTH = 16_385;

/** A sheet as the recogniser sees it: blank text counts as empty, merges (where they are known) answer by cell. */
export interface Grid {
  readonly sheet: SheetSnapshot;
  /** Serial numbers count from 1904. */
  readonly date1904: boolean;
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Whether the host told the merges at all. */
  readonly knowsMerges: boolean;
  /** The cell itself; `undefined` where it is empty or holds only blanks. */
  cell(row: number, column: number): Cell | undefined;
  /** The merge that the cell lies in. */
  merge(row: number, column: number): Area | undefined;
  /** The cell itself, or the first cell of the merge that it lies in. */
  spread(row: number, column: number): Cell | undefined;
  /** The cell's text without outer blanks, `''` where it is empty. */
  text(row: number, column: number): string;
  /** First and last filled column of a row, or `undefined`. */
  extent(row: number): { left: number; right: number } | undefined;
}

export function gridOf(sheet: SheetSnapshot, date1904: boolean): Grid {
  const { lastRow, lastColumn } = sheet;
  const merges = new Map<number, Area>();
  let budget = MOST_MERGED_CELLS;
  for (const area of sheet.merges ?? []) {
    const bottom = Math.min(area.bottom, lastRow);
    const right = Math.min(area.right, lastColumn);
    budget -= Math.max(0, bottom - area.top + 1) * Math.max(0, right - area.left + 1);
    if (budget < 0) break;
    for (let row = area.top; row <= bottom; row += 1) {
      for (let column = area.left; column <= right; column += 1) merges.set(row * WIDTH + column, area);
    }
  }
  const cell = (row: number, column: number): Cell | undefined => {
    const found = sheet.rows[row]?.[column];
    if (found === undefined) return undefined;
    return typeof found.value === 'string' && (isBlank(found.value) || isPicture(found)) ? undefined : found;
  };
  const merge = (row: number, column: number): Area | undefined =>
    merges.size === 0 ? undefined : merges.get(row * WIDTH + column);
  return {
    sheet,
    date1904,
    lastRow,
    lastColumn,
    knowsMerges: sheet.merges !== undefined,
    cell,
    merge,
    spread: (row, column) => {
      const own = cell(row, column);
      if (own !== undefined) return own;
      const area = merge(row, column);
      return area === undefined ? undefined : cell(area.top, area.left);
    },
    text: (row, column) => cellText(cell(row, column)).trim(),
    extent: (row) => {
      const line = sheet.rows[row];
      if (line === undefined) return undefined;
      let left = 1;
      let right = line.length - 1;
      while (left <= right && cell(row, left) === undefined) left += 1;
      while (right > left && cell(row, right) === undefined) right -= 1;
      return left > right ? undefined : { left, right };
    },
  };
}

/** A picture that was put into a cell: `=DISPIMG("ID_…",1)`, as a formula or as the text that other programs make of it. */
function isPicture({ value, formula }: Cell): boolean {
  return (formula !== undefined && PICTURE.test(formula)) || (typeof value === 'string' && PICTURE.test(value));
}

const PICTURE = /^=?(?:_xlfn\.)?(?:DISPIMG|IMAGE)\s*\(/iu;

const NOT_BLANK = /[^\s\u200b-\u200f\u2060\ufeff]/u;

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Printed ASCII and the Chinese characters, which nearly every text begins with.
  if ((first > 32 && first < 127) || (first >= 0x4e00 && first < 0xa000)) return false;
  return !NOT_BLANK.test(text);
}

/** A header's own words without blanks and line breaks, as the contract prints them. */
export function headerWords(text: string): string {
  return text.replace(/_x000D_/gu, '').replace(/[\s\u00a0\u3000\u200b\ufeff]+/gu, '');
}

export { withoutBlanks };
