import type { Scalar, SheetSnapshot } from '../../sheet';
import { FUNCTIONS, isFault, type Block, type Fault, type Value } from './functions';
import { NotUnderstood, parseFormula, type Formula, type Reference } from './parse';

/** A formula made ready: its value for the cell that stands so many rows and columns from where it was written for. */
export type Compiled = (rows: number, columns: number) => Value;

/**
 * Makes a formula over one sheet ready to be asked many times.
 * @param today serial number of the day, for `TODAY()`
 * @throws NotUnderstood where it uses what is not known here
 */
export function compileFormula(source: string, sheet: SheetSnapshot, today: number): Compiled {
  return compiled(parseFormula(source), sheet, today);
}

function compiled(formula: Formula, sheet: SheetSnapshot, today: number): Compiled {
  switch (formula.kind) {
    case 'constant':
      return () => formula.value;
    case 'range': {
      const block = blockOf(formula.from, formula.to, sheet);
      const single = formula.from.row === formula.to.row && formula.from.column === formula.to.column;
      return single ? (rows, columns) => block(rows, columns).values()[0] ?? '' : block;
    }
    case 'call': {
      if (formula.name === 'TODAY') return () => today;
      const make = FUNCTIONS[formula.name];
      if (make === undefined) throw new NotUnderstood(formula.name);
      const args = formula.args.map((arg) => compiled(arg, sheet, today));
      return (rows, columns) => make(...args.map((arg) => () => arg(rows, columns)));
    }
  }
}

function blockOf(from: Reference, to: Reference, sheet: SheetSnapshot): (rows: number, columns: number) => Block {
  const moved = (reference: Reference, rows: number, columns: number): readonly [number, number] => [
    reference.row + (reference.rowFixed ? 0 : rows),
    reference.column + (reference.columnFixed ? 0 : columns),
  ];
  return (rows, columns) => {
    const [top, left] = moved(from, rows, columns);
    const [bottom, right] = moved(to, rows, columns);
    return {
      row: top,
      column: left,
      values() {
        const values: (Scalar | Fault)[] = [];
        // Beyond what the sheet holds everything is empty; one cell is always asked for.
        const lastRow = top === bottom ? bottom : Math.min(bottom, sheet.lastRow);
        const lastColumn = left === right ? right : Math.min(right, sheet.lastColumn);
        for (let row = top; row <= lastRow; row += 1)
          for (let column = left; column <= lastColumn; column += 1) {
            const cell = sheet.rows[row]?.[column];
            values.push(cell?.error ? { fault: String(cell.value) } : (cell?.value ?? ''));
          }
        return values;
      },
    };
  };
}

/** Whether a condition holds for the cell: a number other than 0 is true, text and faults are not. */
export function holds(value: Value): boolean {
  if (isFault(value) || typeof value === 'string') return false;
  if (typeof value === 'object') return holds(value.values()[0] ?? '');
  return Boolean(value);
}
