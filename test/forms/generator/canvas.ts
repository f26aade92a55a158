import { sheetOf, type Area, type Cell, type Scalar, type SheetSnapshot } from '../../../src/sheet';

/** A sheet while it is drawn. */
export class Canvas {
  readonly cells: (Cell | undefined)[][] = [];
  readonly merges: Area[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();

  constructor(public name: string) {}

  put(row: number, column: number, what: Scalar | Cell | undefined): void {
    if (
      what === undefined ||
      what === '' ||
      (typeof what === 'object' && what.value === '' && what.formula === undefined)
    )
      return;
    (this.cells[row] ??= [])[column] = typeof what === 'object' ? what : { value: what };
  }

  at(row: number, column: number): Cell | undefined {
    return this.cells[row]?.[column];
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (bottom > top || right > left) this.merges.push({ top, left, bottom, right });
  }

  /** Changes every text of the sheet, its name included (to Traditional characters). */
  rewrite(change: (text: string) => string): void {
    this.name = change(this.name);
    for (const row of this.cells) {
      row?.forEach((cell, column) => {
        if (cell !== undefined && typeof cell.value === 'string') row[column] = { ...cell, value: change(cell.value) };
      });
    }
  }

  snapshot(): SheetSnapshot {
    const lines: (Cell | undefined)[][] = [];
    for (let r = 1; r < this.cells.length; r += 1) lines.push(Array.from(this.cells[r] ?? []).slice(1));
    const sheet = sheetOf(this.name, lines, {
      merges: this.merges,
      hiddenRows: this.hiddenRows,
      hiddenColumns: this.hiddenColumns,
    });
    return sheet;
  }
}
