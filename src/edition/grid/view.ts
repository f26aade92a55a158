import { cellName, type Area } from '../../sheet';
import { Axis } from './axis';
import { byColumn, type DrawContext } from './cells';
import { CellEditor } from './editor';
import { HEAD, Heads } from './heads';
import { LookSheet } from './look-sheet';
import type { CellView, GridSource, RowView, SheetShape } from './model';
import { GridPane, type Lines } from './pane';
import { RowCache } from './row-cache';
import './edition-grid.css';

/** Frozen lines may take this share of the view; where they would take more they scroll with the rest. */
const MOST_FROZEN = 0.7;
/** Rows and columns that stay in sight around a cell that is jumped to. */
const LEAD = { rows: 5, columns: 3 } as const;

export interface ViewOptions {
  readonly label: string;
  /** What stands in a cell for the reader: its text, or what it held before. */
  shownText(cell: CellView): string;
  /** What pointing at a cell says besides its text. */
  hint(cell: CellView): string;
  /** What a person typed into a cell; nothing is written yet. */
  typed(sheet: string, cell: string, text: string): void;
  selected(sheet: string, cell: string): void;
}

/** Selected lines, as one cell; a merged cell is selected as a whole. */
interface Cursor {
  row: number;
  column: number;
}

interface Shown {
  readonly shape: SheetShape;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly context: DrawContext;
  readonly cursor: Cursor;
}

/**
 * The open sheet with its look: only what is in sight exists as elements. Selecting, the keyboard and typing work as in Excel; what is
 * typed is told to whoever owns the workbook.
 */
export class SheetView {
  readonly element = document.createElement('div');
  private readonly scroller = document.createElement('div');
  private readonly sizer = document.createElement('div');
  private readonly viewport = document.createElement('div');
  private readonly heads = new Heads();
  private readonly parts = { corner: new GridPane(), top: new GridPane(), left: new GridPane(), body: new GridPane() };
  private readonly looks: LookSheet;
  private readonly editor: CellEditor;
  private readonly places = new Map<string, { left: number; top: number; cursor: Cursor }>();
  private source: GridSource | undefined;
  private cache: RowCache | undefined;
  private shown: Shown | undefined;
  private painting = false;

  constructor(private readonly options: ViewOptions) {
    this.looks = new LookSheet(document);
    this.element.className = 'sheet';
    this.scroller.className = 'scroller';
    this.sizer.className = 'sizer';
    this.viewport.className = 'viewport';
    this.viewport.role = 'grid';
    this.viewport.ariaLabel = options.label;
    this.parts.corner.element.classList.add('frozen-rows', 'frozen-columns');
    this.parts.top.element.classList.add('frozen-rows');
    this.parts.left.element.classList.add('frozen-columns');
    this.editor = new CellEditor({
      moved: (rows, columns) => this.move(rows, columns),
      jumped: (to) => this.jump(to),
      entered: (text) => this.enter(text),
    });
    this.viewport.append(...Object.values(this.parts).map(({ element }) => element), ...this.heads.elements);
    this.sizer.append(this.viewport);
    // The editor scrolls with nothing, yet belongs to what scrolls: by it the keyboard gets there.
    this.scroller.append(this.sizer, this.editor.element);
    this.element.append(this.scroller);
    this.scroller.addEventListener('scroll', () => this.paintSoon(), { passive: true });
    this.viewport.addEventListener('pointerdown', (event) => this.press(event));
    this.viewport.addEventListener('dblclick', () => this.editor.edit());
    new ResizeObserver(() => this.paintSoon()).observe(this.scroller);
  }

  /** Another workbook. */
  open(source: GridSource): void {
    this.editor.rest();
    this.source = source;
    this.cache = new RowCache(source, () => this.redraw());
    this.places.clear();
    this.looks.set(source.looks);
  }

