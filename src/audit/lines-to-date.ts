import { dateOf, dayOf, firstDayOfMonth, monthOf } from '../calendar';
import type { Form } from '../forms';
import { storeCalendar } from '../schedule';
import type { AuditContext } from './context';
import { footLines } from './foot';
import { consultantKey } from './index-ledger';

/** A day's report with a figure for the month to date. */
interface Told {
  readonly form: Form;
  readonly day: number;
  readonly lines: number;
  readonly written?: number;
}

/**
 * What 本月访问累计 on a day's report must be; undefined where the workbook cannot tell. The reports of days in a row hold each other: what
 * stands there less the lines so far is one number for all of them, 0 where they begin with the month. Most of them are right. Between
 * days that do not follow each other a report may be missing, so that nothing is said across such a gap.
 */
export function linesToDate(form: Form, context: AuditContext): number | undefined {
  const told = context
    .once('reports-in-a-row', () => new Map(chainsOf(context).flatMap((run) => run.map((one) => [one.form, run]))))
    .get(form);
  if (told === undefined) return undefined;
  let lines = 0;
  const sums = told.map((one) => ({ ...one, lines: (lines += one.lines) }));
  const starts = new Map<number, number>();
  for (const { written, lines: sum } of sums)
    if (written !== undefined) starts.set(written - sum, (starts.get(written - sum) ?? 0) + 1);
  const own = sums.find((one) => one.form === form);
  const [best] = [...starts].sort((a, b) => b[1] - a[1]);
  if (own === undefined || best === undefined) return undefined;
  const [start, agree] = best;
  // Two that contradict each other say nothing of which is right, unless the month begins with them.
  if (agree >= 2 && start >= 0) return own.lines + start;
  const from = firstDayOfMonth(monthOf(dateOf(own.day)));
  return allClosed(from, (told[0]?.day ?? from) - 1, context) ? own.lines : undefined;
}

function allClosed(from: number, to: number, { profile }: AuditContext): boolean {
  const calendar = storeCalendar(profile);
  for (let day = from; day <= to; day += 1) if (!calendar.isClosed(day)) return false;
  return true;
}

/** Each consultant's reports of a month, in runs of days that follow each other; a day on which the store is closed is no gap. */
function chainsOf(context: AuditContext): readonly (readonly Told[])[] {
  return context.once('lines-to-date', () => {
    const byPerson = new Map<string, Told[]>();
    for (const form of context.forms) {
      if (form.form !== 'daily-report' || form.date === undefined || form.consultant === undefined) continue;
      const key = `${consultantKey(form.consultant)}|${monthOf(form.date)}`;
      const told = byPerson.get(key) ?? [];
      byPerson.set(key, told);
      const lines = new Set(form.records.map(({ row }) => row)).size;
      told.push({ form, day: dayOf(form.date), lines, written: writtenOn(form, context) });
    }
    return [...byPerson.values()].flatMap((told) => runsOf(told, context));
  });
}

function writtenOn(form: Form, context: AuditContext): number | undefined {
  const sheet = context.sheet(form.sheet);
  if (!sheet) return undefined;
  return footLines(form, sheet, context.index.titleOf(form)).find(({ kind }) => kind === 'to-date')?.numbers[0]?.value;
}

function runsOf(told: readonly Told[], context: AuditContext): Told[][] {
  const runs: Told[][] = [];
  for (const one of [...told].sort((a, b) => a.day - b.day)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && allClosed(last.day + 1, one.day - 1, context)) run.push(one);
    else runs.push([one]);
  }
  // A day told twice says two things of its sum.
  return runs.filter((run) => new Set(run.map(({ day }) => day)).size === run.length);
}
