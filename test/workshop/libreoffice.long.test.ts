import type { Scalar } from '../../src/sheet';
import { EXERCISE_KINDS, type GradedBook } from '../../src/workshop';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { installed, seenByLibreOffice } from '../workbook/xlsx/libreoffice';
import { answerCells, spellings, wrongFor } from './checks';
import { filledPlace, graded, keyOf, paperOf, requestOf, withCells } from './papers';
import { bytesWith } from './saved';

const marksOf = ({ score, remarks, tasks }: GradedBook): unknown => ({
  score,
  remarks,
  marks: tasks.flatMap(({ marks }) => marks.map(({ key, state, points }) => [key.sheet, key.cell, state, points])),
});

(installed ? test : test.skip)(
  'a participant’s file that LibreOffice saved is graded the same, answer by answer',
  async () => {
    const paper = await paperOf(requestOf(EXERCISE_KINDS, { seed: 31, difficulty: 1, size: 'small' }));
    const key = await keyOf(paper.blank);
    // A third left empty, a third spelled in another way, some wrong: as people hand in.
    const changes = answerCells(paper).map((one, i) => {
      const { cell, ...place } = filledPlace(paper.filled, one);
      const others = spellings(one.accept, cell.value);
      const value: Scalar | undefined =
        i % 3 === 0 ? undefined : i % 7 === 1 ? wrongFor(one.accept, cell.value) : others[i % others.length];
      return { ...place, value };
    });
    const mixed = bytesWith(makeXlsx(paper.paper.answers), changes);
    const files = [makeXlsx(paper.paper.answers), makeXlsx(paper.paper.sheets), mixed];
    const seen = seenByLibreOffice(...files);
    for (const [i, bytes] of files.entries()) {
      const saved = seen[i];
      if (saved === undefined) throw new Error('nothing was saved');
      expect((await keyOf(saved)).exercise).toBe(key.exercise);
      expect(marksOf(graded(key, saved))).toEqual(marksOf(graded(key, readXlsx(bytes, '交.xlsx'))));
    }
    expect(graded(key, withCells(paper.filled, changes)).score).toBeGreaterThan(0);
  },
  300_000,
);
