import type { IsoDate, IsoMonth } from '../calendar';
import type { CardCheck } from './cards';
import type { LedgerRow } from '../customers';
import type { ChangeSet } from '../sheet';
import type { Text } from '../words';
import type { RuleId, Severity } from './ids';

/** A cell of the workbook; of several workbooks the sheet is named `[file]sheet`, as everywhere in the store. */
export interface Place {
  readonly sheet: string;
  readonly cell: string;
}

/** What a rule has to say about one place. */
export interface Found {
  /** The cell that a manager would click. */
  readonly at: Place;
  /** Other cells that it rests on. */
  readonly related?: readonly Place[];
  /** Of the rule's sentence `audit.<id>.found`. */
  readonly values?: Text['values'];
  /** The row it is about: who answers for it, whom it is about and when are taken from it unless given here. */
  readonly row?: LedgerRow;
  readonly consultant?: string;
  readonly customer?: string;
  readonly date?: IsoDate;
  /** What in the row, where a rule may find several things there: a field, a day. Part of the finding's id. */
  readonly part?: string;
  /** A correction that cannot do harm, for the person to look at. */
  readonly fix?: ChangeSet;
}

/** What has been found before it has a name. */
export interface Unnamed {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly found: Found;
}

/** One "look at this cell, because". */
export interface Finding {
  /** The same in the next run, also when rows were inserted above it. Holds nothing from which a person could be found. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly at: Place;
  readonly related: readonly Place[];
  readonly consultant?: string;
  readonly customer?: string;
  readonly date?: IsoDate;
  /** The month that the subject belongs to, as in `Ground`. */
  readonly month?: IsoMonth;
  readonly text: Text;
  readonly fix?: ChangeSet;
}

/** How much ground a rule had in the workbook: 0 checked means that it could say nothing. */
export interface RuleCount {
  readonly rule: RuleId;
  readonly checked: number;
  readonly found: number;
}

/** What a rule could be applied to, by whose it is and when: what a consultant's or a month's score is a share of. */
export interface Ground {
  readonly rule: RuleId;
  /** As the forms write the name first. */
  readonly consultant?: string;
  readonly month?: IsoMonth;
  readonly checked: number;
}

export interface ConsultantCount {
  readonly name: string;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** Filled rows of their forms up to yesterday. */
  readonly rows: number;
}

export interface AuditReport {
  readonly today: IsoDate;
  readonly profile: string;
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleCount[];
  readonly consultants: readonly ConsultantCount[];
  readonly ground: readonly Ground[];
  /** Customers who should have a card, where the workbook keeps cards. */
  readonly cards: readonly CardCheck[];
  /** Rules that the store has turned off. */
  readonly off: readonly RuleId[];
}
