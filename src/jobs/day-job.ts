import type { IsoDate } from '../calendar';
import type { StoreProfile } from '../profile';
import type { Text } from '../words';
import { runDay } from './run-day';
import type { Store } from './store';
import type { DayReport } from './types';

/** The day, the rules it was worked out by, and what is wrong with stored rules that could not be used. */
export interface DayResult {
  readonly report: DayReport;
  readonly profile: StoreProfile;
  readonly profileProblem?: Text;
}

export function dayJob(store: Store, today: IsoDate): DayResult {
  const { book, recognised, ledger, profile, profileProblem } = store;
  return { report: runDay(book, recognised, profile, today, { ledger }), profile, profileProblem };
}
