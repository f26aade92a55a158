import type { ICellData, IObjectMatrixPrimitiveType, IStyleData, Nullable, Worksheet } from '@univerjs/core';
import { moveAreas } from '../../../sheet';
import type { HostSheet, Rect } from './book';

export type CellMatrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

const EMPTY = { v: null, t: null, f: null, si: null, p: null, s: null };

/** Where rectangles are after `by` rows were put in at `row` (0-based), or taken out there: as Excel moves them, none grows at its end. */
export function movedRects(rects: readonly Rect[], row: number, by: number): Rect[] {
  const areas = rects.map((rect) => ({
    top: rect.row + 1,
    bottom: rect.row + rect.rows,
    left: rect.column + 1,
    right: rect.column + rect.columns,
  }));
  return moveAreas(areas, { axis: 'rows', first: row + 1, by }, false).map(({ top, left, bottom, right }) => ({
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
export function moveRows(
  host: HostSheet,
  sheet: Worksheet,
  row: number,
  by: number,
  mutate: (cells: CellMatrix) => void,
): void {
  const [clear, cells]: [CellMatrix, CellMatrix] = [{}, {}];
  const gone = by < 0 ? row - by : row;
  sheet.getCellMatrix().forValue((r, column, cell) => {
    if (by > 0 && r === row - 1)
      for (let i = 0; i < by; i += 1) put(cells, row + i, column, { s: toStyle(sheet, r, column) ?? null });
    if (r < row) return;
    put(clear, r, column, EMPTY);
    if (r < gone || !cell) return;
    const formula = host.formula(r, column);
    put(cells, r + by, column, {
      v: cell.v ?? null,
      t: cell.t ?? null,
      p: structuredClone(cell.p ?? null),
      f: formula ?? null,
      si: null,
      s: toStyle(sheet, r, column) ?? null,
    });
  });
  moveSizes(host, sheet, row, by);
  const merges = host.merges();
  const moved = movedRects(merges, row, by).filter(({ rows, columns }) => rows * columns > 1);
  for (const rect of merges.filter((one) => one.row + one.rows > row)) host.unmerge(rect);
  mutate(clear);
  mutate(cells);
  const kept = new Set(host.merges().map((rect) => JSON.stringify(rect)));
  for (const rect of moved) if (!kept.has(JSON.stringify(rect))) host.merge(rect);
}

function moveSizes(host: HostSheet, sheet: Worksheet, row: number, by: number): void {
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
