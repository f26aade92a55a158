import type { IsoMonth } from '../calendar';
import { cellAt, cellName, type Cell, type Change, type Scalar, type SheetSnapshot } from '../sheet';
import { text } from '../words';

/** The changes that make a sheet from what stands in it now, cell by cell. */
export class SheetDraft {
  readonly changes: Change[] = [];
  private readonly now = new Map<string, Scalar>();

  constructor(
    readonly from: SheetSnapshot,
    readonly to: string,
    private readonly next: IsoMonth,
  ) {}

  cell(row: number, column: number): Cell | undefined {
    return cellAt(this.from, row, column);
  }

  /** What stands there: the old cell, or what was written over it. */
  valueAt(row: number, column: number): Scalar {
    return this.now.get(cellName(row, column)) ?? this.cell(row, column)?.value ?? '';
  }

  set(row: number, column: number, after: Scalar): void {
    const cell = cellName(row, column);
    const before = this.valueAt(row, column);
    this.now.set(cell, after);
    if (before === after) return;
    const why = text('rollups.change.close', { month: this.next });
    this.changes.push({ kind: 'value', sheet: this.to, cell, before, after, why });
  }

  format(row: number, column: number, format: string | undefined): void {
    const after = format ?? 'General';
    if ((this.cell(row, column)?.format ?? 'General') !== after)
      this.changes.push({ kind: 'number-format', sheet: this.to, cell: cellName(row, column), after });
  }

  add(...changes: readonly Change[]): void {
    this.changes.push(...changes);
  }
}
