import { cellAt, contains, parseArea, type Area, type Scalar, type SheetSnapshot } from '../sheet';

/** Why nothing is written to a cell. */
export type Refusal = 'protected' | 'formula' | 'unreadable' | 'merged' | 'occupied' | 'validation';

/** The cell that shows what stands at a place: of a merge the first one. */
export function shownAt(sheet: SheetSnapshot, row: number, column: number): { row: number; column: number } {
  const area = mergeAt(sheet, row, column);
  return area === undefined ? { row, column } : { row: area.top, column: area.left };
}

export function mergeAt(sheet: SheetSnapshot, row: number, column: number): Area | undefined {
  return sheet.merges?.find((area) => contains(area, row, column));
}

/** Whether a place holds nothing that a person would see: empty, blanks, or a formula that gives nothing. */
export function isBare(sheet: SheetSnapshot, row: number, column: number): boolean {
  const cell = cellAt(sheet, row, column);
  if (cell === undefined) return true;
  if (cell.formula !== undefined) return !cell.error && (cell.value === 0 || String(cell.value).trim() === '');
  return String(cell.value).trim() === '';
}

/**
 * Why `value` may not be written to a cell whatever it holds now: the sheet is protected, a formula or an error stands there, it is the
 * covered part of a merge, or its list does not have the value. What the cell holds is the caller's question.
 */
export function refusalOf(sheet: SheetSnapshot, row: number, column: number, value: Scalar): Refusal | undefined {
  if (sheet.protected) return 'protected';
  const cell = cellAt(sheet, row, column);
  if (cell?.formula !== undefined) return 'formula';
  if (cell?.error) return 'unreadable';
  const shown = shownAt(sheet, row, column);
  if (shown.row !== row || shown.column !== column) return 'merged';
  const allowed = listAt(sheet, row, column);
  return allowed !== undefined && !allowed.includes(String(value)) ? 'validation' : undefined;
}

/** The values that a cell's list allows, where the sheet writes them out. */
export function listAt(sheet: SheetSnapshot, row: number, column: number): readonly string[] | undefined {
  return sheet.validations?.find(({ range, values }) => values !== undefined && rangeHas(range, row, column))?.values;
}

/** Whether a range of one or several areas (`A1:B2 C3`) has a cell. */
export function rangeHas(range: string, row: number, column: number): boolean {
  return areasOf(range).some((area) => contains(area, row, column));
}

export function areasOf(range: string): Area[] {
  return range.split(/[\s,]+/u).flatMap((part) => parseArea(part) ?? []);
}
