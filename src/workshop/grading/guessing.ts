import { chancesOf, NO_GUESSER, spreadOf } from '../paper/luck';
import { dayOfMark } from '../paper/model';
import { pointsOf } from '../types';
import type { Mark } from './grade-book';

/** How seldom a guesser gets as many points as count for more than guessing: once in ten million papers. */
const SELDOM = 1e-7;
/** What answers that cannot be told from guesses get at most stays below this share of the task's points. */
const CAP = 3 / 20;

/**
 * The points that a task keeps: those of its marks, unless no more of what was answered is right than guessing gives; then less than a
 * fifth. Empty cells are no guesses, and one wrong answer among right ones costs its own points only.
 */
export function pointsKept(marks: readonly Mark[]): number {
  const points = pointsOf(marks);
  const most = Math.ceil(pointsOf(marks.map(({ key }) => key)) * CAP) - 1;
  const answered = pointsOf(marks.filter(({ state }) => state !== 'missing').map(({ key }) => key));
  if (points <= most) return points;
  if (allAtOnce(marks)) return most;
  if (points >= answered * NO_GUESSER) return points;
  const chances = chancesOf(marks.map(({ key }) => key));
  const guesses = marks.flatMap(({ key, state }, i) =>
    state === 'missing' ? [] : [{ points: key.points, chance: chances[i] ?? 0 }],
  );
  return seldomBeyond(guesses) > points ? most : points;
}

/** So few visits may well fall on one day. */
const FEW_VISITS = 5;

/**
 * Whether visits were planned without a look at their intervals: eight in ten on one day, or each on the first day that is right at all,
 * where most of them are due on others. Each of them may be early enough by itself; who calls everybody today has planned nothing.
 */
export function allAtOnce(marks: readonly Mark[]): boolean {
  const planned = marks.flatMap(({ key: { accept }, state, answer }) =>
    accept.kind === 'mark' && state !== 'missing' ? [{ accept, state, answer }] : [],
  );
  if (planned.length <= FEW_VISITS) return false;
  const days = new Map<string, number>();
  for (const { answer } of planned) days.set(answer, (days.get(answer) ?? 0) + 1);
  const first = planned.filter(({ accept, answer }) => answer === dayOfMark(accept, accept.from)).length;
  const best = planned.filter(({ state }) => state === 'right').length;
  return Math.max(first, ...days.values()) >= planned.length * 0.8 && best < planned.length / 2;
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
