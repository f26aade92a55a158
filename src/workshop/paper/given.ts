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
    const parts: string[] = [];
    sheet.rows[row]?.forEach((cell, column) => {
      if (cell === undefined || free?.has(cellName(row, column))) return;
      const shown =
        typeof cell.value === 'number'
          ? String(Math.round(cell.value * 1e6) / 1e6)
          : normaliseText(String(cell.value)).replace(/\s+/gu, ' ');
      if (shown !== '') parts.push(`${String(column)}=${shown}`);
    });
    if (parts.length > 0) digests[row] = shortDigest(parts.join('\u0001'));
  }
  return digests;
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

/** Where the rows of a sheet stand now: their numbers, but where rows were put in or taken out, the place of the row that reads the same. */
export function rowsNow(
  given: Readonly<Record<number, string>>,
  now: Readonly<Record<number, string>>,
): { readonly rowOf: (row: number) => number; readonly changed: readonly number[] } {
  const places = new Map<string, number[]>();
  for (const [row, digest] of Object.entries(now)) {
    const own = places.get(digest);
    if (own) own.push(Number(row));
    else places.set(digest, [Number(row)]);
  }
  const moved = new Map<number, number>();
  const changed: number[] = [];
  const claimed = new Set<number>();
  for (const [row, digest] of Object.entries(given)) {
    const was = Number(row);
    if (now[was] === digest) {
      claimed.add(was);
      continue;
    }
    const found = places.get(digest) ?? [];
    if (found.length === 1 && found[0] !== undefined) {
      moved.set(was, found[0]);
      claimed.add(found[0]);
    } else changed.push(was);
  }
  // Rows in which something stands now that was not given.
  for (const row of Object.keys(now))
    if (!claimed.has(Number(row)) && given[Number(row)] === undefined) changed.push(Number(row));
  return { rowOf: (row) => moved.get(row) ?? row, changed };
}
