import type { RuleId } from '../../src/audit';
import { generalProfile, type StoreProfile } from '../../src/profile';
import type { Scalar } from '../../src/sheet';
import { findingsIn } from './found';

const TODAY = '2026-07-02';

/** The cells in which a rule finds something. */
function found(
  rule: RuleId,
  sheets: Readonly<Record<string, Scalar[][]>>,
  profile: StoreProfile = generalProfile,
): string[] {
  return findingsIn(rule, sheets, { today: TODAY, profile }).map(({ at: { sheet, cell } }) => `${sheet}!${cell}`);
}

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);
/** June's matrix of 张三: the customer's cells by day, and what stands in the columns after the days. */
function matrix(contacts: Readonly<Record<number, string>>, end: string, reason = ''): Scalar[][] {
  return [
    ['2026年6月意向客户接触状况表', '', '', '销售顾问：张三'],
    ['序号', '初洽日期', '客户姓名', '电话', '意向车型', '来源', ...DAYS, '促进结果', '战败原因'],
    [1, '2026/6/1', '王伟', '13800010001', '速腾', '网络', ...DAYS.map((day) => contacts[day] ?? ''), end, reason],
    [2, '2026/6/2', '李娜', '13800020002', '探岳', '网络', ...DAYS.map((day) => ({ 2: 'C', 16: 'C' })[day] ?? ''), 'C'],
  ];
}
const losses = (reason: string): Scalar[][] => [
  ['2026年6月战败客户分析表'],
  ['序号', '战败日期', '客户姓名', '电话', '车型', '级别', '销售顾问', '战败原因'],
  [1, '2026/6/21', '王伟', '13800010001', '速腾', 'A', '张三', reason],
];
const register = (after: string, foot: string[] = []): Scalar[][] => [
  ['2026年6月来店客户登记表'],
  [
    '序号',
    '日期',
    '来店时间',
    '离店时间',
    '客户姓名',
    '联系电话',
    '意向车型',
    '信息来源',
    '意向级别',
    '追踪后级别',
    '销售顾问',
  ],
  [1, '2026/6/1', '9:30', '10:15', '何玉兰', '13800010001', '速腾', '网络', 'C', after, '张三'],
  [2, '2026/6/2', '10:30', '11:00', '蒋丽', '13800080008', '探岳', '网络', 'C', 'C', '张三'],
  foot,
];

test.each([
  ['the end column repeats it', 'F1'],
  ['the end column tells it in words', '战败'],
  ['the end column is empty', ''],
])('a loss after the call was overdue is found where %s', (_, end) => {
  expect(found('closed-when-overdue', { 张三: matrix({ 1: 'A', 2: '*A', 21: 'F1' }, end) })).toEqual(['张三!AA3']);
  expect(found('closed-when-overdue', { 张三: matrix({ 17: 'A', 21: 'F1' }, end) })).toEqual([]);
  // due on the 17th and on the 18th: more than three days, and three
  expect(found('closed-when-overdue', { 张三: matrix({ 13: 'A', 21: 'F1' }, end) })).toEqual(['张三!AA3']);
  expect(found('closed-when-overdue', { 张三: matrix({ 14: 'A', 21: 'F1' }, end) })).toEqual([]);
});

test('a loss that only the end column tells is one of the month’s last day', () => {
  expect(found('closed-when-overdue', { 张三: matrix({ 2: 'A' }, '战败') })).toEqual(['张三!AK3']);
  expect(found('closed-when-overdue', { 张三: matrix({ 2: 'A', 27: 'A' }, '战败') })).toEqual([]);
});

test.each(['不买了', '客户不买了。', '战败', '无', ''])('%s is no reason for a loss', (reason) => {
  const sheets = { 张三: matrix({ 17: 'A', 21: 'F1' }, 'F1'), 战败: losses(reason) };
  expect(found('loss-without-reason', sheets)).toEqual(['战败!H3']);
});

test.each(['不买了，买了思域', '今年不买了，明年再说', '家人反对'])('%s is a reason for a loss', (reason) => {
  const sheets = { 张三: matrix({ 17: 'A', 21: 'F1' }, 'F1'), 战败: losses(reason) };
  expect(found('loss-without-reason', sheets)).toEqual([]);
});

