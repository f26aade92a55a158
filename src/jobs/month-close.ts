import type { IsoDate, IsoMonth } from '../calendar';
import type { RecognisedWorkbook } from '../forms/types';
import { buildLedger } from '../customers';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { closeMonth as close } from '../close';
import type { CloseInto, MonthClose } from '../close';
import type { WorkbookSnapshot } from '../sheet';

/**
 * Month close: checks what is unfinished, takes stock, and proposes next month's contact matrices with every open customer carried
 * over. The changes are previewed, applied and taken back like any others. For a store with one workbook a month
 * (`into` a `new-book`) they turn a copy of the file, under `fileName`, into next month's.
 */
export function closeMonth(
  book: WorkbookSnapshot,
  recognised: RecognisedWorkbook,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  ledger: Ledger = buildLedger(recognised, profile),
  into: CloseInto = 'same-book',
): MonthClose {
  return close(book, recognised, ledger, profile, month, today, into);
}
