import type { IsoDate } from '../../calendar';
import type {
  AfterSalesForm,
  AfterSalesRecord,
  ComplaintStatus,
  RenewalStatus,
  ResultWord,
  Satisfaction,
} from '../../forms/types';
import type { CareTaskKind } from '../../schedule/cadences';
import type { Choices, KeepQuestion, Piece, Place, Without } from '../types';

/** A row of an after-sales form that a call is written into: an owner's, a guest's. */
export interface CalledRow {
  readonly form: AfterSalesForm;
  readonly record: AfterSalesRecord;
}

/** One call to an owner, as a person tells of it. */
export interface CallRequest {
  /** A phone, its last four digits, a name, a plate, the end of a VIN, or `SHEET!ROW`. */
  readonly who: string;
  readonly date: IsoDate;
  /** What the call was for; by default what is owed on that day. */
  readonly kind?: CareTaskKind;
  /** Which of the calls after delivery, as the sheets' columns are read: `7d`, `1m`. */
  readonly step?: string;
  readonly result?: ResultWord;
  readonly satisfaction?: Satisfaction;
  /** How far the renewal or the complaint is now. */
  readonly status?: RenewalStatus | ComplaintStatus;
  /** 下次跟进. */
  readonly next?: IsoDate;
  /** What the owner complains of: a line of its own in the complaint register. */
  readonly complaint?: string;
  /** Why a renewal is lost. */
  readonly reason?: string;
  readonly note?: string;
  /** Who made the call. */
  readonly by?: string;
  readonly choices?: Choices;
  /** Only these places are written. */
  readonly places?: readonly Place[];
}

/** What one row or line comes to. */
export interface Outcome {
  readonly piece?: Piece;
  readonly question?: KeepQuestion;
  readonly without: readonly Without[];
}
