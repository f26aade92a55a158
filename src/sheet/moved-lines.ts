import { areaName, columnLetters, columnNumber, MAX_COLUMN, MAX_ROW, parseArea, type Area } from './address';

export type Axis = 'rows' | 'columns';

/** Rows or columns put in (`by` > 0: the new ones are `first` … `first + by - 1`) or taken out (`by` < 0) on a sheet. */
export interface LineMove {
  readonly sheet: string;
  readonly axis: Axis;
  readonly first: number;
  readonly by: number;
  /** As Excel itself does it: ranges that ended just before new lines stay as they were. */
  readonly plain?: true;
  /** As in a name: what is not fixed by `$` is counted from the cell that uses the name, and stays. */
  readonly fixedOnly?: true;
}

/** The number of the row or column that a place counts by. */
export function lineOf(place: { readonly row: number; readonly column: number }, axis: Axis): number {
  return axis === 'rows' ? place.row : place.column;
}

/**
 * Where areas are after rows or columns were put in or taken out. An area of several that ended just before new ones ends with them,
 * unless `growing` is false; what lay in those that are gone is left out.
 */
export function moveAreas(areas: readonly Area[], move: Place, growing = true): Area[] {
  const { axis } = move;
  return areas.flatMap((area) => {
    const ends = axis === 'rows' ? ([area.top, area.bottom] as const) : ([area.left, area.right] as const);
    const span = moveSpan(...ends, move, growing);
    if (span === undefined) return [];
    return [axis === 'rows' ? { ...area, top: span[0], bottom: span[1] } : { ...area, left: span[0], right: span[1] }];
  });
}

/**
 * Where ranges (`A1:B2`, `C3`, `D:F`, `4:9`) are after a move; those that are gone are left out, what is no range stays.
 * @param takenAlong new lines get what the one before them has, even where the range is that one only: conditions, lists of allowed values
 */
export function movedParts(
  parts: readonly string[],
  move: Place,
  takenAlong: boolean,
  growing = true,
): readonly string[] {
  const { axis, first, by } = move;
  return parts.flatMap((part) => {
    const area = parseArea(part);
    if (!area) return [part];
    const columns = /^\$?[A-Za-z]+:\$?[A-Za-z]+$/u.test(part);
    const whole = columns || /^\$?\d+:\$?\d+$/u.test(part);
    if (whole && columns === (axis === 'rows')) return [part];
    const last = axis === 'rows' ? area.bottom : area.right;
    const along = takenAlong && by > 0 && last === first - 1;
    const grown =
      axis === 'rows'
        ? { ...area, bottom: Math.min(MAX_ROW, last + by) }
        : { ...area, right: Math.min(MAX_COLUMN, last + by) };
    const [moved] = along ? [grown] : moveAreas([area], move, growing);
    if (!moved) return [];
    if (!whole) return [areaName(moved)];
    return [
      columns
        ? `${columnLetters(moved.left)}:${columnLetters(moved.right)}`
        : `${String(moved.top)}:${String(moved.bottom)}`,
    ];
  });
}

type Place = Pick<LineMove, 'axis' | 'first' | 'by'>;

/** The move that takes a move back. */
export function opposite(move: LineMove): LineMove {
  return { ...move, by: -move.by };
}

/** The number that a row or column has after a move; one that is taken out has the number of what comes in its place. */
export function movedLine(line: number, { first, by }: Pick<LineMove, 'first' | 'by'>): number {
  return line >= first ? Math.max(first, line + by) : line;
}

/** Whether a row or column is one of those that a move takes out. */
export function isTakenOut(line: number, { first, by }: Pick<LineMove, 'first' | 'by'>): boolean {
  return line >= first && line < first - by;
}

/**
 * From the first to the last row or column, both included; `undefined` where all of it was taken out or pushed off the sheet. One that is the
 * whole sheet stays so, and one that reaches the sheet's end reaches it afterwards (as in LibreOffice; Excel ends it early after taking out).
 */
function moveSpan(
  top: number,
  bottom: number,
  { axis, first, by }: Place,
  growing: boolean,
): [number, number] | undefined {
  const max = axis === 'rows' ? MAX_ROW : MAX_COLUMN;
  if (top === 1 && bottom === max) return [top, bottom];
  if (by > 0) {
    if (growing && bottom === first - 1 && top < bottom) return [top, Math.min(max, bottom + by)];
    const after = top >= first ? top + by : top;
    return after > max ? undefined : [after, bottom >= first ? Math.min(max, bottom + by) : bottom];
  }
  const after = first - by;
  const newTop = top < first ? top : top < after ? first : top + by;
  const toTheEnd = bottom === max && top < bottom;
  const newBottom = toTheEnd || bottom < first ? bottom : bottom < after ? first - 1 : bottom + by;
  return newTop > newBottom ? undefined : [newTop, newBottom];
}

