import type { IsoDate } from '../calendar';
import { STOPPED } from '../jobs/types';
import { countPlaces, DOCUMENT_PARTS, type Change, type ChangeSet } from '../sheet';
import { text, type Locale, type Text } from '../words';
import { WorkbookError, type ApplyReport, type Conflict } from '../workbook/port';
import { looksLikeExercise } from '../workshop';
import type { DayResult, PaneServices } from './host/services';
import { followEdits } from './following';
import { dayOfOldMonth } from './reducer';
import { sentence } from './sentence';
import type { Clash, Plan, PlanJob, Task } from './state';
import type { ViewName } from './views';
import type { Store } from './store';
import { changesOf } from './today/changes-of';
import { offAgain } from './today/left-out';
import { loadCatalogue, loadLaterWords } from './words/catalogues';

/** What a person decides about cells that changed in between: leave them, write over them, or do nothing at all. */
export type ClashChoice = 'skip' | 'overwrite' | 'cancel';

/** How far a reading is, 0–1, when the cells are read, and when they are with the journeys. */
const READ = 0.4;
const OPENED = 0.6;

/** Where a plan came from, and where it leads back to; the day else. */
const AFTER: Readonly<Partial<Record<PlanJob, ViewName>>> = { month: 'month', close: 'month', event: 'events' };

