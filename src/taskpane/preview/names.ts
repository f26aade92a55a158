import type { DayReport } from '../../jobs/types';
import { parseArea, type Change } from '../../sheet';

/** Whom a change is about: by its own words, else by the customer in whose row it stands. */
export function namesIn(report: DayReport | undefined): (change: Change) => string | undefined {
  const rows = new Map<string, string>();
  for (const { name, rows: own } of report?.customers ?? [])
    if (name !== undefined) for (const { sheet, row } of own) rows.set(`${sheet}!${String(row)}`, name);
  return (change) => {
    const told = change.why?.values?.name;
    if (typeof told === 'string' && told !== '') return told;
    const area = 'cell' in change ? parseArea(change.cell) : undefined;
    return area === undefined || area.top !== area.bottom ? undefined : rows.get(`${change.sheet}!${String(area.top)}`);
  };
}
