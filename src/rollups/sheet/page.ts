import { areaName, cellName, columnLetters } from '../../sheet';
import type { CellStyle, ChartSpec, Scalar, SheetContent } from '../../sheet';
import type { Speak } from './labels';

/** Colours of the page: dark blue heads, light bands; readable in grey. Charts take theirs from `SERIES`. */
export const INK = { head: '#1F4E79', band: '#DCE6F1', line: '#8EA9C4', quiet: '#595959', warn: '#C00000' } as const;
/** Okabe–Ito: told apart with every common kind of colour blindness. */
export const SERIES = {
  blue: '#0072B2',
  orange: '#E69F00',
  green: '#009E73',
  vermilion: '#D55E00',
  sky: '#56B4E9',
  grey: '#7F7F7F',
} as const;

export const PERCENT = '0.0%';
export const DECIMAL = '0.0';

/** What goes into one cell: a plain value, or a formula with the figure that it must give. */
export type PageCell =
  | Scalar
  | null
  | { readonly formula: string; readonly value: Scalar; readonly format?: string; readonly figure?: string };

/** The distance of a value axis's lines: whole people, about six lines. */
export function wholeUnit(values: readonly number[]): number {
  return Math.max(1, Math.ceil(Math.max(0, ...values) / 6));
}

const ROW = 17;
/** Rows that a chart covers. */
const CHART = 13;

/** A column of a table's body as a reference, for a chart: `D7:D12`. */
export function bodyColumn({ first, last }: { readonly first: number; readonly last: number }, letter: string): string {
  return `${letter}${String(first)}:${letter}${String(last)}`;
}

/** The visible sheet while it is being laid out, from the top down. */
export class Page {
  readonly values: (Scalar | null)[][] = [];
  readonly formulas: Record<string, string> = {};
  readonly styles: { range: string; style: CellStyle }[] = [];
  readonly merges: string[] = [];
  readonly heights: Record<number, number> = {};
  readonly charts: ChartSpec[] = [];
  /** Which figure stands in which cell: `total.won`, or `谢东/total.won`. */
  readonly figures = new Map<string, string>();
  row = 1;
  private readonly slots: { readonly from: string; readonly to: string }[] = [];

  private headings = 0;

  constructor(
    readonly width: number,
    private readonly speak: Speak,
  ) {}

  /** The sheet's title and the line under it; the rest begins in row 3. */
  title(words: string, below: string): void {
    const center = { horizontal: 'center', vertical: 'center' } as const;
    this.put(1, 1, words);
    this.merge(1, 1, 1, this.width);
    this.style(1, 1, 1, this.width, { font: { bold: true, size: 18, color: INK.head }, align: center });
    this.heights[1] = 32;
    this.put(2, 1, below);
    this.merge(2, 1, 2, this.width);
    this.style(2, 1, 2, this.width, { font: { size: 9, color: INK.quiet }, align: center });
    this.row = 3;
  }

  /**
   * The laid-out sheet, printed on A4 with its title on every page. Every row has its height, whatever the font of the workbook.
   * @param footer of the printed page, in Excel's codes
   */
  content(
    columnWidths: Readonly<Record<string, number>>,
    footer: string,
    orientation: 'portrait' | 'landscape' = 'portrait',
  ): SheetContent {
    for (let row = 1; row <= this.row; row += 1) this.heights[row] ??= ROW;
    return {
      values: this.values,
      formulas: this.formulas,
      styles: this.styles,
      merges: this.merges,
      columnWidths,
      rowHeights: this.heights,
      freeze: { rows: 2, columns: 0 },
      charts: this.charts,
      print: {
        paper: 'A4',
        orientation,
        fitToWidth: 1,
        fitToHeight: 0,
        area: `A1:${columnLetters(this.width)}${String(Math.max(this.row, this.values.length))}`,
        titleRows: '1:2',
        footer,
      },
    };
  }

  put(row: number, column: number, cell: PageCell): void {
    while (this.values.length < row) this.values.push([]);
    const line = this.values[row - 1] as (Scalar | null)[];
    while (line.length < column) line.push(null);
    if (cell === null || typeof cell !== 'object') {
      line[column - 1] = cell;
      return;
    }
    const name = cellName(row, column);
    line[column - 1] = cell.value;
    this.formulas[name] = cell.formula;
    if (cell.format !== undefined) this.style(row, column, row, column, { format: cell.format });
    if (cell.figure !== undefined) this.figures.set(cell.figure, name);
  }

  style(top: number, left: number, bottom: number, right: number, style: CellStyle): void {
    this.styles.push({ range: areaName({ top, left, bottom, right }), style });
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.merges.push(areaName({ top, left, bottom, right }));
  }

  /** The next section: its heading, with its number, over the whole width. */
  section(title: string, note?: string): void {
    this.headings += 1;
    const number = this.speak('sheet.numbers').split(' ')[this.headings - 1] ?? String(this.headings);
    this.heading(this.speak('sheet.heading', { number, title }), note);
  }

  /** A heading over the whole width. */
  heading(words: string, note?: string): void {
    this.put(this.row, 1, words);
    this.style(this.row, 1, this.row, this.width, {
      font: { bold: true, size: 12, color: INK.head },
      border: { bottom: 'medium', color: INK.head },
      align: { vertical: 'center' },
    });
    this.heights[this.row] = 22;
    this.row += 1;
    if (note !== undefined) this.note(note);
  }

