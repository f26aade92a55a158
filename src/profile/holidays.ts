import seed from './holiday-seed.json';
import type { StoreProfile } from './schema';

type Holidays = StoreProfile['calendar']['holidays'];

/** Public holidays and 调休 working days, a start for the store's own table (scripts/make-holidays.cjs). */
export const HOLIDAY_SEED: Holidays = seed;

/** Years that a table says something about; for any other year it knows nothing, which is not the same as no holidays. */
export function yearsOf(holidays: Holidays): string[] {
  return [...new Set(holidays.map(({ date }) => date.slice(0, 4)))].sort();
}
