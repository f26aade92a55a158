import '../strict-zod';
import { rulesIn, type Rules } from '../../jobs';
import type { WorkbookSnapshot } from '../../sheet';

/** The rules that a workbook keeps: loaded only where it keeps some. */
export function rulesOf(book: WorkbookSnapshot): Rules {
  return rulesIn([book]);
}
