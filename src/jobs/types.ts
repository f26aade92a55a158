import type { IsoDate } from '../calendar';
import type { AfterSalesForm, Form, Problem, RowRef, Unrecognised } from '../forms/types';
import type { CustomerState, Explanation, Man, ValueTier } from '../levels';
import type { MonthFigures } from '../rollups/types';
import type { CareKind, DayLists, DueReason, DueStatus } from '../schedule';
import type { OpenQuestion, Unmarked } from '../marks';
import type { ChangeSet } from '../sheet';
import type { Text } from '../words';

export type { OpenQuestion, Unmarked } from '../marks';
export type { RowRef } from '../forms/types';

export type { CustomerState, Explanation, ValueTier } from '../levels';
export type { DayLists, DueReason, DueStatus } from '../schedule';

/** One customer in the day's report; keys are those of `sanbiao run --json`, `why…` keys are for the pane's 为什么. */
export interface CustomerDay {
  readonly name?: string;
  readonly phone?: string;
  readonly consultant?: string;
  readonly model?: string;
  readonly rows: readonly RowRef[];
  readonly state: CustomerState;
  readonly level?: string;
  readonly levelAt?: IsoDate;
  readonly proposedLevel?: string;
  readonly proposedWhy?: Text;
  readonly valueTier?: ValueTier;
  readonly valueTierWhy?: Text;
  readonly contacts: number;
  readonly lastContact?: IsoDate;
  /** What the forms say of the last contact (接待经过, 访问经过). Not printed: the pane's rows show it. */
  readonly lastSaid?: string;
  /** Where the customer first came from. Not printed. */
  readonly source?: string;
  readonly due?: IsoDate;
  readonly dueWhy?: DueReason;
  readonly status: DueStatus;
  readonly overdueDays: number;
  /** `decided`: the consultant has written the end into the 月末 column; nobody chases the customer. */
  readonly noDue?: 'decided';
  /** 0–1: how sure it is that all rows are the same person; 1 by phone. */
  readonly identity: number;
  /** What to do next with a customer of this value tier. */
  readonly nextAction?: Text;
  /** Money, authority, need, where a sheet has columns for them. */
  readonly man?: Man;
  /** The earlier day that load levelling chose for the visit; `due` stays the deadline. */
  readonly levelledTo?: IsoDate;
  /** Why the due visit has no mark in a sheet. */
  readonly unmarked?: Unmarked;
  /** A `*` after the deadline: it does not count, and is shown as late. */
  readonly latePlan?: IsoDate;
  /** A `*` on a past day that no contact followed. */
  readonly missedPlan?: IsoDate;
  /** Calls owed outside the levels: to owners after delivery, to lost customers in the slow cycle. */
  readonly care?: readonly {
    readonly kind: CareKind;
    readonly date: IsoDate;
    readonly from: IsoDate;
    readonly text: Text;
  }[];
  /** Each line: the rule, its source, the cells it rests on. */
  readonly why: readonly Explanation[];
}

/** A form about owners as the day's report lists it. Its rows stay behind: an export has 60,000 of them. */
export interface OwnersForm extends Omit<AfterSalesForm, 'records' | 'problems' | 'skipped'> {
  /** How many rows were read. */
  readonly rows: number;
}

export interface DayReport {
  readonly today: IsoDate;
  /** The workbook's name. */
  readonly workbook: string;
  readonly profile: string;
  readonly forms: readonly Form[];
  /** Forms about owners: listed with the others, counted by none of the sale's lists. */
  readonly afterSales: readonly OwnersForm[];
  readonly unrecognised: readonly Unrecognised[];
  readonly customers: readonly CustomerDay[];
  readonly changes: ChangeSet;
  /** Protected sheets that hold forms: neither marks nor colours of theirs are among the changes. */
  readonly locked: readonly string[];
  readonly questions: readonly OpenQuestion[];
  readonly problems: readonly (Problem & { readonly sheet: string })[];
  /** 今日任务 per consultant and next month's list; numbers are places in `customers`. */
  readonly lists: DayLists;
}

export type { Figures, LevelFlow, LossAxis, SourceFigures } from '../rollups/types';

/** The month's figures (keys of `sanbiao month --json`) with the facts that they are counted from. */
export interface MonthReport extends MonthFigures {
  readonly forms: readonly Form[];
  readonly problems: readonly (Problem & { readonly sheet: string })[];
}

/** The name of the error with which a journey ends that somebody has stopped: a name crosses threads, a class does not. */
export const STOPPED = 'Stopped';
