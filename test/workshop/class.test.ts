import { sheetOf } from '../../src/sheet';
import { text } from '../../src/words';
import { gradeClass, receiptOf, SealError, type ClassResult, type HandedIn } from '../../src/workshop';
import {
  CODE,
  filledPlace,
  graded,
  keyOf,
  paperOf,
  platform,
  requestOf,
  slowPlatform,
  withCells,
  WORDS,
} from './papers';

const request = requestOf(['backwards-plan'], { seed: 9, difficulty: 1 });

async function classOf(files: readonly HandedIn[], code = CODE) {
  return gradeClass(platform, code, files, WORDS);
}

async function result(files: readonly HandedIn[]): Promise<ClassResult> {
  const outcome = await classOf(files);
  if (!('graded' in outcome)) throw new Error(outcome.refused);
  return outcome.graded;
}

describe('a class', () => {
  let one: Awaited<ReturnType<typeof paperOf>>;
  let two: Awaited<ReturnType<typeof paperOf>>;
  beforeAll(async () => {
    [one, two] = [await paperOf(request, 1), await paperOf(request, 2)];
  });

  test('a wrong code grades nothing', async () => {
    expect(await classOf([{ file: 'a.xlsx', book: one.filled }], '别的口令')).toMatchObject({ refused: 'wrong-code' });
    await expect(keyOf(one.blank, '别的口令')).rejects.toEqual(new SealError('wrong-code'));
  });

  test('so with the real number of rounds, too, which another number of rounds cannot open', async () => {
    const { filled } = await paperOf(request, 1, CODE, slowPlatform);
    const files = [{ file: 'a.xlsx', book: filled }];
    expect(await gradeClass(slowPlatform, CODE, files, WORDS)).toMatchObject({ graded: { rejected: [] } });
    expect(await classOf(files)).toMatchObject({ refused: 'wrong-code' });
  });

  test('what is no exercise, damaged, or another exercise is put aside with a reason; the rest is graded', async () => {
    const other = await paperOf({ ...request, seed: 10 }, 1);
    const noExercise = { ...one.blank, sheets: one.blank.sheets.filter(({ name }) => name !== 'sanbiao') };
    const damaged = withCells(one.blank, [{ sheet: 'sanbiao', row: 2, column: 1, value: 'AAAA' }]);
    const { participants, rejected } = await result([
      { file: '一.xlsx', book: one.filled },
      { file: '二.xlsx', book: two.filled },
      { file: '别的.xlsx', book: other.filled },
      { file: '普通.xlsx', book: noExercise },
      { file: '坏.xlsx', book: damaged },
      { file: '打不开.xlsx', why: text('workshop.rejected.damaged') },
    ]);
    expect(participants.map(({ file, score, outOf }) => [file, score === outOf])).toEqual([
      ['一.xlsx', true],
      ['二.xlsx', true],
    ]);
    expect(Object.fromEntries(rejected.map(({ file, why }) => [file, why.key]))).toEqual({
      '别的.xlsx': 'workshop.rejected.other-exercise',
      '普通.xlsx': 'workshop.rejected.no-seal',
      '坏.xlsx': 'workshop.rejected.damaged',
      '打不开.xlsx': 'workshop.rejected.damaged',
    });
  });

  test('copies are graded and named; a blank file is nobody’s copy', async () => {
    const { identical, participants } = await result([
      { file: 'a.xlsx', book: one.filled },
      { file: 'b.xlsx', book: one.filled },
      { file: 'c.xlsx', book: two.filled },
      { file: 'd.xlsx', book: one.blank },
      { file: 'e.xlsx', book: one.blank },
    ]);
    expect(identical).toEqual([['a.xlsx', 'b.xlsx']]);
    expect(participants).toHaveLength(5);
    expect(participants[0]?.remarks.map(({ key }) => key)).toEqual(['workshop.remark.twice']);
  });

  test('answers of another copy are pointed out', async () => {
    const borrowed = one.paper.tasks.flatMap(({ cells }) =>
      cells.map((key) => {
        const { cell, sheet, row, column } = filledPlace(two.filled, key);
        return { sheet, row, column, value: cell.value };
      }),
    );
    const { participants } = await result([
      { file: 'a.xlsx', book: withCells(one.blank, borrowed) },
      { file: 'b.xlsx', book: two.filled },
    ]);
    expect(participants[0]?.remarks.map(({ key }) => key)).toEqual([
      'workshop.remark.guessing',
      'workshop.remark.foreign-answers',
    ]);
  });

  test('a given cell that was changed is a remark, and the answers are graded all the same', async () => {
    const [sheet] = one.filled.sheets.slice(1);
    const changed = withCells(one.filled, [{ sheet: sheet?.name ?? '', row: 1, column: 1, value: '改了' }]);
    const { participants } = await result([{ file: 'a.xlsx', book: changed }]);
    expect(participants[0]?.remarks.map(({ key }) => key)).toEqual(['workshop.remark.altered']);
    expect(participants[0]?.score).toBe(participants[0]?.outOf);
  });

  test('a renamed sheet and a row put in above are found again', async () => {
    const key = await keyOf(one.blank);
    const renamed = {
      ...one.filled,
      sheets: one.filled.sheets.map((sheet, i) => {
        if (i !== 1) return sheet;
        const rows = [...sheet.rows];
        rows.splice(9, 0, undefined);
        return { ...sheet, name: '我的', rows, lastRow: sheet.lastRow + 1 };
      }),
    };
    const { score, outOf, remarks } = graded(key, renamed);
    expect(score).toBe(outOf);
    expect(remarks.map((remark) => remark.key)).toEqual([
      'workshop.remark.renamed-sheet',
      'workshop.remark.moved-rows',
    ]);
  });

  test('a sheet of the paper that is gone and one that was put in are told; the seal itself is none', async () => {
    const { blank, filled } = await paperOf(requestOf(['grade-visitors']));
    const key = await keyOf(blank);
    const [cover, given, ...rest] = filled.sheets;
    if (!cover || !given) throw new Error('no sheets');
    const shown = rest.map((sheet) => ({ ...sheet, visibility: 'visible' as const }));
    const { score, outOf, remarks } = graded(key, {
      ...filled,
      sheets: [cover, ...shown, sheetOf('草稿', [['3 + 4']])],
    });
    expect(score).toBe(outOf);
    expect(remarks).toEqual([
      { key: 'workshop.remark.no-given-sheet', values: { sheet: given.name } },
      { key: 'workshop.remark.added-sheet', values: { sheet: '草稿' } },
    ]);
  });

  test('a change after handing in is seen', async () => {
    const key = await keyOf(one.blank);
    const { sheet, receipt } = key.cover;
    const row = Number(receipt.slice(1));
    const handedIn = withCells(one.filled, [{ sheet, row, column: 2, value: receiptOf(one.filled, key) }]);
    expect(graded(key, handedIn).remarks).toEqual([]);
    const [first] = key.tasks[0]?.cells ?? [];
    if (first === undefined) throw new Error('no cells');
    const { cell, ...place } = filledPlace(one.filled, first);
    const later = withCells(handedIn, [{ ...place, value: Number(cell.value) + 3 }]);
    expect(graded(key, later).remarks.map((remark) => remark.key)).toEqual(['workshop.remark.after-hand-in']);
  });

  test('name and time are the participant’s own words', async () => {
    const key = await keyOf(one.blank);
    const at = (cell: string, value: string) => ({
      sheet: key.cover.sheet,
      row: Number(cell.slice(1)),
      column: 2,
      value,
    });
    const { name, seconds } = graded(
      key,
      withCells(one.filled, [
        at(key.cover.name, ' 小周 '),
        at(key.cover.started, '9:05'),
        at(key.cover.ended, '9:45:10'),
      ]),
    );
    expect([name, seconds]).toEqual(['小周', 2410]);
  });
});

