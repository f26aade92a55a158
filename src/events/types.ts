import type { IsoDate } from '../calendar';
import type { RowRef } from '../forms/types';
import { text, type Text } from '../words';

/** 肯定来 · 不确定 · 肯定不来: the three answers of an invitation. */
export const ANSWERS = ['coming', 'unsure', 'not-coming'] as const;
export type Answer = (typeof ANSWERS)[number];

/** One call (or message) to a guest: a date, a result (`reached`, `no-answer` …), or both. */
export interface FollowUp {
  readonly step: string;
  readonly date?: IsoDate;
  readonly result?: string;
}

/** A guest on an invitation list. */
export interface InvitationLine {
  /** Where the line stands, if that is not the list's own sheet: of an event whose lists stand on several. */
  readonly sheet?: string;
  readonly row: number;
  /** A cell of the line for people to look at: the name's, else the first that the list has. */
  readonly cell: string;
  readonly name?: string;
  /** Digits only. */
  readonly phone?: string;
  readonly plate?: string;
  readonly model?: string;
  /** Service group or level, as written. */
  readonly group?: string;
  /** The guest's own consultant, and who invites. */
  readonly consultant?: string;
  readonly inviter?: string;
  readonly answer?: Answer;
  readonly result?: string;
  readonly followUps: readonly FollowUp[];
  /** How often the guest was called, where the list says no more. */
  readonly counted?: number;
  readonly attended?: boolean;
  readonly attendedCount?: number;
  readonly dealt?: boolean;
  readonly lostReason?: string;
  /** 建卡: filed as a prospect on the day. */
  readonly filed?: boolean;
  /** 进厂产值, 成交金额: what the guest brought, in yuan. */
  readonly output?: number;
}

/** An invitation list as it stands in a workbook: one event each. */
export interface InvitationList {
  readonly sheet: string;
  readonly name: string;
  /** First and last day; the same for an event of one day. Absent where the list does not say. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly lines: readonly InvitationLine[];
  /** Who came without being invited (自然到店), where the list has them: never among the invited. */
  readonly walkIns?: readonly InvitationLine[];
  /** Answers that say none of the three, with their cells: to be asked, not counted. */
  readonly unread?: readonly { readonly sheet?: string; readonly cell: string; readonly text: string }[];
}

/** An event as a whole: one list, or several with what stands beside them. */
export interface WholeList extends InvitationList {
  /** Absent where the event is one list. */
  readonly parts?: EventParts;
}

/** The sheets that an event was added up from. */
export interface EventParts {
  readonly sheets: readonly string[];
  readonly signIn: readonly string[];
  readonly orders: readonly string[];
  /** Lines of guests who stand on a list before it, too: each counted once, by the phone. */
  readonly again: number;
}

/** An event over several sheets in a line: which they are, and how many guests stand on more than one. */
export function togetherWords(name: string, { sheets, signIn, orders, again }: EventParts): Text {
  const values = { name, sheets: [...sheets, ...signIn, ...orders] };
  return again === 0 ? text('events.together', values) : text('events.together-again', { ...values, again });
}

export interface InviterFigures {
  readonly name: string;
  readonly invited: number;
  readonly reached: number;
  readonly coming: number;
  readonly attended: number;
  readonly dealt: number;
  /** Yuan; absent where the list tells none of theirs. */
  readonly output?: number;
}

/**
 * The figures of an event (contract of `sanbiao event`). A rate whose denominator is 0 is absent: never 0 for unknown.
 * reachRate = reached ÷ invited (must be 1) · promiseRate = coming ÷ invited · showRate = attended ÷ coming · dealRate = dealt ÷ attended ·
 * crossShare = lines invited by someone other than the own consultant ÷ lines with both names.
 */
