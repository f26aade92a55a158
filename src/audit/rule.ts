import type { FieldName, Form } from '../forms';
import type { Customer, Entry, LedgerRow } from '../customers';
import type { Cell, SheetSnapshot } from '../sheet';
import type { AuditContext } from './context';
import type { Found } from './finding';
import type { RuleId, Severity } from './ids';

/** A line of a register. */
export interface RegisterLine {
  readonly row: LedgerRow;
  readonly customer: Customer;
  readonly kind: 'visit' | 'call' | 'online';
  /** The row or its form says which it is: a line of a sheet for visits and calls alike, without a word for either, is taken for a visit. */
  readonly saidKind: boolean;
  /** A first visit as the month's figures count it: a register without the column holds first visits only. */
  readonly first: boolean;
  /** The sheet itself says that it is one: the column, or a title 首次来店. */
  readonly saidFirst: boolean;
  /** With a phone, and a first visit or a call. Never of a row whose phone could not be read. */
  readonly filed: boolean;
  /** Of the form, where its title says one, else of the row's date. */
  readonly month?: string;
  /** Day number; absent where the date is not known or lies outside the form's month, so that nothing may rest on it. */
  readonly day?: number;
}

export interface MatrixLine {
  readonly row: LedgerRow;
  readonly customer: Customer;
  readonly month: string;
}

/** A contact in a day cell. */
export interface DayCell {
  readonly entry: Entry;
  readonly customer: Customer;
}

export interface ReportLine {
  readonly row: LedgerRow;
  readonly customer: Customer;
  readonly day: number;
}

export interface LossLine {
  readonly row: LedgerRow;
  readonly customer: Customer;
}

export interface SheetCell {
  readonly sheet: SheetSnapshot;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

/** The lists that the engine walks through, each once for all rules. */
export interface Subjects {
  readonly 'register-row': RegisterLine;
  readonly 'matrix-row': MatrixLine;
  readonly 'day-cell': DayCell;
  readonly 'report-line': ReportLine;
  readonly 'loss-row': LossLine;
  readonly customer: Customer;
  readonly form: Form;
  /** Cells with a number, a formula or an error on the sheets that hold forms. */
  readonly cell: SheetCell;
}
export type About = keyof Subjects;

export interface Parameter {
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export type Parameters = Readonly<Record<string, Parameter>>;

/** What a rule says of one subject: `undefined` where it has no ground there, nothing where all is well. */
export type Verdict = readonly Found[] | undefined;
export const FINE: Verdict = [];

/**
 * What is known of a store as a whole, and may change where a cell is typed: who keeps a matrix for which month and days, for which days there is a
 * report, and what stands in the loss records.
 */
export type StoreFact = 'matrices' | 'reports' | 'losses';

interface Spec<Id extends RuleId, A extends About, P extends Parameters> {
  readonly id: Id;
  readonly severity: Severity;
  /** One list, or several. */
  readonly about: A | readonly A[];
  /** Fields that the row's form must have a column for. */
  readonly needs?: readonly FieldName[];
  /** Numbers that a store may set in its profile. */
  readonly parameters?: P;
  /**
   * What a verdict rests on besides the subject's own sheet and its customer (all rows of it, wherever they stand): a check after an edit
   * judges again only what the edit touched.
   */
  readonly rests?: readonly StoreFact[];
  /** Subjects with the same word are compared with each other. */
  peers?(subject: Subjects[A], context: AuditContext): string | undefined;
  /** Of forms: whatever the form's consultant has written anywhere. */
  readonly ofConsultant?: true;
  judge(subject: Subjects[A], context: AuditContext, numbers: Readonly<Record<keyof P, number>>): Verdict;
}

export interface AuditRule<Id extends RuleId = RuleId> {
  readonly id: Id;
  readonly severity: Severity;
  readonly about: readonly About[];
  readonly needs: readonly FieldName[];
  readonly parameters: Parameters;
  readonly rests: readonly StoreFact[];
  peers?(subject: Subjects[About], context: AuditContext): string | undefined;
  readonly ofConsultant?: true;
  judge(subject: Subjects[About], context: AuditContext, numbers: Readonly<Record<string, number>>): Verdict;
}

/** One rule, one file. Subjects of today and later never reach it, save those of `date-in-future` (see the engine). */
export function auditRule<const Id extends RuleId, A extends About, const P extends Parameters = Parameters>(
  spec: Spec<Id, A, P>,
): AuditRule<Id> {
  const about = typeof spec.about === 'string' ? [spec.about] : spec.about;
  return { needs: [], parameters: {}, rests: [], ...spec, about } as AuditRule<Id>;
}
