import {
  columnChoices,
  digest,
  makeLock,
  makeOwnPaper,
  ownSaltOf,
  previewOwn,
  UnfitWorkbook,
  type OwnRequest,
} from '../../src/workshop';
import { makeXlsx, readXlsx } from '../../src/workbook/xlsx';
import { Package } from '../../src/workbook/xlsx';
import { bookOf, sheetOf, type WorkbookSnapshot } from '../../src/sheet';
import { say } from '../../src/words';
import { answerCells, refusedSpellings, wrongFor, wrongPrices } from './checks';
import { bookOfPaper, CODE, filledPlace, graded, keyOf, platform, withCells } from './papers';

/** A trainer's workbook in which answers stand in more places than their own cells. */
function trainersBook(): WorkbookSnapshot {
  const visits = sheetOf('来店', [
    ['编号', '级别', '电话', '来店日', '留档率', '说明', '次数'],
    [1, 'H', '15400010002', { value: 46188, format: 'yyyy/m/d' }, { value: 0.254, format: '0.0%' }, '蓝鲸置换', 37],
    [2, 'A', '15400010003', { value: 46190, format: 'yyyy/m/d' }, { value: 0.5, format: '0.0%' }, '下月付款', 41],
    ['合计', null, null, null, null, null, { value: 78, formula: '=SUM(G2:G3)' }],
    ['再算', null, null, null, null, null, { value: 780, formula: "='来店'!$G$4*10" }],
    ['名称', null, null, null, null, null, { value: 7800, formula: '=合计数*100' }],
    ['编号和', null, null, null, null, null, { value: 3, formula: '=SUM($A$2:A3)' }],
    ['藏行', '蓝鲸置换'],
  ]);
  const shown = { ...visits, hiddenRows: new Set([8]), notes: new Map([['B2', '蓝鲸置换']]) };
  return bookOf([shown, { ...sheetOf('底稿', [['蓝鲸置换', 37]]), visibility: 'hidden' }]);
}

const request: OwnRequest = {
  book: trainersBook(),
  places: ['来店!B2:G3'],
  mode: 'test',
  speak: (what) => say(what),
};

async function ownPaper() {
  const lock = await makeLock(platform, CODE, await digest(platform, ownSaltOf(request), 16));
  const paper = await makeOwnPaper(platform, lock, request, 1);
  return { paper, blank: bookOfPaper(paper.sheets), filled: bookOfPaper(paper.answers) };
}

test('a trainer’s own workbook is graded like any paper: all, nothing, and each cell its own points', async () => {
  const paper = await ownPaper();
  const key = await keyOf(paper.blank);
  const kinds = answerCells(paper).map(({ accept }) => accept.kind);
  expect(kinds.slice(0, 6)).toEqual(['level', 'phone', 'date', 'rate', 'text', 'count']);
  const [full, none] = [graded(key, paper.filled), graded(key, paper.blank)];
  expect([full.score, full.outOf, full.remarks]).toEqual([12, 12, []]);
  expect([none.score, none.remarks]).toEqual([0, []]);
  expect(wrongPrices(paper, key, answerCells(paper))).toEqual([]);
  expect(refusedSpellings(paper, key, answerCells(paper))).toEqual([]);
});

test('no part of the participant’s package holds an answer or what follows from one', async () => {
  const { paper, blank } = await ownPaper();
  const found = new Package(makeXlsx(paper.sheets));
  const whole = found.partNames().map((part) => found.text(part).source);
  for (const answer of ['15400010002', '蓝鲸置换', '下月付款', '46188', '0.254', '>37<', '>78<', '780', 'SUM'])
    expect(whole.filter((part) => part.includes(answer))).toEqual([]);
  // What rests on given cells alone is there.
  expect(blank.sheets[1]?.rows[7]?.[7]?.value).toBe(3);
  expect(blank.sheets.map(({ name }) => name)).toEqual(['练习说明', '来店', 'sanbiao']);
});

