import type { Guarding } from '../cells/cell-guards';
import type { Theme } from '../styles/colors';
import type { PackageEditor } from './package-edit';
import type { SharedStrings } from '../cells/strings-edit';
import type { StylesEditor } from '../styles/styles-edit';

/** What the sheets of a workbook under change share. What costs time to read is read when it is asked for. */
export interface BookContext {
  readonly editor: PackageEditor;
  readonly strings: SharedStrings;
  readonly styles: () => StylesEditor;
  readonly theme: () => Theme;
  /** Checksum of the cell metadata part, 0 without one. */
  readonly metadata: () => number;
  readonly date1904: boolean;
  readonly lockedCells: Guarding;
  readonly formulaCells: Guarding;
  readonly coveredCells: Guarding;
  readonly foreignSheets: Guarding;
  readonly unmarkedSheets: ReadonlySet<string>;
}
