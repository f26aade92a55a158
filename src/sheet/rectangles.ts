import type { Area } from './address';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Covers exactly the given cells with few rectangles: runs within a row, then equal runs of rows below each other. */
export function rectanglesOf(cells: readonly CellPlace[]): Area[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const open = new Map<string, Area>();
  const done: Area[] = [];
  let i = 0;
  while (i < sorted.length) {
    const first = sorted[i] as CellPlace;
    let right = first.column;
    i += 1;
    for (let next = sorted[i]; next && next.row === first.row && next.column <= right + 1; next = sorted[i]) {
      right = next.column;
      i += 1;
    }
    const key = `${first.column}:${right}`;
    const above = open.get(key);
    if (above && above.bottom === first.row - 1) open.set(key, { ...above, bottom: first.row });
    else {
      if (above) done.push(above);
      open.set(key, { top: first.row, left: first.column, bottom: first.row, right });
    }
  }
  return [...done, ...open.values()].sort((a, b) => a.top - b.top || a.left - b.left);
}

/**
 * Gathers cells into few blocks in which untouched cells may lie: a block costs as much as `gapCost` untouched cells. Rows are
 * joined from top to bottom while that is cheaper, and no block grows over `maxCells`.
 */
export function blocksOf(cells: readonly CellPlace[], gapCost: number, maxCells: number): Area[] {
  const blocks: Area[] = [];
  let current: (Area & { cells: number }) | undefined;
  for (const run of rowRuns(cells, gapCost, maxCells)) {
    if (current) {
      const joined = {
        top: current.top,
        bottom: run.bottom,
        left: Math.min(current.left, run.left),
        right: Math.max(current.right, run.right),
      };
      const size = (joined.bottom - joined.top + 1) * (joined.right - joined.left + 1);
      const waste = size - current.cells - run.cells;
      const before =
        (current.bottom - current.top + 1) * (current.right - current.left + 1) -
        current.cells +
        run.right -
        run.left +
        1 -
        run.cells;
      if (size <= maxCells && waste - before <= gapCost) {
        current = { ...joined, cells: current.cells + run.cells };
        continue;
      }
      blocks.push(plain(current));
    }
    current = run;
  }
  if (current) blocks.push(plain(current));
  return blocks;
}

const plain = ({ top, left, bottom, right }: Area): Area => ({ top, left, bottom, right });

function rowRuns(cells: readonly CellPlace[], gapCost: number, maxCells: number): (Area & { cells: number })[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: (Area & { cells: number })[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last && last.top === row && column === last.right) continue;
    if (last && last.top === row && column - last.right - 1 <= gapCost && column - last.left < maxCells) {
      runs[runs.length - 1] = { ...last, right: column, cells: last.cells + 1 };
    } else runs.push({ top: row, bottom: row, left: column, right: column, cells: 1 });
  }
  return runs;
}
