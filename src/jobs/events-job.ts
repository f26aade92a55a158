import { dayOf, type IsoDate } from '../calendar';
import {
  callersOf,
  callSheetChanges,
  dueCalls,
  eventChanges,
  eventReports,
  inviteGuests,
  listsIn,
  managersCalls,
  outcomesIn,
  planFor,
  plansIn,
  summaryChanges,
  wholeEvents,
  wishInWords,
  type CallKind,
  type DueCall,
  type EventOutcome,
  type EventPlan,
  type EventReport,
  type Exclusion,
  type GuestWish,
  type InvitationLine,
  type InvitationList,
  type InviteReport,
  type WrittenOutcome,
} from '../events';
import { guestFacts, lastOwnerBook } from '../owners';
import { ownerRules } from '../profile';
import type { ChangeSet } from '../sheet';
import type { Locale, Text } from '../words';
import { oncePerStore } from './per-store';
import type { Store } from './store';

/** A guest on a list, as the pane shows one. */
export interface EventGuest {
  readonly sheet: string;
  readonly row: number;
  readonly cell: string;
  readonly event: string;
  readonly name?: string;
  readonly phone?: string;
  readonly model?: string;
  /** Who invites, else whose customer it is. */
  readonly by?: string;
  readonly answer?: InvitationLine['answer'];
  readonly attended: boolean;
}

/** A call that an invitation list owes. */
export interface EventCall extends EventGuest {
  readonly kind: CallKind;
  readonly due: IsoDate;
  /** Days since it was due; 0 today, less than 0 where it is due later. */
  readonly late: number;
  /** Follow-ups that took place. */
  readonly done: number;
  readonly withManager: boolean;
}

export interface EventOfStore {
  readonly report: EventReport;
  readonly plan?: EventPlan;
  /** Target against result, and the money. */
  readonly outcome: EventOutcome;
  /** Who calls, and how many guests; '' where nobody is named. */
  readonly callers: readonly (readonly [name: string, guests: number])[];
  readonly guests: readonly EventGuest[];
  /** 经理陪战: who is unsure, due today or later. */
  readonly forManager: readonly EventCall[];
}

/** The events of a workbook, and the calls that they owe today. */
export interface EventsDay {
  readonly today: IsoDate;
  readonly events: readonly EventOfStore[];
  readonly calls: readonly EventCall[];
  /** What must be told before lists can be added up to one event. */
  readonly asked: readonly Text[];
}

/** The invitation lists of the workbook with their figures and findings, and whom to call for them on a day. */
export const eventsJob = oncePerStore(eventsDay);

function eventsDay(store: Store, today: IsoDate): EventsDay {
  const { lists, asked, reports, plans } = eventsOf(store, today);
  const outcomes = outcomesIn(store.book, reports, plans);
  return {
    today,
    asked,
    events: lists.flatMap((list, i): EventOfStore[] => {
      const [report, outcome] = [reports[i], outcomes[i]];
      if (report === undefined || outcome === undefined) return [];
      const plan = planFor(list.name, plans);
      const guests = list.lines.map((line) => guestOf(list, line));
      const callers = [...callersOf(list)].map(([name, own]) => [name, own.length] as const);
      const forManager = managersCalls(list, today).map((call) => callOf(list, call, today));
      return [{ report, ...(plan === undefined ? {} : { plan }), outcome, callers, guests, forManager }];
    }),
    calls: lists
      .flatMap((list) => dueCalls(list, today).map((call) => callOf(list, call, today)))
      .sort((a, b) => b.late - a.late),
  };
}

function callOf(list: InvitationList, { line, kind, due, done, withManager }: DueCall, today: IsoDate): EventCall {
  return { ...guestOf(list, line), kind, due, late: dayOf(today) - dayOf(due), done, withManager };
}