const REFERENCE =
  /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?::(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6}))?(?![\p{L}\p{N}_.(!])|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\p{L}\p{N}_.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])/uy;
const QUOTED_SHEET = /'((?:[^']|'')*)'!/uy;
const PLAIN_SHEET = /([\p{L}\p{N}_.\\]+)!/uy;
const WORD = /[\p{L}\p{N}_.\\]+/uy;

/**
 * A formula after rows or columns were put in or taken out, on its own sheet `own` or on another: as Excel moves references, and ranges
 * that ended just before new ones grow with them. With or without its `=`.
 * @param ownLine the row (or column) the formula stands in, before the move: a running range that ends with its own line (`E$5:E24` in
 * row 24) stays
 */
export function movedFormula(formula: string, move: LineMove, own: string, ownLine?: number): string {
  let result = '';
  let at = 0;
  let sheet = own;
  // `1月:3月!A1` is of several sheets; a move on one of them leaves it.
  let firstOfSeveral = -1;
  while (at < formula.length) {
    const char = formula.charAt(at);
    const named = match(QUOTED_SHEET, formula, at) ?? match(PLAIN_SHEET, formula, at);
    if (named) {
      sheet = firstOfSeveral === at - 1 && formula[at - 1] === ':' ? '' : (named[1] ?? '').replaceAll("''", "'");
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
      result += sheet === move.sheet ? moved(found, move, sheet === own ? ownLine : undefined) : found[0];
      at += found[0].length;
      sheet = own;
      continue;
    }
    const word = match(WORD, formula, at);
    result += word?.[0] ?? char;
    at += word?.[0].length ?? 1;
    if (word) firstOfSeveral = at;
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

/** Whether a reference is fixed by `$` along an axis, at both ends. */
function isFixed(reference: string, axis: Axis): boolean {
  const end = axis === 'rows' ? /^(?:\$?[A-Za-z]+)?\$\d+$|^\$?[A-Za-z]+$/u : /^\$[A-Za-z]+(?:\$?\d+)?$|^\$?\d+$/u;
  return reference.split(':').every((part) => end.test(part));
}

function moved(found: RegExpExecArray, move: LineMove, ownLine: number | undefined): string {
  if (move.fixedOnly && !isFixed(found[0], move.axis)) return found[0];
  const { axis, first, by, plain } = move;
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
    columns1f = '',
    columns1,
    columns2f = '',
    columns2 = '',
  ] = found;
  // A line's own running range does not grow, one that is nailed down does.
  const growing = (fixed: string): boolean =>
    !plain && !(ownLine !== undefined && ownLine >= first - Math.abs(by) && ownLine < first && fixed === '');
  if (columns1 !== undefined) {
    const [left, right] = [columnNumber(columns1.toUpperCase()), columnNumber(columns2.toUpperCase())];
    if (axis === 'rows' || Math.max(left, right) > MAX_COLUMN) return whole;
    const span = ordered(left, right, move, growing(columns2f));
    return span === undefined ? '#REF!' : `${columns1f}${columnLetters(span[0])}:${columns2f}${columnLetters(span[1])}`;
  }
  if (rows1 !== undefined) {
    if (axis === 'columns') return whole;
    const span = ordered(Number(rows1), Number(rows2), move, growing(rows2f));
    return span === undefined ? '#REF!' : `${rows1f}${String(span[0])}:${rows2f}${String(span[1])}`;
  }
  if (c1 === undefined || columnNumber(c1.toUpperCase()) > MAX_COLUMN) return whole;
  if (axis === 'columns') {
    const left = columnNumber(c1.toUpperCase());
    if (r2 === undefined || c2 === undefined) {
      const column = moveSpan(left, left, move, false);
      return column === undefined ? '#REF!' : `${c1f}${columnLetters(column[0])}${r1f}${r1}`;
    }
    const span = ordered(left, columnNumber(c2.toUpperCase()), move, growing(c2f));
    return span === undefined
      ? '#REF!'
      : `${c1f}${columnLetters(span[0])}${r1f}${r1}:${c2f}${columnLetters(span[1])}${r2f}${r2}`;
  }
  if (r2 === undefined || c2 === undefined) {
    const row = moveSpan(Number(r1), Number(r1), move, false);
    return row === undefined ? '#REF!' : `${c1f}${c1}${r1f}${String(row[0])}`;
  }
  const span = ordered(Number(r1), Number(r2), move, growing(r2f));
  return span === undefined ? '#REF!' : `${c1f}${c1}${r1f}${String(span[0])}:${c2f}${c2}${r2f}${String(span[1])}`;
}

function ordered(top: number, bottom: number, move: Place, growing: boolean): [number, number] | undefined {
  if (top <= bottom) return moveSpan(top, bottom, move, growing);
  const turned = moveSpan(bottom, top, move, growing);
  return turned === undefined ? undefined : [turned[1], turned[0]];
}
