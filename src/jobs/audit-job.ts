import type { IsoDate } from '../calendar';
import {
  audit,
  auditSheetChanges,
  changedSince,
  ignoreFinding,
  decideLoss,
  joinNotes,
  morningOf,
  morningSheetChanges,
  notesChanges,
  notesIn,
  scoreOf,
  signDay,
  spotSheetChanges,
  type AuditInput,
  type AuditNotes,
  type AuditReport,
  type ChangedSince,
  type Decision,
  type Finding,
  type Ignored,
  type Morning,
  type RuleId,
  type Score,
  type SignedDay,
} from '../audit';
import type { ChangeSet } from '../sheet';
import { text, type Locale } from '../words';
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
  /** What the manager goes through in the morning. */
  readonly morning: Morning;
  /** The day of the last look that was kept; absent: everything is old. */
  readonly seen?: IsoDate;
  readonly signed: Readonly<Record<IsoDate, Omit<SignedDay, 'prints'>>>;
  readonly changedSince: readonly ChangedSince[];
}

const reports = new WeakMap<Store, { readonly today: IsoDate; readonly report: AuditReport }>();

function inputOf(store: Store, today: IsoDate): AuditInput {
  const { book, recognised, ledger, profile } = store;
  return { book, recognised, ledger, profile, today };
}

/** The store's findings, worked out once a day and reading. */
function reportOf(store: Store, today: IsoDate): AuditReport {
  const known = reports.get(store);
  if (known?.today === today) return known.report;
  const report = audit(inputOf(store, today));
  reports.set(store, { today, report });
  return report;
}

function notesOf(store: Store): AuditNotes {
  return joinNotes(store.members.map(({ book }) => notesIn(book)));
}

/** The manager's check of the open store: every finding, what is new, what was set aside, the score and the signed days. */
export function checkJob(store: Store, today: IsoDate): CheckResult {
  const report = reportOf(store, today);
  const notes = notesOf(store);
  const known = notes.seen && new Set(notes.seen.ids);
  return {
    today,
    findings: report.findings.map((finding) => ({
      ...finding,
      isNew: known !== undefined && !known.has(finding.id),
      ignored: notes.ignored[finding.id],
    })),
    off: report.off,
    score: scoreOf(report, (id) => notes.ignored[id] !== undefined),
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

/** A reported loss is approved, sent back or given to a colleague, or that is taken back. */
export function decideJob(store: Store, id: string, entry: Decision | undefined): ChangeSet {
  return notesChanges(store.book, decideLoss(notesOf(store), id, entry), text('audit.change.decide'));
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