test('M needs the sheet’s legend, or rules of the store that know it', () => {
  expect(found('unknown-level', { 登记: register('M') })).toEqual(['登记!J3']);
  expect(
    found('unknown-level', { 登记: register('M', ['级别代码：H-7天内，A-15天内，B-30天内，C-3个月内，M-售后']) }),
  ).toEqual([]);
  expect(found('unknown-level', { 登记: register('M') }, { ...generalProfile, name: '本店' })).toEqual([]);
  expect(found('unknown-level', { 登记: register('C') })).toEqual([]);
});

test.each([
  '销售经理签名：',
  '审 核：',
  '审核人(签字)：',
  '销售经理\n签名：',
  '部门经理审核：____',
  '销售经理/日期：',
  '制表人：小王  审核人：',
])('nobody has signed at %j', (place) => {
  expect(found('unsigned', { 登记: register('C', [place]) })).toEqual(['登记!A5']);
});

test('the next label is no signature, though it has no colon', () => {
  expect(found('unsigned', { 登记: register('C', ['审核：', '制表人', '小王']) })).toEqual(['登记!A5']);
  expect(found('unsigned', { 登记: register('C', ['审核：', '李明', '制表人', '小王']) })).toEqual([]);
});

test.each([
  '审 核：李明',
  '审核人(签字)：李明',
  '部门经理审核：李明 6/30',
  '制表人：小王  审核人：李明',
  '经理签字：（签名）',
])('somebody has signed at %j', (place) => {
  expect(found('unsigned', { 登记: register('C', [place]) })).toEqual([]);
});

/** Two visits of five people and a call between them. */
const visitsAndCalls = (foot: Scalar[]): Scalar[][] => [
  ['2026年6月来店(电)客户登记表'],
  ['序号', '日期', '来店/来电', '来店时间', '客户姓名', '联系电话', '意向级别', '人数', '销售顾问'],
  [1, '2026/6/1', '来店', '9:00', '何玉兰', '13800010001', 'C', 3, '张三'],
  [2, '2026/6/1', '来电', '9:30', '蒋丽', '13800080008', 'C', '', '张三'],
  [3, '2026/6/2', '来店', '9:50', '王伟', '', '', 2, '张三'],
  foot,
];

test.each<[Scalar[], string[]]>([
  [['本月来店合计', 2, '', '本月来电合计', 1], []],
  [
    ['本月来店合计', 5, '', '本月来电合计', 2],
    ['登记!B6', '登记!E6'],
  ],
  [['来店人数合计', 5], []],
  [['留档合计：2'], []],
  [['留档合计：4'], ['登记!A6']],
  [['本日来店合计', 9], []],
  [['C级小计', 2, 'H级小计', 1], ['登记!D6']],
  [['合计', '', '', '', '共 2 人'], ['登记!E6']],
])('the foot %j is compared with what it counts', (foot, cells) => {
  expect(found('total-differs', { 登记: visitsAndCalls(foot) })).toEqual(cells);
});

test('a contact or visit on a day on which the store is closed: by weekday, by date, by holiday', () => {
  const sheets = { 张三: matrix({ 8: 'A', 12: '*A', 19: 'A', 22: '*' }, ''), 登记: register('C') };
  const closed = (calendar: Partial<StoreProfile['calendar']>): string[] =>
    found('closed-day', sheets, { ...generalProfile, calendar: { ...generalProfile.calendar, ...calendar } });
  expect(closed({})).toEqual([]);
  expect(closed({ closedWeekdays: [1] })).toEqual(['张三!N3', '登记!B3']);
  expect(closed({ closed: ['2026-06-12'] })).toEqual(['张三!R3']);
  expect(closed({ holidaysClose: true })).toEqual(['张三!Y3']);
});

test('the same words with other stops, blanks or width are the same words; other words are not', () => {
  const lines = (texts: readonly string[]): Scalar[][] => [
    ['2026年6月来店客户登记表'],
    ['序号', '日期', '来店时间', '客户姓名', '联系电话', '意向级别', '接待经过', '销售顾问'],
    ...texts.map((text, i) => [i + 1, `2026/6/${i + 1}`, '9:30', `王${i}`, `1380011000${i}`, 'C', text, '张三']),
  ];
  const same = ['客户看车，再考虑', '客户看车,再考虑。', '客户看车 再考虑', '客户看车再考虑！'];
  expect(found('same-words', { 登记: lines(same) })).toEqual(['登记!G3']);
  expect(found('same-words', { 登记: lines([...same.slice(1), '客户看车后考虑']) })).toEqual([]);
});

