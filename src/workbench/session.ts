import type { IWorkbookData } from '@univerjs/core';
import { documentPartXml, parseArea, type ChangeSet, type WorkbookSnapshot } from '../sheet';
import { readXlsx } from '../workbook/xlsx';
import { createExcelHost, type ExcelHost } from './host';
import type { HostBook } from './host/model/book';
import type { Grid } from './grid/univer';
import { GridBook } from './grid-book';
import { toGridBook } from './import/book';
import { besideOf, partsOf } from './save/beside';
import { changesBetween } from './save/changes';
import { gridState, type GridState } from './save/state';

/** One workbook on the desk: the file it came from, the grid that shows it, and the host that answers for it. */
export interface Session {
  readonly name: string;
  /** The file as it was opened; never changed. */
  readonly bytes: Uint8Array;
  readonly snapshot: WorkbookSnapshot;
  readonly host: ExcelHost;
  /** What saving would write now. */
  changes(): ChangeSet;
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
  const data = toGridBook(bytes, snapshot);
  const workbook = grid.open(data);
  const host = createExcelHost(new GridBook(grid, workbook.getUnitId()), { onInternalError: reportFault });
  tellHost(host.book, snapshot, data);
  host.book.extras.showWorkbook = (base64) =>
    showWorkbook(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  const state = (): GridState => gridState(grid.snapshot(), partsOf(host), formulaOf(host.book));
  const opened = state();
  return {
    name,
    bytes,
    snapshot,
    host,
    changes() {
      const sheets = new Map(host.book.sheets().map((sheet) => [sheet.id, sheet]));
      return changesBetween(opened, state(), (id) => {
        const sheet = sheets.get(id);
        return sheet ? besideOf(sheet) : { charts: [], veryHidden: false };
      });
    },
  };
}

/** What the file says and Univer's workbook cannot hold. */
function tellHost(book: HostBook, snapshot: WorkbookSnapshot, data: IWorkbookData): void {
  book.extras.date1904 = snapshot.date1904;
  for (const [namespace, content] of snapshot.parts)
    book.extras.parts.set(`{${namespace}}`, documentPartXml(namespace, content));
  const sheets = new Map(book.sheets().map((sheet) => [sheet.id, sheet]));
  snapshot.sheets.forEach((read, index) => {
    const sheet = sheets.get(data.sheetOrder[index] ?? '');
    if (sheet === undefined) return;
    sheet.extras.protected = read.protected;
    sheet.extras.veryHidden = read.visibility === 'very-hidden';
    sheet.extras.validations = (read.validations ?? []).flatMap(({ range, values }) =>
      range.split(/\s+/u).flatMap((name) => {
        const area = parseArea(name);
        if (area === undefined) return [];
        const at = {
          row: area.top - 1,
          column: area.left - 1,
          rows: area.bottom - area.top + 1,
          columns: area.right - area.left + 1,
        };
        return [{ at, rule: { list: { inCellDropDown: true, source: values?.join(',') ?? '' } } }];
      }),
    );
  });
}

const formulaOf =
  (book: HostBook) =>
  (sheetId: string, row: number, column: number): string | undefined =>
    book
      .sheets()
      .find(({ id }) => id === sheetId)
      ?.formula(row, column);

function reportFault(error: unknown, action: string): void {
  // eslint-disable-next-line no-console -- a fault of the host is for whoever develops it; the pane gets a plain error besides
  console.error(`Excel host, ${action}:`, error);
}
