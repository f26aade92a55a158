import { parseArea } from '../../sheet';
import { judge, placedId } from '../answers/read';
import { pointsOf, type Accept, type KeyCell } from '../types';

/**
 * The share of the points (0–1) that a guesser may expect who puts into each cell what is right somewhere in a cell of its sort on the
 * same sheet, and into a row of cells a mark at any place.
 */
export function luckOf(cells: readonly KeyCell[]): number {
  const groups = new Map<string, KeyCell[]>();
  for (const cell of cells) {
    const sort = sortOf(cell);
    const group = groups.get(sort);
    if (group) group.push(cell);
    else groups.set(sort, [cell]);
  }
  let expected = 0;
  for (const group of groups.values())
    for (const cell of group) {
      const fitting = group.filter(({ accept }) => fits(cell.accept, accept)).length;
      expected += (cell.points * fitting * placesIn(cell)) / group.length;
    }
  return cells.length === 0 ? 0 : expected / pointsOf(cells);
}

function sortOf({ sheet, accept }: KeyCell): string {
  return `${sheet}|${accept.kind}|${accept.kind === 'choice' ? JSON.stringify(accept.words) : ''}`;
}

/** Whether the answer of another cell would be right in this one. */
function fits(accept: Accept, other: Accept): boolean {
  if (other.kind === 'mark') return true;
  const number = other.kind === 'count' || other.kind === 'rate' ? other.right : undefined;
  const id = other.kind === 'placed' ? placedId(other.level, other.date) : String(other.right);
  return judge(accept, { state: 'read', shown: id, id, number }) !== 'wrong';
}

/** The share of the cell's places that are right: of a row of cells not every one. */
function placesIn({ cell, accept }: KeyCell): number {
  const area = parseArea(cell);
  const width = area === undefined ? 1 : area.right - area.left + 1;
  if (accept.kind === 'mark') return (accept.to - accept.from + 1) / width;
  return accept.kind === 'placed' && accept.level !== 'none' ? 1 / width : 1;
}
