import { parseArea } from '../../sheet';
import { judge, placedId } from '../answers/read';
import { pointsOf, type Accept, type KeyCell } from '../types';

/** Whoever has this share of what he answered right has not guessed; papers are made so that no guesser gets there. */
export const NO_GUESSER = 2 / 3;

/** The chance (0–1) that a guesser (see `chancesOf`), who answers everything, gets as many points as nobody is taken to guess. */
export function chanceToPass(cells: readonly KeyCell[]): number {
  const chances = chancesOf(cells);
  const likely = spreadOf(cells.map(({ points }, i) => ({ points, chance: chances[i] ?? 0 })));
  return likely.slice(Math.ceil(pointsOf(cells) * NO_GUESSER)).reduce((sum, one) => sum + one, 0);
}

/** How likely each sum of points is, from 0 on: the exact distribution of the sum of independent guesses. */
export function spreadOf(guesses: readonly { readonly points: number; readonly chance: number }[]): Float64Array {
  const likely = new Float64Array(pointsOf(guesses) + 1);
  likely[0] = 1;
  let reached = 0;
  for (const { points, chance } of guesses) {
    for (let sum = reached; sum >= 0; sum -= 1) {
      const before = likely[sum] ?? 0;
      likely[sum + points] = (likely[sum + points] ?? 0) + before * chance;
      likely[sum] = before * (1 - chance);
    }
    reached += points;
  }
  return likely;
}

/** From so many answers in a column on, a guesser is taken to know what sort of answer the column holds. */
const TELLING_COLUMN = 8;

/**
 * For each cell the chance (0–1) that a guesser gets it right who puts into each cell what is right somewhere in a cell of its sort on the same
 * sheet, and into a row of cells a mark at any place; an answer that may follow from a wrong one has two.
 */
export function chancesOf(cells: readonly KeyCell[]): readonly number[] {
  const [sorts, columns] = [groupsOf(cells, sortOf), groupsOf(cells, columnOf)];
  return cells.map((cell) => {
    const [alike, below] = [sorts.get(sortOf(cell)) ?? [], columns.get(columnOf(cell)) ?? []];
    const chance = Math.max(shareIn(cell, alike), below.length < TELLING_COLUMN ? 0 : shareIn(cell, below));
    return cell.derive === undefined ? chance : 1 - (1 - chance) ** 2;
  });
}

/** The words of a choice as one text: the same object for every answer of a column, and long. */
const listed = new WeakMap<object, string>();

function listOf(words: object): string {
  const known = listed.get(words) ?? JSON.stringify(words);
  listed.set(words, known);
  return known;
}

function groupsOf(cells: readonly KeyCell[], of: (cell: KeyCell) => string): ReadonlyMap<string, readonly KeyCell[]> {
  const groups = new Map<string, KeyCell[]>();
  for (const cell of cells) {
    const group = groups.get(of(cell));
    if (group) group.push(cell);
    else groups.set(of(cell), [cell]);
  }
  return groups;
}

/** How often an answer out of the group is right in this cell. */
function shareIn(cell: KeyCell, group: readonly KeyCell[]): number {
  const fitting = group.filter(({ accept }) => fits(cell.accept, accept)).length;
  return (fitting * placesIn(cell)) / Math.max(1, group.length);
}

function columnOf(cell: KeyCell): string {
  return `${sortOf(cell)}|${String(parseArea(cell.cell)?.left ?? 0)}`;
}

function sortOf({ sheet, accept }: KeyCell): string {
  return `${sheet}|${accept.kind}|${accept.kind === 'choice' ? listOf(accept.words) : ''}`;
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
