import type { Scalar } from '../../src/sheet';
import { answerCells, wrongFor } from './checks';
import { filledPlace, graded, keyOf, paperOf, requestOf, withCells } from './papers';

/** What a tomorrow's plan gets whose answers are right where `isRight` says so; `undefined` leaves a cell empty. */
async function planWith(answer: (right: Scalar, wrong: Scalar, i: number) => Scalar | undefined) {
  const { filled, blank, paper } = await paperOf(requestOf(['tomorrow-plan'], { seed: 8 }));
  const key = await keyOf(blank);
  const changes = answerCells({ filled, blank, paper }).map((one, i) => {
    const { cell, ...place } = filledPlace(filled, one);
    return { ...place, value: answer(cell.value, wrongFor(one.accept, cell.value), i) };
  });
  const { tasks, remarks } = graded(key, withCells(filled, changes));
  const [task] = tasks;
  if (task === undefined) throw new Error('no task');
  const right = task.marks.reduce((sum, { points }) => sum + points, 0);
  return { ...task, right, remarks: remarks.map(({ key: what }) => what) };
}

test('who has no more right than guessing gives gets less than a fifth, and is told so', async () => {
  const { points, outOf, right, withheld, remarks } = await planWith((good, bad, i) => (i % 13 < 4 ? good : bad));
  expect(right / outOf).toBeGreaterThan(0.2);
  expect(points / outOf).toBeLessThan(0.2);
  expect(withheld).toBe(right - points);
  expect(remarks).toEqual(['workshop.remark.guessing']);
});

test.each([
  ['half of everything right, the rest wrong', (good: Scalar, bad: Scalar, i: number) => (i % 8 < 4 ? good : bad)],
  ['a third right and the rest left empty', (good: Scalar, _: Scalar, i: number) => (i % 12 < 4 ? good : undefined)],
  ['next to nothing right', (good: Scalar, bad: Scalar, i: number) => (i < 4 ? good : bad)],
])('%s: every right answer counts', async (_, answer) => {
  const { points, right, withheld, remarks } = await planWith(answer);
  expect(right).toBeGreaterThan(0);
  expect([points, withheld, remarks]).toEqual([right, 0, []]);
});

test('who puts everybody on the first day has planned nothing, though each visit is early enough', async () => {
  const { filled, blank, paper } = await paperOf(requestOf(['plan-visits'], { seed: 8 }));
  const key = await keyOf(blank);
  const cells = answerCells({ filled, blank, paper });
  const emptied = cells.map((one) => {
    const { cell: _, area: __, ...place } = filledPlace(filled, one);
    return { ...place, value: undefined };
  });
  /** Everybody's first day that is right, and after it the best one for the first `best` of them. */
  const planned = (best: number) =>
    graded(
      key,
      withCells(withCells(filled, emptied), [
        ...cells.map((one, i) => {
          const { sheet, row, column } = filledPlace(filled, one);
          return { sheet, row, column: i < best || one.accept.kind !== 'mark' ? column : one.accept.from, value: '*' };
        }),
      ]),
    );
  const all = planned(0);
  const early = all.tasks[0]?.marks.filter(({ state }) => state === 'acceptable').length ?? 0;
  expect(early).toBeGreaterThan(cells.length / 2);
  expect(all.score / all.outOf).toBeLessThan(0.2);
  expect(all.remarks.map((remark) => remark.key)).toEqual(['workshop.remark.all-at-once']);
  // Half of them planned by their intervals: every visit that is early enough counts.
  const half = planned(Math.ceil(cells.length / 2));
  expect([half.score, half.remarks]).toEqual([half.outOf, []]);
});
