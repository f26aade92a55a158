import { cellName, type WorkbookSnapshot } from '../../sheet';
import { plain } from '../answers/norm';
import { shortDigest } from '../paper/given';
import { isSeal } from '../seal-sheet';
import type { CoverCells } from '../types';

/**
 * What handing in leaves on the cover: a digest of everything that stands on the sheets then, so that a later change is seen. It needs no
 * code: whoever hands in has none. Formats do not count, for programs write them in their own way.
 */
export function receiptOf(
  book: WorkbookSnapshot,
  about: { readonly exercise: string; readonly number: number; readonly cover: CoverCells },
): string {
  const parts: string[] = [about.exercise, String(about.number)];
  const { cover } = about;
  const own = new Set([cover.started, cover.ended, cover.receipt]);
  book.sheets.forEach((sheet, i) => {
    if (isSeal(sheet) || sheet.visibility !== 'visible') return;
    for (let row = 1; row <= sheet.lastRow; row += 1)
      sheet.rows[row]?.forEach((cell, column) => {
        if (cell === undefined || (sheet.name === cover.sheet && own.has(cellName(row, column)))) return;
        const shown =
          typeof cell.value === 'number' ? String(Math.round(cell.value * 1e6) / 1e6) : plain(String(cell.value));
        if (shown !== '') parts.push(`${String(i)} ${String(row)} ${String(column)} ${shown}`);
      });
  });
  return shortDigest(parts.join('\n')).toUpperCase();
}
