import type { WorkbookSnapshot } from '../sheet';
import { readWorkbook } from './read-workbook';
import type { Answers, RecognisedWorkbook } from './types';

/** A table may be a form about owners. */
class OwnersMet extends Error {}

/**
 * As `recognise`, without what reads forms about owners, which the pane loads only for workbooks that have some: `undefined` as soon as a
 * table may be one. What it returns is to the letter what `recognise` would.
 */
export function recogniseSale(
  book: WorkbookSnapshot,
  options: { readonly answers?: Answers } = {},
): RecognisedWorkbook | undefined {
  try {
    return readWorkbook(book, options.answers ?? {}, () => {
      throw new OwnersMet();
    });
  } catch (met) {
    if (met instanceof OwnersMet) return undefined;
    throw met;
  }
}
