import { SheetScan } from '../sheets/sheet-scan';

/** Where the rows of a sheet stand in its source, in document order. */
export interface RowIndex {
  readonly numbers: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Position of a row number in the lists, where they do not go upwards as they nearly always do. */
  readonly at: ReadonlyMap<number, number> | undefined;
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
  const unordered: number[] = [];
  let isAscending = true;
  const scan = new SheetScan(source, from, to, prefix, sheet);
  while (scan.nextRow()) {
    if (scan.row <= (numbers.at(-1) ?? 0)) isAscending = false;
    let last = 0;
    let ordered = true;
    while (scan.nextCell()) {
      if (scan.column <= last) ordered = false;
      last = scan.column;
    }
    if (!ordered) unordered.push(numbers.length);
    numbers.push(scan.row);
    starts.push(scan.rowStart);
    ends.push(scan.rowEnd);
  }
  const twice = new Set<number>();
  // A table of a million rows costs more than all else that is asked of the sheet.
  if (isAscending) return { numbers, starts, ends, at: undefined, twice, unordered };
  const at = new Map<number, number>();
  numbers.forEach((number, position) => {
    if (at.has(number)) twice.add(number);
    at.set(number, position);
  });
  return { numbers, starts, ends, at, twice, unordered };
}

/** The position of a row; of the last one where its number is there twice. */
export function rowAt({ numbers, at }: RowIndex, row: number): number | undefined {
  if (at !== undefined) return at.get(row);
  const position = firstFrom(numbers, row);
  return numbers[position] === row ? position : undefined;
}

/** The position of the first row with a greater number: where a new row goes in front of. */
export function rowAfter({ numbers }: RowIndex, row: number): number | undefined {
  const position = firstFrom(numbers, row + 1);
  return position < numbers.length ? position : undefined;
}

/** The position of the first number that is not smaller, in a list that goes upwards. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
