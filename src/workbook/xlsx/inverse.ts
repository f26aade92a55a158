import { areaName, rectanglesOf, type CellChange, type CellPlace, type Scalar } from '../../sheet';
import type { CellUndo } from './cells/cells-edit';
import { writeRecord } from './restore';

/**
 * The changes that bring cells back: for each of them its own, cells with equal ones joined into ranges. `undo` is in the order in
 * which the cells were changed; of two changes to one cell the later one is taken back first.
 */
export function invertCells(sheet: string, undo: readonly CellUndo[]): CellChange[] {
  // Changes of one layer never meet in a cell, so that within it they may be joined and ordered freely.
  const layers: Map<string, { change: CellChange; cells: CellPlace[] }>[] = [];
  const depth = new Map<number, number>();
  for (const entry of undo) {
    const place = entry.row * 16_384 + entry.column;
    const layer = depth.get(place) ?? 0;
    depth.set(place, layer + 1);
    const groups = (layers[layer] ??= new Map());
    const change = inverted(sheet, entry);
    const key = JSON.stringify(change);
    const group = groups.get(key);
    if (group) group.cells.push({ row: entry.row, column: entry.column });
    else groups.set(key, { change, cells: [{ row: entry.row, column: entry.column }] });
  }
  return layers
    .reverse()
    .flatMap((groups) =>
      [...groups.values()].flatMap(({ change, cells }) =>
        rectanglesOf(cells).map((area) => ({ ...change, cell: areaName(area) })),
      ),
    );
}

/** The change that takes one back, for a cell that is filled in later. */
function inverted(sheet: string, { change, was, wasFormula, now, record }: CellUndo): CellChange {
  const base = { sheet, cell: '', restore: writeRecord(record) };
  switch (change.kind) {
    case 'value':
    case 'formula':
      return wasFormula
        ? { ...base, kind: 'formula', before: now as Scalar, after: String(was) }
        : { ...base, kind: 'value', before: now as Scalar, after: was as Scalar };
    default:
      // The members that a look shows are those that its change takes.
      return { ...base, kind: change.kind, before: now, after: was } as CellChange;
  }
}
