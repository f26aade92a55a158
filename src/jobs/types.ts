import type { Form, IsoDate, Problem, Question, RowRef, Unrecognised } from '../forms/types';
import type { MonthFigures } from '../rollups/types';
import type { ChangeSet } from '../sheet';
import type { Text } from '../words';

export type { RowRef } from '../forms/types';

export type CustomerState = 'open' | 'ordered' | 'delivered' | 'lost' | 'frozen' | 'out-of-control' | 'unfiled';
export type DueReason = 'interval' | 'planned' | 'first-contact' | 'calendar';
export type DueStatus = 'overdue' | 'due-today' | 'upcoming' | 'none';
export type ValueTier = 'prime' | 'promising' | 'ordinary';

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
  readonly due?: IsoDate;
  readonly dueWhy?: DueReason;
  readonly status: DueStatus;
  readonly overdueDays: number;
  /** 0–1: how sure it is that all rows are the same person; 1 by phone. */
  readonly identity: number;
  /** Each line: the rule, its source, the cells it rests on. */
  readonly why: readonly Explanation[];
}

export interface Explanation {
  readonly rule: string;
  readonly text: Text;
  readonly source?: Text;
  readonly cells: readonly { readonly sheet: string; readonly cell: string }[];
}

/** Something that must be asked before it is used. */
export interface OpenQuestion {
  readonly sheet: string;
  readonly cell: string;
  readonly text: Text;
  /** Present where the answer is a column's field (see forms/). */
  readonly mapping?: Question;
}

export interface DayReport {
  readonly today: IsoDate;
  readonly profile: string;
  readonly forms: readonly Form[];
  readonly unrecognised: readonly Unrecognised[];
  readonly customers: readonly CustomerDay[];
  readonly changes: ChangeSet;
  readonly questions: readonly OpenQuestion[];
  readonly problems: readonly (Problem & { readonly sheet: string })[];
}

export type { Figures, LevelFlow, LossAxis, SourceFigures } from '../rollups/types';

/** The month's figures (keys of `sanbiao month --json`) with the facts that they are counted from. */
export interface MonthReport extends MonthFigures {
  readonly forms: readonly Form[];
  readonly problems: readonly (Problem & { readonly sheet: string })[];
}
