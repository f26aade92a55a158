import { recognise } from '../../src/forms';
import { bookOf, sheetOf } from '../../src/sheet';

type Row = (string | number | null)[];

const HEAD = [
  '日期',
  '客户姓名',
  '联系电话',
  '来电时间',
  '来店时间',
  '离店时间',
  '意向车型',
  '来源',
  '级别',
  '销售顾问',
];
const line = (day: number, call: string | null, visit: string | null, left: string | null): Row => [
  `6月${String(day)}日`,
  ['赵先生', '钱女士', '孙先生'][day % 3] ?? '',
  String(13888880000 + day),
  call,
  visit,
  left,
  '速腾',
  '网络',
  'B',
  '金二',
];
const read = (lines: readonly Row[]) =>
  recognise(bookOf([sheetOf('登记', [['来店/来电客户登记表 2026年6月'], HEAD, ...lines])])).forms[0];

test('of two columns of a time each row fills one: both are read', () => {
  const form = read([line(2, '10:20', null, null), line(3, null, '11:05', '12:00'), line(4, '9:15', null, null)]);
  expect(form?.columns.filter(({ field }) => field === 'arriveTime').map(({ column }) => column)).toEqual(['D', 'E']);
  expect(form?.records.map(({ fields }) => fields.arriveTime)).toEqual(['10:20', '11:05', '09:15']);
});

test('two columns that one row fills both are not halves: the first one is the time', () => {
  const form = read([line(2, '10:20', null, null), line(3, '10:40', '11:05', '12:00'), line(4, null, '9:15', null)]);
  expect(form?.columns.filter(({ field }) => field === 'arriveTime').map(({ column }) => column)).toEqual(['D']);
});
