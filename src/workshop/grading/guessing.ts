import { chancesOf, NO_GUESSER, spreadOf } from '../paper/luck';
import { pointsOf } from '../types';
import type { Mark } from './grade-book';

/** How seldom a guesser gets as many points as count for more than guessing: once in ten million papers. */
const SELDOM = 1e-7;
/** What answers that cannot be told from guesses get at most stays below this share of the task's points. */
const CAP = 1 / 5;

/**
 * The points that a task keeps: those of its marks, unless no more of what was answered is right than guessing gives; then a fifth of the
 * points at most. Empty cells are no guesses, and one wrong answer among right ones costs its own points only.
 */
export function pointsKept(marks: readonly Mark[]): number {
  const points = pointsOf(marks);
  const most = Math.ceil(pointsOf(marks.map(({ key }) => key)) * CAP) - 1;
  const answered = pointsOf(marks.filter(({ state }) => state !== 'missing').map(({ key }) => key));
  if (points <= most || points >= answered * NO_GUESSER) return points;
  const chances = chancesOf(marks.map(({ key }) => key));
  const guesses = marks.flatMap(({ key, state }, i) =>
    state === 'missing' ? [] : [{ points: key.points, chance: chances[i] ?? 0 }],
  );
  return seldomBeyond(guesses) > points ? most : points;
}

/** The fewest points that a guesser gets no more often than `SELDOM`. */
function seldomBeyond(guesses: readonly { readonly points: number; readonly chance: number }[]): number {
  const likely = spreadOf(guesses);
  let tail = 0;
  for (let sum = likely.length - 1; sum > 0; sum -= 1) {
    tail += likely[sum] ?? 0;
    if (tail > SELDOM) return sum + 1;
  }
  return 0;
}
