import type { MonthReport } from '../../jobs';
import type { MonthSummary } from '../host/services';

/** A month's figures without the many rows behind them, which stay on this side of the wire. */
export function summaryOf(report: MonthReport): MonthSummary {
  const copy: Partial<MonthReport> = { ...report };
  delete (copy as { facts?: unknown }).facts;
  delete (copy as { forms?: unknown }).forms;
  delete (copy as { problems?: unknown }).problems;
  return copy as MonthSummary;
}
