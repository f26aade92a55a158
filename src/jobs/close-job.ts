import type { IsoDate, IsoMonth } from '../calendar';
import { closeMonth, type CloseOptions, type MonthClose } from '../close';
import type { Store } from './store';

/**
 * Month close: checks what is unfinished, takes stock, and proposes next month's contact matrices with every open customer carried
 * over. The changes are previewed, applied and taken back like any others. For a store with one workbook a month
 * (`into` a `new-book`) they turn a copy of the file, under `fileName`, into next month's.
 */
export function closeJob(store: Store, month: IsoMonth, today: IsoDate, options: CloseOptions = {}): MonthClose {
  const { book, recognised, ledger, profile } = store;
  return closeMonth({ ...options, book, recognised, ledger, profile, month, today });
}
