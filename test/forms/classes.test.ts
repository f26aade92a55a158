import { recognise, type Form } from '../../src/forms';
import { bookOf, sheetOf } from '../../src/sheet';

type Row = readonly (string | number | boolean | null)[];

function read(rows: readonly Row[]): readonly Form[] {
  return recognise(bookOf([sheetOf('Sheet1', rows)], { name: 'book.xlsx' })).forms;
}

const HEADER: Row = ['序号', '日期', '客户姓名', '电话', '意向车型', '信息来源', '意向级别', '销售顾问'];
const NAMES = ['赵先生', '钱女士', '孙先生'];

/** Three visitors, with these values in their source column. */
function register(sources: readonly (string | number)[], ...below: readonly Row[]): readonly Row[] {
  const rows = sources.map((source, i): Row => [
    i + 1,
    `6/${i + 1}`,
    NAMES[i] ?? '',
    `1381234000${i}`,
    '途观',
    source,
    'A',
    '金二',
  ]);
  return [['来店登记表 2026年6月'], HEADER, ...rows, ...below];
}

const sourcesOf = (forms: readonly Form[]): unknown[] =>
  forms.flatMap(({ records }) => records.map(({ fields }) => fields.source));

test.each<[string, readonly (string | number)[], readonly Row[]]>([
  ['without separators', [1, 3, 2], [['信息来源代码：1展厅2网络3转介绍']]],
  ['in brackets, as part of the notes', ['①', '③', 2], [['填写说明（信息来源：①展厅；②网络；③转介绍。）']]],
  ['in the cells of a row', ['A', 'C', 'B'], [['来源', 'A', '展厅', 'B', '网络', 'C', '转介绍']]],
  [
    'in numbered notes',
    [1, 3, 2],
    [['说明：1、本表由顾问填写；2、来源：1-展厅，2-网络，3-转介绍；3、级别：H.7日内、A.15日内。']],
  ],
  ['one below the other', [1, 3, 2], [[null], ['来源代码'], [1, '展厅'], [2, '网络'], [3, '转介绍']]],
])('codes are read by a legend %s', (_, codes, below) => {
  const forms = read(register(codes, ...below));
  expect(sourcesOf(forms)).toEqual(['展厅', '转介绍', '网络']);
  expect(forms[0]?.unread).toBeUndefined();
});

test('a legend beside the table is read; codes behind a legend that is not understood are told, without one they stand as written', () => {
  const list: readonly Row[] = [[], ['来源代码', null], [1, '展厅'], [2, '网络'], [3, '转介绍']];
  const beside = read(
    register([1, 3, 2]).map((row, i) => [...row, ...Array<null>(9 - row.length).fill(null), ...(list[i] ?? [])]),
  );
  expect(sourcesOf(beside)).toEqual(['展厅', '转介绍', '网络']);
  const [unclear] = read(register([1, 3, 2], ['信息来源代码见展厅公告栏']));
  expect(unclear?.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
    'F3 unknown-source',
    'F4 unknown-source',
    'F5 unknown-source',
  ]);
  expect(sourcesOf(read(register([1, 3, 2])))).toEqual(['1', '3', '2']);
});

test('levels are explained with stops as well', () => {
  const [form] = read(register(['网络'], ['级别：O.已订车 H.一周内 A.半月内 F.战败']));
  expect(form?.legend?.levels).toEqual({ O: '已订车', H: '一周内', A: '半月内', F: '战败' });
});

test('rows of heading words are rows of the form above them, the first one included', () => {
  const header: Row = ['类型', '状态', '日期', '客户姓名', '电话', '来店目的', '意向车型', '级别'];
  const known: Row = ['来店', '有效', '6/2', '钱女士', '13812340002', '看车', '途观', 'A'];
  const nobody: Row = ['来电', '有效', null, null, null, '试驾', '车型', null];
  const [first, ...others] = read([['来店登记表 2026年6月'], header, nobody, known, known]);
  expect(others).toEqual([]);
  expect([first?.records.map(({ row }) => row), first?.unread]).toEqual([[3, 4, 5], undefined]);
});

test('a register without a day anywhere says so at its header', () => {
  const [form] = read([
    ['来店登记表'],
    ['序号', '来店时间', '姓名', '电话', '车型', '级别', '来源', '顾问'],
    [1, '10:00', '赵先生', '13812340001', '途观', 'A', '网络', '金二'],
    [2, '11:00', '钱女士', '13812340002', '途观', 'B', '车展', '金二'],
  ]);
  expect(form?.problems).toMatchObject([{ cell: 'A2', code: 'unreadable-date' }]);
});

test('options side by side say what they are of, whatever stands over them', () => {
  const [form] = read([
    ['流失登记 2026年6月'],
    ['日期', '客户姓名', '电话', '车型', '情况', null, null, '原因', '顾问'],
    [null, null, null, null, '战败', '失控', '冷冻', null, null],
    ['6/1', '赵先生', '13812340001', '途观', '√', null, null, '价格', '金二'],
    ['6/2', '钱女士', '13812340002', '途观', null, '√', null, '失联', '金二'],
  ]);
  expect(form?.records.map(({ fields }) => [fields.lossKind, fields.lossReason])).toEqual([
    ['lost', '价格'],
    ['out-of-control', '失联'],
  ]);
});