export interface EventFigures {
  readonly invited: number;
  readonly reached: number;
  readonly coming: number;
  readonly unsure: number;
  readonly notComing: number;
  readonly unanswered: number;
  readonly attended: number;
  readonly dealt: number;
  readonly reachRate?: number;
  readonly promiseRate?: number;
  readonly showRate?: number;
  readonly dealRate?: number;
  readonly crossShare?: number;
  readonly belowThreeFollowUps: number;
  /** 建卡 on the list; absent where it has no such column. */
  readonly filed?: number;
  /** What the guests brought, in yuan, and that ÷ attended; absent where the list tells none. */
  readonly output?: number;
  readonly outputPerGuest?: number;
  readonly walkIns?: { readonly attended: number; readonly dealt: number; readonly output?: number };
  /** In the order in which the list names them. */
  readonly inviters: readonly InviterFigures[];
}

/** What the workbook's other sheets say about the person behind a phone. */
export interface GuestFacts {
  /** All cars of the owner are sold on. */
  soldOn(phone: string): boolean;
  openComplaint(phone: string): boolean;
}

export interface EventFinding {
  readonly rule: EventRule;
  readonly sheet: string;
  readonly row: number;
  readonly cell: string;
  readonly text: Text;
}

export const EVENT_RULES = [
  'not-reached',
  'no-answer-given',
  'fewer-than-three',
  'not-coming-without-reason',
  'duplicate-invitee',
  'open-complaint',
  'sold-on',
  'never-crossed',
] as const;
export type EventRule = (typeof EVENT_RULES)[number];

export interface EventReport extends EventFigures {
  readonly sheet: string;
  readonly name: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly findings: readonly EventFinding[];
  readonly unread?: InvitationList['unread'];
  readonly parts?: EventParts;
  /** 经理陪战: who is unsure, for the manager's deeper follow-up; absent where nobody is. */
  readonly forManager?: readonly ManagerLine[];
}

/** A guest whom the manager follows up. */
export interface ManagerLine {
  readonly sheet?: string;
  readonly row: number;
  readonly cell: string;
  readonly name?: string;
  /** Who invites, else whose customer it is. */
  readonly by?: string;
  /** Follow-ups that took place. */
  readonly followUps: number;
}

/** Somebody who might be invited, as the owner book and the ledger know them; one per phone. */
export interface Candidate {
  readonly name?: string;
  readonly phone?: string;
  readonly plate?: string;
  readonly model?: string;
  /** Sales consultant of the person. */
  readonly consultant?: string;
  /** Service advisor of the person's cars: the own person where no consultant is known. */
  readonly advisor?: string;
  /** Service groups 1–8 of the owner's cars. */
  readonly groups: readonly number[];
  /** The level that stands, of an open prospect. */
  readonly level?: string;
  /** Kinds of care that fall due around the event (`service`, `renewal` …), with their day. */
  readonly due: readonly { readonly kind: string; readonly due: IsoDate }[];
  /** Value classes of the owner (`vip` …) and tier of the prospect. */
  readonly classes: readonly string[];
  /** Latest visit to the workshop. */
  readonly served?: IsoDate;
  readonly soldOn: boolean;
  /** Does not want to be called. */
  readonly refused: boolean;
  readonly openComplaint: boolean;
  readonly rows: readonly RowRef[];
}

/** Kinds of care whose falling due around an event makes its owner a guest. */
export const CARE_KINDS = [
  'first-service',
  'service',
  'renewal',
  'warranty-end',
  'inspection',
  'birthday',
  'anniversary',
] as const;
export type CareKind = (typeof CARE_KINDS)[number];

/** Classes of owners and tiers of prospects that have words of their own. */
export const GUEST_CLASSES = ['vip', 'loyal', 'repurchase', 'prime', 'promising', 'ordinary'] as const;
export type GuestClass = (typeof GUEST_CLASSES)[number];

/** Whom to invite. A candidate is taken who is in any of the named groups, levels, dues or classes. */
export interface GuestWish {
  readonly groups?: readonly number[];
  readonly levels?: readonly string[];
  /** Kinds of care: those who are owed one by 15 days after the event, overdue ones too (二类邀约对象: 活动期间关联客户). */
  readonly due?: readonly string[];
  readonly classes?: readonly string[];
  readonly max?: number;
}

