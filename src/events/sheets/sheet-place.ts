import { cellAt, findSheet, type Scalar, type WorkbookSnapshot } from '../../sheet';

/**
 * Where a sheet of ours goes: a new sheet, or the one of the same name that we made, known by its first cell. A sheet of somebody else's
 * that has the name is left alone, and ours gets a number.
 */
export function sheetPlace(
  book: WorkbookSnapshot,
  name: string,
  title: Scalar | null | undefined,
): { readonly sheet: string; readonly kind: 'add-sheet' | 'replace-sheet' } {
  const wanted = sheetName(name);
  for (let n = 1; ; n += 1) {
    const own = n === 1 ? wanted : `${wanted.slice(0, MOST - 5)} (${String(n)})`;
    const there = findSheet(book, own);
    if (there === undefined) return { sheet: own, kind: 'add-sheet' };
    if (cellAt(there, 1, 1)?.value === title) return { sheet: own, kind: 'replace-sheet' };
  }
}

const MOST = 31;

/** A name that Excel takes: without the signs that it refuses, of at most 31. */
export const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*:[\]]/gu, ' ')
    .replace(/^'+|'+$/gu, '')
    .trim()
    .slice(0, MOST);
