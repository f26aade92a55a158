import type { Cell, SheetSnapshot } from '../../src/sheet';
import { serialOfDay } from '../../src/calendar';
import { titleOf } from '../../src/events/reading/title';

const sheetOf = (rows: readonly (readonly (string | Cell | undefined)[])[], name = '邀约表'): SheetSnapshot => ({
  name,
  visibility: 'visible',
  protected: false,
  rows: [
    undefined,
    ...rows.map((row) => [undefined, ...row.map((cell) => (typeof cell === 'string' ? { value: cell } : cell))]),
  ],
  lastRow: rows.length,
  lastColumn: 12,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
});
const read = (
  rows: readonly (readonly (string | Cell | undefined)[])[],
  near = '2026-06-03',
  name?: string,
): unknown => {
  const { name: event, from, to } = titleOf(sheetOf(rows, name), rows.length + 1, { date1904: false, near });
  return [event, from, to];
};

test.each([
  ['2026年6月11日-2026年6月12日', '2026-06-11', '2026-06-12'],
  ['2026年6月13日', '2026-06-13', '2026-06-13'],
  ['2026年6月11日-12日', '2026-06-11', '2026-06-12'],
  ['2026-06-11至2026-06-12', '2026-06-11', '2026-06-12'],
  ['2026/6/11 ~ 6/12', '2026-06-11', '2026-06-12'],
  ['2026.6.11—6.12', '2026-06-11', '2026-06-12'],
  ['6月13日（周六）9:00-17:00', '2026-06-13', '2026-06-13'],
  ['6.13-15', '2026-06-13', '2026-06-15'],
  ['6月13日、14日', '2026-06-13', '2026-06-14'],
  ['12月30日-1月2日', '2025-12-30', '2026-01-02'],
  ['２０２６年６月１３日', '2026-06-13', '2026-06-13'],
  ['2月30日', undefined, undefined],
  ['待定', undefined, undefined],
  ['6月14日-6月10日', undefined, undefined],
])('days %s', (words, from, to) => {
  const near = words.startsWith('12月') ? '2025-12-20' : undefined;
  expect(read([[`活动名称：团购`, `活动时间：${words}`]], near)).toEqual(['团购', from, to]);
});

test('labels in one cell, labels with the value in the next cell, traditional characters, and dates as dates', () => {
  expect(read([['活动名称：端午团购  活动时间：2026年6月13日  地点：展厅']])).toEqual([
    '端午团购',
    '2026-06-13',
    '2026-06-13',
  ]);
  expect(read([['活动名称', '端午团购', undefined, '活动时间', '6月13日']])).toEqual([
    '端午团购',
    '2026-06-13',
    '2026-06-13',
  ]);
  expect(read([['活動名稱：端午團購', '活動時間：2026年6月13日']])).toEqual(['端午團購', '2026-06-13', '2026-06-13']);
  const day: Cell = { value: serialOfDay('2026-06-13', false), format: 'yyyy/m/d' };
  expect(read([['活动主题', '端午团购', '开始日期', day, '结束日期', '2026-06-14']])).toEqual([
    '端午团购',
    '2026-06-13',
    '2026-06-14',
  ]);
});

test('without 活动名称 the title names the event, else the sheet', () => {
  expect(read([['安全讲堂邀约表']])).toEqual(['安全讲堂', undefined, undefined]);
  expect(read([['2026年6月端午团购客户邀约登记表']])).toEqual(['端午团购', undefined, undefined]);
  expect(read([['邀约登记表']], undefined, '车主讲堂邀约名单')).toEqual(['车主讲堂', undefined, undefined]);
  expect(read([], undefined, '邀约表')).toEqual(['邀约表', undefined, undefined]);
});

test('the rows of another list above do not speak for this one', () => {
  const sheet = sheetOf([['活动名称：甲'], ['序号'], ['1'], ['活动名称：乙']]);
  expect(titleOf(sheet, 5, { date1904: false, top: 4 }).name).toBe('乙');
});
