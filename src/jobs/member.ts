import { answersIn, recognise, type RecognisedWorkbook } from '../forms';
import type { WorkbookSnapshot } from '../sheet';
import type { Member } from './consolidate';

/** A workbook as a member of a store: recognised when that is first asked for. */
export function memberOf(book: WorkbookSnapshot): Member {
  let recognised: RecognisedWorkbook | undefined;
  return {
    book,
    get recognised() {
      return (recognised ??= recognise(book, { answers: answersIn(book) }));
    },
  };
}
