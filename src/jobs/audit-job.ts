import type { IsoDate } from '../calendar';
import {
  auditSteps,
  auditSheetChanges,
  briefOf,
  changedSince,
  customerOfLoss,
  ignoreFinding,
  decide,
  joinNotes,
  morningOf,
  morningSheetChanges,
  notesChanges,
  notesIn,
  scoreOf,
  signDay,
  spotCheckIn,
  spotSheetChanges,
  type AuditInput,
  type AuditNotes,
  type AuditReport,
  type AuditRun,
  type ChangedSince,
  type Decision,
  type Finding,
  type Ignored,
  type Morning,
  type RuleId,
  type Score,
  type SignedDay,
  type SpotCheck,
} from '../audit';
import { BadRequest, giveOver } from '../keeping';
import { markFindings, type MarkedFinding } from '../marks';
import { DOCUMENT_PARTS, EMPTY_JOURNAL, parseJournal, type ChangeSet, type SheetSnapshot } from '../sheet';
import { say, text, type Locale, type Text } from '../words';
import type { Slices } from './registry';
import type { Store } from './store';

/** A finding as the pane lists it. */
export interface CheckedFinding extends Finding {
  /** Not there at the last look that was kept. */
  readonly isNew: boolean;
  readonly ignored?: Ignored;
}

export interface CheckResult {
  readonly today: IsoDate;
  readonly findings: readonly CheckedFinding[];
  readonly off: readonly RuleId[];
  readonly score: Score;
  /** Each consultant's score out of 100, the best first. */
  readonly people: readonly { readonly name: string; readonly score: number }[];
  /** A spot check's results, where one was filled in. */
  readonly spot?: SpotCheck;
  /** The check in short, for the work group: a sentence a line, no customer in it. */
  readonly brief: readonly Text[];
  /** What the manager goes through in the morning. */
  readonly morning: Morning;
  /** The day of the last look that was kept; absent: everything is old. */
  readonly seen?: IsoDate;
  readonly signed: Readonly<Record<IsoDate, Omit<SignedDay, 'prints'>>>;
  readonly changedSince: readonly ChangedSince[];
}

const reports = new WeakMap<Store, { readonly today: IsoDate; readonly report: AuditReport }>();

/**
 * The last check that a sheet had a part in, by its snapshot: where one cell is typed the other sheets are the very objects of the earlier reading, and
 * what was found before on what the cell does not touch still holds.
 */
const runs = new WeakMap<SheetSnapshot, AuditRun>();

/** The store's check, after the last one of the same sheets where there was one. */
function* runOf(store: Store, today: IsoDate): Generator<number, AuditReport> {
  const { sheets } = store.book;
  const before = sheets.map((sheet) => runs.get(sheet)).find((run) => run !== undefined);
  const run = yield* auditSteps(inputOf(store, today), {}, before);
  for (const sheet of sheets) runs.set(sheet, run);
  reports.set(store, { today, report: run.report });
  return run.report;
}

function inputOf(store: Store, today: IsoDate): AuditInput {
  const { book, recognised, ledger, profile } = store;
  return { book, recognised, ledger, profile, today };
}

/** The store's findings, worked out once a day and reading. */
function reportOf(store: Store, today: IsoDate): AuditReport {
  const known = reports.get(store);
  if (known?.today === today) return known.report;
  const steps = runOf(store, today);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in slices. */
function* reportSteps(store: Store, today: IsoDate): Generator<number, AuditReport> {
  const known = reports.get(store);
  if (known?.today === today) return known.report;
  // Reading the sheets and putting customers together take most of the time: each is a slice.
  yield 0;
  void store.recognised;
  yield READ;
  void store.ledger;
  yield PUT_TOGETHER;
  const steps = runOf(store, today);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    yield PUT_TOGETHER + step.value * (1 - PUT_TOGETHER);
  }
}

/** How far a check is once the sheets are read, and once the customers are put together. */
const READ = 0.5;
const PUT_TOGETHER = 0.6;

function notesOf(store: Store): AuditNotes {
  return joinNotes(store.members.map(({ book }) => notesIn(book)));
}

