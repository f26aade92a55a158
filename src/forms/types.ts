import type { IsoDate, IsoMonth } from '../calendar';
import type { Text } from '../words';
import type { FollowUpStep, StepId, StepPart } from './after-sales';
import type { AfterSalesKind, FormKind, SalesKind } from './families';
import type { MappedField, RecordFields } from './fields';
import type { ProblemCode } from './fields/reading';

export {
  AFTER_SALES_KINDS,
  FAMILIES,
  FORM_KINDS,
  familyOf,
  isAfterSales,
  isRegister,
  SALES_KINDS,
  type AfterSalesKind,
  type Family,
  type FormKind,
  type SalesFamily,
  type SalesKind,
} from './families';
export * from './after-sales';
export type { AfterSalesField, FieldName, MappedField, RecordFields } from './fields';

export { dateOfFormDay, dayColumnOf } from './form-days';

/** A level's bare code as the store writes it: `H`, `A`, `F1` … */
export type LevelCode = string;

export interface CarryOver {
  readonly level: LevelCode;
  readonly date?: IsoDate;
}

export interface DayContact {
  readonly day: number;
  readonly level?: LevelCode;
  /** The level was told by a word (成交, 战败); a store may keep it under another letter. Not printed. */
  readonly word?: string;
  /** Its cell, where that is not the record's row under the day's first column (计划 / 实际). Not printed. */
  readonly cell?: string;
}

export interface FormRecord {
  readonly row: number;
  readonly fields: Readonly<RecordFields>;
  readonly carryOver?: CarryOver;
  readonly contacts?: readonly DayContact[];
  readonly planned?: readonly number[];
  /** How a line without a state ended, by the column that its closing day stands in (成交日期, 战败日期). Not printed. */
  readonly ended?: 'won' | 'lost';
}

/** A row of an after-sales form: an owner's car, a visit, a policy, a complaint, a guest. */
export interface AfterSalesRecord extends FormRecord {
  /** The calls that the row tells of, in the order of its columns. */
  readonly steps?: readonly FollowUpStep[];
}

export interface Column {
  readonly field: MappedField;
  /** Letters, as Excel shows them. */
  readonly column: string;
  /** Cards only: the row of the value. */
  readonly row?: number;
  readonly header: string;
}

export type SkipReason = 'blank' | 'pre-numbered' | 'total' | 'legend' | 'signature' | 'repeated-header' | 'separator';

export type { ProblemCode } from './fields/reading';

export interface Problem {
  readonly cell: string;
  readonly code: ProblemCode;
  /** The cell's own text. */
  readonly text: string;
  /**
   * Of a number with signs over its middle (`138****5678`): how many such numbers the column has, at the first of them, which speaks for all;
   * 0 at the others.
   */
  readonly masked?: number;
}

export interface Legend {
  readonly sources?: Readonly<Record<string, string>>;
  readonly levels?: Readonly<Record<string, string>>;
}

/** What stands below, beside or within a form and belongs to nothing. */
export interface Unread {
  /** `A40:F42`. */
  readonly range: string;
  readonly why: Text;
}

/** One recognised block, of whichever kind. The keys down to `unread` are the contract of `sanbiao read --json`. */
interface Recognised<K extends FormKind, R extends FormRecord> {
  readonly sheet: string;
  readonly form: K;
  readonly range: string;
  readonly headerRows: readonly number[];
  readonly columns: readonly Column[];
  readonly month?: IsoMonth;
  /** First and last day of a matrix over two calendar months (26 May to 25 June), whose `month` is the later one. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly date?: IsoDate;
  readonly consultant?: string;
  /** Day of the month → column letters; see `dateOfFormDay` for the date. */
  readonly dayColumns?: Readonly<Record<string, string>>;
  readonly records: readonly R[];
  readonly skipped: readonly { readonly row: number; readonly why: SkipReason }[];
  readonly legend?: Legend;
  readonly problems: readonly Problem[];
  /** Absent where everything on the sheet is read or is a form's own foot. */
  readonly unread?: readonly Unread[];
  /** 0–1: how sure the recogniser is of the block as a whole. */
  readonly confidence: number;
  /** Names the layout (kind and header words), never its data: answers are remembered under it. */
  readonly fingerprint: string;
  /** Why the block and each column were read so, for `--explain` and the pane's 为什么. */
  readonly trace: readonly TraceLine[];
}

/** A form of the sale: visitors, open customers, the day's work, losses. */
export type Form = Recognised<SalesKind, FormRecord>;

/** A form about owners and their cars. */
export interface AfterSalesForm extends Recognised<AfterSalesKind, AfterSalesRecord> {
  /** Step → letters of its columns; they have no entry in `columns`. */
  readonly stepColumns?: Readonly<Record<StepId, readonly string[]>>;
  /** What each of these columns tells of its call, by its letters. */
  readonly stepParts?: Readonly<Record<string, StepPart>>;
  /** The sheet's own title rows, Simplified, without blanks: an event's name and days stand there. */
  readonly titles: readonly string[];
  /** How many forms of the sale stand before it in the workbook. */
  readonly behind: number;
}

/** A form of whichever family. */
export type AnyForm = Form | AfterSalesForm;

export interface TraceLine {
  /** Column letters or range that the line speaks of. */
  readonly at: string;
  readonly why: Text;
  readonly score?: number;
}

/** A column that is not used until a person says what it is. */
export interface Question {
  readonly sheet: string;
  /** The header's cell. */
  readonly cell: string;
  readonly fingerprint: string;
  readonly column: string;
  readonly header: string;
  readonly samples: readonly string[];
  readonly proposed?: MappedField;
  readonly alternatives: readonly MappedField[];
  readonly text: Text;
}

export interface Unrecognised {
  readonly sheet: string;
  readonly why: Text;
  /** The form that it resembles most, and what it lacks. */
  readonly nearest?: FormKind;
  /** Its table, for a person to say what each column is. */
  readonly mapping?: Mapping;
}

/** A table that no form fits: answers under its fingerprint make it a register. */
export interface Mapping {
  readonly fingerprint: string;
  /** Rows that would be read. */
  readonly rows: number;
  readonly columns: readonly {
    /** The heading's cell. */
    readonly cell: string;
    readonly column: string;
    readonly header: string;
    readonly samples: readonly string[];
    readonly proposed?: MappedField;
  }[];
}

/** What a person answered: per fingerprint and header, the field, or `null` for "none of these". No personal data. */
export type Answers = Readonly<Record<string, Readonly<Record<string, MappedField | null>>>>;

export interface RecognisedWorkbook {
  readonly workbook: string;
  readonly forms: readonly Form[];
  /** Forms about owners; apart from the others, as nothing of the sale counts them. */
  readonly afterSales: readonly AfterSalesForm[];
  readonly unrecognised: readonly Unrecognised[];
  readonly questions: readonly Question[];
  /** The document part that names the marks written by the day's run, as it stands in the workbook (see customers/own-marks). */
  readonly ownMarks?: string;
}

/** Where a row of the workbook is: every figure and customer leads back to such places. */
export interface RowRef {
  readonly sheet: string;
  readonly row: number;
  readonly form: FormKind;
}