/** The journeys that take time, each telling the store what happens. None of them rejects: what goes wrong is said in the pane. */
export interface Controller {
  readonly services: PaneServices;
  readonly store: Store;
  read(): Promise<void>;
  /** The day that everything is worked out for: the present one, or the one that a person looks at. */
  today(): IsoDate;
  /** Works everything out for another day; without one for the present. */
  asOf(day: IsoDate | undefined): Promise<void>;
  /** Runs one journey: refuses a second one, shows the task, turns what is thrown into a sentence. */
  run(task: Task, journey: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** @param off places that are not ticked at first */
  show(job: PlanJob, title: Text, changes: ChangeSet, off?: ReadonlySet<number>): void;
  apply(choice?: ClashChoice): Promise<void>;
  undo(choice?: ClashChoice): Promise<void>;
  redo(choice?: ClashChoice): Promise<void>;
  cancel(): void;
  jump(sheet: string, cell: string): Promise<void>;
  /** Speaks this language from now on, once its words are there. */
  speak(locale: Locale): Promise<void>;
}

export function createController(store: Store, services: PaneServices): Controller {
  let abort: AbortController | undefined;
  let watching = false;
  /** A reading that nobody asked for; whatever is started meanwhile waits for its end. */
  let following: Promise<void> | undefined;
  let dayChosen = false;

  async function run(task: Task, journey: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (following !== undefined) await following.catch(() => undefined);
    if (store.get().task !== undefined) return;
    abort = new AbortController();
    store.send({ type: 'task', task });
    try {
      await journey(abort.signal);
    } catch (error) {
      if (error instanceof Error && error.name === STOPPED) return;
      await allWords();
      store.send({ type: 'banner', banner: { tone: 'error', text: sentence(error), actions: [] } });
    } finally {
      abort = undefined;
      store.send({ type: 'task', task: undefined });
    }
  }

  /** Without its events Excel still works: then nobody is told that a reading has aged. */
  function watchOnce(): void {
    if (watching) return;
    watching = true;
    services.port
      .watch(() => {
        store.send({ type: 'stale', stale: true });
        edited();
      })
      .catch(() => {
        watching = false;
      });
  }

  const stopped = (): boolean => abort?.signal.aborted === true;
  const today = (): IsoDate => store.get().asOf ?? services.today();

  /**
   * The day's tasks. A workbook whose newest month is long over is looked at as of that month's end, so that last year's sheets are not a
   * wall of overdue customers; the pane says so and offers the present day. A sample says itself on which day of that month it plays.
   */
  async function dayOf(sampleDay: string | undefined): Promise<DayResult> {
    const present = await services.jobs.runDay(today());
    if (dayChosen || store.get().asOf !== undefined) return present;
    const day = dayOfOldMonth(present.report, services.today(), sampleDay);
    if (day === undefined) return present;
    store.send({ type: 'as-of', day });
    return services.jobs.runDay(day);
  }

  async function asOf(day: IsoDate | undefined): Promise<void> {
    dayChosen = true;
    store.send({ type: 'as-of', day: day === services.today() ? undefined : day });
    await read();
  }

  /** What was being previewed for the day, made anew from a new reading: what was ticked off stays off. */
  function planAgain({ report }: DayResult): Plan | undefined {
    const { plan, consultant, leftOut } = store.get();
    if (plan?.job !== 'day') return undefined;
    const changes = changesOf(report, consultant);
    return changes.length === 0 ? undefined : { ...plan, changes, off: offAgain(plan, report, changes, leftOut) };
  }

  /**
   * Reads everything anew.
   * @param keep what is being previewed stays, as far as it still fits
   * @param how `readEdited` reads only what was edited since the last reading
   * @throws what the workbook or a job throws
   */
  async function readBook(keep: boolean, how: 'read' | 'readEdited' = 'read'): Promise<Text | undefined> {
    store.send({ type: 'stale', stale: false });
    const progress = (done: number): void => {
      if (stopped()) throw new WorkbookError('cancelled', text('taskpane.reading.stopped'));
      store.send({ type: 'progress', progress: done });
    };
    /** Only of a long workbook is told how far its reading is; that one can be stopped. */
    const reading = (done: number): void => {
      const { task } = store.get();
      if (task?.cancellable === false && done < 1) store.send({ type: 'task', task: { ...task, cancellable: true } });
      progress(done * READ);
    };
    // Before the reading: what is edited meanwhile must be known as edited.
    watchOnce();
    const book = await services.port[how](reading);
    progress(READ);
    await services.jobs.open(book, (done) => progress(READ + done * (OPENED - READ)));
    // From here on the journeys are about the new reading: it is brought to its end.
    store.send({ type: 'progress', progress: OPENED });
    const sampleDay = book.parts.get(DOCUMENT_PARTS.day);
    const day = await dayOf(sampleDay);
    store.send({
      type: 'day',
      day,
      plan: keep ? planAgain(day) : undefined,
      sample: sampleDay !== undefined,
      exercise: looksLikeExercise(book),
    });
    const journal = await services.journal.state();
    store.send({ type: 'journal', journal });
    return day.profileProblem;
  }

  async function readNow(keep = false): Promise<void> {
    try {
      const problem = await readBook(keep);
      const [note] = store.get().journal.notes;
      if (note !== undefined || problem !== undefined) await allWords();
      if (note !== undefined) store.send({ type: 'banner', banner: { tone: 'warning', text: note, actions: [] } });
      else if (problem !== undefined)
        store.send({ type: 'banner', banner: { tone: 'warning', text: problem, actions: ['go-profile'] } });
    } catch (error) {
      await allWords();
      // What was read before is still there, and so is what it says of being behind.
      const wasStopped = error instanceof WorkbookError && error.code === 'cancelled';
      if (wasStopped && store.get().phase === 'ready') store.send({ type: 'stale', stale: true });
      else store.send({ type: 'failed', problem: sentence(error) });
    }
  }

  async function read(): Promise<void> {
    await run({ label: text('taskpane.task.reading'), cancellable: false, progress: 0 }, () => readNow(true));
  }

  const edited = followEdits(store, (how) => {
    const reading = readBook(true, how).then(() => undefined);
    following = reading.finally(() => {
      following = undefined;
    });
    return following;
  });

  function show(job: PlanJob, title: Text, changes: ChangeSet, off?: ReadonlySet<number>): void {
    store.send({ type: 'plan', plan: { job, title, changes }, off });
    store.send({ type: 'view', view: 'preview' });
  }

  const options = (conflicts: 'refuse' | 'skip') => ({
    conflicts,
    signal: abort?.signal,
    onProgress: (done: number, total: number) =>
      store.send({ type: 'progress', progress: total === 0 ? 1 : done / total }),
  });

  /** What was said of the last write, and its 撤销, is not said beside the next one. */
  function forgetLast(): void {
    const { task, banner } = store.get();
    if (task === undefined && banner !== undefined) store.send({ type: 'banner', banner: undefined });
  }

  async function apply(choice?: ClashChoice): Promise<void> {
    const { plan, clash } = store.get();
    if (plan === undefined) return;
    if (choice === 'cancel') {
      store.send({ type: 'clash', clash: undefined });
      return;
    }
    const wanted = plan.changes.filter((_, index) => !plan.off.has(index));
    const changes = choice === 'overwrite' && clash !== undefined ? rebase(wanted, clash.conflicts) : wanted;
    const conflicts = choice === 'skip' ? 'skip' : 'refuse';
    forgetLast();
    await run({ label: text('taskpane.task.writing'), cancellable: true, progress: 0 }, async () => {
      const long = services.writesBySheet ? await import('./parts') : undefined;
      const parts = long?.partsOf(changes);
      if (long === undefined || parts === undefined) {
        const report = await services.journal.apply(plan.title, changes, options(conflicts));
        await settle(report, choice, 'apply', countPlaces(wanted));
        return;
      }
      const { report, places, banner } = await long.writeParts(parts, plan, conflicts, { services, store, stopped });
      await settle(report, choice, 'apply', places);
      if (banner !== undefined) store.send({ type: 'banner', banner });
    });
  }

  async function step(during: 'undo' | 'redo', choice?: ClashChoice): Promise<void> {
    if (choice === 'cancel') {
      store.send({ type: 'clash', clash: undefined });
      return;
    }
    forgetLast();
    await run({ label: text(`taskpane.task.${during}`), cancellable: false, progress: 0 }, async () => {
      const how = { ...options(choice === 'skip' ? 'skip' : 'refuse'), overwrite: choice === 'overwrite' };
      const count = store.get().journal[during]?.changes ?? 0;
      const report = during === 'undo' ? await services.journal.undo(how) : await services.journal.redo(how);
      await settle(report, choice, during, count);
    });
  }

  /** After a write: either the cells that no longer fit are shown, or the pane says what stands and reads afresh. */
  async function settle(
    report: ApplyReport,
    choice: ClashChoice | undefined,
    during: Clash['during'],
    places: number,
  ): Promise<void> {
    if (report.conflicts.length > 0 && choice !== 'skip') {
      store.send({ type: 'clash', clash: { during, conflicts: report.conflicts } });
      store.send({ type: 'view', view: 'preview' });
      return;
    }
    const job = store.get().plan?.job;
    store.send({ type: 'clash', clash: undefined });
    await readNow();
    // Back to where the plan came from.
    if (store.get().view === 'preview') store.send({ type: 'view', view: AFTER[job ?? 'day'] ?? 'today' });
    const skipped = new Set(report.conflicts.map(({ sheet, cell }) => `${cell} ${sheet}`)).size;
    const key =
      report.conflicts.length > 0 ? (`taskpane.done.${during}.skipped` as const) : (`taskpane.done.${during}` as const);
    store.send({
      type: 'banner',
      banner: {
        tone: 'success',
        text: text(key, { count: Math.max(0, places - skipped), skipped }),
        actions: [during === 'undo' ? 'redo' : 'undo'],
      },
    });
  }

  async function jump(sheet: string, cell: string): Promise<void> {
    try {
      await services.port.select(sheet, cell);
    } catch (error) {
      await allWords();
      store.send({ type: 'banner', banner: { tone: 'warning', text: sentence(error), actions: [] } });
    }
  }

  async function speak(locale: Locale): Promise<void> {
    try {
      await loadCatalogue(locale);
      store.send({ type: 'locale', locale });
    } catch {
      store.send({ type: 'banner', banner: { tone: 'warning', text: text('taskpane.language.missing'), actions: [] } });
    }
  }

  return {
    services,
    store,
    run,
    read,
    today,
    asOf,
    show,
    apply,
    undo: (choice) => step('undo', choice),
    redo: (choice) => step('redo', choice),
    cancel: () => abort?.abort(),
    jump,
    speak,
  };
}

/** What went wrong may be said in words that no screen has asked for yet; where they cannot be had, that something went wrong is said. */
const allWords = (): Promise<void> => loadLaterWords().catch(() => undefined);

/** The same changes, taking what was found in the clashing cells as what is expected there: the person decided to write over it. */
export function rebase(changes: ChangeSet, conflicts: readonly Conflict[]): ChangeSet {
  const found = new Map(conflicts.map((conflict) => [conflict.change, conflict] as const));
  const byPlace = new Map(conflicts.map((conflict) => [placeOf(conflict.change, conflict.cell), conflict] as const));
  return changes.map((change) => {
    const conflict = found.get(change) ?? ('cell' in change ? byPlace.get(placeOf(change, change.cell)) : undefined);
    if (conflict === undefined) return change;
    if (change.kind === 'value' || change.kind === 'formula') return { ...change, before: conflict.found };
    return withoutBefore(change);
  });
}

const placeOf = (change: Change, cell: string): string => `${change.kind} ${change.sheet}!${cell}`;

/** A format is no one's work: writing over it needs no condition. */
function withoutBefore(change: Change): Change {
  if (!('before' in change)) return change;
  const copy: { before?: unknown } & Change = { ...change };
  delete copy.before;
  return copy;
}
