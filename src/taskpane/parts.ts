import { countPlaces, type Change, type ChangeSet } from '../sheet';
import { text, type Text } from '../words';
import type { ApplyReport, Conflict } from '../workbook/port';
import { sentence } from './sentence';
import type { PaneServices } from './host/services';
import type { Banner, Plan } from './state';
import type { Store } from './store';

/** One sheet's part of a long write. */
export interface Part {
  readonly sheet: string;
  readonly changes: ChangeSet;
}

/** From so many sheets on a write goes sheet by sheet: it shows where it is, and can be stopped between two of them. */
const MANY_SHEETS = 12;

/** Changes that stand for themselves; those that make, move or take away sheets and rows are written all at once or not at all. */
const ALONE: ReadonlySet<Change['kind']> = new Set([
  'value',
  'formula',
  'number-format',
  'fill',
  'font',
  'align',
  'border',
  'note',
  'conditional-format',
  'remove-conditional-format',
  'column-width',
  'document-part',
]);

/**
 * A write in parts, one a sheet in the order of the changes; `undefined` where it must be, or may as well be, written at once. The notes
 * that we keep in the document go with the first part: they may name what is not there yet, never lack what is.
 */
export function partsOf(changes: ChangeSet): readonly Part[] | undefined {
  if (!changes.every(({ kind }) => ALONE.has(kind))) return undefined;
  const sheets = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.sheet === '') continue;
    const own = sheets.get(change.sheet);
    if (own === undefined) sheets.set(change.sheet, [change]);
    else own.push(change);
  }
  if (sheets.size < MANY_SHEETS) return undefined;
  const notes = changes.filter(({ sheet }) => sheet === '');
  return [...sheets].map(([sheet, own], index) => ({ sheet, changes: index === 0 ? [...notes, ...own] : own }));
}

interface Desk {
  readonly services: Pick<PaneServices, 'journal'>;
  readonly store: Store;
  /** Whether a person has pressed 停止. */
  stopped(): boolean;
}

/** What was written, as far as it went; with conflicts that are still to be decided the plan of the store is what is left. */
interface Written {
  readonly report: ApplyReport;
  readonly places: number;
  /** Said where it did not go to the end. */
  readonly banner?: Banner;
}

/** Writes sheet by sheet as one step to take back: between two sheets the page breathes, and a stop leaves standing what is written. */
export async function writeParts(
  parts: readonly Part[],
  plan: Plan,
  conflicts: 'refuse' | 'skip',
  { services, store, stopped }: Desk,
): Promise<Written> {
  const all = parts.length;
  const met: Conflict[] = [];
  let places = 0;
  let done = 0;
  let broken: Text | undefined;
  for (const { sheet, changes } of parts) {
    if (stopped()) break;
    const label = text('taskpane.task.writing-sheet', { sheet, at: done + 1, all });
    store.send({ type: 'task', task: { label, cancellable: true, progress: done / all } });
    await breath();
    let report: ApplyReport;
    try {
      report = await services.journal.apply(plan.title, changes, { conflicts, continues: done > 0 });
    } catch (error) {
      if (done === 0) throw error;
      broken = sentence(error);
      break;
    }
    if (report.conflicts.length > 0 && conflicts === 'refuse') {
      const rest = parts.slice(done).flatMap((part) => part.changes);
      store.send({ type: 'plan', plan: { ...plan, changes: rest } });
      return { report, places };
    }
    met.push(...report.conflicts);
    places += countPlaces(changes);
    done += 1;
  }
  const report: ApplyReport = { applied: places, conflicts: met, inverse: [] };
  if (done === all) return { report, places };
  const values = { sheets: done, count: places };
  return {
    report,
    places,
    banner: {
      tone: broken === undefined ? 'warning' : 'error',
      text:
        broken === undefined
          ? text('taskpane.done.stopped', { ...values, rest: all - done })
          : text('taskpane.done.broken', { ...values, why: broken }),
      actions: places > 0 ? ['undo'] : [],
    },
  };
}

/** Lets the page draw and hear what is pressed. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
