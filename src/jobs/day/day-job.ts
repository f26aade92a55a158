import type { IsoDate } from '../../calendar';
import type { StoreProfile } from '../../profile';
import type { Text } from '../../words';
import type { CareDay } from '../care';
import type { EventsDay } from '../events-job';
import { runDay } from './run-day';
import type { Store } from '../store';
import type { DayReport } from '../types';

/** The day, the rules it was worked out by, and what is wrong with stored rules that could not be used. */
export interface DayResult {
  readonly report: DayReport;
  readonly profile: StoreProfile;
  readonly profileProblem?: Text;
  /** Whom to call after the sale; absent where no sheet is about owners. */
  readonly care?: CareDay;
  /** The events of the workbook; absent where it has no invitation list. */
  readonly events?: EventsDay;
}

export async function dayJob(store: Store, today: IsoDate): Promise<DayResult> {
  const { book, recognised, ledger, profile, profileProblem } = store;
  const report = runDay(book, recognised, profile, today, { ledger });
  // A store of the sale alone never loads what comes after it.
  const care = recognised.afterSales.length === 0 ? undefined : (await import('../care')).careJob(store, today);
  const invites = recognised.afterSales.some(({ form }) => form === 'event-invitation');
  const events = invites ? (await import('../events-job')).eventsJob(store, today) : undefined;
  return {
    report,
    profile,
    profileProblem,
    ...(care === undefined ? {} : { care }),
    ...(events === undefined ? {} : { events }),
  };
}
