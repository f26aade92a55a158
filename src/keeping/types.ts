import type { IsoDate } from '../calendar';
import type { Ledger } from '../customers';
import type { AnyForm, FollowUpStep, RecognisedWorkbook, RecordFields, RowRef } from '../forms/types';
import type { StoreProfile } from '../profile';
import type { Change, ChangeSet, Scalar, WorkbookSnapshot } from '../sheet';
import type { Text } from '../words';

/** Where a fact goes (contract `keep`). */
export const PLACES = [
  'matrix-day',
  'matrix-mark',
  'matrix-row',
  'register-row',
  'register-follow-up',
  'report-row',
  'report-foot',
  'loss-row',
  'card',
  'card-row',
  'follow-up-step',
  'call-row',
  'reminder-row',
  'renewal-row',
  'complaint-row',
  'guest-row',
] as const;
export type Place = (typeof PLACES)[number];

/** One cell that is written, as a person looks at it before. */
export interface Write {
  readonly place: Place;
  readonly sheet: string;
  readonly cell: string;
  readonly before: Scalar;
  readonly after: Scalar;
  /** Both as the sheet shows them, where that is something else: a day that is kept as a number. */
  readonly shown?: { readonly before: string; readonly after: string };
  readonly why: Text;
}

/** A place that this workbook lacks or refuses. */
export interface Without {
  readonly place: Place;
  readonly why: Text;
}

export type QuestionCode =
  | 'two-customers'
  | 'two-matrices'
  | 'other-level'
  | 'closed-month'
  | 'no-row'
  | 'known-customer'
  | 'two-cars'
  | 'which-call'
  | 'two-rows'
  | 'other-value';

/** Something that a person decides first; until then nothing is written. */
export interface KeepQuestion {
  readonly code: QuestionCode;
  readonly sheet: string;
  readonly cell: string;
  readonly text: Text;
  readonly choices: readonly { readonly text: Text }[];
}

/** What a person chose, by question: the choice's number counted from 1. */
export type Choices = Readonly<Partial<Record<QuestionCode, number>>>;

export interface KeptCustomer {
  readonly name?: string;
  readonly phone?: string;
  readonly consultant?: string;
  readonly rows: readonly RowRef[];
}

export interface KeepReport {
  readonly customer?: KeptCustomer;
  readonly writes: readonly Write[];
  readonly without: readonly Without[];
  readonly questions: readonly KeepQuestion[];
  readonly changes: ChangeSet;
  /** The next visit that was written or proposed, by the level's interval where nobody named one. */
  readonly next?: IsoDate;
}

/** Names a form among those of its sheet: its kind and the column in which it begins. It stays where it is when rows are put in. */
export function blockOf({ form, range }: Pick<AnyForm, 'form' | 'range'>): string {
  return `${form} ${/^[A-Z]*/u.exec(range)?.[0] ?? ''}`;
}

/** What the workbook must say in a row once it is read again. */
export interface Expectation {
  readonly sheet: string;
  /** The form on its sheet (`blockOf`): tables side by side share their rows. */
  readonly block: string;
  readonly row: number;
  readonly fields?: Readonly<RecordFields>;
  readonly contact?: { readonly date: IsoDate; readonly level: string };
  readonly planned?: IsoDate;
  /** All calls that the row then tells of. */
  readonly steps?: readonly FollowUpStep[];
}

/** A workbook with all that was read from it. */
export interface Books {
  readonly book: WorkbookSnapshot;
  readonly recognised: RecognisedWorkbook;
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
}

/** One place with all that is written for it: it stands or falls as a whole. */
export interface Piece {
  readonly place: Place;
  readonly sheet: string;
  /** The first row that is written, as the sheet is now: pieces of a sheet are written from the bottom up. */
  readonly row: number;
  readonly writes: readonly Write[];
  readonly changes: readonly Change[];
  readonly expects: readonly Expectation[];
  /** The cell of each field, where single fields may be left out. */
  readonly cellOf?: Readonly<Record<string, string>>;
}

/** Bad input: a sentence about what was asked. */
export class BadRequest extends Error {
  constructor(readonly words: Text) {
    super(words.key);
    this.name = 'BadRequest';
  }
}
