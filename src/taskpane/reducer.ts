import { dateOf, dayOf, lastDayOfMonth, type IsoDate } from '../calendar';
import type { DayReport } from '../jobs/types';
import type { DayResult } from './host/services';
import type { PaneEvent, PaneState, Plan } from './state';
import { leftOutAfter } from './today/left-out';
import { tabOf } from './views';

/** Pure: what the pane shows after an event. Everything that takes time lives in the controller. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case 'view':
      return {
        ...state,
        view: event.view,
        tab: tabOf(event.view, state.tab),
        subject: suits(state.subject, event.view) ? state.subject : undefined,
        resume: event.view === 'today' ? state.subject?.line : undefined,
        why: undefined,
        ...(event.view === state.view && { visits: state.visits + 1, close: undefined }),
      };
    case 'locale':
      return { ...state, locale: event.locale };
    case 'task':
      return { ...state, task: event.task };
    case 'progress':
      return progressed(state, event.progress);
    case 'day':
      return { ...withDay(state, event.day, event.plan), sample: event.sample, exercise: event.exercise };
    case 'failed':
      return { ...state, phase: 'failed', problem: event.problem, report: undefined, plan: undefined, why: undefined };
    case 'plan':
      return { ...state, plan: { ...event.plan, off: event.off ?? new Set() }, clash: undefined };
    case 'tick':
      return tick(state, event.indexes, event.on);
    case 'drop-plan':
      return { ...state, plan: undefined, clash: undefined };
    case 'clash':
      return { ...state, clash: event.clash };
    case 'journal':
      return { ...state, journal: event.journal };
    case 'banner':
      return { ...state, banner: event.banner };
    case 'why':
      return { ...state, why: event.why };
    case 'consultant':
      // A plan of the day was made for what the filter showed.
      return {
        ...state,
        consultant: event.consultant,
        plan: state.plan?.job === 'day' && event.consultant !== state.consultant ? undefined : state.plan,
      };
    case 'dismissed':
      return { ...state, dismissed: event.keys };
    case 'left-out':
      return { ...state, leftOut: event.keys };
    case 'as-of':
      return { ...state, asOf: event.day, plan: state.plan?.job === 'day' ? undefined : state.plan };
    case 'card':
      return { ...state, card: event.card };
    case 'stale':
      return event.stale === (state.stale ?? false) ? state : { ...state, stale: event.stale };
    case 'month':
      return { ...state, month: event.month, figures: undefined, board: undefined, close: undefined };
    case 'figures':
      return { ...state, figures: event.figures };
    case 'board':
      return { ...state, board: event.board };
    case 'audit':
      return { ...state, audit: event.audit };
    case 'close':
      return { ...state, close: event.close };
    case 'consolidated':
      return { ...state, consolidated: event.result };
    case 'rules-draft':
      return { ...state, rulesDraft: event.draft };
    case 'map':
      return { ...state, view: 'mapping', sheetToMap: event.sheet, why: undefined };
    case 'subject':
      return { ...state, subject: event.subject };
  }
}

/** A fresh reading makes every figure of the former one stale; what is previewed comes with it, where it was made anew. */
function withDay(state: PaneState, { report, profile, care, events }: DayResult, plan: Plan | undefined): PaneState {
  const names = peopleOf({ report, care, events });
  const months = monthsOf(report);
  return {
    ...state,
    phase: 'ready',
    report,
    care,
    events,
    audit: undefined,
    profile,
    problem: undefined,
    plan,
    clash: undefined,
    why: undefined,
    figures: undefined,
    board: undefined,
    close: undefined,
    consultant: state.consultant !== undefined && names.includes(state.consultant) ? state.consultant : undefined,
    month: state.month !== undefined && months.includes(state.month) ? state.month : nearestMonth(months, report.today),
  };
}

function tick(state: PaneState, indexes: readonly number[], on: boolean): PaneState {
  if (state.plan === undefined) return state;
  const off = new Set(state.plan.off);
  for (const index of indexes) {
    if (on) off.delete(index);
    else off.add(index);
  }
  const { plan, report, leftOut } = state;
  const remembers = plan.job === 'day' && report !== undefined;
  return {
    ...state,
    plan: { ...plan, off },
    leftOut: remembers ? leftOutAfter(leftOut, report.workbook, plan, indexes, on) : leftOut,
  };
}

/** The consultants that the report's customers name, in the order of first appearance. */
export function consultantsOf(report: DayReport): readonly string[] {
  const names = new Set<string>();
  for (const customer of report.customers) if (customer.consultant !== undefined) names.add(customer.consultant);
  return [...names];
}

/** Months that the workbook's forms speak of, newest first. */
export function monthsOf(report: DayReport): readonly string[] {
  const months = new Set<string>();
  for (const form of report.forms) {
    if (form.month !== undefined) months.add(form.month);
    else if (form.date !== undefined) months.add(form.date.slice(0, 7));
    else
      for (const record of form.records)
        if (record.fields.date !== undefined) months.add(record.fields.date.slice(0, 7));
  }
  return [...months].sort().reverse();
}

/** This month if the workbook has it, else the newest that is not in the future, else the newest. */
export function nearestMonth(months: readonly string[], today: string): string | undefined {
  const now = today.slice(0, 7);
  return months.find((month) => month <= now) ?? months.at(-1);
}

/** Sheets of last month are still worked on in the first days of the next one. */
const STILL_WORKED_ON = 10;

/** The last day of the newest month, where that month is over for longer than people still work on its sheets. */
export function endOfOldMonth(report: DayReport, today: IsoDate): IsoDate | undefined {
  const newest = monthsOf(report)[0];
  if (newest === undefined || newest >= today.slice(0, 7)) return undefined;
  const end = lastDayOfMonth(newest);
  return dayOf(today) - end > STILL_WORKED_ON ? dateOf(end) : undefined;
}

/** As of which day a workbook whose newest month is long over is looked at: that month's end, or the day in it on which a sample plays. */
export function dayOfOldMonth(report: DayReport, today: IsoDate, sampleDay: string | undefined): IsoDate | undefined {
  const end = endOfOldMonth(report, today);
  if (end === undefined || sampleDay === undefined) return end;
  const inMonth = /^\d{4}-\d{2}-(?:0[1-9]|[1-3]\d)$/u.test(sampleDay) && sampleDay.slice(0, 7) === end.slice(0, 7);
  return inMonth && sampleDay <= end ? sampleDay : end;
}

/** A call to an owner, an invitation and a contact of the sale are three things: each form asks who is meant where somebody else's subject stands. */
function suits(subject: PaneState['subject'], view: PaneState['view']): boolean {
  if (view !== 'log' && view !== 'call' && view !== 'guest') return true;
  const own = subject?.call !== undefined ? 'call' : subject?.guest !== undefined ? 'guest' : 'log';
  return subject === undefined || own === view;
}

/** Everyone whose calls a list may be narrowed to: the consultants, then those who owe calls to owners and guests. */
export function peopleOf({ report, care, events }: Pick<PaneState, 'report' | 'care' | 'events'>): readonly string[] {
  const names = new Set(report === undefined ? [] : consultantsOf(report));
  for (const { by } of [...(care?.tasks ?? []), ...(events?.calls ?? [])]) if (by !== undefined) names.add(by);
  return [...names];
}

/** A long list is drawn anew with every state: steps that nobody sees are none. */
const STEPS = 20;

function progressed(state: PaneState, done: number): PaneState {
  const { task } = state;
  const progress = Math.floor(done * STEPS) / STEPS;
  return task === undefined || task.progress === progress ? state : { ...state, task: { ...task, progress } };
}
