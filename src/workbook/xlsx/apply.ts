import type { ChangeSet } from '../../sheet';
import type { ApplyOptions, ApplyReport } from '../port';
import { Application } from './application';
import type { Guarding } from './cells/cell-guards';

export interface XlsxOptions extends ApplyOptions {
  /** The file's name, for messages. */
  readonly name?: string;
  /** Locked cells of protected sheets: refused, or written where a person asked for just these cells. The protection itself stays. */
  readonly lockedCells?: Guarding;
  /** Formulas that a change without a fitting `before` would overwrite. */
  readonly formulaCells?: Guarding;
  /** Cells that a merged one covers: what is written there is kept but not seen. */
  readonly coveredCells?: Guarding;
  /** Sheets to replace or remove that this product did not make. */
  readonly foreignSheets?: Guarding;
  /** Sheets to make that a person made by hand: they get no mark that they are ours. */
  readonly unmarkedSheets?: ReadonlySet<string>;
}

/**
 * Applies changes to a workbook file by patching the package: parts that no change touches keep their bytes, in a touched sheet only
 * touched cells are rewritten. The given bytes stay as they are; with a conflict (and `conflicts: 'refuse'`) they are what is returned.
 * @throws WorkbookError for files that cannot be read and changes that cannot be made; then nothing was written
 */
export function applyToXlsx(
  bytes: Uint8Array,
  changes: ChangeSet,
  options: XlsxOptions = {},
): { bytes: Uint8Array; report: ApplyReport } {
  const application = new Application(bytes, options);
  changes.forEach((change, index) => application.take(change, index, changes.length));
  application.flush();
  const conflicts = application.conflicts;
  if (conflicts.length > 0 && options.conflicts !== 'skip')
    return { bytes, report: { applied: 0, conflicts, inverse: [] } };
  const report = { applied: changes.length - application.unapplied.size, conflicts, inverse: application.inverse() };
  return { bytes: application.finish() ?? bytes, report };
}
