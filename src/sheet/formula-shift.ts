import { columnLetters, columnNumber, MAX_COLUMN, MAX_ROW } from './address';

/** A cell, a range of cells, columns or rows; not part of a longer word, and not a function's or a sheet's name. */
const REFERENCE =
  /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\w.(!])/uy;

const isWord = (char: string): boolean => /[\p{L}\p{N}_.\\]/u.test(char);

/**
 * Moves the relative references of a formula by rows and columns, as Excel does when it fills one down: a shared formula's
 * master becomes that of its other cells. References that leave the sheet become `#REF!`. Without the leading `=`.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  let result = '';
  let at = 0;
  while (at < formula.length) {
    const char = formula[at] as string;
    if (char === '"' || char === "'") {
      const end = closing(formula, at, char);
      result += formula.slice(at, end);
      at = end;
    } else if (char === '[') {
      const end = bracketEnd(formula, at);
      result += formula.slice(at, end);
      at = end;
    } else if (char === '$' || isWord(char)) {
      REFERENCE.lastIndex = at;
      const found = REFERENCE.exec(formula);
      if (found) {
        result += moved(found, rows, columns);
        at += found[0].length;
      } else {
        let end = at + 1;
        while (end < formula.length && isWord(formula[end] as string)) end += 1;
        result += formula.slice(at, end);
        at = end;
      }
    } else {
      result += char;
      at += 1;
    }
  }
  return result;
}

function closing(formula: string, from: number, quote: string): number {
  let at = from + 1;
  for (;;) {
    const end = formula.indexOf(quote, at);
    if (end < 0) return formula.length;
    if (formula[end + 1] !== quote) return end + 1;
    at = end + 2;
  }
}

function bracketEnd(formula: string, from: number): number {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    if (formula[at] === "'") at += 1;
    else if (formula[at] === '[') depth += 1;
    else if (formula[at] === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return formula.length;
}

function moved(found: RegExpExecArray, rows: number, columns: number): string {
  const column = (fixed: string, letters: string): string | undefined => {
    const n = columnNumber(letters.toUpperCase()) + (fixed ? 0 : columns);
    return n >= 1 && n <= MAX_COLUMN ? fixed + columnLetters(n) : undefined;
  };
  const row = (fixed: string, digits: string): string | undefined => {
    const n = Number(digits) + (fixed ? 0 : rows);
    return n >= 1 && n <= MAX_ROW ? fixed + String(n) : undefined;
  };
  const [, cf = '', c, rf = '', r = '', c1f = '', c1, c2f = '', c2 = '', r1f = '', r1 = '', r2f = '', r2 = ''] = found;
  // Letters beyond XFD are a name, not a column.
  if (c !== undefined && columnNumber(c.toUpperCase()) > MAX_COLUMN) return found[0];
  if (c1 !== undefined && Math.max(columnNumber(c1.toUpperCase()), columnNumber(c2.toUpperCase())) > MAX_COLUMN)
    return found[0];
  const parts =
    c !== undefined
      ? [column(cf, c), row(rf, r)]
      : c1 !== undefined
        ? [column(c1f, c1), ':', column(c2f, c2)]
        : [row(r1f, r1), ':', row(r2f, r2)];
  return parts.includes(undefined) ? '#REF!' : parts.join('');
}
