import type { IsoDate, IsoMonth } from '../calendar';
import type { RecognisedWorkbook } from '../forms/types';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { monthBefore, monthFigures, monthSheetChanges, monthsIn, salesBoard, targetsIn } from '../rollups';
import type { Board, MonthFigures, Targets } from '../rollups';
import type { ChangeSet, WorkbookSnapshot } from '../sheet';
import type { Locale } from '../words';
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

/** The figures of the months that the workbook holds, up to and with `month`, at most twelve: for trends. */
export function monthTrend(
  recognised: RecognisedWorkbook,
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
): MonthFigures[] {
  return monthsIn(recognised)
    .filter((one) => one <= month)
    .slice(-12)
    .map((one) => monthFigures(ledger, profile, one, today));
}

/** 月度汇总 in the workbook: a visible sheet of formulas over a hidden detail sheet; in place where they are there already. */
export function rollupSheetChanges(
  book: WorkbookSnapshot,
  report: MonthFigures,
  trend: readonly MonthFigures[] = [],
  locale: Locale = 'zh-CN',
): ChangeSet {
  return monthSheetChanges(book, report, trend, locale);
}

/** 销售管理看板 of a month, with the targets that the workbook keeps (or those given). */
export function monthBoard(
  book: WorkbookSnapshot,
  recognised: RecognisedWorkbook,
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  targets: Targets = targetsIn(book, month),
): Board {
  const last = monthsIn(recognised).includes(monthBefore(month))
    ? monthFigures(ledger, profile, monthBefore(month), today)
    : undefined;
  return salesBoard(monthFigures(ledger, profile, month, today), targets, last);
}
