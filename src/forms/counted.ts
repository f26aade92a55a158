import { cellAt, type SheetSnapshot } from '../sheet';
import { LOCALES, say, text } from '../words';

/** The words by which a sheet says that its figures were counted from forms; they outlive copies and other programs' saving. */
export const COUNTED = text('forms.counted');

const HEAD_ROWS = 3;

/** Whether the sheet is one of our own rollups: its rows are the workbook's records once more and must not be counted again. */
export function isCounted(sheet: SheetSnapshot): boolean {
  const marks = LOCALES.map((locale) => say(COUNTED, locale));
  return Array.from({ length: HEAD_ROWS }, (_, r) => String(cellAt(sheet, r + 1, 1)?.value ?? '')).some((words) =>
    marks.some((mark) => words.includes(mark)),
  );
}
