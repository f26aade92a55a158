import { cellAt, type SheetSnapshot } from '../../sheet';
import { text } from '../../words';
// A file of this one sentence: whoever reads forms must not have to load all words of both languages.
import en from '../../words/en/forms-counted.json';
import zhCN from '../../words/zh-CN/forms-counted.json';

/** The words by which a sheet says that its figures were counted from forms; they outlive copies and other programs' saving. */
export const COUNTED = text('forms.counted');

const MARKS = [zhCN['forms.counted'], en['forms.counted']];
const HEAD_ROWS = 3;

/** Whether the sheet is one of our own rollups: its rows are the workbook's records once more and must not be counted again. */
export function isCounted(sheet: SheetSnapshot): boolean {
  return Array.from({ length: HEAD_ROWS }, (_, r) => String(cellAt(sheet, r + 1, 1)?.value ?? '')).some((words) =>
    MARKS.some((mark) => words.includes(mark)),
  );
}
