import { serialOfDay, type IsoDate } from '../../calendar';
import {
  areaName,
  cellName,
  columnLetters,
  parseArea,
  sheetOf,
  type Cell,
  type CellStyle,
  type Scalar,
  type SheetContent,
  type SheetSnapshot,
} from '../../sheet';

/** Colours of exercise sheets: readable in grey; what is to be filled in is light yellow, as on paper handouts. */
const INK = { head: '#1F4E79', band: '#DCE6F1', line: '#8EA9C4', quiet: '#595959', answer: '#FFF7D6' } as const;

export type LeafCell = Scalar | null | { readonly date: IsoDate };

const GRID = { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin', color: INK.line } as const;
const DATE = 'yyyy/m/d';

/** One sheet of a paper while it is laid out from the top down: given cells, and empty ones to be filled in. */
export class Leaf {
  readonly values: (Scalar | null)[][] = [];
  readonly styles: { range: string; style: CellStyle }[] = [];
  readonly merges: string[] = [];
  readonly heights: Record<number, number> = {};
  /** Rows and columns that stay in sight: in a matrix nobody should lose the name on the way to the 30th. */
  freeze?: SheetContent['freeze'];
  private readonly formats = new Map<string, string>();
  private readonly answers = new Set<string>();
  /** The next free row. */
  row = 1;

  /** @param widths of the columns from A on, in characters */
  constructor(
    readonly name: string,
    readonly widths: readonly number[],
    private readonly landscape = false,
  ) {}

  get width(): number {
    return this.widths.length;
  }

  put(row: number, column: number, what: LeafCell): void {
    if (what === null || what === '') return;
    while (this.values.length < row) this.values.push([]);
    const line = this.values[row - 1] as (Scalar | null)[];
    while (line.length < column) line.push(null);
    if (typeof what === 'object') {
      line[column - 1] = serialOfDay(what.date, false);
      this.format(row, column, DATE);
    } else line[column - 1] = what;
  }

  /** A cell of another sheet: its value and number format, in the table look. */
  copy(row: number, column: number, { value, format }: Cell): void {
    this.put(row, column, value);
    if (format !== undefined) this.format(row, column, format);
    this.style(row, column, row, column, { border: GRID, font: { size: 10 }, align: { vertical: 'center' } });
  }

  /** Writes over a given cell, and keeps the format that it has; `''` empties it. */
  set(row: number, column: number, value: Scalar): void {
    const line = this.values[row - 1];
    if (line !== undefined) line[column - 1] = value === '' ? null : value;
  }

  private format(row: number, column: number, format: string): void {
    const name = cellName(row, column);
    this.formats.set(name, format);
    this.styles.push({ range: name, style: { format } });
  }

  style(top: number, left: number, bottom: number, right: number, style: CellStyle): void {
    this.styles.push({ range: areaName({ top, left, bottom, right }), style });
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.merges.push(areaName({ top, left, bottom, right }));
  }

  title(words: string): void {
    this.put(this.row, 1, words);
    this.merge(this.row, 1, this.row, this.width);
    this.style(this.row, 1, this.row, this.width, {
      font: { bold: true, size: 14, color: INK.head },
      align: { horizontal: 'left', vertical: 'center' },
    });
    this.heights[this.row] = 26;
    this.row += 1;
  }

  /** The line under a form's title: day and consultant, over the whole width. */
  caption(words: string): void {
    this.put(this.row, 1, words);
    this.merge(this.row, 1, this.row, this.width);
    this.row += 1;
  }

  /** A sentence over the whole width, as high as it needs. */
  note(words: string, look: { readonly bold?: boolean; readonly color?: string } = {}): void {
    this.put(this.row, 1, words);
    this.merge(this.row, 1, this.row, this.width);
    this.style(this.row, 1, this.row, this.width, {
      font: { size: 10, color: look.color ?? INK.quiet, ...(look.bold ? { bold: true } : {}) },
      align: { horizontal: 'left', vertical: 'center', wrap: true },
    });
    this.heights[this.row] =
      15 *
      linesOf(
        words,
        this.widths.reduce((sum, one) => sum + one, 0),
      );
    this.row += 1;
  }

  gap(): void {
    this.row += 1;
  }

  /** A head and its rows; returns the first row of the body. */
  table(head: readonly string[], body: readonly (readonly LeafCell[])[]): number {
    head.forEach((word, i) => this.put(this.row, i + 1, word));
    this.headLook(this.row, this.row, head.length);
    this.heights[this.row] = 30;
    this.row += 1;
    return this.rows(body, head.length);
  }

  headLook(top: number, bottom: number, width: number): void {
    this.style(top, 1, bottom, width, {
      fill: INK.band,
      border: GRID,
      font: { bold: true, size: 10 },
      align: { horizontal: 'center', vertical: 'center', wrap: true },
    });
  }

  /** Rows of a table; returns the first. */
  rows(body: readonly (readonly LeafCell[])[], width = body[0]?.length ?? 1): number {
    const first = this.row;
    body.forEach((line, r) => {
      line.forEach((cell, i) => this.put(first + r, i + 1, cell));
      const lines = line.map((cell, i) => (typeof cell === 'string' ? linesOf(cell, this.widths[i] ?? 10) : 1));
      this.heights[first + r] = 6 + 14 * Math.max(1, ...lines);
    });
    if (body.length > 0)
      this.style(first, 1, first + body.length - 1, width, {
        border: GRID,
        font: { size: 10 },
        align: { horizontal: 'center', vertical: 'center', wrap: true },
      });
    this.row = first + body.length;
    return first;
  }

  /** Left-aligned columns of a table's body: long texts. */
  flush(top: number, bottom: number, ...columns: readonly number[]): void {
    for (const column of columns)
      this.style(top, column, bottom, column, { align: { horizontal: 'left', vertical: 'center', wrap: true } });
  }

  /** A cell (or a row of cells) that a participant fills in. `format` shows what is typed as it is meant. */
  answer(row: number, left: number, right = left, format?: string): string {
    for (let column = left; column <= right; column += 1) this.answers.add(cellName(row, column));
    this.style(row, left, row, right, {
      fill: INK.answer,
      border: GRID,
      font: { size: 10 },
      align: { horizontal: 'center', vertical: 'center' },
      ...(format === undefined ? {} : { format }),
    });
    return areaName({ top: row, left, bottom: row, right });
  }

  /** Cells that are a participant's own: answers and what the cover asks. */
  get free(): ReadonlySet<string> {
    return this.answers;
  }

  content(filled: ReadonlyMap<string, Scalar> = new Map()): SheetContent {
    const values = this.values.map((line) => [...line]);
    for (const [name, value] of filled) {
      const { top: row = 1, left: column = 1 } = parseArea(name) ?? {};
      while (values.length < row) values.push([]);
      const line = values[row - 1] as (Scalar | null)[];
      while (line.length < column) line.push(null);
      line[column - 1] = value;
    }
    return {
      values,
      styles: this.styles,
      merges: this.merges,
      columnWidths: Object.fromEntries(this.widths.map((width, i) => [columnLetters(i + 1), width])),
      rowHeights: this.heights,
      ...(this.freeze === undefined ? {} : { freeze: this.freeze }),
      print: { paper: 'A4', orientation: this.landscape ? 'landscape' : 'portrait', fitToWidth: 1, fitToHeight: 0 },
    };
  }

  /** The sheet as the recogniser sees it, without the answers. */
  snapshot(filled?: ReadonlyMap<string, Scalar>): SheetSnapshot {
    const values = filled === undefined ? this.values : this.content(filled).values;
    return sheetOf(
      this.name,
      values.map((line, r) =>
        line.map((value, c): Scalar | Cell | null => {
          const format = this.formats.get(cellName(r + 1, c + 1));
          return value === null || format === undefined ? value : { value, format };
        }),
      ),
      {
        merges: this.merges.flatMap((name) => parseArea(name) ?? []),
      },
    );
  }
}

/** Lines that a text takes in a column of the given width; Chinese characters are twice as wide. */
function linesOf(words: string, width: number): number {
  return words
    .split('\n')
    .reduce(
      (sum, line) => sum + Math.max(1, Math.ceil([...line].reduce((w, c) => w + (c > '\u2e80' ? 2 : 1), 0) / width)),
      0,
    );
}
