import type { SheetSnapshot } from '../../sheet';
import type { Answer, Piece } from './wire';

/** Entries of a list that cross in one message: some milliseconds of a page's time. */
const LONG = 1000;
/** Cells of a sheet that cross in one message. */
const CELLS = 20_000;
/** Lists further down than this belong to one entry of a list, and are short. */
const DEPTH = 5;

/**
 * An answer as messages: its long lists first, piece by piece, then what remains of it. The end that takes them has its hands free between
 * any two, while one message with 60,000 rows would hold its page up for as long as it takes to copy them.
 */
export function inPieces(answer: Answer): readonly (Piece | Answer)[] {
  if (!answer.ok) return [answer];
  const pieces: Piece[] = [];
  const without = (value: unknown, at: readonly string[]): unknown => {
    if (Array.isArray(value) && value.length > LONG) {
      for (let from = 0; from < value.length; from += LONG)
        pieces.push({ id: answer.id, at, from, items: value.slice(from, from + LONG) as unknown[] });
      return [];
    }
    if (at.length === DEPTH || !isPlain(value)) return value;
    const changed = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const left = without(inner, [...at, key]);
      return left === inner ? [] : [[key, left]];
    });
    if (changed.length === 0) return value;
    return Object.assign(Array.isArray(value) ? [...(value as unknown[])] : { ...value }, Object.fromEntries(changed));
  };
  const value = without(answer.value, []);
  return [...pieces, { ...answer, value }];
}

/** Puts the pieces back where they belong: into `value` itself, which has just arrived and is nobody else's. */
export function putTogether(value: unknown, pieces: readonly Piece[]): unknown {
  for (const { at, from, items } of pieces) {
    const list = at.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], value);
    items.forEach((item, index) => {
      (list as unknown[])[from + index] = item;
    });
  }
  return value;
}

/** Objects and lists that are walked; a Map, a Set or bytes cross as they are. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Rows of a sheet that cross in one message. */
export interface RowBand {
  /** Number of the first of them. */
  readonly from: number;
  readonly rows: SheetSnapshot['rows'];
}

/** A sheet's rows in bands of about `CELLS`; a small sheet is one band. */
export function bandsOf({ rows, lastColumn }: Pick<SheetSnapshot, 'rows' | 'lastColumn'>): readonly RowBand[] {
  const height = Math.max(1, Math.floor(CELLS / Math.max(1, lastColumn)));
  const bands: RowBand[] = [];
  for (let from = 0; from < rows.length; from += height) bands.push({ from, rows: rows.slice(from, from + height) });
  return bands;
}
