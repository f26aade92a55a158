import { areaName, type Area } from '../../sheet';

type Growing = { -readonly [K in keyof Area]: Area[K] };

/**
 * Gathers cells that carry the same label into rectangles: first along rows, then equal runs below each other. Looks come in blocks,
 * so that a coloured form becomes tens of changes instead of thousands.
 */
export class Blocks<T> {
  private readonly byLabel = new Map<string, { readonly payload: T; readonly runs: Growing[] }>();

  /** Cells must come row by row, and from left to right within a row. Rows and columns count from 1. */
  add(row: number, column: number, payload: T): void {
    const label = JSON.stringify(payload);
    let entry = this.byLabel.get(label);
    if (entry === undefined) this.byLabel.set(label, (entry = { payload, runs: [] }));
    const last = entry.runs.at(-1);
    if (last !== undefined && last.top === row && last.right === column - 1) last.right = column;
    else entry.runs.push({ top: row, bottom: row, left: column, right: column });
  }

  /** The rectangles with what their cells carry, in the order in which the labels came first. */
  blocks(): { readonly range: string; readonly payload: T }[] {
    return [...this.byLabel.values()].flatMap(({ payload, runs }) => {
      const done: Growing[] = [];
      // The rectangle that ends in the row above, by its columns.
      const above = new Map<string, Growing>();
      for (const run of runs) {
        const columns = `${run.left}:${run.right}`;
        const upper = above.get(columns);
        if (upper !== undefined && upper.bottom === run.top - 1) {
          upper.bottom = run.bottom;
        } else {
          above.set(columns, run);
          done.push(run);
        }
      }
      return done.map((area) => ({ range: areaName(area), payload }));
    });
  }
}
