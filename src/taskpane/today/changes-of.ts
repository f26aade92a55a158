import type { DayReport } from '../../jobs/types';
import { parseArea, type ChangeSet } from '../../sheet';
import type { IsoDate } from '../../calendar';

/**
 * What the filter shows is what is written: the day's changes of one consultant. In a sheet of their own everything is theirs; on a sheet
 * that several share only the rows of their customers, and nothing that is about the whole sheet.
 */
export function changesOf(report: DayReport, consultant: string | undefined): ChangeSet {
  if (consultant === undefined) return report.changes;
  const rows = new Map<string, Set<number>>();
  const shared = new Set<string>();
  for (const customer of report.customers) {
    for (const { sheet, row } of customer.rows) {
      if (customer.consultant === consultant) rows.set(sheet, (rows.get(sheet) ?? new Set()).add(row));
      else shared.add(sheet);
    }
  }
  return report.changes.filter((change) => {
    const own = rows.get(change.sheet);
    if (own === undefined) return false;
    if (!shared.has(change.sheet)) return true;
    const area = 'cell' in change ? parseArea(change.cell) : undefined;
    return area !== undefined && area.top === area.bottom && own.has(area.top);
  });
}

/** Places in sheets of months that are over: shown, but only written where a person ticks them. */
export function inClosedMonths(report: DayReport, changes: ChangeSet, today: IsoDate): ReadonlySet<number> {
  const months = new Map<string, string>();
  for (const { sheet, month } of report.forms) {
    if (month !== undefined && month > (months.get(sheet) ?? '')) months.set(sheet, month);
  }
  const over = (sheet: string): boolean => (months.get(sheet) ?? today) < today.slice(0, 7);
  return new Set(changes.flatMap(({ sheet }, index) => (over(sheet) ? [index] : [])));
}
