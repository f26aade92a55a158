import type { IsoDate, IsoMonth, RecognisedWorkbook } from '../forms/types';
import { buildLedger } from '../customers';
import type { Ledger } from '../customers';
import type { StoreProfile } from '../profile';
import { closeMonth as close } from '../rollups';
import type { MonthClose } from '../rollups';
import type { WorkbookSnapshot } from '../sheet';

/**
 * Month close: checks what is unfinished, takes stock, and proposes next month's contact matrices with every open customer carried
 * over. The changes are previewed, applied and taken back like any others. A store with one workbook a month applies them to a copy
 * of the file under `fileName`.
 */
export function closeMonth(
  book: WorkbookSnapshot,
  recognised: RecognisedWorkbook,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  ledger: Ledger = buildLedger(recognised, profile),
): MonthClose {
  return close(book, recognised, ledger, profile, month, today);
}
