import { DOCUMENT_PARTS, type Change, type ChangeSet, type WorkbookSnapshot } from '../sheet';
import { text, type Text } from '../words';
import type { ApplyOptions, ApplyReport, WorkbookPort } from '../workbook/port';
import { rebase } from './controller';
import type { JournalState, PaneJournal } from './services';

/** What takes a step back (or does it again), as the adapter reported it when the step was written. */
interface Entry {
  readonly title: Text;
  readonly count: number;
  readonly changes: ChangeSet;
}

interface Stored {
  readonly version: 1;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
  /** Steps that were dropped because the journal grew too big. */
  readonly dropped: number;
}

const EMPTY: Stored = { version: 1, done: [], undone: [], dropped: 0 };

/** Characters of JSON; beyond it the oldest steps go. A custom XML part of this size opens without being noticed. */
const LIMIT = 2_000_000;

export interface WorkbookJournal extends PaneJournal {
  /** Takes up what the workbook remembers; to be called with every reading. */
  load(book: WorkbookSnapshot): void;
}

/**
 * Undo and redo step by step, kept in the workbook (custom XML part), so that closing and reopening loses nothing. A step holds only the
 * former contents of the cells that it changed. Each write first changes the workbook and then its journal: a pane that dies in between
 * leaves a true workbook and a journal without that one step.
 */
export function createJournal(port: WorkbookPort): WorkbookJournal {
  let stored = EMPTY;

  async function keep(next: Stored): Promise<void> {
    stored = capped(next);
    await port.apply([
      { kind: 'document-part', sheet: '', namespace: DOCUMENT_PARTS.journal, after: JSON.stringify(stored) },
    ]);
  }

  async function step(
    entry: Entry | undefined,
    options: (ApplyOptions & { readonly overwrite?: boolean }) | undefined,
    settle: (inverse: Entry) => Stored,
  ): Promise<ApplyReport> {
    if (entry === undefined) return { applied: 0, conflicts: [], inverse: [] };
    const { overwrite = false, ...apply } = options ?? {};
    let report = await port.apply(entry.changes, { ...apply, conflicts: overwrite ? 'refuse' : apply.conflicts });
    if (overwrite && report.conflicts.length > 0) {
      report = await port.apply(rebase(entry.changes, report.conflicts), { ...apply, conflicts: 'refuse' });
    }
    const settled = report.conflicts.length === 0 || (apply.conflicts === 'skip' && !overwrite);
    if (settled) await keep(settle({ ...entry, changes: report.inverse }));
    return report;
  }

  return {
    load(book) {
      stored = parse(book.parts.get(DOCUMENT_PARTS.journal));
    },
    state: () => Promise.resolve(stateOf(stored)),
    async apply(title, changes, options) {
      const report = await port.apply(changes, options);
      if (report.applied > 0) {
        const entry = { title, count: report.applied, changes: report.inverse };
        await keep({ ...stored, done: [...stored.done, entry], undone: [] });
      }
      return report;
    },
    undo: (options) =>
      step(stored.done.at(-1), options, (entry) => ({
        ...stored,
        done: stored.done.slice(0, -1),
        undone: [...stored.undone, entry],
      })),
    redo: (options) =>
      step(stored.undone.at(-1), options, (entry) => ({
        ...stored,
        done: [...stored.done, entry],
        undone: stored.undone.slice(0, -1),
      })),
    async backOf(titles) {
      return stored.done
        .filter((entry) => titles.includes(entry.title.key))
        .reverse()
        .flatMap((entry) =>
          entry.changes.map((change): Change => ({ ...change, why: text('taskpane.change.former') })),
        );
    },
  };
}

function stateOf({ done, undone, dropped }: Stored): JournalState {
  const last = done.at(-1);
  const next = undone.at(-1);
  return {
    undo: last && { title: last.title, changes: last.count },
    redo: next && { title: next.title, changes: next.count },
    dropped,
  };
}

/** Drops the oldest steps until the rest fits; a single step that is too big goes as well, and the count says so. */
function capped(journal: Stored): Stored {
  let { done, dropped } = journal;
  const sizes = done.map((entry) => JSON.stringify(entry).length);
  let size = sizes.reduce((sum, one) => sum + one, JSON.stringify(journal.undone).length);
  let from = 0;
  while (size > LIMIT && from < done.length) {
    size -= sizes[from] ?? 0;
    from += 1;
  }
  done = done.slice(from);
  dropped += from;
  return { ...journal, done, undone: size > LIMIT ? [] : journal.undone, dropped };
}

/** A journal that somebody broke is no journal: nothing can be undone, and nothing is done wrongly. */
function parse(part: string | undefined): Stored {
  if (part === undefined || part === '') return EMPTY;
  try {
    const json = JSON.parse(part) as Partial<Stored> | null;
    if (json?.version !== 1 || !isEntries(json.done) || !isEntries(json.undone)) return EMPTY;
    return { version: 1, done: json.done, undone: json.undone, dropped: Number(json.dropped) || 0 };
  } catch {
    return EMPTY;
  }
}

function isEntries(value: unknown): value is readonly Entry[] {
  return (
    Array.isArray(value) &&
    value.every((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return false;
      const { title, count, changes } = entry as Partial<Entry>;
      return typeof title?.key === 'string' && typeof count === 'number' && Array.isArray(changes);
    })
  );
}
