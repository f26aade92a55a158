import { chancesOf } from '../paper/luck';
import { pointsOf } from '../types';
import type { Mark } from './grade-book';

/** How seldom a guesser gets as many points as count for more than guessing: once in a hundred thousand papers. */
const SELDOM = 1e-5;
/** Whoever has this share of what he answered right has not guessed. */
const NO_GUESSER = 0.5;
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

/** The fewest points that a guesser gets no more often than `SELDOM`: by the exact distribution of the sum of independent guesses. */
function seldomBeyond(guesses: readonly { readonly points: number; readonly chance: number }[]): number {
  const whole = pointsOf(guesses);
  const likely = new Float64Array(whole + 1);
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
  let tail = 0;
  for (let sum = whole; sum > 0; sum -= 1) {
    tail += likely[sum] ?? 0;
    if (tail > SELDOM) return sum + 1;
  }
  return 0;
}