test('of two columns or rows a day the one with the contact is named, and the one with the plan where nobody came', () => {
  const columns = (days: Readonly<Record<number, readonly [string, string]>>): Scalar[][] => [
    ['2026年6月意向客户接触状况表 销售顾问：张三'],
    ['序号', '客户姓名', '电话', ...DAYS.flatMap((day) => [day, ''])],
    ['', '', '', ...DAYS.flatMap(() => ['计', '实'])],
    [1, '王伟', '13800010001', ...DAYS.flatMap((day) => [...(days[day] ?? ['', ''])])],
    [2, '李娜', '13800020002', ...DAYS.flatMap((day) => (day === 3 ? ['', 'B'] : ['', '']))],
  ];
  const sheets = { 张三: columns({ 3: ['√', 'A'], 8: ['√', '√'], 12: ['√', ''] }) };
  expect(found('contact-without-level', sheets)).toEqual(['张三!S4']);
  expect(found('missed-visit', sheets)).toEqual(['张三!Z4']);
  const rows: Scalar[][] = [
    ['2026年6月意向客户接触状况表 销售顾问：张三'],
    ['序号', '客户姓名', '电话', '', ...DAYS],
    ...[1, 2].flatMap((i) => [
      [i, `王${i}`, `1380001000${i}`, '计划', ...DAYS.map((day) => (day === 8 || day === 12 ? '√' : ''))],
      ['', '', '', '实际', ...DAYS.map((day) => ({ 3: 'A', 8: '√' })[day] ?? '')],
    ]),
  ];
  expect(found('contact-without-level', { 张三: rows })).toEqual(['张三!L4', '张三!L6']);
  expect(found('missed-visit', { 张三: rows })).toEqual(['张三!P3', '张三!P5']);
});

test('a list of who is open as of a day may hold filings of any month; a register of a month may not', () => {
  const list = (title: string, filed: string): Scalar[][] => [
    [title],
    ['序号', filed, '客户', '电话', '意向车型', '意向级别', '最近联系日期', '下次联系日期'],
    [1, '2026/5/3', '王伟', '13800010001', '速腾', 'B', '2026/6/18', '2026/6/25'],
    [2, '2026/6/2', '李娜', '13800020002', '探岳', 'B', '2026/6/18', '2026/6/25'],
  ];
  expect(found('date-outside-form', { 在跟: list('李明 在跟客户清单 2026-06-20', '建卡日期') })).toEqual([]);
  expect(found('date-outside-form', { 登记: list('2026年6月意向客户登记', '建卡日期') })).toEqual(['登记!B3']);
});

test('the foot of a page counts the lines of its page', () => {
  const pages = (first: number, second: number): Scalar[][] => [
    ['2026年6月来店客户登记表'],
    ['序号', '日期', '姓名', '电话', '意向级别', '销售顾问'],
    [1, '2026/6/1', '何玉兰', '13800010001', 'C', '张三'],
    ['本页小计', `${first}批`],
    [2, '2026/6/2', '蒋丽', '13800080008', 'C', '张三'],
    [3, '2026/6/2', '王伟', '13800090009', 'C', '张三'],
    ['本页小计', `${second}批`],
  ];
  expect(found('total-differs', { 登记: pages(1, 2) })).toEqual([]);
  expect(found('total-differs', { 登记: pages(1, 3) })).toEqual(['登记!B7']);
});

test('where only a register tells of a customer nothing says that nobody called before the loss', () => {
  const rows: Scalar[][] = [
    ['2026年6月来店客户登记表'],
    ['序号', '日期', '来店时间', '客户姓名', '联系电话', '意向级别', '追踪后级别', '最新状态', '战败日期', '销售顾问'],
    [1, '2026/6/1', '9:30', '王伟', '13800010001', 'A', 'A', '已战败', '2026/6/21', '张三'],
    [2, '2026/6/2', '9:30', '李娜', '13800020002', 'C', 'C', '跟进中', '', '张三'],
  ];
  expect(found('closed-when-overdue', { 登记: rows })).toEqual([]);
  expect(found('closed-when-overdue', { 登记: rows, 张三: matrix({ 1: 'A' }, '') })).toEqual(['登记!H3']);
});

test('a code that nothing explains is found once a sheet, at its first cell', () => {
  const sheets = { 张三: matrix({ 3: 'M', 9: 'M', 12: 'M' }, ''), 登记: register('M') };
  expect(found('unknown-level', sheets)).toEqual(['张三!I3', '登记!J3']);
});
