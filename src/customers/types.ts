import type { IsoDate, IsoMonth } from '../calendar';
import type { Form, FormRecord, LevelCode } from '../forms/types';
import type { StoreProfile } from '../profile';
import type { MarkLook } from './own-marks';
import type { OwnRules } from './own-rules';

/**
 * The steps of one day in the order in which paper is filled in: of two entries on one day the later stage wins.
 * `carry-over` is what last month left; `first-level` the level at the visit; `matrix` the cell of the contact matrix;
 * `report` the evening's daily report; `follow-up` the level confirmed after the visit (追踪后级别); `closing` what the register's own
 * columns say of the end (结案情形, 最新状态).
 */
export const ENTRY_STAGES = [
  'carry-over',
  'first-level',
  'matrix',
  'report',
  'follow-up',
  'closing',
  'loss',
  'month-end',
] as const;
export type EntryStage = (typeof ENTRY_STAGES)[number];

/** Fields of how a line ended, as the readers of `status` columns give them. */
export interface EndFields {
  /** 最新状态: `following`, `won`, `lost`, `dormant`, else as written. */
  readonly status?: string;
  /** The day beside it: 成交日期, 战败日期. */
  readonly closingDate?: IsoDate;
  /** 准战败 (`near-lost`) has bought nowhere and stays open. */
  readonly lossKind?: 'lost' | 'frozen' | 'out-of-control' | 'near-lost';
}

/** What closes a customer besides a level code: a row of a loss record or a word in a 月末 column. */
export type ClosingWord = 'ordered' | 'delivered' | 'lost' | 'frozen' | 'out-of-control';

/** One row of a form that is (part of) a customer. */
export interface LedgerRow {
  /** Index in `RecognisedWorkbook.forms`. */
  readonly formIndex: number;
  readonly form: Form;
  readonly record: FormRecord;
  /** The form's month, else the month of the row's own date; absent when neither is known. */
  readonly month?: IsoMonth;
  /** The row's own consultant, else the form's. */
  readonly consultant?: string;
  /** The row's date, else the form's; never a date of first contact. */
  readonly date?: IsoDate;
  /** The same as a day number. */
  readonly day?: number;
  /** The numbers of the row, the first column's first. */
  readonly phones: readonly string[];
  /** The same row stands in another form: it is the customer's, and counts there. */
  readonly copyOf?: LedgerRow;
  /** The rules of the row's own workbook, where they are not the store's. */
  readonly rules?: StoreProfile;
}

/**
 * Something that a form says about a customer on a day. `day` is the number of days since 1970-01-01 (plain integers keep
 * 100,000 customers fast); `date` is the same day as text. Sorted by day, then stage.
 */
export interface Entry {
  readonly day: number;
  readonly date: IsoDate;
  readonly stage: EntryStage;
  /** The level after it; absent for a tick, a visitor without a level, a closing word. */
  readonly level?: LevelCode;
  /** The level before it, where the form says so (原来). */
  readonly before?: LevelCode;
  readonly closes?: ClosingWord;
  /** It is a contact: matrix cell, report line, visit or call, or the dated 上月留存. */
  readonly contact: boolean;
  readonly kind:
    | 'visit'
    | 'call'
    | 'online'
    | 'contact'
    | 'carry-over'
    | 'card'
    | 'matrix-level'
    | 'follow-up'
    | 'loss'
    | 'status'
    | 'month-end';
  /** `HH:mm` where the form has it. */
  readonly time?: string;
  /** Only the level is known, not the day: 上月留存 or 级别 of a matrix without a date stands on the eve of the month. */
  readonly undated?: true;
  /**
   * The sheet says that it is so, not since when: it stands on the last day of the form's month and, looked at before that day, on the day
   * of the looking (see `entriesBy`).
   */
  readonly standing?: true;
  readonly row: LedgerRow;
  /** Letters of the column that holds it, or its cell where that is in another row; absent where the column is not known. */
  readonly column?: string;
}

/** A `*` in a matrix: a planned visit, done or not. */
export interface Plan {
  readonly day: number;
  readonly date: IsoDate;
  readonly row: LedgerRow;
  readonly column?: string;
}

/** A `*` that the day's run wrote, with the look that it was given. */
export interface OwnMark extends Plan {
  readonly look: MarkLook;
}

/** A form whose rows stand in another one, nine in ten or more. */
export interface Copy {
  readonly form: Form;
  readonly of: Form;
  /** The rows that are written twice. */
  readonly rows: readonly LedgerRow[];
  /** How many rows the copy has in all. */
  readonly all: number;
}

export interface Customer {
  /** Index in `Ledger.customers`; stable for one workbook only. */
  readonly id: number;
  readonly name?: string;
  readonly phone?: string;
  /** Every number of every row, the first is `phone`. */
  readonly phones: readonly string[];
  readonly consultant?: string;
  readonly model?: string;
  /** In the order of the workbook. */
  readonly rows: readonly LedgerRow[];
  readonly entries: readonly Entry[];
  readonly plans: readonly Plan[];
  /** A `*` that the day itself wrote: nobody's plan. */
  readonly ownMarks: readonly OwnMark[];
  /** 0–1: how sure it is that all rows are one person; 1 by phone or with one row only. */
  readonly identity: number;
  /** The rules of the workbook that speaks for the latest time, where they are not the store's. */
  readonly rules?: StoreProfile;
}

/** Rows that may be one person and were not put together, or were put together and look like two: a person decides. */
export interface IdentityConflict {
  readonly kind:
    'several-candidates' | 'same-name' | 'phone-typo' | 'phone-two-names' | 'phone-two-consultants' | 'twice-in-form';
  readonly customers: readonly number[];
  readonly rows: readonly LedgerRow[];
}

/** A customer's row in a contact matrix, as the month's figures need it. */
export interface MatrixRow {
  readonly customer: number;
  readonly row: LedgerRow;
  readonly month: IsoMonth;
  readonly consultant?: string;
  /** 上月留存. */
  readonly carried?: { readonly level: LevelCode; readonly date?: IsoDate };
  /** The first level written in a day cell of the month, else 级别 of the row. */
  readonly first?: { readonly level: LevelCode; readonly date?: IsoDate };
}

/** Rows that the ledger could not place in time: asked, never guessed. */
export interface Undated {
  readonly row: LedgerRow;
  readonly what: 'loss' | 'report' | 'register' | 'matrix';
}

export interface Ledger {
  readonly customers: readonly Customer[];
  readonly matrixRows: readonly MatrixRow[];
  readonly conflicts: readonly IdentityConflict[];
  readonly undated: readonly Undated[];
  readonly copies: readonly Copy[];
  /** Present where workbooks of the store keep rules of their own. */
  readonly ownRules?: OwnRules;
}