test('a rate that follows from a wrong count is judged by that count, and says so', async () => {
  const { filled, blank } = await paperOf(requestOf(['month-figures'], { seed: 3 }));
  const key = await keyOf(blank);
  const cells = key.tasks[0]?.cells ?? [];
  const filed = cells.find(({ rule }) => rule === 'figure.filed');
  const rate = cells.find(({ rule }) => rule === 'figure.filingRate');
  const visits = cells.find(({ rule }) => rule === 'figure.firstVisits');
  if (!filed || !rate || !visits) throw new Error('no such figures');
  const count = filledPlace(filled, filed);
  const wrong = Number(count.cell.value) - 1;
  const all = Number(filledPlace(filled, visits).cell.value);
  const at = filledPlace(filled, rate);
  const consistent = withCells(filled, [
    { ...count, value: wrong },
    { ...at, value: `${((wrong / all) * 100).toFixed(1)}%` },
  ]);
  const whole = graded(key, filled).score;
  const marks = graded(key, consistent).tasks[0]?.marks ?? [];
  expect(graded(key, consistent).score).toBe(whole - filed.points);
  expect(marks.find((mark) => mark.key.rule === 'figure.filingRate')).toMatchObject({
    state: 'followed',
    remark: { key: 'workshop.remark.followed' },
  });
});

test('the same request gives the same bytes, another participant another paper', async () => {
  const bytes = async (number: number) => JSON.stringify((await paperOf(request, number)).paper.sheets);
  const first = await bytes(1);
  expect(await bytes(1)).toBe(first);
  expect(await bytes(2)).not.toBe(first);
});
