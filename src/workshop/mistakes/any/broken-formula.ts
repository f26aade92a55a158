import { cellName } from '../../../sheet';
import { mistake, type Way } from '../mistake';

const broken =
  (formula: string, error: string): Way =>
  (desk) => {
    const cell = desk.pick(desk.context.index.cells.filter((one) => one.cell.formula !== undefined && !one.cell.error));
    if (!cell) return undefined;
    const at = { sheet: cell.sheet.name, cell: cellName(cell.row, cell.column) };
    return { changes: [{ kind: 'formula', ...at, after: formula, result: error }], at, also: ['typed-over-formula'] };
  };

export const brokenFormula = mistake(
  'broken-formula',
  broken('=SUM(#REF!)', '#REF!'),
  broken('=COUNTT(A1:A9)', '#NAME?'),
  broken('=1/0', '#DIV/0!'),
);
