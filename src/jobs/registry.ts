import { dayJob } from './day/day-job';
import type { Store } from './store';
import { STOPPED } from './types';

/**
 * The journeys that the faces start, by name. The day, which everyone waits for, is here; the others are loaded when they are first
 * asked for. A new one is its file and a line here: the pane, its worker and tests derive theirs from this list.
 */
export const JOBS = {
  runDay: () => Promise.resolve(dayJob),
  rollupMonth: async () => (await import('./month-job')).monthJob,
  monthSheet: async () => (await import('./month-job')).monthSheetJob,
  traceFigure: async () => (await import('./month-job')).traceJob,
  board: async () => (await import('./month-job')).boardJob,
  saveTargets: async () => (await import('./month-job')).targetsJob,
  closeMonth: async () => (await import('./close-job')).closeJob,
  check: async () => (await import('./audit-job')).checkJob,
  ignoreFinding: async () => (await import('./audit-job')).ignoreJob,
  signDay: async () => (await import('./audit-job')).signJob,
  decide: async () => (await import('./audit-job')).decideJob,
  auditRules: async () => (await import('./audit-rules-job')).auditRulesJob,
  setAuditRules: async () => (await import('./audit-rules-job')).setAuditRulesJob,
  giveLoss: async () => (await import('./audit-job')).giveLossJob,
  markFindings: async () => (await import('./audit-job')).markFindingsJob,
  morningSheet: async () => (await import('./audit-job')).morningSheetJob,
  spotSheet: async () => (await import('./audit-job')).spotSheetJob,
  auditSheet: async () => (await import('./audit-job')).auditSheetJob,
  restoreLook: async () => (await import('./settings-job')).restoreLookJob,
  rememberAnswers: async () => (await import('./settings-job')).rememberAnswersJob,
  presets: async () => (await import('./settings-job')).presetsJob,
  saveProfile: async () => (await import('./settings-job')).saveProfileJob,
  keepLists: async () => (await import('./keep-job')).keepListsJob,
  logContact: async () => (await import('./keep-job')).logContactJob,
  logCall: async () => (await import('./keep-job')).logCallJob,
  takeInVisitor: async () => (await import('./keep-job')).takeInVisitorJob,
  draftReport: async () => (await import('./keep-job')).draftReportJob,
  blankForms: async () => (await import('./keep-job')).blankFormsJob,
  careSheet: async () => (await import('./care')).careSheetJob,
  careMonth: async () => (await import('./care')).careMonthJob,
  careTrace: async () => (await import('./care')).careTraceJob,
  eventSummary: async () => (await import('./events-job')).eventSummaryJob,
  eventCallSheets: async () => (await import('./events-job')).eventCallSheetsJob,
  eventGuests: async () => (await import('./events-job')).eventGuestsJob,
  eventPlan: async () => (await import('./events-job')).eventPlanJob,
  logGuest: async () => (await import('./keep-job')).logGuestJob,
  makeCards: async () => (await import('./keep-job')).makeCardsJob,
} as const satisfies Readonly<Record<string, () => Promise<(store: Store, ...input: never[]) => unknown>>>;

export type JobName = keyof typeof JOBS;

/** A long journey in slices: yields how far it is, 0–1, so that a face stays alive and a person can stop it. */
export type Slices<R> = Generator<number, R>;

type Outcome<R> = Awaited<R> extends Slices<infer Whole> ? Whole : Awaited<R>;

/** The journeys over the store that is open: what a face calls, on its own thread or behind a worker. */
export type Jobs = {
  readonly [Name in JobName]: Awaited<ReturnType<(typeof JOBS)[Name]>> extends (
    store: Store,
    ...input: infer Input
  ) => infer Result
    ? (...input: Input) => Promise<Outcome<Result>>
    : never;
};

/**
 * Runs a journey over a store.
 * @param between called between two slices of a long one; false stops it
 * @throws an error named `STOPPED`
 */
export async function runJob(
  name: JobName,
  store: Store,
  input: readonly unknown[],
  between?: (done: number) => Promise<boolean>,
): Promise<unknown> {
  const job = (await JOBS[name]()) as (store: Store, ...input: readonly unknown[]) => unknown;
  const made: unknown = await job(store, ...input);
  if (!isSliced(made)) return made;
  for (let step = made.next(); ; step = made.next()) {
    if (step.done === true) return step.value;
    if (between !== undefined && !(await between(step.value))) throw stopped();
  }
}

function isSliced(made: unknown): made is Slices<unknown> {
  return typeof made === 'object' && made !== null && Symbol.iterator in made && 'next' in made;
}

function stopped(): Error {
  const error = new Error(STOPPED);
  error.name = STOPPED;
  return error;
}