  /** Shows a sheet where it was left. */
  show(shape: SheetShape): void {
    this.editor.rest();
    const place = this.places.get(shape.name) ?? { left: 0, top: 0, cursor: firstCell(shape) };
    this.set(shape, place.cursor);
    this.scroller.scrollTo(place.left, place.top);
    this.paint();
    this.tell();
  }

  /** The workbook has changed: what is in sight is asked for anew. */
  renew(shape: SheetShape): void {
    this.looks.set(this.source?.looks ?? []);
    this.cache?.renew();
    this.set(shape, this.shown?.cursor ?? firstCell(shape));
    this.paint();
  }

  get cursor(): { readonly sheet: string; readonly cell: string } | undefined {
    return (
      this.shown && {
        sheet: this.shown.shape.name,
        cell: cellName(this.shown.cursor.row, this.shown.cursor.column),
      }
    );
  }

  /** The row that the cursor is in. */
  get selected(): { readonly sheet: string; readonly row: number } | undefined {
    return this.shown && { sheet: this.shown.shape.name, row: this.shown.cursor.row };
  }

  /** Draws anew, as when what pointing at a cell says has changed. */
  redraw(): void {
    for (const part of Object.values(this.parts)) part.clear();
    this.paintSoon();
    this.tell();
  }

  /** Selects a cell and brings it into sight, with some of what stands around it. */
  select(row: number, column: number): void {
    const { shown } = this;
    if (shown === undefined) return;
    shown.cursor.row = clamp(row, 1, shown.rows.count);
    shown.cursor.column = clamp(column, 1, shown.columns.count);
    this.reveal(LEAD.rows, LEAD.columns);
    this.paint();
    this.tell();
  }

  focus(): void {
    this.editor.focus();
  }

  /** Ends typing: what stands in the editor is entered. */
  settle(): void {
    this.editor.settle();
  }

  private set(shape: SheetShape, cursor: Cursor): void {
    const { source, cache } = this;
    if (source === undefined || cache === undefined) return;
    const rows = new Axis(shape.heights);
    const columns = new Axis(shape.widths);
    const context: DrawContext = {
      rows,
      columns,
      looks: source.looks,
      gridlines: shape.gridlines,
      row: (row) => cache.row(shape.name, row),
      mergeAt: mergeFinder(shape.merges),
      shownText: (cell) => this.options.shownText(cell),
      hint: (cell) => this.options.hint(cell),
    };
    this.shown = { shape, rows, columns, context, cursor };
    this.viewport.ariaRowCount = String(rows.count);
    this.viewport.ariaColCount = String(columns.count);
    this.sizer.style.width = `${HEAD.width + columns.length + 40}px`;
    this.sizer.style.height = `${HEAD.height + rows.length + 40}px`;
    for (const part of Object.values(this.parts)) part.clear();
  }

  private paintSoon(): void {
    if (this.painting) return;
    this.painting = true;
    requestAnimationFrame(() => {
      this.painting = false;
      this.paint();
    });
  }

  /** How many lines stay, and how many pixels they take. */
  private frozen(): { rows: number; columns: number; width: number; height: number } {
    const { shown, scroller } = this;
    if (shown === undefined) return { rows: 0, columns: 0, width: 0, height: 0 };
    const fit = (axis: Axis, lines: number, room: number): number =>
      lines > 0 && axis.span(1, lines) <= room * MOST_FROZEN ? lines : 0;
    const rows = fit(shown.rows, shown.shape.frozen.rows, scroller.clientHeight);
    const columns = fit(shown.columns, shown.shape.frozen.columns, scroller.clientWidth);
    return {
      rows,
      columns,
      width: columns === 0 ? 0 : shown.columns.span(1, columns),
      height: rows === 0 ? 0 : shown.rows.span(1, rows),
    };
  }