/** The manager's check of the open store: every finding, what is new, what was set aside, the score and the signed days. */
export function* checkJob(store: Store, today: IsoDate): Slices<CheckResult> {
  const report = yield* reportSteps(store, today);
  const notes = notesOf(store);
  const known = notes.seen && new Set(notes.seen.ids);
  const setAside = (id: string): boolean => notes.ignored[id] !== undefined;
  const findings = report.findings.map((finding) => ({
    ...finding,
    isNew: known !== undefined && !known.has(finding.id),
    ignored: notes.ignored[finding.id],
  }));
  const spot = spotCheckIn(store.book);
  return {
    today,
    findings,
    off: report.off,
    score: scoreOf(report, { setAside }),
    people: report.consultants
      .flatMap(({ name }) => {
        const { total } = scoreOf(report, { setAside, consultant: name });
        return total === undefined ? [] : [{ name, score: total }];
      })
      .sort((a, b) => b.score - a.score),
    spot,
    brief: briefOf(report, notes, spot, known && findings.filter(({ isNew, ignored }) => isNew && !ignored).length),
    morning: morningOf(inputOf(store, today), report, notes),
    seen: notes.seen?.date,
    signed: Object.fromEntries(
      Object.entries(notes.signed).map(([date, { prints: _prints, ...signed }]) => [date, signed]),
    ),
    changedSince: changedSince(inputOf(store, today), notes),
  };
}

/** Sets a finding aside with a reason, or takes that back. */
export function ignoreJob(store: Store, id: string, entry: Ignored | undefined): ChangeSet {
  const why = text(entry === undefined ? 'audit.change.heed' : 'audit.change.ignore');
  return notesChanges(store.book, ignoreFinding(notesOf(store), id, entry), why);
}

/** The manager has checked a day's sheets; what is found today counts as seen. `at` is the computer's time, `YYYY-MM-DDTHH:mm`. */
export function signJob(store: Store, today: IsoDate, date: IsoDate, by: string, at: string): ChangeSet {
  const report = reportOf(store, today);
  const notes = notesOf(store);
  const signed = signDay(inputOf(store, today), report, date, by, at);
  const after: AuditNotes = {
    ...notes,
    signed: { ...notes.signed, [date]: signed },
    seen: { date: today, ids: report.findings.map(({ id }) => id) },
  };
  return notesChanges(store.book, after, text('audit.change.sign', { date }));
}

/** A reported loss or a proposed level is approved or sent back, or that is taken back. */
export function decideJob(store: Store, id: string, entry: Decision | undefined): ChangeSet {
  return notesChanges(store.book, decide(notesOf(store), id, entry), text('audit.change.decide'));
}

/** 晨检表 as a sheet of the workbook, to print. */
export function morningSheetJob(store: Store, today: IsoDate, locale: Locale): ChangeSet {
  const morning = morningOf(inputOf(store, today), reportOf(store, today), notesOf(store));
  return morningSheetChanges(store.book, morning, locale);
}

/** 抽查表: lines drawn by lot, for the manager to call. */
export function spotSheetJob(store: Store, today: IsoDate, locale: Locale): ChangeSet {
  return spotSheetChanges(inputOf(store, today), today, locale);
}

/** 检核报告 as a sheet of the workbook. */
export function auditSheetJob(store: Store, today: IsoDate, locale: Locale): ChangeSet {
  return auditSheetChanges(store.book, reportOf(store, today), notesOf(store), locale);
}

/**
 * A reported loss is given to a colleague: a row in the colleague's matrix for this month, and the decision, both in one step. What stands in the
 * way is said.
 */
export function giveLossJob(
  store: Store,
  today: IsoDate,
  id: string,
  entry: Decision & { readonly to: string },
): { readonly changes: ChangeSet } | { readonly problem: Text } {
  const customer = customerOfLoss(inputOf(store, today), id);
  if (customer === undefined) return { problem: text('audit.morning.loss-gone') };
  const { book, recognised, ledger, profile } = store;
  try {
    const { changes, without } = giveOver({ book, recognised, ledger, profile }, customer, entry.to, today);
    const [missing] = without;
    if (changes.length === 0 && missing !== undefined) return { problem: missing.why };
    return { changes: [...changes, ...decideJob(store, id, entry)] };
  } catch (error) {
    if (error instanceof BadRequest) return { problem: error.words };
    throw error;
  }
}

/** Marks on the sheets for errors and warnings that nobody has set aside; without `show` all of them are taken away. */
export function markFindingsJob(store: Store, today: IsoDate, show: boolean, locale: Locale): ChangeSet {
  const { ignored } = notesOf(store);
  const wanted = reportOf(store, today).findings.filter(({ id, severity }) => severity !== 'hint' && !ignored[id]);
  const journal = parseJournal(store.book.parts.get(DOCUMENT_PARTS.journal) ?? '') ?? EMPTY_JOURNAL;
  const marks = wanted.map(({ at, rule, text: what }): MarkedFinding => ({
    ...at,
    title: text(`audit.${rule}.title`),
    what,
  }));
  return markFindings(store.book, journal, show ? marks : [], (what) => say(what, locale));
}
