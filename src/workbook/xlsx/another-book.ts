import type { ChangeSet } from '../../sheet';
import type { ApplyOptions, ApplyReport } from '../port';
import { applyToXlsx } from './apply';
import { showAllRows } from './sheets/sheet-filters';
import { renameSheetsInXlsx } from './sheets/sheet-rename';

/**
 * Another workbook made of this one: the changes in it, and its sheets called otherwise. In renamed sheets every row is shown: what a filter
 * hid was about what stood there before, and somebody who moved into a hidden row would be seen by nobody.
 * @param renames by the present name, applied after the changes
 */
export function anotherBook(
  bytes: Uint8Array,
  changes: ChangeSet,
  renames: ReadonlyMap<string, string>,
  options: ApplyOptions & { readonly name?: string },
): { readonly bytes: Uint8Array; readonly report: ApplyReport } {
  const { bytes: changed, report } = applyToXlsx(bytes, changes, options);
  if (report.conflicts.length > 0 && options.conflicts !== 'skip') return { bytes, report };
  return { bytes: renameSheetsInXlsx(showAllRows(changed, renames.keys()), renames), report };
}
