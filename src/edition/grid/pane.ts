import type { Area } from '../../sheet';
import { drawMerged, drawRow, type DrawContext } from './cells';

/** Lines of a sheet that a pane shows, both ends included; empty where `last < first`. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * One of the four parts of a sheet with frozen rows and columns. Its content is moved, and only rows that come into sight are drawn;
 * all rows are drawn anew when other columns do.
 */
export class GridPane {
  readonly element = document.createElement('div');
  readonly cursor = document.createElement('div');
  private readonly layer = document.createElement('div');
  private readonly merged = document.createElement('div');
  private readonly drawn = new Map<number, HTMLElement>();
  private columns: Lines = { first: 1, last: 0 };
  private mergesDrawn = '';

  constructor() {
    this.element.className = 'part';
    this.layer.className = 'layer';
    this.layer.role = 'rowgroup';
    this.merged.role = 'row';
    this.merged.className = 'merged';
    this.merged.hidden = true;
    this.cursor.className = 'cursor';
    this.cursor.hidden = true;
    this.element.append(this.layer, this.cursor);
    this.layer.append(this.merged);
  }

  /** Forgets what is drawn; the next `show` draws everything. */
  clear(): void {
    for (const line of this.drawn.values()) line.remove();
    this.drawn.clear();
    // A sheet without merged cells here would otherwise keep those of the sheet before.
    this.merged.replaceChildren();
    this.merged.hidden = true;
    this.mergesDrawn = '';
  }

  place(left: number, top: number, width: number, height: number): void {
    Object.assign(this.element.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.max(0, width)}px`,
      height: `${Math.max(0, height)}px`,
    });
    this.element.hidden = width <= 0 || height <= 0;
  }

  /** Moves the content, so that the sheet's pixel (x, y) is at the pane's corner. */
  scroll(x: number, y: number): void {
    const move = `translate(${-x}px, ${-y}px)`;
    this.layer.style.transform = move;
    this.cursor.style.transform = move;
  }

  show(context: DrawContext, merges: readonly Area[], rows: Lines, columns: Lines): void {
    if (columns.first !== this.columns.first || columns.last !== this.columns.last) this.clear();
    this.columns = columns;
    for (const [row, line] of this.drawn) {
      if (row >= rows.first && row <= rows.last) continue;
      line.remove();
      this.drawn.delete(row);
    }
    for (let row = rows.first; row <= rows.last; row += 1) {
      if (context.rows.size(row) === 0 || this.drawn.has(row)) continue;
      const line = drawRow(context, row, columns.first, columns.last);
      this.drawn.set(row, line);
      this.layer.insertBefore(line, this.merged);
    }
    this.showMerges(context, merges, rows, columns);
  }

  private showMerges(context: DrawContext, merges: readonly Area[], rows: Lines, columns: Lines): void {
    const seen = merges.filter(
      ({ top, left, bottom, right }) =>
        top <= rows.last && bottom >= rows.first && left <= columns.last && right >= columns.first,
    );
    const key = seen.map(({ top, left }) => `${top}:${left}`).join();
    if (key === this.mergesDrawn) return;
    this.mergesDrawn = key;
    this.merged.replaceChildren(...seen.map((area) => drawMerged(context, area)));
    this.merged.hidden = seen.length === 0;
  }
}
