import type { DayReport, Unmarked } from '../../jobs/types';
import { text } from '../../words';
import type { WhyLine } from '../state';
import { untoldIn } from '../today/tasks';

/** Due visits that have no mark, by the reason. */
export interface WithoutMark {
  readonly why: Unmarked;
  readonly count: number;
  readonly line: WhyLine;
}

/** Reasons that no mark could mend: the visit falls into another month's sheet. */
const PLAIN: ReadonlySet<Unmarked> = new Set(['other-month']);

/**
 * Who is due or overdue and gets no mark, and what to do about it: the closing line of the day's preview.
 * @param limit days after which somebody is no matter of an evening any more
 */
export function withoutMark(report: DayReport, consultant: string | undefined, limit: number): readonly WithoutMark[] {
  const isUntold = untoldIn(report);
  const heaps = new Map<Unmarked, WhyLine['cells'][number][]>();
  for (const customer of report.customers) {
    const { unmarked, rows, name, status, overdueDays } = customer;
    if (unmarked === undefined || PLAIN.has(unmarked) || (status !== 'overdue' && status !== 'due-today')) continue;
    if (overdueDays > limit || isUntold(customer)) continue;
    if (consultant !== undefined && customer.consultant !== consultant) continue;
    const row = rows.find(({ form }) => form === 'contact-matrix') ?? rows[0];
    const heap = heaps.get(unmarked) ?? [];
    heaps.set(unmarked, heap);
    if (row !== undefined) heap.push({ sheet: row.sheet, cell: `A${String(row.row)}`, label: name });
  }
  return [...heaps]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([why, cells]) => ({
      why,
      count: cells.length,
      line: { text: text(`taskpane.left-out.${why}`, { count: cells.length }), cells },
    }));
}

/** Protected sheets of which nothing is in the preview; with a consultant those where she has customers. */
export function lockedSheets({ locked, customers }: DayReport, consultant: string | undefined): readonly string[] {
  if (consultant === undefined || locked.length === 0) return locked;
  const hers = new Set(
    customers.flatMap(({ consultant: who, rows }) => (who === consultant ? rows.map(({ sheet }) => sheet) : [])),
  );
  return locked.filter((sheet) => hers.has(sheet));
}