test('under a heading of times a column that names itself is none of them', () => {
  const [form] = read([
    ['来店登记表 2026年6月'],
    ['日期', '时间', null, null, null, null],
    [null, '到店', '离店', '姓名', '电话', '意向级别'],
    ['6/1', '10:00', '10:30', '赵先生', '13812340001', 'A'],
    ['6/2', '11:00', '11:30', '钱女士', '13812340002', 'B'],
  ]);
  expect(form?.columns.map(({ header }) => header)).toEqual([
    '日期',
    '时间>到店',
    '时间>离店',
    '姓名',
    '电话',
    '意向级别',
  ]);
});

test('boxes say yes and no, and star ratings are unreadable levels', () => {
  const rows = [
    ['来店登记表 2026年6月'],
    ['日期', '来店时间', '姓名', '电话', '试驾', '意向级别'],
    ['6/1', '10:00', '赵先生', '13812340001', '☑', '★★★'],
    ['6/2', '11:00', '钱女士', '13812340002', '☐', '★'],
  ];
  const [form] = read(rows);
  expect(form?.records.map(({ fields }) => [fields.testDrive, fields.level])).toEqual([
    [true, undefined],
    [false, undefined],
  ]);
  expect(form?.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
    'F3 unreadable-level',
    'F4 unreadable-level',
  ]);
});

describe('cards', () => {
  const card = (...more: readonly Row[]): readonly Row[] => [
    ['潜客登记卡'],
    ['客户姓名', '赵建国', '性别', '□女 ■男'],
    ['联系电话', '13812340001', '意向车型', '途观'],
    ['意向级别', 'A', '信息来源', '网络'],
    ...more,
  ];

  test('places for ids make it no other sheet, and heads of tables are no values', () => {
    const [form] = read(
      card(
        ['驾驶证号', null, '身份证号', null],
        ['车架号', null, '发动机号', null],
        ['颜色', 'VIN码', '车牌号', '里程'],
        ['销售顾问', null, '金二'],
      ),
    );
    expect(form?.form).toBe('customer-card');
    expect(form?.records[0]?.fields).toEqual({
      customerName: '赵建国',
      gender: 'male',
      phone: '13812340001',
      model: '途观',
      level: 'A',
      source: '网络',
      consultant: '金二',
    });
  });

  test('a form with a title of its own below a card is read, and is no part of it', () => {
    const forms = read([...card(), [null], ...register(['网络', '车展'])]);
    expect(forms.map(({ form, records }) => [form, records.length])).toEqual([
      ['customer-card', 1],
      ['visitor-register', 2],
    ]);
    expect(forms[0]?.records[0]?.fields.phone2).toBeUndefined();
  });
});

test.each<[string, readonly Row[]]>([
  ['in one line', [['说明：1、来源代码：1展厅、2网络、3转介绍；2、级别 H7天 A15天 B30天。']]],
  ['with brackets', [['备注：1.来源填写代码（1-展厅 2-网络 3-转介绍）；2.级别H：7天，A：15天，B：30天']]],
  ['note by note', [['填表说明：'], ['1. 来源：1＝展厅，2＝网络，3＝转介绍'], ['2. 级别：H＝7天，A＝15天，B＝30天']]],
  ['with blanks alone', [['来源：1 展厅  2 网络  3 转介绍    级别：H 7天  A 15天  B 30天']]],
  ['under a heading', [['代码说明：来源 1：展厅；2：网络；3：转介绍。 级别 H：7天；A：15天；B：30天。']]],
])('two legends in one foot are told apart, %s', (_how, foot) => {
  const [form] = read(register([1, 3, 2], ...foot));
  expect(form?.legend).toEqual({
    sources: { 1: '展厅', 2: '网络', 3: '转介绍' },
    levels: { H: '7天', A: '15天', B: '30天' },
  });
  expect(sourcesOf(form ? [form] : [])).toEqual(['展厅', '转介绍', '网络']);
});

test('a verb between code and word is no part of the word', () => {
  const [form] = read(register([1, 3, 2], ['注：来源1为展厅、2为网络、3为转介绍。']));
  expect(form?.legend?.sources).toEqual({ 1: '展厅', 2: '网络', 3: '转介绍' });
});

test('calls to people who have a level and no car do not make a register a list of owners', () => {
  const read2 = recognise(
    bookOf([
      sheetOf('意向', [
        ['2026年6月 意向客户登记表'],
        ['登记日期', '姓名', '联系电话', '意向车型', '级别', '负责人', '回访1', '回访2', '结果'],
        ['6.3', '赵先生', '13800001111', '途观', 'A', '金二', '6.5', '6.9', '订车'],
        ['6.4', '钱女士', '13800001112', '途观', 'B', '金二', '6.6', null, '跟进'],
      ]),
    ]),
  );
  expect(read2.afterSales).toEqual([]);
  expect(read2.forms.map(({ form, records }) => [form, records.length])).toEqual([['visitor-call-register', 2]]);
});
