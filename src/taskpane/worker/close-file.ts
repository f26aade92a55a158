import '../strict-zod';
import type { IsoDate, IsoMonth } from '../../calendar';
import { mismatchIn, type CloseOptions } from '../../close';
import { closeJob, memberOf, openStore, rulesIn } from '../../jobs';
import type { SheetSnapshot } from '../../sheet';
import { text } from '../../words';
import { WorkbookError } from '../../workbook/port';
import { anotherBook, readXlsx } from '../../workbook/xlsx';
import type { ClosedFile, NamedBytes } from '../host/services';

/**
 * Month close of a workbook that is given as a file: the file tells what Excel's API does not (merges, print areas, names). A new workbook is
 * made here, nothing of the given one changes; what is to be written into the open one leaves notes alone, which Excel's API cannot write.
 * @throws WorkbookError for a file that cannot be read, and where what was made does not hold those who were carried over
 */
export function closeFile(file: NamedBytes, month: IsoMonth, today: IsoDate, options: CloseOptions): ClosedFile {
  const read = readXlsx(file.bytes, file.name);
  const book = options.into === 'new-book' ? read : { ...read, sheets: read.sheets.map(withoutNotes) };
  const close = closeJob(openStore([memberOf(book)], rulesIn([book])), month, today, options);
  if (close.into !== 'new-book' || close.changes.length === 0) return { close, conflicts: 0 };
  const name = close.fileName ?? `${close.next}.xlsx`;
  const { bytes, report } = anotherBook(file.bytes, close.changes, close.renames, { name: file.name });
  if (report.conflicts.length > 0) return { close, conflicts: report.conflicts.length };
  const wrong = mismatchIn(close, memberOf(readXlsx(bytes, name)).recognised);
  if (wrong !== undefined)
    throw new WorkbookError('verify-failed', text('taskpane.close.unlike', { ...wrong }), wrong.sheet);
  return { close, conflicts: 0, file: { name, bytes } };
}

function withoutNotes({ notes: _, ...sheet }: SheetSnapshot): SheetSnapshot {
  return sheet;
}
