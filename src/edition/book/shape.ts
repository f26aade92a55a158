import type { SheetSnapshot } from '../../sheet';
import { fittedRows, type SheetLayout } from '../../workbook/xlsx';
import type { CellLook, SheetShape } from '../grid/model';

const DEFAULT = { width: 72, height: 20 } as const;
/** Empty lines that are shown behind the last one, for typing. */
const SPARE = { rows: 100, columns: 12 } as const;
const LEAST = { rows: 120, columns: 40 } as const;
/** A sheet is drawn up to here; what lies beyond is in the file all the same. */
const MOST = { rows: 200_000, columns: 2000 } as const;

/** How a sheet is laid out: sizes of its rows and columns in pixels, hidden ones 0. */
export function shapeOf(sheet: SheetSnapshot, layout: SheetLayout | undefined, looks: readonly CellLook[]): SheetShape {
  const lastRow = Math.max(sheet.lastRow, layout?.lastRow ?? 0);
  const lastColumn = Math.max(sheet.lastColumn, layout?.lastColumn ?? 0);
  const rows = Math.min(MOST.rows, Math.max(LEAST.rows, lastRow + SPARE.rows));
  const columns = Math.min(MOST.columns, Math.max(LEAST.columns, lastColumn + SPARE.columns));
  const heights = new Array<number>(rows + 1).fill(layout?.defaultHeight ?? DEFAULT.height);
  const widths = new Array<number>(columns + 1).fill(layout?.defaultWidth ?? DEFAULT.width);
  layout?.rows.forEach(({ height }, row) => {
    if (height !== undefined && row <= rows) heights[row] = height;
  });
  if (layout !== undefined)
    for (const [row, height] of fittedRows(sheet, layout, looks)) if (row <= rows) heights[row] = height;
  for (const { first, last, width } of layout?.columns ?? [])
    for (let column = first; column <= Math.min(last, columns); column += 1)
      if (width !== undefined) widths[column] = width;
  for (const row of sheet.hiddenRows) if (row <= rows) heights[row] = 0;
  for (const column of sheet.hiddenColumns) if (column <= columns) widths[column] = 0;
  return {
    name: sheet.name,
    heights,
    widths,
    merges: sheet.merges ?? [],
    frozen: layout?.freeze ?? { rows: 0, columns: 0 },
    gridlines: layout?.gridlines ?? true,
    protected: sheet.protected,
    drawings: layout?.drawings ?? 0,
  };
}
