import type { DayReport } from '../../jobs/types';
import { placeKeyOf, type Change, type ChangeSet } from '../../sheet';
import type { Plan } from '../state';
import { inClosedMonths } from './changes-of';

/** Names a place of this workbook and what would be done there: a mark that a person does not want is not proposed again (不再提). */
export function leftOutKey(workbook: string, change: Change, index: number): string {
  const after = change.kind === 'value' ? String(change.after) : '';
  return `${workbook}|${placeKeyOf(change, index)} ${change.kind}${after === '' ? '' : ` ${after}`}`;
}

/** What is not ticked at first: what a person has left out before, and what stands in sheets of months that are over. */
export function offAtFirst(report: DayReport, changes: ChangeSet, leftOut: ReadonlySet<string>): ReadonlySet<number> {
  const closed = inClosedMonths(report, changes, report.today);
  return new Set(
    changes.flatMap((change, index) =>
      closed.has(index) || leftOut.has(leftOutKey(report.workbook, change, index)) ? [index] : [],
    ),
  );
}

/** What a person has left out, once these places of the plan are ticked on or off. */
export function leftOutAfter(
  leftOut: ReadonlySet<string>,
  workbook: string,
  plan: Plan,
  indexes: readonly number[],
  on: boolean,
): ReadonlySet<string> {
  const next = new Set(leftOut);
  for (const index of indexes) {
    const change = plan.changes[index];
    if (change === undefined) continue;
    const key = leftOutKey(workbook, change, index);
    next.delete(key);
    if (!on) next.add(key);
  }
  return next;
}

/** The ticks of a plan that is made anew: places that were there before keep theirs, others get what they have at first. */
export function offAgain(
  plan: Plan,
  report: DayReport,
  changes: ChangeSet,
  leftOut: ReadonlySet<string>,
): ReadonlySet<number> {
  const key = (change: Change, index: number): string => leftOutKey('', change, index);
  const before = new Map(plan.changes.map((change, index) => [key(change, index), plan.off.has(index)] as const));
  const first = offAtFirst(report, changes, leftOut);
  return new Set(
    changes.flatMap((change, index) => ((before.get(key(change, index)) ?? first.has(index)) ? [index] : [])),
  );
}
