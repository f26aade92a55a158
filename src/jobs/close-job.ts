import type { IsoDate, IsoMonth } from '../calendar';
import { closeMonth, outdatedFormulas, type CloseOptions, type MonthClose } from '../close';
import type { Store } from './store';

/**
 * Month close: checks what is unfinished, takes stock, and proposes next month's contact matrices with every open customer carried
 * over. The changes are previewed, applied and taken back like any others. For a store with one workbook a month
 * (`into` a `new-book`) they turn a copy of the file, under `fileName`, into next month's.
 */
export function closeJob(store: Store, month: IsoMonth, today: IsoDate, options: CloseOptions = {}): MonthClose {
  const { book, recognised, ledger, profile } = store;
  const close = closeMonth({ ...options, book, recognised, ledger, profile, month, today });
  // A file of its own is opened by programs that do not calculate, too.
  return close.into === 'new-book' && close.changes.length > 0
    ? { ...close, changes: [...close.changes, ...outdatedFormulas(book, recognised, close)] }
    : close;
}
