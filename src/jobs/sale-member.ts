import { answersIn, recogniseSale } from '../forms';
import type { WorkbookSnapshot } from '../sheet';
import type { Member } from './consolidate';

/** A workbook as a member of a store, recognised at once; `undefined` where it may hold a form about owners: then `memberOf` reads it. */
export function saleMemberOf(book: WorkbookSnapshot): Member | undefined {
  const recognised = recogniseSale(book, { answers: answersIn(book) });
  return recognised && { book, recognised };
}