test('the public salt is the same whatever the answers are', () => {
  const [visits, ...rest] = trainersBook().sheets;
  if (visits === undefined) throw new Error('no sheet');
  const rows = [...visits.rows];
  rows[2] = [...(rows[2] ?? [])];
  (rows[2] as unknown[])[2] = { value: 'B' };
  expect(ownSaltOf({ ...request, book: bookOf([{ ...visits, rows }, ...rest]) })).toBe(ownSaltOf(request));
});

test.each([
  ['a sheet that is hidden', ['底稿!A1'], 'place'],
  ['a place without a sheet', ['B2'], 'place'],
  ['empty cells', ['来店!K1:K9'], 'no-answers'],
])('%s is refused', (_, places, why) => {
  expect(() => ownSaltOf({ ...request, places })).toThrow(UnfitWorkbook);
  try {
    ownSaltOf({ ...request, places });
  } catch (error) {
    expect((error as UnfitWorkbook).why).toBe(why);
  }
});

test('a saved workbook keeps number formats on the way into an exercise', async () => {
  const { paper } = await ownPaper();
  const again = readXlsx(makeXlsx(paper.answers), '答案.xlsx');
  expect(again.sheets[1]?.rows[2]?.[5]).toMatchObject({ value: 0.254, format: '0.0%' });
});

test('each wrong cell of a few costs its own point: a trainer’s cells are not weighed against guessing', async () => {
  const paper = await ownPaper();
  const key = await keyOf(paper.blank);
  const cells = answerCells(paper);
  const wrong = cells.slice(3).map((one) => {
    const { cell, ...place } = filledPlace(paper.filled, one);
    return { ...place, value: wrongFor(one.accept, cell.value) };
  });
  expect(graded(key, withCells(paper.filled, wrong)).score).toBe(3);
});

test('the preview tells what is asked, what else stays empty, and which sheets nobody gets', () => {
  const { cells, leftOut, hidden } = previewOwn(request);
  expect(cells).toHaveLength(12);
  expect([...leftOut].sort()).toEqual(['来店!G4', '来店!G5', '来店!G6']);
  expect(hidden).toEqual(['底稿']);
});

test('columns can be chosen by their heads: of forms as they are read, of other sheets under their first row of words', () => {
  const register = sheetOf('六月来店', [
    ['来店客户登记表'],
    ['序号', '日期', '客户姓名', '联系电话', '意向车型', '意向级别', '销售顾问'],
    [1, { value: 46180, format: 'yyyy/m/d' }, '测试甲', '15400010002', '启程', 'H', '谢东'],
    [2, { value: 46181, format: 'yyyy/m/d' }, '测试乙', '15400010003', '启程', '', '谢东'],
    ['合计', '', 2],
  ]);
  const hidden = { ...register, name: '藏着', visibility: 'hidden' as const };
  const found = columnChoices(bookOf([register, hidden, ...trainersBook().sheets]));
  expect(found.find(({ head }) => head === '意向级别')).toEqual({
    sheet: '六月来店',
    head: '意向级别',
    place: '六月来店!F3:F4',
    answers: 1,
  });
  // neither the numbers nor the total below the last customer is an answer, nor what a hidden sheet holds
  expect(found.filter(({ sheet }) => sheet === '六月来店').map(({ head, answers }) => [head, answers])).toEqual([
    ['日期', 2],
    ['客户姓名', 2],
    ['联系电话', 2],
    ['意向车型', 2],
    ['意向级别', 1],
    ['销售顾问', 2],
  ]);
  expect(found.filter(({ sheet }) => sheet === '底稿' || sheet === '藏着')).toEqual([]);
  const own = found.filter(({ sheet }) => sheet === '来店');
  expect(own.map(({ head }) => head)).toContain('说明');
  expect(() => previewOwn({ ...request, places: own.map(({ place }) => place) })).not.toThrow();
});