  private paint(): void {
    const { shown, scroller, viewport, parts } = this;
    if (shown === undefined || scroller.clientWidth === 0) return;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = scroller;
    viewport.style.width = `${clientWidth}px`;
    viewport.style.height = `${clientHeight}px`;
    const frozen = this.frozen();
    const left = HEAD.width + frozen.width;
    const top = HEAD.height + frozen.height;
    const rows = linesIn(shown.rows, frozen.rows, frozen.height + scrollTop, clientHeight - top);
    const columns = linesIn(shown.columns, frozen.columns, frozen.width + scrollLeft, clientWidth - left);
    const heldRows: Lines = { first: 1, last: frozen.rows };
    const heldColumns: Lines = { first: 1, last: frozen.columns };
    const { merges } = shown.shape;
    const layOut = (part: GridPane, x: boolean, y: boolean): void => {
      part.place(
        x ? left : HEAD.width,
        y ? top : HEAD.height,
        x ? clientWidth - left : frozen.width,
        y ? clientHeight - top : frozen.height,
      );
      part.scroll(x ? frozen.width + scrollLeft : 0, y ? frozen.height + scrollTop : 0);
      part.show(shown.context, merges, y ? rows : heldRows, x ? columns : heldColumns);
    };
    layOut(parts.body, true, true);
    layOut(parts.top, true, false);
    layOut(parts.left, false, true);
    layOut(parts.corner, false, false);
    this.heads.paint(shown, this.area(), frozen, { rows, columns }, scroller);
    this.paintCursor(shown);
    this.places.set(shown.shape.name, { left: scrollLeft, top: scrollTop, cursor: shown.cursor });
  }

  private paintCursor(shown: Shown): void {
    const { top, left, bottom, right } = this.area();
    for (const { cursor } of Object.values(this.parts)) {
      cursor.hidden = false;
      Object.assign(cursor.style, {
        left: `${shown.columns.start(left) - 1}px`,
        top: `${shown.rows.start(top) - 1}px`,
        width: `${shown.columns.span(left, right) + 1}px`,
        height: `${shown.rows.span(top, bottom) + 1}px`,
      });
    }
    const frozen = this.frozen();
    const held = { x: left <= frozen.columns, y: top <= frozen.rows };
    this.editor.place(
      HEAD.width + shown.columns.start(left) - (held.x ? 0 : this.scroller.scrollLeft),
      HEAD.height + shown.rows.start(top) - (held.y ? 0 : this.scroller.scrollTop),
      shown.columns.span(left, right),
      shown.rows.span(top, bottom),
    );
  }

  /** The selected cell, or the merged one that it belongs to. */
  private area(): Area {
    const { shown } = this;
    if (shown === undefined) return { top: 1, left: 1, bottom: 1, right: 1 };
    const { row, column } = shown.cursor;
    return shown.context.mergeAt(row, column) ?? { top: row, left: column, bottom: row, right: column };
  }

  private cell(): CellView | undefined {
    const { top, left } = this.area();
    return byColumn(this.shown?.context.row(top)).get(left);
  }

  private move(rows: number, columns: number): void {
    const { shown } = this;
    if (shown === undefined) return;
    const { top, left, bottom, right } = this.area();
    const step = (axis: Axis, from: number, by: number): number => {
      let to = from;
      for (let i = 0; i < Math.abs(by); i += 1) to = axis.next(to, by > 0 ? 1 : -1);
      return to;
    };
    shown.cursor.row = rows === 0 ? shown.cursor.row : step(shown.rows, rows > 0 ? bottom : top, rows);
    shown.cursor.column =
      columns === 0 ? shown.cursor.column : step(shown.columns, columns > 0 ? right : left, columns);
    this.reveal(0, 0);
    this.paint();
    this.tell();
  }

