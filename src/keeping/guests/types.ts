import type { IsoDate } from '../../calendar';
import type { ResultWord } from '../../forms/types';
import type { Choices, Place } from '../types';

/** What came of a follow-up of a guest, or of the day itself, as a person tells of it. */
export interface GuestRequest {
  /** The guest's line on the invitation list. */
  readonly sheet: string;
  readonly row: number;
  readonly date: IsoDate;
  /** A call was made, and ended so; absent on the day of the event, when nobody is called. */
  readonly result?: ResultWord;
  readonly answer?: 'coming' | 'unsure' | 'not-coming';
  /** Why a guest does not come, or did not buy. */
  readonly reason?: string;
  /** 签到: the guest is here. */
  readonly attended?: true;
  readonly dealt?: true;
  readonly note?: string;
  readonly choices?: Choices;
  readonly places?: readonly Place[];
}
