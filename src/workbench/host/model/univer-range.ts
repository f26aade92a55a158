import type { Rect } from './book';

/** A rectangle as the grid's engine counts it. */
export function rangeOf(rect: Rect): { startRow: number; endRow: number; startColumn: number; endColumn: number } {
  return {
    startRow: rect.row,
    endRow: rect.row + rect.rows - 1,
    startColumn: rect.column,
    endColumn: rect.column + rect.columns - 1,
  };
}
