import { SheetScan } from '../sheets/sheet-scan';

/** Where the rows of a sheet stand in its source, in document order. */
export interface RowIndex {
  readonly numbers: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Position of a row number in the lists. */
  readonly at: ReadonlyMap<number, number>;
  /** Numbers that more than one row has. */
  readonly twice: ReadonlySet<number>;
  /** Positions of rows whose cells do not stand in the order of columns: one may be there twice. */
  readonly unordered: readonly number[];
}

/** Finds the rows. Every cell is walked, so that a sheet that cannot be read is not written either. */
export function indexRows(source: string, from: number, to: number, prefix: string, sheet: string): RowIndex {
  const numbers: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const at = new Map<number, number>();
  const twice = new Set<number>();
  const unordered: number[] = [];
  const scan = new SheetScan(source, from, to, prefix, sheet);
  while (scan.nextRow()) {
    let last = 0;
    let ordered = true;
    while (scan.nextCell()) {
      if (scan.column <= last) ordered = false;
      last = scan.column;
    }
    if (!ordered) unordered.push(numbers.length);
    if (at.has(scan.row)) twice.add(scan.row);
    at.set(scan.row, numbers.length);
    numbers.push(scan.row);
    starts.push(scan.rowStart);
    ends.push(scan.rowEnd);
  }
  return { numbers, starts, ends, at, twice, unordered };
}

/** The position of the first row with a greater number: where a new row goes in front of. */
export function rowAfter(index: RowIndex, row: number): number | undefined {
  const { numbers } = index;
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) > row) high = middle;
    else low = middle + 1;
  }
  return low < numbers.length ? low : undefined;
}
