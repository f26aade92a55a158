import type { AfterSalesForm, Form, FormRecord } from '../forms/types';
import type { OwnerRow } from './rows';

/** Why a car or a person could not be told for certain; shown to a person with the row's place, never decided in silence. */
export type DoubtKind = 'car-of-row' | 'owner-of-row' | 'two-phones';

export interface Doubt {
  readonly kind: DoubtKind;
  readonly row: OwnerRow;
  /** What is said of it: the plate or the end of a VIN, the name. */
  readonly about: string;
}

/** A call: a dated step of any sheet, or a row of a list with one row per call. */
export interface Call {
  readonly day: number;
  readonly row: OwnerRow;
  /** Its id where it is a step. */
  readonly step?: string;
  readonly result?: string;
  readonly satisfaction?: string;
}

/** A visit to the workshop: a dated row of the service records. */
export interface Visit {
  readonly day: number;
  readonly row: OwnerRow;
  readonly kind?: string;
}

/** A policy as a ledger row tells of it. */
export interface Policy {
  readonly row: OwnerRow;
  /** The day in the row. */
  readonly end: number;
  readonly status?: string;
  /** The row is the policy that was sold, not the one that runs out: it has a first day and is won. */
  readonly sold: boolean;
  /** The last day of the policy bought here, where the row is won. */
  readonly wonUntil?: number;
}

export interface Complaint {
  readonly row: OwnerRow;
  readonly registered?: number;
  readonly due?: number;
  /** The day on which it was closed, where that is written. */
  readonly closedOn?: number;
  readonly open: boolean;
}

/** A person's time with a car. */
export interface Ownership {
  /** Index in `OwnerBook.owners`. */
  readonly owner: number;
  readonly rows: readonly OwnerRow[];
  /** The day of delivery to this owner. */
  readonly delivered?: number;
  /** As the owner's own rows say, else as another row of the car does: who sold it does not change with its owner. */
  readonly ownerKind?: string;
  /** Somebody wrote that the car is sold on, or a later owner has it. */
  readonly soldOn: boolean;
}

/** A vehicle across all sheets. Days are day numbers, lists in time's order. */
export interface Car {
  readonly plate?: string;
  readonly vin?: string;
  readonly model?: string;
  readonly district?: string;
  readonly rows: readonly OwnerRow[];
  /** Everyone whose it was; the last one has it. */
  readonly ownerships: readonly Ownership[];
  readonly calls: readonly Call[];
  readonly visits: readonly Visit[];
  readonly policies: readonly Policy[];
  readonly complaints: readonly Complaint[];
  /** Days on which the registers and reminder lists say that it was serviced, in order. */
  readonly servicedOn: readonly number[];
  /** The latest day that a sheet gives for each. */
  readonly nextService?: number;
  readonly policyEnd?: number;
  readonly warrantyEnd?: number;
  readonly inspectionDue?: number;
}

/** A person or company that owns cars. */
export interface Owner {
  readonly name?: string;
  readonly phone?: string;
  readonly phones: readonly string[];
  readonly rows: readonly OwnerRow[];
  /** Indices in `OwnerBook.cars`, the sold ones, too. */
  readonly cars: readonly number[];
  /** `MM-DD` by the solar calendar. */
  readonly birthday?: string;
  /** `MM-DD` by the Chinese calendar, where no other is known. */
  readonly lunarBirthday?: string;
  /** Open complaints that name no car. */
  readonly complaints: readonly Complaint[];
  readonly hasOpenComplaint: boolean;
}

/** Owners and their cars over all after-sales sheets, as of a day: nothing that is dated later is in it. */
export interface OwnerBook {
  readonly asOf: number;
  readonly owners: readonly Owner[];
  readonly cars: readonly Car[];
  /** All calls and visits, those of rows that name no car, too. */
  readonly calls: readonly Call[];
  readonly visits: readonly Visit[];
  readonly complaints: readonly Complaint[];
  /** Index of the car of each row that has one, by `OwnerRow.at`. */
  readonly carOf: readonly (number | undefined)[];
  readonly doubts: readonly Doubt[];
}

/** A row as its sheet has it, of the sale or after it. */
export interface SheetRow {
  readonly form: Form | AfterSalesForm;
  readonly record: FormRecord;
}

export type { OwnerRow } from './rows';
