import { cellAt, cellName, type SheetSnapshot } from '../../../sheet';
import type { SheetCell } from '../../rule';
import { auditRule, FINE } from '../../rule';
import { formulaAt, shapeOf } from '../../formula-shape';

/** Its neighbours on both sides, in the row or in the column, are formulas of one shape. */
export const typedOverFormula = auditRule({
  id: 'typed-over-formula',
  severity: 'warning',
  about: 'cell',
  judge(subject, context) {
    const { sheet, row, column, cell } = subject;
    if (cell.formula !== undefined || typeof cell.value !== 'number' || cell.error) return undefined;
    const between = shapeBetween(subject);
    if (between === undefined) return undefined;
    const form = context.index.formAt(sheet.name, row, column);
    if (form === undefined) return FINE;
    const at = { sheet: sheet.name, cell: cellName(row, column) };
    const formula = formulaAt(between, row, column);
    const line = context.index.rowsOf.get(form)?.get(row);
    return [
      {
        at,
        row: line,
        consultant: line?.consultant ?? form.consultant,
        part: at.cell.replace(/\d+/u, ''),
        values: { value: cell.value, formula },
        fix: [{ kind: 'formula', ...at, before: cell.value, after: formula }],
      },
    ];
  },
});

function shapeBetween({ sheet, row, column }: SheetCell): string | undefined {
  return same(sheet, row, column - 1, row, column + 1) ?? same(sheet, row - 1, column, row + 1, column);
}

function same(sheet: SheetSnapshot, r1: number, c1: number, r2: number, c2: number): string | undefined {
  if (r1 < 1 || c1 < 1) return undefined;
  const [first, second] = [cellAt(sheet, r1, c1)?.formula, cellAt(sheet, r2, c2)?.formula];
  if (first === undefined || second === undefined) return undefined;
  const shape = shapeOf(first, r1, c1);
  return shape === shapeOf(second, r2, c2) ? shape : undefined;
}
