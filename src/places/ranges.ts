import { columnNumber, intersects, type Area, type SheetSnapshot, type WorkbookSnapshot } from '../sheet';
import { areasOf } from './cell';

const RANGE =
  /(?:'((?:[^']|'')+)'!|([\p{L}\p{N}_.]+)!)?\$?([A-Z]{1,3})\$?([1-9]\d{0,6}):\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?![\w(!])/gu;

/**
 * Whether something counts up to just this row of a table: a formula on any sheet whose range ends there, the filter, a table or the
 * print area. Then the table is full at that row, even where the row below it is empty.
 * @param table the table's cells down to the row in question
 */
export function endsAtRow(book: WorkbookSnapshot, sheet: SheetSnapshot, table: Area): boolean {
  const ends = (area: Area): boolean =>
    area.bottom === table.bottom && area.top < area.bottom && area.top >= table.top - 3 && intersects(area, table);
  if (sheet.extents?.some(({ area }) => area.bottom === table.bottom && intersects(area, table))) return true;
  const listed = sheet.validations?.flatMap(({ range }) => areasOf(range)) ?? [];
  if (listed.some(ends)) return true;
  return book.sheets.some((other) =>
    other.rows.some((row, r) =>
      row?.some((cell, c) => {
        if (cell?.formula === undefined || !cell.formula.includes(':')) return false;
        // A running count in a line of the table ends with its own line.
        if (other === sheet && r >= table.top && r <= table.bottom && c >= table.left && c <= table.right) return false;
        return rangesOf(cell.formula, other.name).some((found) => found.sheet === sheet.name && ends(found.area));
      }),
    ),
  );
}

/** The ranges of more than one cell that a formula names, with their sheets. */
export function rangesOf(formula: string, own: string): { sheet: string; area: Area }[] {
  const found: { sheet: string; area: Area }[] = [];
  for (const [, quoted, plain, c1 = '', r1 = '', c2 = '', r2 = ''] of formula.matchAll(RANGE)) {
    const sheet = quoted?.replaceAll("''", "'") ?? plain ?? own;
    found.push({
      sheet,
      area: {
        top: Math.min(Number(r1), Number(r2)),
        bottom: Math.max(Number(r1), Number(r2)),
        left: Math.min(columnNumber(c1), columnNumber(c2)),
        right: Math.max(columnNumber(c1), columnNumber(c2)),
      },
    });
  }
  return found;
}
