import { cellText } from '../values';
import { dayRole } from '../vocabulary/day-roles';
import type { Block } from '../layout/blocks';
import type { BodyRow } from '../layout/rows';
import type { FormContext } from './context';

/** How a matrix tells the rows of one customer, where each has several: 计划 over 实际, 接触 over 级别, or days in the row below the name. */
export interface RowsOfOne {
  /** The column whose words say what each row is; absent where there is none. */
  readonly labels?: number;
  /** The label that stands beside the first row of each customer. */
  readonly first?: string;
}

/** A customer has at most so many rows. */
const MOST_ROWS = 4;
/** Customers that must be kept alike before an order of rows is one: with labels, and without. */
const LEAST_LABELLED = 2;
const LEAST_BARE = 3;
/** Labels of other words than plan and deed for each of those. */
const STRANGE_LABELS = 5;

/** How the rows of a matrix belong together; `undefined` where each customer has one. */
export function rowsOfOne(context: FormContext, block: Block, sorted: readonly BodyRow[]): RowsOfOne | undefined {
  const taken = new Set(context.columns.map(({ column }) => column));
  const end = firstDay(block);
  const rows = sorted.filter(({ sort }) => sort === 'data' || sort === 'merged');
  for (let column = block.header.left; column < end; column += 1) {
    const own = taken.has(column) ? undefined : labelsIn(context, rows, column);
    if (own !== undefined) return own;
  }
  return daysBelowNames(context, block, sorted) ? {} : undefined;
}

const firstDay = ({ header }: Block): number => Math.min(header.right + 1, ...(header.days?.values() ?? []));

/** 计划 and 实际 in turn, or any labels that come in the same order for every customer, whose name stands beside the first. */
function labelsIn(context: FormContext, rows: readonly BodyRow[], column: number): RowsOfOne | undefined {
  const labelled = rows.flatMap(({ row }) => {
    const label = cellText(context.grid.cell(row, column)).trim();
    return label === '' ? [] : [{ row, label, role: dayRole(label) }];
  });
  const count = (role: string): number => labelled.filter((one) => one.role === role).length;
  const [planned, actual] = [count('planned'), count('actual')];
  const [head] = labelled;
  if (head === undefined) return undefined;
  const strange = labelled.length - planned - actual;
  if (planned > 0 && actual > 0 && strange * STRANGE_LABELS <= planned + actual)
    return { labels: column, first: head.label };
  const height = labelled.findIndex(({ label }, i) => i > 0 && label === head.label);
  if (height < 2 || height > MOST_ROWS || labelled.length < height * LEAST_LABELLED) return undefined;
  const inOrder = labelled.every(
    ({ row, label }, i) =>
      label === labelled[i % height]?.label &&
      (i % height === 0 || (row === (labelled[i - 1]?.row ?? 0) + 1 && addsNobody(context, row))),
  );
  const heads = labelled.filter(({ row }, i) => i % height === 0 && isNamed(context, row));
  return inOrder && heads.length > 0 ? { labels: column, first: head.label } : undefined;
}

/** Every customer has a row with the name, and below it one that holds nothing but entries under the days. */
function daysBelowNames(context: FormContext, block: Block, sorted: readonly BodyRow[]): boolean {
  if (block.header.days === undefined) return false;
  const rows = sorted.filter(({ sort }) => sort !== 'repeated-header' && sort !== 'heading');
  const named = rows.flatMap(({ sort, row }, i) => (sort === 'data' && isNamed(context, row) ? [i] : []));
  const [start = 0] = named;
  const last = named.at(-1) ?? 0;
  if (named.length < LEAST_BARE || !named.every((at, i) => at === start + 2 * i)) return false;
  const below = rows.slice(start, last + 2).filter((_, i) => i % 2 === 1);
  const filled = below.filter(({ sort }) => sort === 'data');
  return (
    filled.length >= LEAST_LABELLED &&
    below.every(({ sort, row }) => sort === 'blank' || (sort === 'data' && hasDaysOnly(context, block, row)))
  );
}

function isNamed({ columns, grid }: FormContext, row: number): boolean {
  return columns.some(
    ({ field, column }) => (field === 'customerName' || field === 'phone') && grid.cell(row, column) !== undefined,
  );
}

function hasDaysOnly({ grid }: FormContext, block: Block, row: number): boolean {
  const end = firstDay(block);
  for (let column = block.header.left; column < end; column += 1)
    if (grid.cell(row, column) !== undefined) return false;
  return true;
}

/** A row that names nobody, or the same person as the row above it. */
function addsNobody({ columns, grid }: FormContext, row: number): boolean {
  return columns.every(({ field, column }) => {
    if (field !== 'customerName' && field !== 'phone') return true;
    const own = cellText(grid.cell(row, column)).trim();
    return own === '' || own === cellText(grid.cell(row - 1, column)).trim();
  });
}

/** The row goes on with the customer above it. */
export function goesOnAbove(
  context: FormContext,
  rows: RowsOfOne | undefined,
  before: readonly { readonly why: string; readonly row: number }[],
  row: number,
): boolean {
  const last = before.at(-1);
  if (rows === undefined || last === undefined || last.row !== row - 1) return false;
  if (last.why !== 'record' && last.why !== 'continued') return false;
  if (rows.labels === undefined) return last.why === 'record' && !isNamed(context, row);
  const own = cellText(context.grid.cell(row, rows.labels)).trim();
  return own !== '' && own !== rows.first && own !== labelAbove(context, rows.labels, row) && addsNobody(context, row);
}

const labelAbove = ({ grid }: FormContext, column: number, row: number): string =>
  cellText(grid.cell(row - 1, column)).trim();
