import type { WorkbookSnapshot } from '../sheet';
import { readWorkbook } from './read-workbook';
import { asOwners } from './tables/read-owners';
import type { Answers, RecognisedWorkbook } from './types';

/**
 * Reads every form of a workbook. What is not understood is a problem at its cell, a question about its column, or a sheet in
 * `unrecognised` with the reason; nothing is guessed in silence. Never throws, and takes time linear in the filled cells.
 */
export function recognise(book: WorkbookSnapshot, options: { readonly answers?: Answers } = {}): RecognisedWorkbook {
  return readWorkbook(book, options.answers ?? {}, asOwners);
}
