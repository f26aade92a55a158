import type {
  ICellData,
  IColumnData,
  IObjectArrayPrimitiveType,
  IObjectMatrixPrimitiveType,
  IRowData,
  IStyleData,
  IWorkbookData,
  IWorksheetData,
} from '@univerjs/core';
import { parseArea, type Area, type Cell, type SheetSnapshot, type WorkbookSnapshot } from '../../sheet';
import { BookLooks, fittedRows, type Look, type SheetLayout } from '../../workbook/xlsx';
import { toGridStyle } from '../grid/style';

/** Id of the one workbook that the grid shows. */
export const BOOK_ID = 'workbook';
const MAX_GRID_COLUMNS = 256;
const NOTE_SIZE = { width: 200, height: 100 };

/**
 * A workbook for the grid: contents from the snapshot, looks from the file's own parts.
 * @param bytes the .xlsx or .xlsm file that `snapshot` was read from
 */
export function toGridBook(bytes: Uint8Array, snapshot: WorkbookSnapshot): IWorkbookData {
  const file = new BookLooks(bytes);
  const looks = file.cells;
  const styles: Record<string, IStyleData> = {};
  looks.forEach((look, index) => (styles[styleId(index)] = toGridStyle(look)));

  const sheets: Record<string, Partial<IWorksheetData>> = {};
  const sheetOrder: string[] = [];
  const rules: Record<string, unknown[]> = {};
  const notes: Record<string, Record<number, Record<number, unknown>>> = {};
  snapshot.sheets.forEach((sheet, index) => {
    const id = `sheet-${index + 1}`;
    const layout = file.layout(sheet.name);
    sheetOrder.push(id);
    sheets[id] = gridSheet(id, sheet, layout, looks);
    if (sheet.conditionalFormats?.length) rules[id] = gridRules(id, sheet);
    if (sheet.notes?.size) notes[id] = gridNotes(id, sheet.notes);
  });
  return {
    id: BOOK_ID,
    name: snapshot.name,
    appVersion: '0.25.1',
    locale: 'zhCN' as IWorkbookData['locale'],
    styles,
    // The first style of a file is that of its untouched cells.
    ...(looks.length > 0 ? { defaultStyle: styleId(0) } : {}),
    sheetOrder,
    sheets,
    resources: [
      { name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', data: JSON.stringify(rules) },
      { name: 'SHEET_NOTE_PLUGIN', data: JSON.stringify(notes) },
    ],
  };
}

const styleId = (index: number): string => `xf${index}`;

function gridSheet(
  id: string,
  sheet: SheetSnapshot,
  layout: SheetLayout | undefined,
  looks: readonly Look[],
): Partial<IWorksheetData> {
  const lastColumn = Math.min(MAX_GRID_COLUMNS, Math.max(sheet.lastColumn, layout?.lastColumn ?? 0));
  const columnCount = Math.max(20, lastColumn + 4);
  const rowCount = Math.max(100, sheet.lastRow + 40, (layout?.lastRow ?? 0) + 20);
  const freeze = layout?.freeze ?? { rows: 0, columns: 0 };
  return {
    id,
    name: sheet.name,
    tabColor: layout?.tabColor ?? '',
    hidden: sheet.visibility === 'visible' ? 0 : 1,
    rowCount,
    columnCount: Math.max(columnCount, sheet.lastColumn),
    defaultColumnWidth: layout?.defaultWidth ?? 72,
    defaultRowHeight: layout?.defaultHeight ?? 20,
    showGridlines: layout?.gridlines === false ? 0 : 1,
    freeze: {
      xSplit: freeze.columns,
      ySplit: freeze.rows,
      startColumn: freeze.columns || -1,
      startRow: freeze.rows || -1,
    },
    mergeData: (sheet.merges ?? []).map(toRange),
    cellData: gridCells(sheet, layout),
    rowData: gridRows(sheet, layout, looks),
    columnData: gridColumns(sheet, layout, columnCount),
  };
}

/** Univer counts rows and columns from 0. */
const toRange = (area: Area) => ({
  startRow: area.top - 1,
  startColumn: area.left - 1,
  endRow: area.bottom - 1,
  endColumn: area.right - 1,
});

function gridCells(sheet: SheetSnapshot, layout: SheetLayout | undefined): IObjectMatrixPrimitiveType<ICellData> {
  const cells: Record<number, Record<number, ICellData>> = {};
  const cellFor = (row: number, column: number): ICellData => ((cells[row - 1] ??= {})[column - 1] ??= {});
  layout?.styles.forEach((line, row) =>
    line.forEach((style, column) => {
      if (column <= MAX_GRID_COLUMNS) cellFor(row, column).s = styleId(style);
    }),
  );
  sheet.rows.forEach((line, row) =>
    line?.forEach((cell, column) => cell && Object.assign(cellFor(row, column), gridCell(cell))),
  );
  return cells;
}

function gridCell({ value, formula, error }: Cell): ICellData {
  const content: ICellData = {};
  if (formula !== undefined) content.f = formula;
  if (value === '') return content;
  content.v = typeof value === 'boolean' ? Number(value) : value;
  content.t = typeof value === 'number' ? 2 : typeof value === 'boolean' ? 3 : 1;
  if (error) delete content.t;
  return content;
}

function gridRows(
  sheet: SheetSnapshot,
  layout: SheetLayout | undefined,
  looks: readonly Look[],
): IObjectArrayPrimitiveType<Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  layout?.rows.forEach(({ height, style }, row) => {
    rows[row - 1] = {
      ...(height === undefined ? {} : { h: height, ia: 0 }),
      ...(style === undefined ? {} : { s: styleId(style) }),
    };
  });
  if (layout !== undefined) {
    for (const [row, height] of fittedRows(sheet, layout, looks))
      rows[row - 1] = { ...rows[row - 1], h: height, ia: 0 };
  }
  for (const row of sheet.hiddenRows) rows[row - 1] = { ...rows[row - 1], hd: 1 };
  return rows;
}