  private jump(to: 'page-up' | 'page-down' | 'row-start' | 'row-end' | 'start' | 'end'): void {
    const { shown } = this;
    if (shown === undefined) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / 24) - 3);
    if (to === 'page-down') this.move(page, 0);
    else if (to === 'page-up') this.move(-page, 0);
    else if (to === 'row-start') this.select(shown.cursor.row, 1);
    else if (to === 'row-end') this.select(shown.cursor.row, lastFilled(shown.context.row(shown.cursor.row)));
    else if (to === 'start') this.select(1, 1);
    else this.select(shown.rows.count, shown.columns.count);
  }

  /** Scrolls as little as it takes to show the cursor with so many lines before it. */
  private reveal(leadRows: number, leadColumns: number): void {
    const { shown, scroller } = this;
    if (shown === undefined) return;
    const frozen = this.frozen();
    const { top, left, bottom, right } = this.area();
    const into = (axis: Axis, from: number, to: number, held: number, scrolled: number, room: number, lead: number) => {
      const heldPixels = held === 0 ? 0 : axis.span(1, held);
      if (from <= held) return scrolled;
      const start = axis.start(Math.max(held + 1, from - lead)) - heldPixels;
      const end = axis.start(to + 1) - heldPixels;
      if (axis.start(from) - heldPixels < scrolled) return start;
      return end > scrolled + room ? Math.min(axis.start(from) - heldPixels, Math.max(start, end - room)) : scrolled;
    };
    scroller.scrollTop = into(
      shown.rows,
      top,
      bottom,
      frozen.rows,
      scroller.scrollTop,
      scroller.clientHeight - HEAD.height - frozen.height,
      leadRows,
    );
    scroller.scrollLeft = into(
      shown.columns,
      left,
      right,
      frozen.columns,
      scroller.scrollLeft,
      scroller.clientWidth - HEAD.width - frozen.width,
      leadColumns,
    );
  }

  private press(event: PointerEvent): void {
    const { shown, scroller } = this;
    if (shown === undefined || event.button !== 0) return;
    this.settle();
    const bounds = this.viewport.getBoundingClientRect();
    const frozen = this.frozen();
    const x = event.clientX - bounds.left - HEAD.width;
    const y = event.clientY - bounds.top - HEAD.height;
    event.preventDefault();
    if (x >= 0) shown.cursor.column = shown.columns.at(x < frozen.width ? x : x + scroller.scrollLeft);
    if (y >= 0) shown.cursor.row = shown.rows.at(y < frozen.height ? y : y + scroller.scrollTop);
    this.paint();
    this.tell();
    this.focus();
  }

  private enter(text: string): void {
    const { shown } = this;
    if (shown === undefined) return;
    const { top, left } = this.area();
    this.options.typed(shown.shape.name, cellName(top, left), text);
  }

  /** What is selected, for the editor (which holds the focus) and for whoever shows it. */
  private tell(): void {
    const { shown } = this;
    if (shown === undefined) return;
    const { top, left } = this.area();
    const cell = this.cell();
    const name = cellName(top, left);
    this.editor.describe(`${name} ${cell?.text ?? ''}`.trim(), cell?.raw ?? cell?.text ?? '');
    this.options.selected(shown.shape.name, name);
  }
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Below the frozen rows a sheet begins for its reader. */
function firstCell({ frozen, heights }: SheetShape): Cursor {
  return { row: Math.min(frozen.rows + 1, Math.max(1, heights.length - 1)), column: 1 };
}

function linesIn(axis: Axis, held: number, from: number, room: number): Lines {
  if (room <= 0 || axis.count <= held) return { first: 1, last: 0 };
  return { first: Math.max(held + 1, axis.at(from)), last: axis.at(from + room) };
}

function lastFilled(row: RowView | undefined): number {
  return Math.max(1, ...(row?.cells ?? []).filter(({ text }) => text !== '').map(({ column }) => column));
}

/** Looks merged areas up by row: sheets have thousands of them. */
function mergeFinder(merges: readonly Area[]): (row: number, column: number) => Area | undefined {
  const rows = new Map<number, readonly Area[]>();
  return (row, column) => {
    let here = rows.get(row);
    if (here === undefined) {
      here = merges.filter(({ top, bottom }) => top <= row && row <= bottom);
      rows.set(row, here);
    }
    return here.find(({ left, right }) => left <= column && column <= right);
  };
}
