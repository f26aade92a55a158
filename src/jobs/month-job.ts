import type { IsoDate, IsoMonth } from '../calendar';
import type { RowRef } from '../forms/types';
import { explainFigure, rowsBehind, targetChanges, type Board, type MonthFigures, type Targets } from '../rollups';
import type { ChangeSet } from '../sheet';
import type { Locale, Text } from '../words';
import { monthBoard, monthTrend, rollupMonth, rollupSheetChanges } from './month';
import { oncePerStore } from './per-store';
import type { Store } from './store';
import type { MonthReport } from './types';

/** A month's figures without the facts and rows behind them: those stay where they were counted and are asked for one figure at a time. */
export type MonthSummary = Omit<MonthReport, 'facts' | 'forms' | 'problems'>;

/** Names a figure of the month: the store's or a consultant's, by its path in the contract (`total.won`, `filed`, `followUp24h.rate`). */
export interface FigureName {
  readonly month: IsoMonth;
  readonly consultant?: string;
  /** Or of one source, or of one loss reason. */
  readonly source?: string;
  readonly reason?: string;
  readonly figure: string;
}

/** The rows behind a figure, and how it is worked out. */
export interface FigureTrace {
  readonly text: Text;
  readonly rows: readonly (RowRef & { readonly name?: string })[];
}

/** A month of this store, counted once: its figures, its sheet and the rows behind a figure are asked for one after the other. */
export const monthOf = oncePerStore((store, month: IsoMonth, today: IsoDate): MonthReport =>
  rollupMonth(store.recognised, store.ledger, store.profile, month, today),
);

export function monthJob(store: Store, month: IsoMonth, today: IsoDate): MonthSummary {
  return summaryOf(monthOf(store, month, today));
}

export function summaryOf(report: MonthReport): MonthSummary {
  const copy: Partial<MonthReport> = { ...report };
  for (const key of ['facts', 'forms', 'problems'] as const) delete (copy as Record<string, unknown>)[key];
  return copy as MonthSummary;
}

export function trendOf(store: Store, month: IsoMonth, today: IsoDate): MonthFigures[] {
  return monthTrend(store.recognised, store.ledger, store.profile, month, today);
}

/** What writing the month's figures on their sheet would change; the sheet speaks the given language. */
export function monthSheetJob(store: Store, month: IsoMonth, today: IsoDate, locale: Locale): ChangeSet {
  return rollupSheetChanges(store.book, monthOf(store, month, today), trendOf(store, month, today), locale);
}

export function traceJob(store: Store, name: FigureName, today: IsoDate): FigureTrace {
  const report = monthOf(store, name.month, today);
  return { text: explainFigure(report, name), rows: rowsBehind(report, name) };
}

export function boardJob(store: Store, month: IsoMonth, today: IsoDate): Board {
  return monthBoard(store.book, store.recognised, store.ledger, store.profile, month, today);
}

export function targetsJob(store: Store, month: IsoMonth, targets: Targets): ChangeSet {
  return targetChanges(store.book, month, targets);
}
