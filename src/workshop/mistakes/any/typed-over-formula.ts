import { cellAt, cellName } from '../../../sheet';
import { mistake, type Way } from '../mistake';

/** Somebody corrected a result by hand. */
const typed: Way = (desk) => {
  const cells = desk.context.index.cells.filter(({ sheet, row, column, cell }) => {
    const formula = (r: number, c: number): string | undefined => cellAt(sheet, r, c)?.formula;
    /** Filled from one another: they differ in their row alone. */
    const shape = (r: number): string | undefined => formula(r, column)?.replaceAll(String(r), 'row');
    const rows = shape(row - 1) !== undefined && shape(row - 1) === shape(row + 1);
    return (
      cell.formula !== undefined &&
      rows &&
      formula(row - 2, column) !== undefined &&
      formula(row + 2, column) !== undefined &&
      typeof cell.value === 'number'
    );
  });
  const cell = desk.pick(cells);
  if (!cell) return undefined;
  const at = { sheet: cell.sheet.name, cell: cellName(cell.row, cell.column) };
  return { changes: [desk.write(at, Number(cell.cell.value) + 2)], at };
};

export const typedOverFormula = mistake('typed-over-formula', typed);
