import { cellName, type Scalar } from '../../../sheet';
import { CellReader } from '../cells/cell-before';
import { indexRows, rowAt, type RowIndex } from '../cells/row-index';
import { placedCells, type PlacedCell } from '../cells/row-source';
import type { SharedStrings } from '../cells/strings-edit';
import { readNotes } from '../drawings/notes-read';
import type { Package } from '../package/package';
import { SheetScan } from '../sheets/sheet-scan';
import type { StylesEditor } from '../styles/styles-edit';
import { resolveAlternates } from '../xml/alternates';
import { childOf, parseXml } from '../xml/xml';

/** One respect in which a cell differs. */
export interface CellDifference {
  readonly sheet: string;
  readonly cell: string;
  readonly what: 'content' | 'result' | 'number-format' | 'fill' | 'font' | 'align' | 'border' | 'protection' | 'note';
  /** A formula with its `=`; `''` for nothing. Looks as the change list names them. */
  readonly before: Scalar;
  readonly after: Scalar;
}

/** A workbook opened for comparing. */
export interface ComparedBook {
  readonly pack: Package;
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly date1904: boolean;
  readonly strings: SharedStrings;
  readonly styles: StylesEditor;
  /** Everything that makes up a style's look. */
  readonly look: (style: number) => string;
}

interface ComparedSheet {
  readonly name: string;
  readonly part: string;
}

/** Compares two sheets cell by cell, in the order of rows. */
export function compareCells(
  old: ComparedBook,
  oldSheet: ComparedSheet,
  now: ComparedBook,
  nowSheet: ComparedSheet,
): CellDifference[] {
  const a = new SheetCells(old, oldSheet);
  const b = new SheetCells(now, nowSheet);
  const rows = [...new Set([...a.rows.numbers, ...b.rows.numbers])].sort((x, y) => x - y);
  const differences: CellDifference[] = [];
  for (const row of rows) {
    const before = a.row(row);
    const after = b.row(row);
    const columns = [...new Set([...before.keys(), ...after.keys()])].sort((x, y) => x - y);
    for (const column of columns) {
      const place = { sheet: oldSheet.name, cell: cellName(row, column) };
      for (const found of compareCell(before.get(column) ?? a.absent(), after.get(column) ?? b.absent()))
        differences.push({ ...place, ...found });
    }
  }
  return [...differences, ...compareNotes(old, oldSheet, now, nowSheet)];
}

/** A cell as it is compared; its look is asked for where the style's fingerprint differs. */
interface ComparedCell {
  readonly formula: string | undefined;
  /** Of a formula what it gave when the file was saved. */
  readonly value: Scalar;
  readonly style: number;
  readonly book: ComparedBook;
}

type Found = Pick<CellDifference, 'what' | 'before' | 'after'>;

function compareCell(a: ComparedCell, b: ComparedCell): Found[] {
  const found: Found[] = [];
  if (a.formula !== b.formula || (a.formula === undefined && a.value !== b.value))
    found.push({ what: 'content', before: a.formula ?? a.value, after: b.formula ?? b.value });
  else if (a.value !== b.value) found.push({ what: 'result', before: a.value, after: b.value });
  if (a.book.look(a.style) === b.book.look(b.style)) return found;
  for (const what of LOOKS) {
    const [before, after] = [lookOf(a, what), lookOf(b, what)];
    if (before !== after) found.push({ what, before, after });
  }
  return found;
}

const LOOKS = ['number-format', 'fill', 'font', 'align', 'border', 'protection'] as const;

function lookOf({ book: { styles }, style }: ComparedCell, what: (typeof LOOKS)[number]): Scalar {
  switch (what) {
    case 'number-format':
      return styles.format(style);
    case 'fill':
      return styles.fill(style);
    case 'font':
      return JSON.stringify(styles.font(style));
    case 'align':
      return JSON.stringify(styles.align(style));
    case 'border':
      return JSON.stringify(styles.border(style));
    case 'protection':
      return styles.unlocked(style) ? 'unlocked' : '';
  }
}

function compareNotes(old: ComparedBook, a: ComparedSheet, now: ComparedBook, b: ComparedSheet): CellDifference[] {
  const before = readNotes(old.pack, a.part);
  const after = readNotes(now.pack, b.part);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((cell) => ({
      sheet: a.name,
      cell,
      what: 'note' as const,
      before: before.get(cell) ?? '',
      after: after.get(cell) ?? '',
    }))
    .filter((note) => note.before !== note.after);
}

/** The cells of one sheet, a row at a time. */
class SheetCells {
  readonly rows: RowIndex;
  private readonly source: string;
  private readonly prefix: string;
  private readonly reader: CellReader;

  constructor(
    private readonly book: ComparedBook,
    private readonly sheet: ComparedSheet,
  ) {
    this.source = resolveAlternates(book.pack.text(sheet.part).source);
    const data = childOf(parseXml(this.source, 'sheetData').root, 'sheetData');
    this.prefix = data?.prefix ?? '';
    const [from, to] = data && !data.selfClosing ? [data.openEnd, data.closeStart] : [0, 0];
    const place = { sheet: sheet.name, source: this.source, from, to, prefix: this.prefix };
    this.rows = indexRows(place.source, from, to, place.prefix, place.sheet);
    const { strings, date1904 } = book;
    this.reader = new CellReader({ ...place, strings, metadata: () => 0, date1904 });
  }

  absent(): ComparedCell {
    return { formula: undefined, value: '', style: 0, book: this.book };
  }

  row(number: number): Map<number, ComparedCell> {
    const cells = new Map<number, ComparedCell>();
    const at = rowAt(this.rows, number);
    if (at === undefined) return cells;
    const scan = new SheetScan(
      this.source,
      this.rows.starts[at] as number,
      this.rows.ends[at] as number,
      this.prefix,
      this.sheet.name,
    );
    scan.nextRow();
    scan.row = number;
    for (const place of placedCells(scan)) cells.set(place.column, this.cell(scan, place));
    return cells;
  }

  private cell(scan: SheetScan, { start, column }: PlacedCell): ComparedCell {
    scan.reopen(start, column);
    return { ...this.reader.read(scan), style: scan.style, book: this.book };
  }
}