  note(words: string, color: string = INK.quiet): void {
    this.put(this.row, 1, words);
    this.merge(this.row, 1, this.row, this.width);
    this.style(this.row, 1, this.row, this.width, {
      font: { size: 9, color },
      align: { horizontal: 'left', vertical: 'center', wrap: true },
    });
    // A line of the page holds about 95 Chinese characters at this size.
    this.heights[this.row] = 15 * Math.max(1, Math.ceil(words.length / 95));
    this.row += 1;
  }

  /**
   * A table at the current row: head, body, and total lines (bold) among the body. Columns may span several page columns.
   * Returns the rows of head and body.
   */
  table(table: {
    readonly head: readonly string[];
    readonly spans?: readonly number[];
    readonly body: readonly (readonly PageCell[])[];
    readonly bold?: readonly number[];
    readonly left?: number;
  }): { head: number; first: number; last: number } {
    const left = table.left ?? 1;
    const starts: number[] = [];
    let at = left;
    table.head.forEach((_, i) => {
      starts.push(at);
      at += table.spans?.[i] ?? 1;
    });
    const right = at - 1;
    const head = this.row;
    const line = (row: number, cells: readonly PageCell[]): void =>
      cells.forEach((cell, i) => {
        const from = starts[i] ?? left;
        this.put(row, from, cell);
        this.merge(row, from, row, from + (table.spans?.[i] ?? 1) - 1);
      });
    line(head, table.head);
    table.body.forEach((cells, i) => line(head + 1 + i, cells));
    const last = head + table.body.length;
    const grid = { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin', color: INK.line } as const;
    this.style(head, left, last, right, {
      border: grid,
      font: { size: 10 },
      align: { horizontal: 'center', vertical: 'center' },
    });
    this.style(head, left, head, right, {
      fill: INK.head,
      font: { bold: true, color: '#FFFFFF', size: 10 },
      align: { horizontal: 'center', vertical: 'center', wrap: true },
    });
    if (last > head)
      this.style(head + 1, left, last, left + (table.spans?.[0] ?? 1) - 1, {
        align: { horizontal: 'left', vertical: 'center' },
      });
    for (const index of table.bold ?? [])
      this.style(head + 1 + index, left, head + 1 + index, right, { fill: INK.band, font: { bold: true, size: 10 } });
    const wraps = (word: string, i: number): boolean =>
      word.includes('\n') || word.length > 5 * (table.spans?.[i] ?? 1);
    this.heights[head] = table.head.some(wraps) ? 30 : 20;
    this.row = last + 1;
    return { head, first: head + 1, last };
  }

  /** Big numbers under small words, each two columns wide, a line below the other. Returns the cell of each number. */
  tiles(lines: readonly (readonly (readonly [label: string, cell: PageCell, color?: string])[])[]): string[][] {
    const center = { horizontal: 'center' } as const;
    return lines.map((line) => {
      const [top, bottom] = [this.row, this.row + 1];
      const cells = line.map(([label, cell, color = INK.head], i) => {
        const left = 1 + i * 2;
        this.put(top, left, label);
        this.put(bottom, left, cell);
        this.merge(top, left, top, left + 1);
        this.merge(bottom, left, bottom, left + 1);
        this.style(top, left, bottom, left + 1, {
          fill: INK.band,
          border: { left: 'thin', right: 'thin', color: INK.line },
        });
        this.style(top, left, top, left + 1, {
          font: { size: 9, color: INK.quiet },
          align: { ...center, vertical: 'bottom' },
          border: { top: 'thin', color: INK.line },
        });
        this.style(bottom, left, bottom, left + 1, {
          font: { size: typeof cell === 'string' ? 9 : 16, bold: true, color },
          align: { ...center, vertical: 'center', wrap: true },
          border: { bottom: 'thin', color: INK.line },
        });
        return cellName(bottom, left);
      });
      this.heights[top] = 16;
      this.heights[bottom] = 26;
      this.row += 2;
      return cells;
    });
  }

  /**
   * Keeps the place of charts, two beside each other. They stand together near the top: where a printed page ends further down depends
   * on the workbook's font, and a chart must not be torn apart.
   */
  reserveCharts(count: number): void {
    const half = Math.floor(this.width / 2);
    for (let i = 0; i < count; i += 1) {
      const top = this.row + Math.floor(i / 2) * (CHART + 1);
      const alone = i === count - 1 && i % 2 === 0;
      const left = i % 2 === 0 ? 1 : half + 1;
      this.slots.push({
        from: cellName(top, left),
        to: cellName(top + CHART - 1, alone ? this.width : left + half - 1),
      });
    }
    this.row += Math.ceil(count / 2) * (CHART + 1);
  }

  /** Puts a chart into the next reserved place. */
  chart(spec: Omit<ChartSpec, 'from' | 'to'>): void {
    const place = this.slots.shift();
    if (!place) throw new Error(`No place is reserved for the chart ${spec.name}`);
    this.charts.push({ ...spec, ...place });
  }

  gap(rows = 1): void {
    this.row += rows;
  }
}
