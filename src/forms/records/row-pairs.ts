import type { Block } from '../layout/blocks';
import type { FormContext } from './context';
import type { BodyRow } from '../layout/rows';
import { senses } from '../vocabulary/lookup';
import { cellText } from '../values';

/** What a cell of the column that tells plan from deed says of its row. */
export function roleOfRow(text: string): 'planned' | 'actual' | undefined {
  const role = senses(text).find((sense) => sense.to === 'planned' || sense.to === 'actual');
  return role?.to === 'planned' || role?.to === 'actual' ? role.to : undefined;
}

/** The column of a matrix that says 计划 and 实际 in turn, where a customer has a row for each; `undefined` on other sheets. */
export function roleColumn(context: FormContext, block: Block, sorted: readonly BodyRow[]): number | undefined {
  const taken = new Set(context.columns.map(({ column }) => column));
  const first = Math.min(block.header.right + 1, ...(block.header.days?.values() ?? []));
  for (let column = block.header.left; column < first; column += 1) {
    if (taken.has(column)) continue;
    let planned = 0;
    let actual = 0;
    let other = 0;
    for (const { row, sort } of sorted) {
      if (sort !== 'data' && sort !== 'merged') continue;
      const text = cellText(context.grid.cell(row, column));
      if (text === '') continue;
      const role = roleOfRow(text);
      if (role === 'planned') planned += 1;
      else if (role === 'actual') actual += 1;
      else other += 1;
    }
    if (planned > 0 && actual > 0 && other * 5 <= planned + actual) return column;
  }
  return undefined;
}

/** The row is the other half of the customer above it: it has a role but no number, name or phone of its own. */
export function secondOfPair(
  context: FormContext,
  roles: number | undefined,
  before: readonly { readonly why: string; readonly row: number }[],
  row: number,
): boolean {
  if (roles === undefined) return false;
  const last = before.at(-1);
  if (last === undefined || (last.why !== 'record' && last.why !== 'continued') || last.row !== row - 1) return false;
  const own = roleOfRow(cellText(context.grid.cell(row, roles)));
  if (own === undefined) return false;
  const above = context.grid.cell(row - 1, roles);
  if (above !== undefined && roleOfRow(cellText(above)) === own) return false;
  return !context.columns.some(
    ({ field, column }) =>
      ['serial', 'customerName', 'phone'].includes(field) && context.grid.cell(row, column) !== undefined,
  );
}
