import type { SheetSnapshot, WorkbookSnapshot } from '../sheet';

/** The sheet that holds the seal: hidden, kept by every program that keeps cells. */
export const SEAL_SHEET = 'sanbiao';

/** Whether a workbook is an exercise that nobody has tampered with: told by its sheets alone, also where their cells have not been read. */
export function looksLikeExercise({ sheets }: Pick<WorkbookSnapshot, 'sheets'>): boolean {
  return sheets.some(({ name, visibility }) => name === SEAL_SHEET && visibility !== 'visible');
}

/** Whether this is the sheet that holds the seal, whatever it is called now. */
export function isSeal({ name, rows }: Pick<SheetSnapshot, 'name' | 'rows'>): boolean {
  const first = rows[1]?.[1]?.value;
  return name === SEAL_SHEET || (typeof first === 'string' && first.startsWith('{"exercise":'));
}
