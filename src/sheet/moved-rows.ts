import { columnNumber, MAX_COLUMN, MAX_ROW, type Area } from './address';

/** Rows put in (`by` > 0: the new rows are `first` … `first + by - 1`) or taken out (`by` < 0) on a sheet. */
export interface RowMove {
  readonly sheet: string;
  readonly first: number;
  readonly by: number;
}

/**
 * Where areas are after rows were put in or taken out. An area of several rows that ended just above new rows ends with them, unless
 * `growing` is false; what lay in rows that are gone is left out.
 */
export function moveAreas(areas: readonly Area[], first: number, by: number, growing = true): Area[] {
  return areas.flatMap((area) => {
    const span = moveSpan(area.top, area.bottom, first, by, growing);
    return span === undefined ? [] : [{ ...area, top: span[0], bottom: span[1] }];
  });
}

function moveSpan(
  top: number,
  bottom: number,
  first: number,
  by: number,
  growing: boolean,
): [number, number] | undefined {
  if (top === 1 && bottom === MAX_ROW) return [top, bottom];
  if (by > 0) {
    if (growing && bottom === first - 1 && top < bottom) return [top, bottom + by];
    return [top >= first ? top + by : top, bottom >= first ? Math.min(MAX_ROW, bottom + by) : bottom];
  }
  const after = first - by;
  const newTop = top < first ? top : top < after ? first : top + by;
  const newBottom = bottom < first ? bottom : bottom < after ? first - 1 : bottom + by;
  return newTop > newBottom ? undefined : [newTop, newBottom];
}

const REFERENCE =
  /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6}))?(?![\p{L}\p{N}_.(!])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(!])/uy;
const QUOTED_SHEET = /'((?:[^']|'')*)'!/uy;
const PLAIN_SHEET = /([\p{L}\p{N}_.\\]+)!/uy;
const WORD = /[\p{L}\p{N}_.\\]+/uy;

/**
 * A formula after rows were put in or taken out, on its own sheet `own` or on another: as Excel moves references, and ranges that ended
 * just above new rows grow with them. With or without its `=`.
 * @param ownRow the row the formula stands in, before the move: a running range that ends with its own line (`E$5:E24` in row 24) stays
 */
export function movedFormula(formula: string, move: RowMove, own: string, ownRow?: number): string {
  let result = '';
  let at = 0;
  let sheet = own;
  while (at < formula.length) {
    const char = formula.charAt(at);
    const named = match(QUOTED_SHEET, formula, at) ?? match(PLAIN_SHEET, formula, at);
    if (named) {
      sheet = (named[1] ?? '').replaceAll("''", "'");
      result += named[0];
      at += named[0].length;
      continue;
    }
    if (char === '"' || char === "'" || char === '[') {
      const end = char === '[' ? formula.indexOf(']', at) + 1 || formula.length : closing(formula, at, char);
      // `[1]Tab!A1` is another workbook's.
      const external = char === '[' ? match(PLAIN_SHEET, formula, end) : undefined;
      result += formula.slice(at, end) + (external?.[0] ?? '');
      at = end + (external?.[0].length ?? 0);
      sheet = external ? '' : own;
      if (external) {
        const reference = match(REFERENCE, formula, at);
        result += reference?.[0] ?? '';
        at += reference?.[0].length ?? 0;
        sheet = own;
      }
      continue;
    }
    const found = match(REFERENCE, formula, at);
    if (found) {
      result += sheet === move.sheet ? moved(found, move, sheet === own ? ownRow : undefined) : found[0];
      at += found[0].length;
      sheet = own;
      continue;
    }
    const word = match(WORD, formula, at);
    result += word?.[0] ?? char;
    at += word?.[0].length ?? 1;
    sheet = own;
  }
  return result;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function closing(formula: string, from: number, quote: string): number {
  for (let at = from + 1; ;) {
    const end = formula.indexOf(quote, at);
    if (end < 0) return formula.length;
    if (formula[end + 1] !== quote) return end + 1;
    at = end + 2;
  }
}

function moved(found: RegExpExecArray, { first, by }: RowMove, ownRow: number | undefined): string {
  const [
    whole,
    c1f = '',
    c1,
    r1f = '',
    r1 = '',
    c2f = '',
    c2 = '',
    r2f = '',
    r2,
    rows1f = '',
    rows1,
    rows2f = '',
    rows2 = '',
  ] = found;
  // A line's own running range does not grow, one that is nailed down does.
  const growing = (fixed: string): boolean =>
    !(ownRow !== undefined && ownRow >= first - Math.abs(by) && ownRow < first && fixed === '');
  if (rows1 !== undefined) {
    const span = ordered(Number(rows1), Number(rows2), first, by, growing(rows2f));
    return span === undefined ? '#REF!' : `${rows1f}${String(span[0])}:${rows2f}${String(span[1])}`;
  }
  if (c1 === undefined || columnNumber(c1.toUpperCase()) > MAX_COLUMN) return whole;
  if (r2 === undefined || c2 === undefined) {
    const row = moveSpan(Number(r1), Number(r1), first, by, false);
    return row === undefined ? '#REF!' : `${c1f}${c1}${r1f}${String(row[0])}`;
  }
  const span = ordered(Number(r1), Number(r2), first, by, growing(r2f));
  return span === undefined ? '#REF!' : `${c1f}${c1}${r1f}${String(span[0])}:${c2f}${c2}${r2f}${String(span[1])}`;
}

function ordered(
  top: number,
  bottom: number,
  first: number,
  by: number,
  growing: boolean,
): [number, number] | undefined {
  if (top <= bottom) return moveSpan(top, bottom, first, by, growing);
  const turned = moveSpan(bottom, top, first, by, growing);
  return turned === undefined ? undefined : [turned[1], turned[0]];
}
