/** Month close (月结): next month's sheets from this month's. */
export { closeMonth } from './close-month';
export type { CloseInto, CloseOptions, Closing, MonthClose } from './close-month';
export { isMonthBook } from './new-book';
export { outdatedFormulas } from './recalculated';
export type { HandedOver, HandOver } from './hand-over';
export type { CarriedOver, StockItem } from './stock';
export type { Unfinished } from './unfinished';
export { isOn, mismatchIn, type Mismatch } from './proof';
