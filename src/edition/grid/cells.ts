import type { Area } from '../../sheet';
import type { Axis } from './axis';
import { edge, lookClass } from './look-sheet';
import type { CellLook, CellView, RowView } from './model';

/** What drawing a cell takes besides its own content. */
export interface DrawContext {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly looks: readonly CellLook[];
  readonly gridlines: boolean;
  row(row: number): RowView | undefined;
  /** The merged area that covers the cell, its first cell included. */
  mergeAt(row: number, column: number): Area | undefined;
  shownText(cell: CellView): string;
  /** What pointing at a cell says besides its text: a note, what stood there before. */
  hint(cell: CellView): string;
}

const GRIDLINE = '1px solid #e1e4e8';
/** Wider than any font draws a Chinese character or a Latin letter, per pixel of size. */
const EM = 1.35;

/** Cells of a row by column, for looking up neighbours. */
export function byColumn(row: RowView | undefined): ReadonlyMap<number, CellView> {
  return new Map(row?.cells.map((cell) => [cell.column, cell]));
}

/** One row's cells between two columns, in their places relative to the row's top. Merged cells are drawn apart. */
export function drawRow(context: DrawContext, row: number, first: number, last: number): HTMLElement {
  const line = document.createElement('div');
  line.className = 'row';
  line.role = 'row';
  line.ariaRowIndex = String(row);
  line.style.top = `${context.rows.start(row)}px`;
  const own = byColumn(context.row(row));
  const below = byColumn(context.row(context.rows.next(row, 1)));
  for (let column = first; column <= last; column += 1) {
    if (context.columns.size(column) === 0 || context.mergeAt(row, column) !== undefined) continue;
    line.append(drawCell(context, row, column, own, below));
  }
  // Where merged cells cover the whole line, there is no row here for a screen reader.
  if (line.childElementCount === 0) {
    line.role = 'presentation';
    line.ariaRowIndex = null;
  }
  return line;
}

function drawCell(
  context: DrawContext,
  row: number,
  column: number,
  own: ReadonlyMap<number, CellView>,
  below: ReadonlyMap<number, CellView>,
): HTMLElement {
  const { columns, rows, looks } = context;
  const cell = own.get(column);
  const look = cell && looks[cell.look];
  const right = own.get(columns.next(column, 1));
  const under = below.get(column);
  const element = box(context, cell, {
    left: columns.start(column),
    top: 0,
    width: columns.size(column),
    height: rows.size(row),
  });
  element.ariaColIndex = String(column);
  const filled = (cell?.tint?.fill ?? look?.fill) !== undefined;
  const plain = context.gridlines && !filled ? GRIDLINE : '';
  element.style.borderRight = edge(look, 'right', right && looks[right.look], 'left') ?? plain;
  element.style.borderBottom = edge(look, 'bottom', under && looks[under.look], 'top') ?? plain;
  if (column === 1) element.style.borderLeft = edge(look, 'left', undefined, 'right') ?? '';
  if (row === 1) element.style.borderTop = edge(look, 'top', undefined, 'bottom') ?? '';
  if (cell && spills(cell, look)) spill(context, element, row, column, own);
  return element;
}

/** A merged cell, drawn once over all that it covers. */
export function drawMerged(context: DrawContext, { top, left, bottom, right }: Area): HTMLElement {
  const cell = byColumn(context.row(top)).get(left);
  const corner = bottom === top ? cell : byColumn(context.row(bottom)).get(right);
  const look = cell && context.looks[cell.look];
  const far = corner && context.looks[corner.look];
  const element = box(context, cell, {
    left: context.columns.start(left),
    top: context.rows.start(top),
    width: context.columns.span(left, right),
    height: context.rows.span(top, bottom),
  });
  element.ariaRowIndex = String(top);
  element.ariaColIndex = String(left);
  element.ariaRowSpan = String(bottom - top + 1);
  element.ariaColSpan = String(right - left + 1);
  if (look?.fill === undefined && cell?.tint?.fill === undefined) element.classList.add('blank');
  const plain = context.gridlines ? GRIDLINE : '';
  element.style.borderRight = edge(look, 'right', far, 'right') ?? plain;
  element.style.borderBottom = edge(look, 'bottom', far, 'bottom') ?? plain;
  element.style.borderLeft = edge(look, 'left', undefined, 'left') ?? '';
  element.style.borderTop = edge(look, 'top', undefined, 'top') ?? '';
  return element;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function box(context: DrawContext, cell: CellView | undefined, place: Place): HTMLElement {
  const element = document.createElement('div');
  element.role = 'gridcell';
  element.className = 'cell';
  for (const [name, pixels] of Object.entries(place)) element.style.setProperty(name, `${pixels}px`);
  if (cell === undefined) return element;
  element.classList.add(lookClass(cell.look));
  const align = context.looks[cell.look]?.align?.horizontal ?? 'general';
  if (align === 'general' && cell.kind !== undefined) element.classList.add(cell.kind);
  if (cell.tint?.fill) element.style.backgroundColor = cell.tint.fill;
  if (cell.tint?.color) element.style.color = cell.tint.color;
  if (cell.tint?.bold) element.style.fontWeight = 'bold';
  const shown = context.shownText(cell);
  if (shown !== '') element.textContent = shown;
  if (cell.note !== undefined) element.classList.add('noted');
  if (cell.before !== undefined) element.classList.add('changed');
  const hint = context.hint(cell);
  if (hint !== '') element.title = hint;
  return element;
}

/** Whether the text may run over its neighbour: text alone does, in one line and from the left. */
function spills(cell: CellView, look: CellLook | undefined): boolean {
  const { horizontal = 'general', wrap = false } = look?.align ?? {};
  return (
    cell.text !== '' &&
    cell.kind === undefined &&
    !wrap &&
    look?.rotation === undefined &&
    (horizontal === 'general' || horizontal === 'left')
  );
}

/** Lets a text that is wider than its cell run on over the empty cells right of it, as Excel does. */
function spill(
  context: DrawContext,
  element: HTMLElement,
  row: number,
  column: number,
  own: ReadonlyMap<number, CellView>,
): void {
  const { columns, looks } = context;
  const cell = own.get(column);
  const size = ((looks[cell?.look ?? 0]?.font?.size ?? 11) * 4) / 3;
  const wanted = (cell?.text.length ?? 0) * size * EM;
  if (wanted <= columns.size(column)) return;
  let last = column;
  while (
    last < columns.count &&
    columns.span(column, last) < wanted &&
    (own.get(last + 1)?.text ?? '') === '' &&
    context.mergeAt(row, last + 1) === undefined
  )
    last += 1;
  if (last === column) return;
  const run = document.createElement('span');
  run.className = 'run';
  run.textContent = element.textContent;
  run.style.maxWidth = `${columns.span(column, last) - 4}px`;
  element.replaceChildren(run);
  element.classList.add('spilling');
}
