import type { IsoDate, IsoMonth } from '../../calendar';
import type { OwnerCount, OwnerRate } from '../../owners/figures';
import type { CountColumn, FlowColumn, RateColumn } from '../figure-columns';

/** Figures of one store, one consultant, or summed over stores; `null` where no form tells. */
export type GroupFigures = Readonly<Record<FlowColumn | CountColumn | RateColumn, number | null>> & {
  readonly target: number | null;
  /** What the target counts and the closing rate divides: orders or deliveries, as the store's rules say. */
  readonly done: number | null;
};

export interface StoreLine extends GroupFigures {
  readonly store: string;
  readonly name: string;
  readonly region: string;
}

export interface ConsultantLine extends GroupFigures {
  readonly store: string;
  readonly storeName: string;
  readonly consultant: string;
}

export interface SourceLine {
  readonly source: string;
  readonly visits: number;
  readonly firstVisits: number;
  readonly filed: number;
  readonly deals: number;
}

export interface LossLine {
  readonly reason: string;
  readonly axis: string;
  readonly count: number;
}

export type StoreState = 'whole' | 'missing' | 'late' | 'incomplete';

/** How a store stands for the month. */
export interface StoreStatus {
  readonly store: string;
  readonly name: string;
  readonly state: StoreState;
  /** The day as of which its figures are told; absent where it has handed in nothing. */
  readonly told?: IsoDate;
  readonly sequence?: number;
  /** Its rules are not those of most stores: which settings, as `levels.H` or `silenceDays`. */
  readonly otherRules: readonly string[];
  /** What its own figures lack, as `sanbiao month` names it. */
  readonly missing: readonly string[];
}

export interface GroupDifference {
  readonly store: string;
  readonly consultant: string;
  readonly code: string;
  readonly customers: number;
  readonly text: string;
}

/** Findings of the daily check, as of the store's export. */
export interface AuditLine {
  readonly store: string;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly rows: number;
}

/** How many people the filed customers of the month are, counted by store and counted once. */
export interface PeopleCount {
  /** Filed people, each store counting its own. */
  readonly byStore: number;
  /** The same, each person once. */
  readonly once: number;
  /** Those of them who are known in several stores. */
  readonly inSeveral: number;
  readonly whose: 'first' | 'last' | 'deal';
  readonly stores: readonly {
    readonly store: string;
    readonly filed: number;
    readonly alsoElsewhere: number;
    readonly anothers: number;
  }[];
}

/** Figures after the sale. */
export interface CareFigures {
  readonly counts: Readonly<Partial<Record<OwnerCount, number>>>;
  /** Of all stores that have it together. */
  readonly rates: Readonly<Partial<Record<OwnerRate, number | null>>>;
  /** Rates that the stores do not all divide in the same way. */
  readonly mixed: readonly OwnerRate[];
  readonly stores: readonly {
    readonly store: string;
    readonly name: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly rates: Readonly<Partial<Record<OwnerRate, number>>>;
  }[];
}

/** Everything that the month's workbook for the board says. */
export interface GroupReport {
  readonly month: IsoMonth;
  readonly status: readonly StoreStatus[];
  readonly total: GroupFigures;
  /** The month before, of the stores that handed in then; absent where there is none. */
  readonly before?: GroupFigures;
  readonly stores: readonly StoreLine[];
  readonly consultants: readonly ConsultantLine[];
  readonly levels: readonly ({ readonly level: string } & Readonly<Record<FlowColumn, number>>)[];
  readonly sources: readonly SourceLine[];
  readonly losses: readonly LossLine[];
  /** Most errors and warnings per row first; stores of older versions have none. */
  readonly audit: readonly AuditLine[];
  /** Absent where no store keeps lists of owners. */
  readonly care?: CareFigures;
  readonly people: PeopleCount;
  readonly differences: readonly GroupDifference[];
  /** Up to thirteen months, earliest first. */
  readonly trend: readonly {
    readonly month: IsoMonth;
    readonly stores: number;
    readonly firstVisits: number;
    readonly filed: number;
    readonly won: number;
    readonly delivered: number;
    readonly atEnd: number;
  }[];
}
