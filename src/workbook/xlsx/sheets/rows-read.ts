import { cellName, type Cell, type Scalar, type SheetSnapshot } from '../../../sheet';
import { readFormula, readValue, stringNumber, type Master } from '../cells/first-cell';
import type { CellLook } from '../styles/styles-read';
import { detached } from '../xml/detached';
import { damagedFile } from '../zip/zip-read';
import { SheetScan } from './sheet-scan';

export type SheetRows = Pick<SheetSnapshot, 'rows' | 'lastRow' | 'lastColumn' | 'hiddenRows' | 'ruledRows'>;

/** What cells point to. */
export interface CellTables {
  readonly strings: readonly string[];
  readonly looks: readonly CellLook[];
  readonly date1904: boolean;
}

/** So many cells are remembered, to be one object with the next that says the same. */
const RECENT = 1 << 12;

/**
 * Builds the rows of a sheet from its source, as a whole or in windows that end between two rows. A million rows stand in memory at once:
 * cells that say the same are one object, and no cell holds the source that it was read from.
 */
export class RowsReader {
  private readonly scan: SheetScan;
  private readonly rows: (Cell | undefined)[][] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly ruledRows = new Set<number>();
  private readonly masters = new Map<string, Master>();
  /** Cells without content, by style. */
  private readonly blanks: Cell[] = [];
  /** Cells with a shared string, by its number: mostly all of one string have one style. */
  private readonly texts: (Cell | undefined)[];
  private readonly recent = new Array<Cell | undefined>(RECENT);
  private lastRow = 0;
  private lastColumn = 0;
  // Rows are about as long as the one before: made so, a million of them take a third of the memory.
  private width = 0;

  constructor(
    private readonly tables: CellTables,
    private readonly prefix: string,
    sheet: string,
  ) {
    this.scan = new SheetScan('', 0, 0, prefix, sheet);
    this.texts = new Array<Cell | undefined>(tables.strings.length);
  }

  get all(): SheetRows {
    const { rows, lastRow, lastColumn, hiddenRows, ruledRows } = this;
    if (rows.length > lastRow + 1) rows.length = lastRow + 1;
    return { rows, lastRow, lastColumn, hiddenRows, ruledRows };
  }

  /** Reads the rows that stand in a part of the source, behind those so far. */
  read(source: string, from: number, to: number): void {
    const { scan } = this;
    scan.goOn(source, from, to);
    while (scan.nextRow()) {
      if (scan.rowHidden) this.hiddenRows.add(scan.row);
      this.readRow(source);
    }
  }

  private readRow(source: string): void {
    const { scan, rows } = this;
    const { looks } = this.tables;
    let row: (Cell | undefined)[] | undefined;
    let isRuled = false;
    while (scan.nextCell()) {
      const look = looks[scan.style];
      if (look?.ruled) isRuled = true;
      let cell = this.readCell(source, look);
      if (cell === undefined) continue;
      row ??= rows[scan.row] ??= new Array<Cell | undefined>(this.width);
      const twin = row[scan.column];
      if (twin !== undefined) cell = oneOf(twin, cell, scan);
      row[scan.column] = cell;
      if (cell.value !== '' || cell.formula !== undefined) {
        if (scan.column > this.lastColumn) this.lastColumn = scan.column;
        if (scan.row > this.lastRow) this.lastRow = scan.row;
      }
    }
    if (isRuled) this.ruledRows.add(scan.row);
    if (row === undefined) return;
    const end = endOf(row);
    if (end < row.length) row.length = end;
    this.width = end;
  }

  /** `undefined` for a cell that says nothing. */
  private readCell(source: string, look: CellLook | undefined): Cell | undefined {
    const { scan } = this;
    const format = look?.format;
    if (scan.formulaTag < 0) {
      if (scan.valueStart < 0 && scan.inlineStart < 0)
        return format === undefined ? undefined : (this.blanks[scan.style] ??= { value: '', format });
      if (scan.type !== 'e' && look?.strike === undefined) return this.plainCell(source, format);
    }
    const formula = scan.formulaTag < 0 ? undefined : readFormula(source, scan, this.masters);
    const value = this.value(source);
    const error = scan.type === 'e' && value !== '';
    if (value === '' && formula === undefined && format === undefined) return undefined;
    return {
      value: typeof value === 'string' ? detached(value) : value,
      ...(error && { error: true as const }),
      ...(formula !== undefined && { formula: detached(formula) }),
      ...(format !== undefined && { format }),
      ...(look?.strike && { strike: true as const }),
    };
  }

  private plainCell(source: string, format: string | undefined): Cell | undefined {
    const { scan } = this;
    if (scan.type !== 's') return this.oneWith(this.value(source), format);
    const number = scan.valueStart < 0 ? -1 : (stringNumber(source, scan.valueStart, scan.valueEnd) ?? -1);
    const known = this.texts[number];
    if (known !== undefined && known.format === format) return known;
    const cell = plain(this.value(source), format);
    if (number >= 0) this.texts[number] = cell;
    return cell;
  }

  private value(source: string): Scalar {
    const { strings, date1904 } = this.tables;
    return readValue(source, this.scan, this.prefix, (index) => strings[index], date1904);
  }

  private oneWith(value: Scalar, format: string | undefined): Cell | undefined {
    const slot = slotOf(value);
    const known = this.recent[slot];
    if (known !== undefined && Object.is(known.value, value) && known.format === format) return known;
    return (this.recent[slot] = plain(typeof value === 'string' ? detached(value) : value, format));
  }
}

/** Where a value is remembered: values that come again and again (days, counts, names) fall on different places. */
function slotOf(value: Scalar): number {
  if (typeof value === 'number') return (value * 61) & (RECENT - 1);
  if (typeof value === 'boolean') return value ? 1 : 0;
  const { length } = value;
  const sum =
    length * 31 + value.charCodeAt(0) * 7 + value.charCodeAt(length >> 1) * 241 + value.charCodeAt(length - 1) * 61;
  return sum & (RECENT - 1);
}

/** One shape per kind of cell keeps hundreds of thousands of them small and quick. */
function plain(value: Scalar, format: string | undefined): Cell | undefined {
  if (format !== undefined) return { value, format };
  return value === '' ? undefined : { value };
}

/** Behind the last cell of a row. */
function endOf(row: readonly (Cell | undefined)[]): number {
  let end = row.length;
  while (end > 0 && row[end - 1] === undefined) end -= 1;
  return end;
}

/** A cell that is written twice counts once: the one that holds something. @throws WorkbookError where they contradict each other */
function oneOf(first: Cell, second: Cell, scan: SheetScan): Cell {
  const isEmpty = (cell: Cell): boolean => cell.value === '' && cell.formula === undefined;
  if (isEmpty(second)) return first;
  if (isEmpty(first) || (first.value === second.value && first.formula === second.formula)) return second;
  const cell = cellName(scan.row, scan.column);
  throw damagedFile('cell-twice', { sheet: scan.sheet, cell }, `${cell} is there twice`);
}
