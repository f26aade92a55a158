import type { SheetSnapshot, WorkbookSnapshot } from './snapshot';

/**
 * The same workbook, in which a sheet that has not changed is the very object of the earlier reading: what was worked out of it still holds.
 */
export function withKnownSheets(book: WorkbookSnapshot, earlier: WorkbookSnapshot): WorkbookSnapshot {
  const known = new Map(earlier.sheets.map((sheet) => [sheet.name, sheet]));
  return {
    ...book,
    sheets: book.sheets.map((sheet): SheetSnapshot => {
      const before = known.get(sheet.name);
      return before !== undefined && same(sheet, before) ? before : sheet;
    }),
  };
}

/** Plain data, as snapshots are made of it. A member that is absent and one that is undefined are the same. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Number.isNaN(a) && Number.isNaN(b);
  if (Array.isArray(a)) return Array.isArray(b) && sameLists(a, b);
  if (a instanceof Map)
    return b instanceof Map && a.size === b.size && [...a].every(([key, value]) => same(value, b.get(key)));
  if (a instanceof Set) return b instanceof Set && a.size === b.size && [...a].every((value) => b.has(value));
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in x) if (!same(x[key], y[key])) return false;
  for (const key in y) if (!(key in x) && y[key] !== undefined) return false;
  return true;
}

function sameLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!same(a[i], b[i])) return false;
  return true;
}