export const EXCLUSIONS = ['sold-on', 'refused', 'open-complaint', 'just-served', 'no-phone'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Why a guest is on the list: `group 3`, `level H`, `due renewal`, `class vip`. */
export interface GuestReason {
  readonly by: 'group' | 'level' | 'due' | 'class';
  readonly what: string;
}

export interface Guest {
  readonly candidate: Candidate;
  readonly reasons: readonly GuestReason[];
}

export interface GuestChoice {
  readonly guests: readonly Guest[];
  /** Who would fit and may not be called, with the first reason that holds. */
  readonly excluded: readonly { readonly candidate: Candidate; readonly why: Exclusion }[];
  /** Who fits and does not because of `max`. */
  readonly beyondMax: number;
}

/** A guest and who calls. */
export interface Invitation extends Guest {
  /** Absent where nobody can be named. */
  readonly inviter?: string;
}

/** 活动方案: goal, why, for whom, what, when, where, how, how much. */
export interface EventPlan {
  readonly name: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly place?: string;
  /** 负责人. */
  readonly responsible?: string;
  readonly goal?: string;
  readonly why?: string;
  readonly whom?: string;
  readonly what?: string;
  readonly how?: string;
  /** The one wording that everybody who invites was trained in. */
  readonly wording?: string;
  readonly targets?: EventTargets;
  /** What became of them, as a table of events tells it (目标 beside 实际). */
  readonly results?: EventTargets;
  /** 原因分析 and 改进措施 of each, where the table has them. */
  readonly explained?: WrittenOutcome['lines'];
  /** Yuan. */
  readonly budget?: number;
  readonly spent?: number;
  /** What the event brought, as its sheet says. */
  readonly output?: number;
}

export interface EventTargets {
  readonly invited?: number;
  /** 到场, of new customers 首客. */
  readonly attended?: number;
  /** 混客: new customers and invited ones together. */
  readonly mixed?: number;
  /** 建卡. */
  readonly filed?: number;
  readonly dealt?: number;
  /** Yuan. */
  readonly output?: number;
}

/** What an event is measured by: its guests, its deals, its output and what it cost. */
export const OUTCOME_LINES = ['invited', 'attended', 'mixed', 'filed', 'dealt', 'output', 'money'] as const;
/** Lines that not every event has. */
const SOMETIMES: ReadonlySet<OutcomeLine> = new Set<OutcomeLine>(['mixed', 'filed']);
export type OutcomeLine = (typeof OUTCOME_LINES)[number];

/** What a person wrote of one line: of `money` the target is the budget and the result what was spent; amounts in yuan. */
export interface WrittenLine {
  readonly target?: number;
  readonly actual?: number;
  /** 原因分析 and 改进措施. */
  readonly reason?: string;
  readonly measure?: string;
}

/** What people wrote of an event after it: in its 活动总结 or 活动反馈, or in the pane's form. */
export interface WrittenOutcome {
  readonly lines: Readonly<Partial<Record<OutcomeLine, WrittenLine>>>;
  /** 活动总结与改进建议. */
  readonly advice?: string;
}

/** A line with its share of the target. */
export interface OutcomeFigures extends WrittenLine {
  /** actual ÷ target; absent where one of the two is unknown or the target is 0. */
  readonly done?: number;
}

/** The outcome of an event: target against result, and the money per head. Unknown is absent, never 0. */
export interface EventOutcome {
  readonly lines: Readonly<Record<OutcomeLine, OutcomeFigures>>;
  readonly advice?: string;
  readonly budget?: number;
  readonly spent?: number;
  readonly output?: number;
  /** Yuan, to the fen: spent ÷ attended, spent ÷ dealt. */
  readonly costPerGuest?: number;
  readonly costPerDeal?: number;
  /** Lines whose target or result nobody wrote after the event: the plan told it. */
  readonly copied: Readonly<Record<'target' | 'actual', ReadonlySet<OutcomeLine>>>;
}

/** The lines that an event has: those that every one has, and what somebody told besides. */
export function linesOf({ lines }: Pick<EventOutcome, 'lines'>): readonly OutcomeLine[] {
  return OUTCOME_LINES.filter((key) => {
    const { target, actual, reason, measure } = lines[key];
    return !SOMETIMES.has(key) || [target, actual, reason, measure].some((one) => one !== undefined);
  });
}
