import { serialOfDay } from '../../calendar';
import {
  cellAt,
  cellName,
  findSheet,
  parseArea,
  type Cell,
  type Change,
  type ChangeSet,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../../sheet';
import { withJournal, type WorkbookJournal } from '../../workbook/journal';
import type { ApplyOptions, ApplyReport, WorkbookPort } from '../../workbook/port';
import { applyToXlsx, BookLooks, readXlsx, type SheetLayout } from '../../workbook/xlsx';
import type { CellLook, CellView, RowView, SheetShape } from '../grid/model';
import { shapeOf } from './shape';
import { editText, shownText } from './text';
import { tintsOf, type Tints } from './tints';

export interface BookTime {
  /** For a step's label in the journal. */
  now(): string;
  /** The day that conditional formats take for today, `2026-06-20`. */
  readonly today: string;
}

/**
 * The open file behind the page: read once for each state of its bytes, written through the files adapter, and told to the sheet view
 * row by row. Lives in the worker, so that neither reading nor writing ever holds the page up.
 */
export class OpenBook implements WorkbookPort {
  readonly journal: WorkbookJournal;
  private readonly opened: WorkbookSnapshot;
  /** Places that were written to since the file was opened: `6月!U12`. */
  private readonly touched = new Set<string>();
  private now: { bytes: Uint8Array; book: WorkbookSnapshot; looks?: BookLooks };
  /** Counts the states of the file's bytes. */
  version = 0;
  private readonly layouts = new Map<string, SheetLayout | undefined>();
  private readonly tints = new Map<string, Tints>();

  /** @throws WorkbookError where the file cannot be opened */
  constructor(
    bytes: Uint8Array,
    private readonly name: string,
    private readonly time: BookTime,
  ) {
    this.opened = readXlsx(bytes, name);
    this.now = { bytes, book: this.opened };
    this.journal = withJournal(this, { now: time.now });
  }

  get bytes(): Uint8Array {
    return this.now.bytes;
  }

  get snapshot(): WorkbookSnapshot {
    return this.now.book;
  }

  read(): Promise<WorkbookSnapshot> {
    return Promise.resolve(this.now.book);
  }

  /** Writes, and with it the record that was asked for: both or neither. */
  apply(changes: ChangeSet, options: ApplyOptions = {}): Promise<ApplyReport> {
    return Promise.resolve().then(() => {
      const { record, ...how } = options;
      const first = applyToXlsx(this.now.bytes, changes, { ...how, name: this.name });
      const refused = first.report.conflicts.length > 0 && how.conflicts !== 'skip';
      if (record === undefined || refused) {
        this.settle(first.bytes, refused ? [] : changes);
        return first.report;
      }
      const former = partIn(changes, record.namespace) ?? this.now.book.parts.get(record.namespace) ?? '';
      const after = record.content(former, first.report);
      const note: Change = { kind: 'document-part', sheet: '', namespace: record.namespace, after };
      this.settle(applyToXlsx(first.bytes, [note], { name: this.name }).bytes, changes);
      return { ...first.report, recorded: true };
    });
  }

  private settle(bytes: Uint8Array, changes: ChangeSet): void {
    if (bytes === this.now.bytes) return;
    this.now = { bytes, book: readXlsx(bytes, this.name) };
    this.version += 1;
    this.layouts.clear();
    this.tints.clear();
    for (const change of changes) this.touch(change);
  }

  private touch(change: Change): void {
    if (change.kind !== 'value' && change.kind !== 'formula') return;
    const area = parseArea(change.cell);
    if (area === undefined) return;
    for (let row = area.top; row <= Math.min(area.bottom, area.top + 5000); row += 1)
      for (let column = area.left; column <= Math.min(area.right, area.left + 500); column += 1)
        this.touched.add(`${change.sheet}!${cellName(row, column)}`);
  }

  private get looksOfBook(): BookLooks {
    return (this.now.looks ??= new BookLooks(this.now.bytes));
  }

  get looks(): readonly CellLook[] {
    return this.looksOfBook.cells;
  }

  /** Sheets that a person sees, in their order. */
  tabs(): readonly string[] {
    return this.now.book.sheets.filter(({ visibility }) => visibility === 'visible').map(({ name }) => name);
  }

  shape(name: string): SheetShape | undefined {
    const sheet = findSheet(this.now.book, name);
    return sheet && shapeOf(sheet, this.layout(name), this.looks);
  }

  rows(name: string, from: number, to: number): readonly RowView[] {
    const sheet = findSheet(this.now.book, name);
    if (sheet === undefined) return [];
    const layout = this.layout(name);
    const rows: RowView[] = [];
    for (let row = from; row <= to; row += 1) {
      const cells = this.rowCells(sheet, layout, row);
      if (cells.length > 0) rows.push({ row, cells });
    }
    return rows;
  }

  private rowCells(sheet: SheetSnapshot, layout: SheetLayout | undefined, row: number): CellView[] {
    const line = sheet.rows[row] ?? [];
    const styles = layout?.styles.get(row);
    const rowStyle = layout?.rows.get(row)?.style;
    const last = Math.max(line.length - 1, ...(styles?.keys() ?? []), 0);
    const end = rowStyle === undefined ? Math.max(last, lastStyledColumn(layout)) : Math.max(last, sheet.lastColumn);
    const cells: CellView[] = [];
    for (let column = 1; column <= end; column += 1) {
      const look = styles?.get(column) ?? rowStyle ?? columnStyle(layout, column) ?? 0;
      const cell = line[column];
      const name = cellName(row, column);
      const note = sheet.notes?.get(name);
      if (cell === undefined && look === 0 && note === undefined && !this.touched.has(`${sheet.name}!${name}`))
        continue;
      cells.push(this.cellView(sheet, row, column, cell ?? { value: '' }, look, note));
    }
    return cells;
  }

  private cellView(
    sheet: SheetSnapshot,
    row: number,
    column: number,
    cell: Cell,
    look: number,
    note: string | undefined,
  ): CellView {
    const { date1904 } = this.now.book;
    const shown = shownText(cell, date1904);
    const raw = editText(cell, date1904);
    const kind =
      typeof cell.value === 'number' ? 'number' : typeof cell.value === 'boolean' || cell.error ? 'middle' : undefined;
    return {
      column,
      text: shown,
      look,
      kind,
      raw: raw === shown ? undefined : raw,
      note,
      tint: this.tintsFor(sheet).at(row, column),
      before: this.beforeOf(sheet.name, row, column, cell),
    };
  }

  /** What stood in a touched cell when the file was opened, where that was something else. */
  private beforeOf(name: string, row: number, column: number, now: Cell): string | undefined {
    if (!this.touched.has(`${name}!${cellName(row, column)}`)) return undefined;
    const sheet = findSheet(this.opened, name);
    if (sheet === undefined) return undefined;
    const then = cellAt(sheet, row, column) ?? { value: '' };
    if (then.value === now.value && then.formula === now.formula) return undefined;
    return shownText(then, this.opened.date1904);
  }

  private layout(name: string): SheetLayout | undefined {
    if (!this.layouts.has(name)) this.layouts.set(name, this.looksOfBook.layout(name));
    return this.layouts.get(name);
  }

  private tintsFor(sheet: SheetSnapshot): Tints {
    let tints = this.tints.get(sheet.name);
    if (tints === undefined)
      this.tints.set(sheet.name, (tints = tintsOf(sheet, serialOfDay(this.time.today, this.now.book.date1904))));
    return tints;
  }
}

/** The content that a ChangeSet itself gives a part. */
function partIn(changes: ChangeSet, namespace: string): string | undefined {
  const set = changes.findLast((change) => change.kind === 'document-part' && change.namespace === namespace);
  return set?.kind === 'document-part' ? set.after : undefined;
}

function columnStyle(layout: SheetLayout | undefined, column: number): number | undefined {
  return layout?.columns.find(({ first, last }) => first <= column && column <= last)?.style;
}

/** Columns may have a look as a whole; that of the endless rest is not drawn. */
function lastStyledColumn(layout: SheetLayout | undefined): number {
  return Math.max(
    0,
    ...(layout?.columns ?? []).filter(({ style, last }) => style !== undefined && last < 512).map(({ last }) => last),
  );
}