function gridColumns(
  sheet: SheetSnapshot,
  layout: SheetLayout | undefined,
  count: number,
): IObjectArrayPrimitiveType<Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const { first, last, width, style } of layout?.columns ?? []) {
    for (let column = first; column <= Math.min(last, count); column += 1) {
      columns[column - 1] = {
        ...(width === undefined ? {} : { w: width }),
        ...(style === undefined ? {} : { s: styleId(style) }),
      };
    }
  }
  for (const column of sheet.hiddenColumns)
    if (column <= count) columns[column - 1] = { ...columns[column - 1], hd: 1 };
  return columns;
}

function gridRules(id: string, sheet: SheetSnapshot): unknown[] {
  return (sheet.conditionalFormats ?? []).map((format, index) => ({
    cfId: `${id}-cf-${index + 1}`,
    // A range may name several areas.
    ranges: format.range
      .split(/[\s,]+/u)
      .flatMap((name) => parseArea(name) ?? [])
      .map(toRange),
    stopIfTrue: false,
    rule: {
      type: 'highlightCell',
      subType: 'formula',
      value: format.formula,
      style: {
        ...(format.fill ? { bg: { rgb: format.fill } } : {}),
        ...(format.fontColor ? { cl: { rgb: format.fontColor } } : {}),
        ...(format.bold ? { bl: 1 } : {}),
      },
    },
  }));
}

function gridNotes(id: string, notes: ReadonlyMap<string, string>): Record<number, Record<number, unknown>> {
  const byRow: Record<number, Record<number, unknown>> = {};
  for (const [cell, note] of notes) {
    const area = parseArea(cell);
    if (area === undefined) continue;
    const place = { row: area.top - 1, col: area.left - 1 };
    (byRow[place.row] ??= {})[place.col] = { id: `${id}-note-${cell}`, ...place, ...NOTE_SIZE, note };
  }
  return byRow;
}