function guestOf(list: InvitationList, line: InvitationLine): EventGuest {
  const { row, cell, name, phone, model, inviter, consultant, answer, attended, attendedCount = 0 } = line;
  return {
    sheet: line.sheet ?? list.sheet,
    row,
    cell,
    event: list.name,
    name,
    phone,
    model,
    by: inviter ?? consultant,
    answer,
    attended: attended === true || attendedCount > 0,
  };
}

function wholeOf({ book, recognised }: Store) {
  const plans = plansIn(book);
  return { ...wholeEvents(book, listsIn(book, recognised), plans), plans };
}

function eventsOf(store: Store, today: IsoDate) {
  const { recognised, profile } = store;
  const { events: lists, asked, plans } = wholeOf(store);
  const facts = guestFacts(lastOwnerBook(recognised.afterSales, ownerRules(profile), dayOf(today)));
  return { lists, asked, reports: eventReports(lists, facts), plans };
}

/** What a person filled in of one event, by its list. */
export interface EnteredOutcome {
  readonly sheet: string;
  readonly event: string;
  readonly outcome: WrittenOutcome;
}

/** What writing 活动总结 would change. */
export function eventSummaryJob(store: Store, entered: EnteredOutcome, today: IsoDate, locale: Locale): ChangeSet {
  const all = eventsOf(store, today);
  const list = all.lists.findIndex(({ sheet, name }) => sheet === entered.sheet && name === entered.event);
  return summaryChanges(store.book, { ...all, entered: { list, outcome: entered.outcome } }, locale);
}

/** What making 电话单 of an event, one for everybody who calls, would change. */
export function eventCallSheetsJob(
  store: Store,
  { sheet, event }: Pick<EnteredOutcome, 'sheet' | 'event'>,
  withPhones: boolean,
  locale: Locale,
): ChangeSet {
  const { events, plans } = wholeOf(store);
  const list = events.find((one) => one.sheet === sheet && one.name === event);
  if (list === undefined) return [];
  return callSheetChanges(store.book, list, planFor(event, plans), { withPhones, locale });
}

/** An event as a person plans it: why, for whom, what, when, where, how, how much. */
export interface EventRequest {
  readonly plan: Omit<EventPlan, 'whom'>;
  readonly wish: GuestWish;
  readonly inviters: readonly string[];
  readonly supervisors: readonly string[];
}

/** Who would be invited, before anything is written. */
export interface GuestCount {
  readonly invited: number;
  /** Everybody who was looked at. */
  readonly candidates: number;
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>;
  readonly inviters: readonly string[];
  readonly crossShare?: number;
  /** How many each single choice would bring. */
  readonly byChoice: InviteReport['byChoice'];
}

function invited({ recognised, ledger, profile }: Store, request: EventRequest, today: IsoDate): InviteReport {
  const { plan, wish, inviters, supervisors } = request;
  return inviteGuests(
    { afterSales: recognised.afterSales, ledger, profile },
    { wish, days: { today, from: plan.from, to: plan.to ?? plan.from }, inviters, supervisors },
  );
}

export function eventGuestsJob(store: Store, request: EventRequest, today: IsoDate): GuestCount {
  const { choice, invitations, candidates, inviters, crossShare, byChoice } = invited(store, request, today);
  const excluded: Partial<Record<Exclusion, number>> = {};
  for (const { why } of choice.excluded) excluded[why] = (excluded[why] ?? 0) + 1;
  return {
    invited: invitations.length,
    candidates,
    excluded,
    inviters,
    byChoice,
    ...(crossShare === undefined ? {} : { crossShare }),
  };
}

/** What making the event would change: 活动方案 and 邀约表, one set that is taken back whole. */
export function eventPlanJob(
  store: Store,
  request: EventRequest,
  today: IsoDate,
  withPhones: boolean,
  locale: Locale,
): ChangeSet {
  const { invitations } = invited(store, request, today);
  const { plan, wish } = request;
  const whole: EventPlan = {
    ...plan,
    to: plan.to ?? plan.from,
    whom: wishInWords(wish, locale),
    targets: { ...plan.targets, invited: invitations.length },
  };
  return eventChanges(store.book, whole, invitations, { withPhones, locale });
}
