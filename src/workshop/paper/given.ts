import { normaliseText } from '../../forms/values';
import { cellName, parseArea, type SheetSnapshot } from '../../sheet';
import type { CoverCells, KeyTask } from '../types';

/** Cells that are a participant's own, by sheet: what is asked and what the cover asks. */
export function freeCells(
  tasks: readonly KeyTask[],
  cover: CoverCells | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const free = new Map<string, Set<string>>();
  const add = (sheet: string, range: string): void => {
    const own = free.get(sheet) ?? new Set<string>();
    free.set(sheet, own);
    const area = parseArea(range);
    if (!area) return;
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1) own.add(cellName(row, column));
  };
  for (const task of tasks) for (const { sheet, cell } of task.cells) add(sheet, cell);
  if (cover) for (const cell of [cover.name, cover.started, cover.ended, cover.receipt]) add(cover.sheet, cell);
  return free;
}

/**
 * A short digest of what is given in each row that has something given. It only tells whether somebody changed the paper; it is
 * sealed with the key, so that nobody can fit a change to it.
 */
export function givenRows(sheet: SheetSnapshot, free: ReadonlySet<string> | undefined): Record<number, string> {
  const digests: Record<number, string> = {};
  for (let row = 1; row <= sheet.lastRow; row += 1) {
    const digest = digestOf(sheet, row, free, row);
    if (digest !== undefined) digests[row] = digest;
  }
  return digests;
}

/** Of a row, without the cells that are free in the row `like`; undefined where nothing else stands there. */
function digestOf(
  sheet: SheetSnapshot,
  row: number,
  free: ReadonlySet<string> | undefined,
  like: number,
): string | undefined {
  const parts: string[] = [];
  sheet.rows[row]?.forEach((cell, column) => {
    if (cell === undefined || free?.has(cellName(like, column))) return;
    const { value } = cell;
    const shown =
      typeof value === 'number'
        ? String(Math.round(value * 1e6) / 1e6)
        : normaliseText(String(value)).replace(/\s+/gu, ' ');
    if (shown !== '') parts.push(`${String(column)}=${shown}`);
  });
  return parts.length === 0 ? undefined : shortDigest(parts.join('\u0001'));
}

/** 53 bits (cyrb53, public domain): two texts of one paper do not meet by chance. */
export function shortDigest(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2_654_435_761);
    h2 = Math.imul(h2 ^ code, 1_597_334_677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2_246_822_507) ^ Math.imul(h2 ^ (h2 >>> 13), 3_266_489_909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2_246_822_507) ^ Math.imul(h1 ^ (h1 >>> 13), 3_266_489_909);
  return ((h2 >>> 0) * 0x20_0000 + ((h1 >>> 0) & 0x1f_ffff)).toString(36);
}

/** How far away a row is looked for that is not in its place. */
const FAR = 60;

/** Where the rows of a sheet stand now: in their places, or, where rows were put in or taken out, where the same row is found. */
export function rowsNow(
  given: Readonly<Record<number, string>>,
  sheet: SheetSnapshot,
  free: ReadonlySet<string> | undefined,
): { readonly rowOf: (row: number) => number; readonly changed: readonly number[]; readonly moved: boolean } {
  const rows = Object.keys(given).map(Number);
  const inPlace = new Set(rows.filter((row) => digestOf(sheet, row, free, row) === given[row]));
  const claimed = new Set(inPlace);
  const moved = new Map<number, number>();
  const changed: number[] = [];
  for (const row of rows) {
    if (inPlace.has(row)) continue;
    const now = nearest(row, (other) => !claimed.has(other) && digestOf(sheet, other, free, row) === given[row]);
    if (now === undefined) changed.push(row);
    else {
      moved.set(row, now);
      claimed.add(now);
    }
  }
  // Rows in which something stands now that was not given.
  for (let row = 1; row <= sheet.lastRow; row += 1)
    if (!claimed.has(row) && given[row] === undefined && digestOf(sheet, row, free, row) !== undefined)
      changed.push(row);
  return { rowOf: (row) => moved.get(row) ?? row, changed, moved: moved.size > 0 };
}

function nearest(row: number, fits: (other: number) => boolean): number | undefined {
  for (let step = 1; step <= FAR; step += 1) {
    if (fits(row + step)) return row + step;
    if (row > step && fits(row - step)) return row - step;
  }
  return undefined;
}
