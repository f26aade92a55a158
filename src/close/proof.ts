import type { RecognisedWorkbook } from '../forms/types';
import type { MonthClose } from './close-month';
import type { CarriedOver } from './stock';

/** A sheet of next month that does not hold those who were carried over. */
export interface Mismatch {
  readonly sheet: string;
  readonly wanted: number;
  readonly found: number;
}

/** What was made is read as a stranger would: next month's matrices hold exactly those who were carried over. The first sheet that does not. */
export function mismatchIn(close: MonthClose, { forms }: RecognisedWorkbook): Mismatch | undefined {
  for (const sheet of close.sheets) {
    const matrices = forms.filter((form) => form.sheet === sheet && form.form === 'contact-matrix');
    const found = matrices
      .filter((form) => form.month === close.next)
      .reduce((sum, form) => sum + form.records.length, 0);
    const wanted = close.carriedOver.filter((one) => isOn(one, sheet)).length;
    // A matrix without a single customer is an empty table, which no reader takes for one.
    if (wanted === 0 && matrices.length === 0) continue;
    if (found !== wanted) return { sheet, wanted, found };
  }
  return undefined;
}

/** A row of the customer is on the sheet; of two sheets a month it is on both. */
export function isOn({ to, also }: CarriedOver, sheet: string): boolean {
  return to === sheet || (also?.includes(sheet) ?? false);
}
