import type { IsoMonth } from '../../calendar';
import type { AfterSalesKind, FormRecord } from '../../forms/types';
import type { Channel, KeyFact, OwnerRules } from '../../profile';
import type { Car, OwnerBook, SheetRow } from '../types';
import type { Consent } from './consent';
import type { RfmType } from './rfm';
import type { FileRow } from './files';

/** The month that is counted. Days are day numbers. */
export interface OwnerMonth {
  readonly month: IsoMonth;
  readonly first: number;
  readonly last: number;
  /** The last day told: the month's last, or today if that is earlier. The book is as of this day. */
  readonly end: number;
  readonly book: OwnerBook;
  readonly rules: OwnerRules;
  /** Cars that are on file: delivered or with a dated row, and not sold on. */
  readonly onFile: readonly Car[];
  /** Kinds of forms that the store has. */
  readonly kinds: ReadonlySet<AfterSalesKind>;
  /** The month's index of the first visit that the service records tell of. */
  readonly servedSince?: number;
  /** Service rows in which accessories were paid for. */
  readonly accessories: ReadonlySet<FormRecord>;
  /** The month's customer data, by channel. */
  readonly files: readonly FileRow[];
}

/** What every fact says of where it stands. */
export interface FactPlace {
  /** The row that it rests on most. */
  readonly row?: SheetRow;
  readonly car?: Car;
}

export type FactValue = string | number | boolean;

/** What can be counted, by table: facts of a table have the same columns. */
export interface OwnerFacts {
  readonly people: readonly (FactPlace &
    OwnerValue & {
      readonly name?: string;
      readonly phone?: string;
      /** Day number of the delivery of `car`. */
      readonly delivered?: number;
      readonly kind: string;
      readonly active: boolean;
      readonly rfm: RfmType;
    } & RfmScores)[];
  readonly cars: readonly (FactPlace & { readonly group: number; readonly region: string; readonly age: string })[];
  readonly firstServices: readonly (FactPlace & { readonly done: boolean })[];
  readonly services: readonly (FactPlace & {
    readonly came: boolean;
    readonly absent: boolean;
    readonly reminded: boolean;
    readonly cameReminded: boolean;
  })[];
  readonly policies: readonly (FactPlace & {
    readonly quoted: boolean;
    readonly renewed: boolean;
    readonly lost: boolean;
  })[];
  readonly cohort: readonly (FactPlace & { readonly lost: boolean })[];
  readonly returns: readonly FactPlace[];
  readonly retention: readonly (FactPlace & { readonly kept: boolean })[];
  /** `open`: a step of the last day told that nobody has met yet. */
  readonly steps: readonly (FactPlace & {
    readonly step: string;
    readonly result: 'inTime' | 'late' | 'missed' | 'open';
  })[];
  /** Calls with an opinion. */
  readonly calls: readonly (FactPlace & { readonly satisfied: boolean; readonly verySatisfied: boolean })[];
  readonly complaints: readonly (FactPlace & {
    readonly opened: boolean;
    readonly closed: boolean;
    readonly inTime: boolean;
    readonly openAtEnd: boolean;
  })[];
  readonly deliveries: readonly (FactPlace & { readonly referred: boolean; readonly rebuy: boolean })[];
  /** Whoever is named as referrer of the month's deliveries, each way of writing once. */
  readonly referrers: readonly FactPlace[];
  /** Lines of customer data of the month: complete where every key fact that the sheet has a column for is there. */
  readonly files: readonly FileFact[];
  /** Service rows of the month; `firstOfCar`: of several rows of a car and model one, so that cars can be counted. */
  readonly visits: readonly (FactPlace & {
    readonly model: string;
    readonly kind: 'maintenance' | 'repair' | 'accident' | 'other';
    readonly amount: number;
    readonly firstOfCar: boolean;
  })[];
}

/** What an owner brings after the sale. */
export interface OwnerValue {
  /** Paid for a visit after the warranty had ended. */
  readonly afterWarranty: boolean;
  /** Has a policy that was renewed here and runs, or paid for accessories within the year (精品 and 续保 are one in the source). */
  readonly renewed: boolean;
  readonly rebuy: boolean;
  /** A referrer's cell has the owner's phone. */
  readonly refers: boolean;
  /** How many of the four. */
  readonly worth: number;
}

/** 1 to 5 points each; 0 for somebody who was never in. */
export interface RfmScores {
  readonly recency: number;
  readonly frequency: number;
  readonly money: number;
}

export type FileFact = FactPlace & {
  readonly channel: Channel | typeof UNKNOWN;
  readonly by: string;
  readonly complete: boolean;
  /** Key facts whose cell is empty. */
  readonly lacks: readonly KeyFact[];
  readonly consent: Consent;
};

export type FactTable = keyof OwnerFacts;

/** Where a sheet says nothing. */
export const UNKNOWN = 'unknown';
