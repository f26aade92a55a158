import type { DayReport } from '../../jobs/types';
import { parseArea, type ChangeSet } from '../../sheet';

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
