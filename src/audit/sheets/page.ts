import {
  cellAt,
  columnLetters,
  findSheet,
  type CellStyle,
  type ChangeSet,
  type Scalar,
  type SheetContent,
  type WorkbookSnapshot,
} from '../../sheet';
import { textLines, type Text } from '../../words';

const WIDE = /[\u2e80-\uffff□]/gu;

export type Row = (Scalar | null)[];

const HEAD: CellStyle = {
  fill: '#E7EEF7',
  font: { bold: true },
  border: { bottom: 'thin', color: '#8EA9C8' },
  align: { wrap: true, vertical: 'center' },
};
/** Numbers to the left as well: to the right they would touch the words of the next column. */
const LINE: CellStyle = {
  border: { bottom: 'hair', color: '#BFBFBF' },
  align: { wrap: true, vertical: 'top', horizontal: 'left' },
};
export const TITLE: CellStyle = {
  font: { bold: true, size: 18 },
  align: { horizontal: 'center', vertical: 'center' },
};
export const QUIET: CellStyle = { font: { size: 9, color: '#595959' }, align: { horizontal: 'center' } };

/** A sheet for paper, laid out from top to bottom. What it holds is text and numbers, never a formula. */
export class Page {
  private readonly rows: Row[] = [];
  private readonly styles: { range: string; style: CellStyle }[] = [];
  private readonly merges: string[] = [];
  /** Rows of tables, whose words may need several lines. */
  private readonly wrapped = new Set<number>();
  private readonly last: string;

  constructor(
    width: number,
    private readonly speak: (what: Text) => string,
  ) {
    this.last = columnLetters(width);
  }

  /** A line over the whole width. */
  line(words: string, style: CellStyle): void {
    this.rows.push([words]);
    const row = String(this.rows.length);
    this.merges.push(`A${row}:${this.last}${row}`);
    this.styles.push({ range: `A${row}:${this.last}${row}`, style });
  }

  heading(what: Text): void {
    this.line(this.speak(what), { font: { bold: true, size: 12 } });
  }

  table(head: readonly Text[], lines: readonly Row[]): void {
    this.rows.push(head.map((what) => this.speak(what)));
    const first = this.rows.length;
    this.rows.push(...lines);
    for (let row = first; row <= this.rows.length; row += 1) this.wrapped.add(row);
    const over = (from: number, to: number): string => `A${String(from)}:${this.last}${String(to)}`;
    this.styles.push({ range: over(first, first), style: HEAD });
    if (lines.length > 0) this.styles.push({ range: over(first + 1, this.rows.length), style: LINE });
    this.rows.push([]);
  }

  row(cells: Row): void {
    this.rows.push(cells);
  }

  gap(): void {
    this.rows.push([]);
  }

  /** The number of the row that comes next. */
  get next(): number {
    return this.rows.length + 1;
  }

  /** `onePage`: shrunk to one sheet of A4, whatever its length. */
  content(look: {
    readonly columnWidths: Readonly<Record<string, number>>;
    readonly orientation: 'portrait' | 'landscape';
    readonly onePage: boolean;
  }): SheetContent {
    const { columnWidths, orientation, onePage } = look;
    return {
      values: this.rows,
      styles: this.styles,
      merges: this.merges,
      columnWidths,
      rowHeights: { ...this.heights(columnWidths), 1: 30, [this.rows.length]: 28 },
      freeze: { rows: 2, columns: 0 },
      print: {
        paper: 'A4',
        orientation,
        fitToWidth: 1,
        fitToHeight: onePage ? 1 : 0,
        area: `A1:${this.last}${String(this.rows.length)}`,
        footer: '&C&P / &N&R&D',
      },
    };
  }

  /** Programs other than Excel do not make a row as high as its words. */
  private heights(widths: Readonly<Record<string, number>>): Record<number, number> {
    const heights: Record<number, number> = {};
    for (const row of this.wrapped) {
      const lines = (this.rows[row - 1] ?? []).map((value, i) => {
        const letters = Math.floor(widths[columnLetters(i + 1)] ?? 10);
        // A Chinese character is as wide as two letters.
        return typeof value === 'string' ? textLines(value.replace(WIDE, '$&$&'), letters) : 1;
      });
      const most = Math.max(1, ...lines);
      if (most > 1) heights[row] = 16 * most;
    }
    return heights;
  }
}

/** Puts a page into the workbook: a new sheet, or new content for ours, known by its title. Somebody else's sheet is left alone. */
export function pageChanges(
  book: WorkbookSnapshot,
  content: SheetContent,
  { name: base, why }: { readonly name: string; readonly why: Text },
): ChangeSet {
  const title = content.values[0]?.[0];
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base} (${String(n)})`;
    const there = findSheet(book, name);
    if (there && cellAt(there, 1, 1)?.value !== title) continue;
    return [{ ...content, kind: there ? 'replace-sheet' : 'add-sheet', sheet: name, why }];
  }
}
