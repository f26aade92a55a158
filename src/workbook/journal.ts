import {
  countPlaces,
  DOCUMENT_PARTS,
  EMPTY_JOURNAL,
  extended,
  parseJournal,
  record,
  redone,
  resolve,
  serialiseJournal,
  stepToRedo,
  stepToUndo,
  undone,
  unconditional,
  type ChangeSet,
  type Choice,
  type Journal,
  type JournalStep,
} from '../sheet';
import { text, type Text, type TextKey } from '../words';
import {
  WorkbookError,
  type ApplyOptions,
  type ApplyReport,
  type Conflict,
  type PartRecord,
  type WorkbookPort,
} from './port';

const NAMESPACE = DOCUMENT_PARTS.journal;

export interface JournalEntry {
  readonly title: Text;
  /** Places, as a person counts them. */
  readonly changes: number;
  readonly at: string;
}

/** What can be taken back or done again now; `notes` are told once: steps dropped for size, a record that could not be read. */
export interface JournalState {
  readonly undo?: JournalEntry;
  readonly redo?: JournalEntry;
  readonly notes: readonly Text[];
}

/** Where a step no longer fits: per cell (`6月!U12`) keep what stands there (`theirs`) or restore (`ours`); `rest` for the others. */
export interface Decisions {
  readonly choices?: ReadonlyMap<string, Choice>;
  readonly rest?: Choice;
  /** Short for `rest: 'ours'`. */
  readonly overwrite?: boolean;
}

interface Continues {
  readonly continues?: boolean;
}

export interface WorkbookJournal {
  state(): Promise<JournalState>;
  /**
   * @param options `continues`: a part of a write that was begun by the call before; both are one step to take back
   * @throws WorkbookError as `WorkbookPort.apply` does
   */
  apply(title: Text, changes: ChangeSet, options?: ApplyOptions & Continues): Promise<ApplyReport>;
  /**
   * Takes the last step back. Without decisions nothing is done where somebody has edited a cell since: the report names the conflicts.
   */
  undo(options?: ApplyOptions & Decisions): Promise<ApplyReport>;
  redo(options?: ApplyOptions & Decisions): Promise<ApplyReport>;
}

export interface JournalOptions {
  /** The time for a step's label; the journal itself has no clock. */
  readonly now: () => string;
  /** Characters of the record in the workbook. */
  readonly limit?: number;
}

/**
 * Keeps a record of every step in the workbook itself, written together with the step, so that it can be taken back after closing and
 * reopening, too. The record is read from the workbook each time it is needed: another pane may have written to it.
 */
export function withJournal(port: WorkbookPort, options: JournalOptions): WorkbookJournal {
  let known: Journal | undefined;
  let unreadable = false;
  let told = 0;
  /** The time of the step that this journal recorded last: what continues it is part of it. */
  let begun: string | undefined;

  const read = (content: string): Journal => {
    const journal = parseJournal(content);
    unreadable ||= journal === undefined;
    return journal ?? EMPTY_JOURNAL;
  };
  const current = async (): Promise<Journal> => (known ??= read((await port.read()).parts.get(NAMESPACE) ?? ''));

  /** Applies with the journal's next state as a record; adapters that cannot write both at once get it right after. */
  const applyWith = async (
    changes: ChangeSet,
    applyOptions: ApplyOptions,
    next: (journal: Journal, report: ApplyReport) => Journal,
  ): Promise<ApplyReport> => {
    let written: Journal | undefined;
    const note: PartRecord = {
      namespace: NAMESPACE,
      content(former, report) {
        const journal = read(former);
        written = next(journal, report);
        return written === journal ? former : serialiseJournal(written);
      },
    };
    const report = await port.apply(changes, { ...applyOptions, record: note });
    if (report.recorded) {
      if (written) known = written;
      return report;
    }
    if (report.conflicts.length > 0 && applyOptions.conflicts !== 'skip') return report;
    const former = (await port.read()).parts.get(NAMESPACE) ?? '';
    await port.apply([{ kind: 'document-part', sheet: '', namespace: NAMESPACE, after: note.content(former, report) }]);
    known = written;
    return report;
  };

  const step = async (
    which: (journal: Journal) => JournalStep | undefined,
    changesOf: (step: JournalStep) => ChangeSet,
    nothing: TextKey,
    after: (journal: Journal, report: ApplyReport) => Journal,
    { overwrite, choices, rest = overwrite ? 'ours' : undefined, ...applyOptions }: ApplyOptions & Decisions,
  ): Promise<ApplyReport> => {
    const found = which(await current());
    if (!found) throw new WorkbookError('bad-change', text(nothing));
    const changes = changesOf(found);
    // A step that was taken back, or done again, in another pane is no longer the one that this person saw.
    const advance = (journal: Journal, report: ApplyReport): Journal =>
      which(journal)?.at === found.at ? after(journal, report) : journal;
    if (choices === undefined && rest === 'ours') return applyWith(changes.map(unconditional), applyOptions, advance);
    // Asking first costs nothing: with a conflict nothing is written, and without one there is nothing to decide.
    const asked = await applyWith(changes, { ...applyOptions, conflicts: 'refuse' }, advance);
    if (
      asked.conflicts.length === 0 ||
      (choices === undefined && rest === undefined && applyOptions.conflicts !== 'skip')
    )
      return asked;
    return applyWith(
      resolve(changes, asked.conflicts, choices ?? new Map(), rest ?? 'theirs'),
      { ...applyOptions, conflicts: 'skip' },
      advance,
    );
  };

  return {
    async state() {
      const journal = await current();
      const notes: Text[] = [];
      if (unreadable) notes.push(text('workbook.journal.unreadable'));
      if (journal.dropped > told) notes.push(text('workbook.journal.dropped', { count: journal.dropped - told }));
      unreadable = false;
      told = journal.dropped;
      const undo = stepToUndo(journal);
      const redo = stepToRedo(journal);
      return { ...(undo && { undo: entryOf(undo) }), ...(redo && { redo: entryOf(redo) }), notes };
    },
    apply: (title, changes, { continues, ...applyOptions } = {}) =>
      applyWith(changes, applyOptions, (journal, { inverse, conflicts }) => {
        if (inverse.length === 0) return journal;
        const step = { title, at: options.now(), forward: without(changes, conflicts), inverse };
        const last = stepToUndo(journal);
        if (continues && last !== undefined && last.at === begun) return extended(journal, step, options.limit);
        begun = step.at;
        return record(journal, step, options.limit);
      }),
    undo: (undoOptions = {}) =>
      step(stepToUndo, ({ inverse }) => inverse, 'workbook.journal.nothingToUndo', undone, undoOptions),
    redo: (redoOptions = {}) =>
      step(
        stepToRedo,
        ({ forward }) => forward,
        'workbook.journal.nothingToRedo',
        (journal, { inverse }) => redone(journal, inverse),
        redoOptions,
      ),
  };
}

function entryOf({ title, at, forward }: JournalStep): JournalEntry {
  return { title, at, changes: countPlaces(forward) };
}

/** What was left alone for a conflict was not done, and is not to be done again. */
function without(changes: ChangeSet, conflicts: readonly Conflict[]): ChangeSet {
  const left = new Set(conflicts.map(({ change }) => change));
  return changes.filter((change) => !left.has(change));
}
