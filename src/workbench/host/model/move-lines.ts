import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, Nullable, Worksheet } from '@univerjs/core';
import { moveAreas, type Axis } from '../../../sheet';
import type { HostSheet, Rect } from './book';

export type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const EMPTY = { v: null, t: null, f: null, si: null, p: null, s: null };

/** Where rectangles are after `by` lines were put in at `line` (0-based), or taken out there: as Excel moves them, none grows at its end. */
export function movedRects(rects: readonly Rect[], axis: Axis, line: number, by: number): Rect[] {
  const areas = rects.map((rect) => ({
    top: rect.row + 1,
    bottom: rect.row + rect.rows,
    left: rect.column + 1,
    right: rect.column + rect.columns,
  }));
  return moveAreas(areas, { axis, first: line + 1, by }, false).map(({ top, left, bottom, right }) => ({
    row: top - 1,
    column: left - 1,
    rows: bottom - top + 1,
    columns: right - left + 1,
  }));
}

/** The style of a cell by itself, not by its name: names belong to the sheet that they were made for. */
export function toStyle(sheet: Worksheet, row: number, column: number): Nullable<IStyleData> {
  const own = sheet.getCellMatrix().getValue(row, column)?.s;
  return structuredClone(typeof own === 'string' ? sheet.getStyleDataByHash(own) : own);
}

/** Cells with their looks, sizes and merges, cell by cell: Univer's own command would move formulas by rules of its own. */
export function moveLines(
  host: HostSheet,
  sheet: Worksheet,
  axis: Axis,
  first: number,
  by: number,
  mutate: (cells: CellMatrix) => void,
): void {
  const [clear, cells]: [CellMatrix, CellMatrix] = [{}, {}];
  const gone = by < 0 ? first - by : first;
  const down = axis === 'rows';
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const line = down ? row : column;
    const putAt = (at: number, what: ICellData): void => put(cells, down ? at : row, down ? column : at, what);
    if (by > 0 && line === first - 1)
      for (let i = 0; i < by; i += 1) putAt(first + i, { s: toStyle(sheet, row, column) ?? null });
    if (line < first) return;
    put(clear, row, column, EMPTY);
    if (line < gone || !cell) return;
    const formula = host.formula(row, column);
    putAt(line + by, {
      v: cell.v ?? null,
      t: cell.t ?? null,
      p: structuredClone(cell.p ?? null),
      f: formula ?? null,
      si: null,
      s: toStyle(sheet, row, column) ?? null,
    });
  });
  if (down) moveHeights(host, sheet, first, by);
  else moveWidths(host, sheet, first, by);
  const merges = host.merges();
  const moved = movedRects(merges, axis, first, by).filter(({ rows, columns }) => rows * columns > 1);
  const end = (one: Rect): number => (down ? one.row + one.rows : one.column + one.columns);
  for (const rect of merges.filter((one) => end(one) > first)) host.unmerge(rect);
  mutate(clear);
  mutate(cells);
  const kept = new Set(host.merges().map((rect) => JSON.stringify(rect)));
  for (const rect of moved) if (!kept.has(JSON.stringify(rect))) host.merge(rect);
}

function moveWidths(host: HostSheet, sheet: Worksheet, column: number, by: number): void {
  const gone = by < 0 ? column - by : column;
  const lines = Object.entries(sheet.getConfig().columnData).flatMap(([key, data]) =>
    Number(key) >= column && data ? [{ column: Number(key), width: data.w, hidden: data.hd === 1 }] : [],
  );
  for (const line of lines) {
    // The grid gives a hidden column no width.
    if (line.hidden) host.setColumnsHidden(line.column, 1, false);
    if (line.width !== undefined) host.setColumnWidth(line.column, 1, host.standard.columnWidth);
  }
  for (const line of lines) {
    if (line.column < gone) continue;
    if (line.width !== undefined) host.setColumnWidth(line.column + by, 1, line.width);
    if (line.hidden) host.setColumnsHidden(line.column + by, 1, true);
  }
}

function moveHeights(host: HostSheet, sheet: Worksheet, row: number, by: number): void {
  const { rowData } = sheet.getConfig();
  const gone = by < 0 ? row - by : row;
  const lines = Object.entries(rowData).flatMap(([key, data]) =>
    Number(key) >= row && data ? [{ row: Number(key), height: data.h, hidden: data.hd === 1 }] : [],
  );
  for (const line of lines) {
    if (line.height !== undefined) host.setRowHeight(line.row, 1, host.standard.rowHeight);
    if (line.hidden) host.setRowsHidden(line.row, 1, false);
  }
  for (const line of lines) {
    if (line.row < gone) continue;
    if (line.height !== undefined) host.setRowHeight(line.row + by, 1, line.height);
    if (line.hidden) host.setRowsHidden(line.row + by, 1, true);
  }
}

export function put(matrix: CellMatrix, row: number, column: number, cell: ICellData): void {
  (matrix[row] ??= {})[column] = cell;
}
