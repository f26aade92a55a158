import type { IsoDate, IsoMonth } from '../../src/calendar';
import { closeMonth as close, type CloseInto, type MonthClose } from '../../src/close';
import { buildLedger } from '../../src/customers';
import type { RecognisedWorkbook } from '../../src/forms';
import type { StoreProfile } from '../../src/profile';
import type { WorkbookSnapshot } from '../../src/sheet';

/** Closes a month of one workbook, its ledger made for it. */
export function closeMonth(
  book: WorkbookSnapshot,
  read: RecognisedWorkbook,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  into: CloseInto = 'same-book',
): MonthClose {
  return close({ book, recognised: read, ledger: buildLedger(read, profile), profile, month, today, into });
}
