import { columnLetters, columnNumber } from '../sheet';

const REFERENCE =
  /("(?:[^"]|"")*"|'(?:[^']|'')*'!)|(?<![A-Za-z0-9_.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\d(A-Za-z_])/gu;
const SHAPED = /\u0001R(?:\[(-?\d+)\]|(\d+))C(?:\[(-?\d+)\]|(\d+))\u0002/gu;

/** A formula with its references as distances from its cell: two formulas that were filled from one another have one shape. */
export function shapeOf(formula: string, row: number, column: number): string {
  return formula.replace(
    REFERENCE,
    (
      whole: string,
      text: string | undefined,
      fixedColumn: string,
      letters: string,
      fixedRow: string,
      digits: string,
    ) => {
      if (text !== undefined) return whole;
      const r = fixedRow === '$' ? digits : `[${String(Number(digits) - row)}]`;
      const c = fixedColumn === '$' ? String(columnNumber(letters)) : `[${String(columnNumber(letters) - column)}]`;
      return `\u0001R${r}C${c}\u0002`;
    },
  );
}

/** The formula of that shape in another cell. */
export function formulaAt(shape: string, row: number, column: number): string {
  return shape.replace(
    SHAPED,
    (
      _,
      rowBy: string | undefined,
      rowAt: string | undefined,
      columnBy: string | undefined,
      columnAt: string | undefined,
    ) => {
      const r = rowBy === undefined ? `$${rowAt ?? ''}` : String(Number(rowBy) + row);
      const c =
        columnBy === undefined ? `$${columnLetters(Number(columnAt))}` : columnLetters(Number(columnBy) + column);
      return c + r;
    },
  );
}
