import { isOwnFoot } from '../layout/foot';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import { REJOINED } from '../weights';
import type { TableReading } from './table';

/** A table of a sheet with what was read of it. */
export interface Table {
  readonly block: Block;
  readonly reading: TableReading;
}

/**
 * Rows that read like headers, yet head nothing: a visitor without a name whose kind, state and purpose are words that name columns elsewhere. Where a table
 * that is no form follows a form at once, in its columns and without a title of its own, and its rows are read under the form's own header, they are the form's.
 */
export function rejoin(
  grid: Grid,
  tables: readonly Table[],
  read: (blocks: readonly Block[], block: Block) => TableReading,
): readonly Table[] {
  const joined: Table[] = [];
  for (const table of tables) {
    const above = joined.findLast(
      ({ block, reading }) =>
        reading.form !== undefined &&
        block.bodyBottom + 1 === table.block.header.rows[0] &&
        block.header.left <= table.block.header.left &&
        block.header.right >= table.block.header.right,
    );
    const block =
      above === undefined || table.reading.form !== undefined || table.block.titleTop !== table.block.header.rows[0]
        ? undefined
        : { ...above.block, bodyBottom: table.block.bodyBottom };
    if (block === undefined || above === undefined) {
      joined.push(table);
      continue;
    }
    const others = tables.flatMap((other) => (other === table || other.block === above.block ? [] : [other.block]));
    const reading = read([...others, block], block);
    if (isBetter(grid, table.block, reading)) joined[joined.indexOf(above)] = { block, reading };
    else joined.push(table);
  }
  return joined;
}

/** Nearly every filled row of the lower table is a record of the form now, without more than a stray problem. */
function isBetter(grid: Grid, lower: Block, { form }: TableReading): boolean {
  if (form === undefined) return false;
  const top = lower.header.rows[0] ?? lower.bodyTop;
  const read = new Set(form.records.filter(({ row }) => row >= top).map(({ row }) => row));
  let filled = 0;
  for (let row = top; row <= lower.bodyBottom; row += 1) {
    const extent = grid.extent(row);
    if (
      extent !== undefined &&
      !isOwnFoot(grid, { row, left: lower.header.left, right: lower.header.right }, undefined)
    )
      filled += 1;
  }
  const told = form.problems.filter(({ cell }) => Number(/\d+$/u.exec(cell)?.[0]) >= top).length;
  return read.size >= filled * REJOINED.records && told <= read.size * REJOINED.problems;
}
