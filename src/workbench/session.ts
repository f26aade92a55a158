import type { ChangeSet, WorkbookSnapshot } from '../sheet';
import { OUR_SHEET } from '../workbook/sheet-mark';
import { applyToXlsx, readXlsx } from '../workbook/xlsx';
import { createExcelHost, type ExcelHost } from './host';
import type { HostBook } from './host/model/book';
import type { Grid } from './grid/univer';
import { GridBook } from './grid-book';
import { toGridBook } from './import/book';
import { tellHost } from './import/host';
import { refuseTooLarge } from './import/size';
import { besideOf, partsOf } from './save/beside';
import { changesBetween } from './save/changes';
import { gridState, type GridState, type SheetBeside } from './save/state';

/** One workbook on the desk: the file it came from, the grid that shows it, and the host that answers for it. */
export interface Session {
  readonly name: string;
  /** The file as it was opened; never changed. */
  readonly bytes: Uint8Array;
  readonly snapshot: WorkbookSnapshot;
  readonly host: ExcelHost;
  /** What saving would write now. */
  changes(): ChangeSet;
  /** The file that saving would write now: the opened bytes where nothing changed. */
  file(): Uint8Array;
}

/**
 * Reads a file completely before anything on the desk changes, then shows it.
 * @param showWorkbook the pane wants another workbook opened, as Excel opens it in a window of its own
 * @throws WorkbookError where the file cannot be opened; the grid is as it was
 */
export function openSession(
  grid: Grid,
  name: string,
  bytes: Uint8Array,
  showWorkbook: (bytes: Uint8Array) => void,
): Session {
  const snapshot = readXlsx(bytes, name);
  refuseTooLarge(snapshot);
  const data = toGridBook(bytes, snapshot);
  const workbook = grid.open(data);
  const host = createExcelHost(new GridBook(grid, workbook.getUnitId()), {
    onInternalError: reportFault,
    breathe: pauses(),
  });
  tellHost(host.book, bytes, snapshot, data);
  host.book.extras.showWorkbook = (base64) =>
    showWorkbook(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  const state = (): GridState => gridState(grid.snapshot(), partsOf(host), formulaOf(host.book));
  const besides = (): ReadonlyMap<string, SheetBeside> =>
    new Map(host.book.sheets().map((sheet) => [sheet.id, besideOf(sheet)]));
  const [opened, openedBesides] = [state(), besides()];
  const nothing: SheetBeside = { charts: [], veryHidden: false };
  const changes = (): ChangeSet => {
    const now = besides();
    return changesBetween(
      opened,
      state(),
      (id) => now.get(id) ?? nothing,
      (id) => openedBesides.get(id) ?? nothing,
    );
  };
  /** Sheets that the add-in did not make. */
  const unmarkedSheets = (): ReadonlySet<string> =>
    new Set(
      host.book
        .sheets()
        .filter(({ extras }) => !extras.customProperties.has(OUR_SHEET))
        .map(({ name: sheet }) => sheet),
    );
  return {
    name,
    bytes,
    snapshot,
    host,
    changes,
    file() {
      const now = changes();
      if (now.length === 0) return bytes;
      return applyToXlsx(bytes, now, {
        name,
        // The grid allowed each of these edits to the person who made it.
        lockedCells: 'write',
        formulaCells: 'write',
        coveredCells: 'write',
        foreignSheets: 'write',
        unmarkedSheets: unmarkedSheets(),
      }).bytes;
    },
  };
}

const formulaOf =
  (book: HostBook) =>
  (sheetId: string, row: number, column: number): string | undefined =>
    book
      .sheets()
      .find(({ id }) => id === sheetId)
      ?.formula(row, column);

/** Milliseconds that the host works on before the page may draw and be used: host and grid share its thread. */
const SLICE = 100;

function pauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}

function reportFault(error: unknown, action: string): void {
  // eslint-disable-next-line no-console -- a fault of the host is for whoever develops it; the pane gets a plain error besides
  console.error(`Excel host, ${action}:`, error);
}
