import type { Area } from '../../sheet';
import type { Assignment } from '../columns/assign';
import type { Block } from '../layout/blocks';
import type { Grid } from '../layout/grid';
import { readLegend } from '../layout/legend';
import type { BodyRow } from '../layout/rows';
import { sideLegend } from '../layout/side-legend';
import { looksLikeTitle } from '../layout/titles';
import type { Legend } from '../types';
import { cellText, toSimplified } from '../values';

/** What a sheet explains of its codes. */
export interface FormLegend {
  readonly legend?: Legend;
  /** A line speaks of the codes of sources, though no pair of a code and a word was read from it. */
  readonly unclear?: true;
  /** Lists of codes beside the table. */
  readonly areas: readonly Area[];
}

/** A row with more cells than this, a customer's, is no legend. */
const MOST_LEGEND_CELLS = 4;

/** The rows above the table, those in it that hold no customer, those under it up to the next table, and lists beside it. */
export function legendOf(
  grid: Grid,
  blocks: readonly Block[],
  block: Block,
  sorted: readonly BodyRow[],
  beside: boolean,
  assignment: Assignment,
): FormLegend {
  const rows: number[] = [];
  for (let row = block.titleTop; row < (block.header.rows[0] ?? 1); row += 1)
    if (!isTitleRow(grid, row)) rows.push(row);
  const records = new Set<number>();
  for (const { row, sort, filled } of sorted) {
    if (sort === 'repeated-header' || sort === 'blank') continue;
    if (sort !== 'data' || filled <= MOST_LEGEND_CELLS) rows.push(row);
    else records.add(row);
  }
  const below = blocks
    .filter((other) => other !== block && (other.header.rows[0] ?? 0) > block.bodyBottom)
    .map((other) => other.titleTop - 1);
  const bottom = Math.min(grid.lastRow, ...below);
  for (let row = block.bodyBottom + 1; row <= bottom; row += 1) rows.push(row);
  const { left, right } = beside ? block.header : { left: 1, right: grid.lastColumn };
  const written = readLegend(grid, rows, left, right);
  const used = new Set(assignment.used.map(({ column }) => column));
  const ownRows = new Set([...block.header.rows, ...records]);
  const listed = sideLegend(grid, {
    top: block.titleTop,
    bottom,
    left,
    right,
    isOwn: (row, column) => ownRows.has(row) && (used.has(column) || used.has(column + 1)),
    isRead: (column) => used.has(column),
  });
  const sources = both(written?.sources, listed.sources);
  const levels = both(written?.levels, listed.levels);
  const legend =
    sources === undefined && levels === undefined
      ? undefined
      : { ...(sources && { sources }), ...(levels && { levels }) };
  return {
    areas: listed.areas,
    ...(legend && { legend }),
    ...(sources === undefined && rows.some((row) => speaksOfCodes(grid, row, left, right))
      ? { unclear: true as const }
      : {}),
  };
}

function both(
  first: Readonly<Record<string, string>> | undefined,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const all = { ...more, ...first };
  return Object.keys(all).length === 0 ? undefined : all;
}

/** `来源代码见公告栏`, `信息来源：…`: a line that explains sources. */
const OF_CODES =
  /(?:来源|渠道|媒体|途径)[^:：,，。;；]{0,6}(?:[:：]|代码|代号|编码|说明|对照)|(?:代码|代号|编码)[^,，。;；]{0,4}(?:说明|对照|[:：])/u;

function speaksOfCodes(grid: Grid, row: number, left: number, right: number): boolean {
  for (let column = left; column <= Math.min(right, (grid.sheet.rows[row]?.length ?? 0) - 1); column += 1) {
    const cell = grid.cell(row, column);
    if (cell !== undefined && typeof cell.value === 'string' && OF_CODES.test(toSimplified(cellText(cell))))
      return true;
  }
  return false;
}

/** The row holds the form's name and nothing else: what stands in it are no pairs. */
function isTitleRow(grid: Grid, row: number): boolean {
  const extent = grid.extent(row);
  return (
    extent !== undefined &&
    extent.left === extent.right &&
    looksLikeTitle(grid.text(row, extent.left)) &&
    !/来源|渠道|级别区分|代码/u.test(grid.text(row, extent.left))
  );
}
