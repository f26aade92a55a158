import type { Form, IsoDate, IsoMonth, Problem, Question, Unrecognised } from '../forms/types';
import type { ChangeSet } from '../sheet';
import type { Text } from '../words';

/** Where a row of the workbook is: every figure and customer leads back to such places. */
export interface RowRef {
  readonly sheet: string;
  readonly row: number;
  readonly form: Form['form'];
}

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

/** Keys of `levels` and `total` of the contract. */
export interface LevelFlow {
  carried: number;
  new: number;
  in: number;
  out: number;
  won: number;
  lost: number;
  outOfControl: number;
  frozen: number;
  reopened: number;
  end: number;
}

export interface Figures {
  readonly levels: Readonly<Record<string, LevelFlow>>;
  readonly total: LevelFlow;
  readonly delivered: number;
  readonly visits: number;
  readonly calls: number;
  readonly firstVisits: number;
  readonly filed: number;
  readonly testDrives: number;
  readonly secondVisits: number;
  readonly filingRate?: number;
  readonly closingRate?: number;
  readonly testDriveRate?: number;
  readonly secondVisitRate?: number;
  readonly followUp24h: { readonly due: number; readonly done: number; readonly rate?: number };
  readonly contacts: {
    readonly planned: number;
    readonly inTime: number;
    readonly late: number;
    readonly missed: number;
    readonly made: number;
  };
  readonly daysToDeal?: number;
  /** Names of rates that cannot be given. */
  readonly missing: readonly string[];
}

export interface SourceFigures {
  readonly source: string;
  readonly visits: number;
  readonly firstVisits: number;
  readonly filed: number;
  readonly filingRate?: number;
  readonly deals: number;
  readonly closingRate?: number;
}

export type LossAxis = 'car' | 'people' | 'elsewhere' | 'put-off' | 'unreachable' | 'invalid' | 'unstated';

export interface MonthReport {
  readonly month: IsoMonth;
  readonly store: Figures;
  readonly consultants: readonly ({ readonly name: string } & Figures)[];
  readonly sources: readonly SourceFigures[];
  readonly losses: readonly { readonly reason: string; readonly axis: LossAxis; readonly count: number }[];
  readonly differences: readonly {
    readonly consultant: string;
    readonly text: Text;
    readonly customers: readonly { readonly name?: string; readonly rows: readonly RowRef[] }[];
  }[];
  readonly forms: readonly Form[];
  readonly problems: readonly (Problem & { readonly sheet: string })[];
}
