import type { Scalar } from '../../src/sheet';
import { findingsIn } from './found';

const LINES: readonly Scalar[][] = [
  [1, '2026/6/1', '9:30', '10:15', '何玉兰', '13800010001', '速腾', '网络', 'B', '张三'],
  [2, '2026/6/2', '10:30', '', '蒋丽', '13800080008', '探岳', '网络', 'A', '张三'],
  [3, '2026/6/3', '11:30', '12:00', '孙立', '13811110002', '速腾', '网络', 'B', '李四'],
  [4, '2026/6/4', '', '12:00', '沈刚', '13800070007', '宝来', '网络', 'B', '李四'],
];
const HEAD = [
  '序号',
  '日期',
  '来店(电)时间',
  '离店时间',
  '客户姓名',
  '联系电话',
  '意向车型',
  '信息来源',
  '意向级别',
  '销售顾问',
];

function lacking(title: string, extra?: { readonly head: string; readonly cells: readonly Scalar[] }): string[] {
  const lines = LINES.map((line, i) => (extra === undefined ? line : [...line, extra.cells[i] ?? '']));
  const head = extra === undefined ? HEAD : [...HEAD, extra.head];
  const sheets = { 登记: [[title], head, ...lines] };
  return findingsIn('missing-time', sheets, { today: '2026-06-20' }).map(({ at }) => at.cell);
}

test('a line of a sheet for visits and calls that does not say which it is needs no leaving time', () => {
  expect(lacking('2026年6月来店（电）客户登记表')).toEqual(['C6']);
});

test('where it shows a visitor, or says that it is a visit, the leaving time is asked for', () => {
  expect(lacking('2026年6月来店（电）客户登记表', { head: '来店人数', cells: ['', 2, '', ''] })).toEqual(['D4', 'C6']);
  expect(
    lacking('2026年6月来店（电）客户登记表', { head: '来店/来电', cells: ['来店', '来店', '来电', '来店'] }),
  ).toEqual(['D4', 'C6']);
  expect(lacking('2026年6月来店客户登记表')).toEqual(['D4', 'C6']);
});
