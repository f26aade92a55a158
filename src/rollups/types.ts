import type { IsoDate, IsoMonth } from '../calendar';
import type { LevelCode, RowRef } from '../forms/types';
import type { Text } from '../words';
import type { RegisteredFigures } from './figures';

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

export const FLOW_KEYS = [
  'carried',
  'new',
  'in',
  'out',
  'won',
  'lost',
  'outOfControl',
  'frozen',
  'reopened',
  'end',
] as const satisfies readonly (keyof LevelFlow)[];

/** The level of a customer who never had an open one: 订车 on the spot, a deal without a row in a matrix. */
export const NO_LEVEL = '-';

/** Where the flows come from; `none`: there is neither a matrix nor a register with levels, and no flow is known. */
export type FlowSource = 'matrix' | 'registers' | 'none';

export interface Figures extends RegisteredFigures {
  readonly levels: Readonly<Record<string, LevelFlow>>;
  readonly total: LevelFlow;
  /**
   * 移交入 (among `carried`) and 移交出, of consultants only: what a consultant had at the end of last month, less 移交出, plus 移交入, is what
   * this month's sheet carries.
   */
  readonly handedIn?: number;
  readonly handedOut?: number;
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

export const LOSS_AXES = ['car', 'people', 'elsewhere', 'put-off', 'unreachable', 'invalid', 'unstated'] as const;
export type LossAxis = (typeof LOSS_AXES)[number];

export interface LossFigures {
  readonly reason: string;
  readonly axis: LossAxis;
  readonly count: number;
}

export interface Difference {
  readonly consultant: string;
  readonly kind: DifferenceKind;
  readonly text: Text;
  readonly customers: readonly { readonly name?: string; readonly phone?: string; readonly rows: readonly RowRef[] }[];
}

export const DIFFERENCE_KINDS = [
  'not-carried',
  'no-carry-over',
  'carried-closed',
  'carried-unknown',
  'carried-level',
  'month-end',
  'no-level',
  'two-consultants',
  'moved',
  'no-sheet',
  'no-matrix',
  'deal-without-row',
  'no-matrix-row',
  'copy',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export type FlowStart = 'carried' | 'new' | 'reopened';
export type FlowEnd = 'open' | 'won' | 'lost' | 'outOfControl' | 'frozen';

/** What every fact has. Members are plain values, so that a figure is a count of rows with given values, here and in the sheet's COUNTIFS. */
export interface Fact {
  /** `''` where no sheet names one. */
  readonly consultant: string;
  /**
   * A customer on the sheets of two consultants is one customer of the store and one of each of them: then a fact counts for the
   * store only or for the consultant only, else for both.
   */
  readonly inStore: boolean;
  readonly inPerson: boolean;
  readonly customer: string;
  readonly rows: readonly RowRef[];
}

/** One stretch of being open in the month: how it began, at which level, how it ended. */
export interface FlowFact extends Fact {
  /** Index in the ledger. */
  readonly id: number;
  readonly start: FlowStart;
  readonly from: LevelCode;
  readonly to: LevelCode;
  readonly moved: boolean;
  readonly end: FlowEnd;
  readonly endDate?: IsoDate;
  /** An order of somebody who had no open level before the day of the order. */
  readonly onTheSpot: boolean;
  readonly model: string;
  readonly source: string;
  /** 卡龄: days since filed (初洽日期), of those still open; absent where no date is written. */
  readonly age?: number;
  /** Days from 初洽日期 to the deal, of those won. */
  readonly daysToDeal?: number;
}

export interface DeliveryFact extends Fact {
  readonly date: IsoDate;
  readonly model: string;
}

/** A cancelled order (T). */
export interface CancelFact extends Fact {
  readonly date: IsoDate;
}

/** A due day by the rules, and how it went. */
export interface DueFact extends Fact {
  readonly date: IsoDate;
  readonly result: 'inTime' | 'late' | 'open';
}

export type FollowUp = 'done' | 'not-done' | 'none';

/** A line of the registers. */
export interface VisitFact extends Fact {
  readonly kind: 'visit' | 'call' | 'online';
  readonly date?: IsoDate;
  /** 1 Monday … 7 Sunday; 0 unknown. */
  readonly weekday: number;
  /** The hour of arrival; -1 unknown. */
  readonly hour: number;
  readonly first: boolean;
  /** A first visit with a phone in the row. */
  readonly filed: boolean;
  readonly testDrive: boolean;
  /** Of a filed customer: came for a test drive in the month, came again. */
  readonly tried: boolean;
  readonly returned: boolean;
  readonly source: string;
  readonly model: string;
  /** Second contact on the next day; `none` where it is not due: not filed, ordered on the spot, here today. */
  readonly followUp: FollowUp;
  readonly followUpDue: boolean;
}

export type MarkResult = 'inTime' | 'late' | 'missed' | 'waiting';

/** A `*` of the matrices up to today; `waiting` is a mark of today without a contact. */
export interface MarkFact extends Fact {
  readonly date: IsoDate;
  readonly result: MarkResult;
  readonly version: 'carried' | 'new';
}

/** A contact in a day column. */
export interface ContactFact extends Fact {
  readonly date: IsoDate;
  readonly level: string;
}

export interface LossFact extends Fact {
  readonly kind: 'lost' | 'frozen' | 'outOfControl';
  readonly date: IsoDate;
  /** As written; `''` where nobody wrote one. */
  readonly reason: string;
  readonly axis: LossAxis;
  /** A reason that says something (see `isNoReason`). */
  readonly stated: boolean;
  /** The rival that the row names; `''` unknown. */
  readonly rival: string;
  readonly model: string;
  /** A loss record (and not only a cell of the matrix) tells it. */
  readonly recorded: boolean;
  /** It is one of the month's lost, frozen or out of control in the flows; not so whoever is in a loss record only. */
  readonly inFlows: boolean;
}

/** The tidy tables behind a month. */
export interface MonthFacts {
  readonly flows: readonly FlowFact[];
  readonly deliveries: readonly DeliveryFact[];
  readonly visits: readonly VisitFact[];
  readonly marks: readonly MarkFact[];
  readonly contacts: readonly ContactFact[];
  readonly losses: readonly LossFact[];
  readonly cancellations: readonly CancelFact[];
  readonly dues: readonly DueFact[];
}

/** Which inputs the month's forms have: a rate without its input is absent, never 0. */
export interface MonthInputs {
  readonly matrix: boolean;
  /** The flows of customers are known, from matrices or registers. */
  readonly flows: boolean;
  readonly register: boolean;
  readonly phone: boolean;
  /** The registers say which visit is a first one; without the column every line is one (only first visits get a line). */
  readonly first: boolean;
  readonly testDrive: boolean;
  /** A form could show a second contact: 追踪后级别, a matrix, a daily report. */
  readonly followUp: boolean;
  /** The registers have a column of their own for it. */
  readonly followUpColumn: boolean;
}

export interface MonthFigures {
  readonly month: IsoMonth;
  readonly today: IsoDate;
  /** The last day that counts: today or the month's end, whichever is earlier. */
  readonly cutoff: IsoDate;
  /** What closingRate divides: orders or deliveries. */
  readonly closingBy: 'orders' | 'deliveries';
  readonly flowsFrom: FlowSource;
  /** Open levels in the profile's order; `-` behind them where somebody stands under it. */
  readonly openLevels: readonly LevelCode[];
  readonly store: Figures;
  readonly consultants: readonly ({ readonly name: string } & Figures)[];
  readonly sources: readonly SourceFigures[];
  /** Of the customers in the flows; of a workbook without a matrix for the month those of its loss records. */
  readonly losses: readonly LossFigures[];
  /** Losses that only a loss record knows, of people without a row in the month's matrices. */
  readonly otherLosses: readonly LossFigures[];
  readonly differences: readonly Difference[];
  readonly facts: MonthFacts;
  readonly inputs: MonthInputs;
}
