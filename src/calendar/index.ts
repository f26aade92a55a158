/** Days, months and times of the civil calendar, by whole numbers: no `Date`, so no time zone. */
export type { ClockTime, IsoDate, IsoMonth } from './types';
export * from './civil';
export * from './days';
