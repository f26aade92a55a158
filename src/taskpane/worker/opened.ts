import type { Ledger } from '../../customers';
import type { RecognisedWorkbook } from '../../forms';
import type { StoreProfile } from '../../profile';
import type { WorkbookSnapshot } from '../../sheet';

/** The workbook that was opened last, and what several journeys need of it, worked out once. */
export interface Opened {
  readonly book: WorkbookSnapshot;
  readonly profile: StoreProfile;
  forms(): RecognisedWorkbook;
  customers(): Ledger;
}
