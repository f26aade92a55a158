import type { IsoDate } from '../calendar';

/** Words that fields of after-sales forms hold (contract of `sanbiao read`). Cells with other words keep them as written. */

export const RESULT_WORDS = [
  'reached',
  'no-answer',
  'refused',
  'wrong-number',
  'switched-off',
  'unreachable',
  'done',
  'not-called',
] as const;
/** How a call ended. */
export type ResultWord = (typeof RESULT_WORDS)[number];

export const SATISFACTIONS = ['very-satisfied', 'satisfied', 'neutral', 'dissatisfied', 'no-opinion'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];
export type OwnerKind = 'own-sold' | 'other-dealer' | 'other-brand';
export type PurchaseType = 'first' | 'replacement' | 'additional' | 'trade-in';
export type WorkKind = 'first-service' | 'maintenance' | 'repair' | 'warranty' | 'accident' | 'insurance' | 'other';
export type RenewalKind = 'new' | 'new-renewed' | 'renewed' | 'returning' | 'outside';
export const RENEWAL_STATUSES = ['new', 'following', 'quoted', 'appointed', 'won', 'lost', 'deferred'] as const;
export type RenewalStatus = (typeof RENEWAL_STATUSES)[number];
export const COMPLAINT_STATUSES = ['open', 'in-progress', 'waiting-callback', 'closed'] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];
export type ComplaintLevel = 'minor' | 'general' | 'major' | 'escalated';
/** What an invited guest said: 肯定来, 不确定, 肯定不来. */
export type Answer = 'coming' | 'unsure' | 'not-coming';

/** A word that we know, or the cell's own. */
export type OrWritten<T extends string> = T | (string & {});

/** Days and months after delivery (`3d`, `1m`), `quarterly`, `birthday`, `anniversary`, else the number of the call (`1`, `2` …). */
export type StepId = string;

/** What a column tells of a call: its day, how it ended, how content they were; `all` of it in one cell; a `list` of calls, each with its day. */
export type StepPart = 'date' | 'result' | 'satisfaction' | 'all' | 'list';

/** One call of a row: a tick or a word alone gives a step without date. */
export interface FollowUpStep {
  readonly step: StepId;
  readonly date?: IsoDate;
  readonly result?: OrWritten<ResultWord>;
  readonly satisfaction?: Satisfaction;
}
