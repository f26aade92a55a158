import type { SheetSnapshot } from '../../../sheet';
import type { SheetLayout } from './layout';
import type { Look } from './styles';

/** Pixels of a line of text, per point of its size. */
const LINE = 1.75;
const DEFAULT_SIZE = 11;

/**
 * Heights of rows that the file leaves to the program: Excel makes them fit their wrapped text when it opens the file. Text is measured
 * by a rule of thumb: Chinese characters are as wide as the font is high, others a little more than half.
 */
export function fittedRows(
  sheet: SheetSnapshot,
  layout: SheetLayout,
  looks: readonly Look[],
): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  const width = columnWidths(layout);
  const merged = new Set((sheet.merges ?? []).flatMap(({ top, left }) => `${top}:${left}`));
  for (const [row, line] of layout.styles) {
    if (layout.rows.get(row)?.height !== undefined) continue;
    for (const [column, style] of line) {
      const value = sheet.rows[row]?.[column]?.value;
      const look = looks[style];
      // A merged cell does not stretch its row, in Excel either.
      if (!look?.align?.wrap || typeof value !== 'string' || merged.has(`${row}:${column}`)) continue;
      const size = look.font?.size ?? DEFAULT_SIZE;
      const lines = value
        .split('\n')
        .reduce((sum, text) => sum + Math.max(1, Math.ceil(textWidth(text, size) / width(column))), 0);
      if (lines > 1) heights.set(row, Math.max(heights.get(row) ?? 0, Math.ceil(lines * size * LINE)));
    }
  }
  return heights;
}

function textWidth(text: string, size: number): number {
  const em = (size * 4) / 3;
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e80 ? em : em * 0.55;
  return width;
}

function columnWidths(layout: SheetLayout): (column: number) => number {
  const fallback = layout.defaultWidth ?? 72;
  return (column) => layout.columns.find(({ first, last }) => first <= column && column <= last)?.width ?? fallback;
}
