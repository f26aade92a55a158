import { dateOf, lastDayOfMonth, monthIndex, monthOf, type IsoMonth } from '../calendar';
import type { RecognisedWorkbook } from '../forms/types';

/** `2026-06` or `2026-01..2026-06`, both ends included; `undefined` for anything else or a period that ends before it begins. */
export function parsePeriod(text: string): readonly IsoMonth[] | undefined {
  const match = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:\.\.(\d{4}-(?:0[1-9]|1[0-2])))?$/u.exec(text);
  const [, first, last = first] = match ?? [];
  if (first === undefined || last === undefined || last < first) return undefined;
  const months = [first];
  for (let at = first; at < last; months.push(at)) at = monthOf(dateOf(lastDayOfMonth(at) + 1));
  return months;
}

/**
 * The months that these workbooks tell the whole of, so that head office may replace them: those that a form names as its own, and of
 * forms that run on over many months those of the longest stretch without a gap. A date typed wrong makes a month of its own far away
 * from the others; it must not replace a true month that was handed in long ago. Months after today are not told of.
 */
export function monthsTold(recognised: RecognisedWorkbook, today: string): readonly IsoMonth[] {
  const months = new Set<IsoMonth>();
  const loose = new Map<IsoMonth, number>();
  for (const form of recognised.forms) {
    const own = form.month ?? (form.date === undefined ? undefined : monthOf(form.date));
    if (own !== undefined) months.add(own);
    else
      for (const { fields } of form.records) {
        if (fields.date === undefined) continue;
        const month = monthOf(fields.date);
        loose.set(month, (loose.get(month) ?? 0) + 1);
      }
  }
  for (const month of longestStretch(loose)) months.add(month);
  return [...months].filter((month) => month <= monthOf(today)).sort();
}

/** Of the runs of neighbouring months the one with the most rows, the later one of two. */
function longestStretch(rows: ReadonlyMap<IsoMonth, number>): readonly IsoMonth[] {
  let best: readonly IsoMonth[] = [];
  let bestRows = 0;
  let run: IsoMonth[] = [];
  let runRows = 0;
  for (const month of [...rows.keys()].sort()) {
    const last = run.at(-1);
    if (last !== undefined && monthIndex(month) - monthIndex(last) > 1) {
      run = [];
      runRows = 0;
    }
    run.push(month);
    runRows += rows.get(month) ?? 0;
    if (runRows >= bestRows) [best, bestRows] = [[...run], runRows];
  }
  return best;
}
