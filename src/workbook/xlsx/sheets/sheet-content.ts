import { areaName, cellName, type Scalar, type SheetContent, type SheetSnapshot } from '../../../sheet';

/**
 * A sheet's content as a change that makes a sheet holds it; what a person sees first, not its whole look. Each row ends with its last
 * cell: a sheet with one cell in the last row and one in the last column is not sixteen thousand million cells.
 */
export function contentOfSheet(sheet: SheetSnapshot): SheetContent {
  const values: (Scalar | null)[][] = [];
  const formulas: Record<string, string> = {};
  for (let row = 1; row <= sheet.lastRow; row += 1) {
    const line: (Scalar | null)[] = [];
    const cells = sheet.rows[row] ?? [];
    for (let column = 1; column < cells.length; column += 1) {
      const cell = cells[column];
      line.push(cell === undefined || cell.value === '' ? null : cell.value);
      if (cell?.formula !== undefined) formulas[cellName(row, column)] = cell.formula;
    }
    values.push(line);
  }
  return {
    values,
    ...(Object.keys(formulas).length > 0 && { formulas }),
    ...(sheet.merges?.length && { merges: sheet.merges.map(areaName) }),
    ...(sheet.conditionalFormats?.length && { conditionalFormats: sheet.conditionalFormats }),
    ...(sheet.visibility !== 'visible' && { visibility: sheet.visibility }),
  };
}
