import type { IsoDate, IsoMonth, RecognisedWorkbook } from '../forms/types';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { monthFigures } from '../rollups';
import type { MonthReport } from './types';

/**
 * The month at a glance: figures for the store and per consultant, with the facts behind them and what the recogniser could not read.
 * `today` cuts a running month off; a past month is counted to its end.
 */
export function rollupMonth(
  recognised: RecognisedWorkbook,
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
): MonthReport {
  return {
    ...monthFigures(ledger, profile, month, today),
    forms: recognised.forms,
    problems: recognised.forms.flatMap((form) => form.problems.map((problem) => ({ ...problem, sheet: form.sheet }))),
  };
}
