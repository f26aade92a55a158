import type { DayReport } from '../jobs/types';
import type { PaneState } from './state';
import type { Store } from './store';
import type { ViewName } from './views';

/** The workbook is read again once the hand rests for this long, in milliseconds. */
const REST = 300;

/** Beyond so many rows of forms a whole reading is felt, in Excel and here: then only the sheets that were edited are read again. */
const MANY_ROWS = 3000;
/** A workshop's export is one sheet, of which every edit would read all: beyond so many rows it is only said that the sheet has changed. */
const MOST_VISITS = 3000;

/** Screens on which nothing is lost when the workbook is read anew: no form half filled in, no figures being looked at. */
const FOLLOWED: ReadonlySet<ViewName> = new Set(['today', 'found', 'questions', 'more', 'audit']);

/** Whether the pane may read again by itself: nothing runs, nothing is open that a person is just deciding about. */
export function mayFollow({ stale, phase, task, clash, why, plan, view, report, exercise }: PaneState): boolean {
  return (
    stale === true &&
    exercise !== true &&
    phase === 'ready' &&
    task === undefined &&
    clash === undefined &&
    why === undefined &&
    (plan === undefined || plan.job === 'day') &&
    FOLLOWED.has(view) &&
    report !== undefined &&
    report.afterSales.reduce((sum, { rows }) => sum + rows, 0) <= MOST_VISITS
  );
}

/**
 * How a workbook is read after an edit. Where it is small, as a whole: so also what no event tells of is seen, such as a name that was struck
 * out on another sheet.
 */
function howToRead(report: DayReport | undefined): 'read' | 'readEdited' {
  const rows = report?.forms.reduce((sum, { records }) => sum + records.length, 0) ?? 0;
  return rows <= MANY_ROWS ? 'read' : 'readEdited';
}

/**
 * Reads again by itself after edits by hand, once they rest and nothing is in the way; what is in the way puts it off.
 * @param read rejects where the workbook could not be read: then the next edit tries again
 * @returns called at each edit
 */
export function followEdits(store: Store, read: (how: 'read' | 'readEdited') => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  let failed = false;

  const start = (): void => {
    timer = undefined;
    if (reading || !mayFollow(store.get())) return;
    reading = true;
    read(howToRead(store.get().report))
      .catch(() => {
        failed = true;
        store.send({ type: 'stale', stale: true });
      })
      .finally(() => {
        reading = false;
        again();
      });
  };
  /** What was in the way may be gone. */
  const again = (): void => {
    if (timer === undefined && !reading && !failed && mayFollow(store.get())) timer = setTimeout(start, REST);
  };
  store.subscribe(again);
  return () => {
    failed = false;
    clearTimeout(timer);
    timer = setTimeout(start, REST);
  };
}
