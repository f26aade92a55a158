import { buildLedger } from '../../src/customers';
import { recognise, toReadJson, type ReadJson } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { monthFigures } from '../../src/rollups';
import { bookOf, sheetOf, type Area, type Scalar } from '../../src/sheet';

type Row = readonly (Scalar | null)[];

const bookWith = (rows: readonly Row[], sheet = '6月', merges: readonly Area[] = []) =>
  bookOf([sheetOf(sheet, rows, { merges: [...merges] })], { name: '2026.xlsx' });

function read(rows: readonly Row[], sheet?: string, merges?: readonly Area[]): ReadJson {
  return toReadJson(recognise(bookWith(rows, sheet, merges)));
}

const NAMES = ['王芳', '刘强', '陈静', '赵敏', '孙丽'];
const guest = (i: number): Row => [NAMES[i] ?? '', `1390011000${i}`, 'CS75', 'A'];
const HEAD: Row = ['日期', '姓名', '电话', '车型', '级别'];

test('a subtotal that says whose or when before the word is no visit', () => {
  const [form] = read([
    ['2026年6月来店客户登记表'],
    ['日期', '顾问', '姓名', '电话', '车型', '级别'],
    ['6/1', '李明', ...guest(0)],
    [null, '李明 小计', 1],
    ['6/1', '张强', ...guest(1)],
    ['6/1', '张强小计', 1],
    ['6/1合计', null, 2],
    ['6/2', '李明', ...guest(2)],
  ]).forms;
  expect(form?.records.map(({ row, fields }) => [row, fields.customerName])).toEqual([
    [3, '王芳'],
    [5, '刘强'],
    [8, '陈静'],
  ]);
  expect(form?.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual(['4 total', '6 total', '7 total']);
});

test('lines on which only the number and the consultant are written wait; a visitor who left nothing between others is one', () => {
  const line = (serial: number, day: string | null, rest: Row, who: string): Row => [serial, day, ...rest, who];
  const nobody: Row = [null, null, null, null];
  const [form] = read([
    ['2026年6月来店客户登记表'],
    ['序号', ...HEAD, '顾问'],
    line(1, '6/1', guest(0), '李明'),
    line(2, null, nobody, '李明'),
    line(3, '6/2', guest(1), '张强'),
    line(4, null, nobody, '张强'),
    line(5, null, nobody, '张强'),
  ]).forms;
  expect(form?.records.map(({ row }) => row)).toEqual([3, 4, 5]);
  expect(form?.range).toBe('A2:G5');
});

test('codes in a list beside the table are its legend, whichever word heads them, and no customer', () => {
  const legend: Row[] = [
    ['级别说明'],
    ['H', '7天内'],
    ['A', '15天内'],
    ['来源'],
    ['1', '网络'],
    ['2', '展厅'],
    ['3', '转介绍'],
  ];
  const rows: Row[] = [
    ['2026年6月来店登记', null, null, null, null, null],
    [...HEAD, '来源'],
    ...[0, 1, 2, 3].map((i) => [`6/${i + 1}`, ...guest(i), String((i % 3) + 1)]),
    [null, null, null, null, null, null],
  ];
  const [form] = read(rows.map((row, i) => [...row, null, ...(legend[i] ?? [])])).forms;
  expect(form?.records.map(({ fields: { source } }) => source)).toEqual(['网络', '展厅', '转介绍', '网络']);
  expect(form?.legend?.levels).toMatchObject({ H: '7天内', A: '15天内' });
  expect(form?.range).toBe('A2:F6');
});

test('the day over two tables side by side is that of both', () => {
  const { forms } = read(
    [
      ['2026年6月3日 展厅日登记'],
      ['来店', null, null, null, null, null, '来电'],
      ['序号', ...HEAD.slice(1), null, '序号', ...HEAD.slice(1)],
      [1, ...guest(0), null, 1, ...guest(1)],
      [2, ...guest(2), null, 2, ...guest(3)],
    ],
    '日登记',
  );
  expect(forms.map(({ form, date }) => [form, date])).toEqual([
    ['visitor-register', '2026-06-03'],
    ['call-register', '2026-06-03'],
  ]);
});

test('what is to be done tomorrow is no contact of today, with the heads of the part above or others', () => {
  const part = (title: string, head: Row): Row[] => [[title], head, [1, ...guest(2)], [2, ...guest(3)]];
  const head: Row = ['序号', '客户', '电话', '车型', '级别', '内容'];
  for (const next of [head, ['序号', '客户', '电话', '计划内容']]) {
    const { forms } = read(
      [
        ['销售顾问工作日报 姓名：李明 日期：2026年6月3日'],
        ['一、今日回访'],
        head,
        [1, ...guest(0), '约周六'],
        [2, ...guest(1), '发报价'],
        ...part('二、明日回访计划', next),
      ],
      '日报',
    );
    expect(forms.map(({ records }) => records.map(({ fields }) => fields.customerName))).toEqual([['王芳', '刘强']]);
    expect(forms[0]?.unread?.[0]?.range).toMatch(/^A7:/u);
  }
});

test('the level of the second call stands under whatever the store calls that call', () => {
  for (const call of ['二次回访', '次日回访', '24H回访', '第一次回访']) {
    const [form] = read(
      [
        ['2026年6月来店登记'],
        [...HEAD, call, null, '顾问'],
        [null, null, null, null, null, '日期', '级别', null],
        ['6/1', ...guest(0), '6/2', 'H', '李明'],
        ['6/3', ...guest(1), '6/4', 'B', '李明'],
      ],
      '6月',
      [{ top: 2, left: 6, bottom: 2, right: 7 }],
    ).forms;
    expect([call, form?.records.map(({ fields }) => fields.followUpLevel)]).toEqual([call, ['H', 'B']]);
  }
});

test('a list of all customers with the days of orders and losses is no record of losses, and closes those whom it says', () => {
  const rows: Row[] = [
    ['2026年6月意向客户台账'],
    ['建档日期', '客户', '电话', '车型', '级别', '顾问', '成交日期', '战败日期', '战败原因'],
    ['6/1', ...guest(0), '李明', '6/20'],
    ['6/2', ...guest(1), '李明', null, '6/15', '价格高'],
    ['6/3', ...guest(2), '张强'],
  ];
  const [form] = read(rows).forms;
  expect(form?.form).toBe('visitor-call-register');
  expect(form?.records.map(({ fields }) => [fields.date, fields.closingDate, fields.status])).toEqual([
    ['2026-06-01', '2026-06-20', undefined],
    ['2026-06-02', '2026-06-15', undefined],
    ['2026-06-03', undefined, undefined],
  ]);
  expect(form?.records.some((record) => 'ended' in record)).toBe(false);
  const ledger = buildLedger(recognise(bookWith(rows)), generalProfile);
  const { store } = monthFigures(ledger, generalProfile, '2026-06', '2026-06-28');
  expect(store.total).toMatchObject({ new: 3, won: 1, lost: 1, end: 1 });
});

test('the month may stand with the days only; days of another month beside them are told', () => {
  const days = (count: number, of: (day: number) => Scalar): Scalar[] =>
    Array.from({ length: count }, (_, i) => of(i + 1));
  const entries = (more: Readonly<Record<number, string>>, count: number): (string | null)[] =>
    Array.from({ length: count }, (_, i) => more[i + 1] ?? null);
  const who = ['序号', '客户', '电话', '车型'];
  const [headed] = read(
    [
      ['客户接触状况 李明'],
      [...who, ...days(30, (day) => `6/${day}`)],
      [1, ...guest(0).slice(0, 3), ...entries({ 3: 'A', 9: 'H' }, 30)],
      [2, ...guest(1).slice(0, 3), ...entries({ 5: 'B' }, 30)],
    ],
    '李明',
  ).forms;
  expect(headed?.month).toBe('2026-06');
  const [two] = read(
    [
      ['意向客户跟踪表 2026年 销售顾问：李明'],
      [...who, '6月', ...Array<null>(29).fill(null), '7月', ...Array<null>(30).fill(null)],
      [null, null, null, null, ...days(30, (day) => day), ...days(31, (day) => day)],
      [1, ...guest(0).slice(0, 3), ...entries({ 3: 'A', 9: 'H' }, 30), ...entries({ 2: 'O' }, 31)],
      [2, ...guest(1).slice(0, 3), ...entries({ 30: 'B' }, 30), ...entries({ 1: 'B' }, 31)],
    ],
    '李明',
  ).forms;
  expect(two?.month).toBe('2026-06');
  expect(two?.unread?.map(({ range }) => range).sort()).toEqual(['AI5', 'AJ4']);
});

test('a remark on a day with its date, and who signs in the middle of a page, are no visitors', () => {
  const [form] = read([
    ['2026年6月来店客户登记表'],
    ['序号', ...HEAD, '顾问'],
    [1, '6/1', ...guest(0), '李明'],
    ['本页小计', '1批'],
    ['经理签字', '王', '日期', '6/1'],
    [2, '6/2', '下雨，无客流'],
    [3, '6/3', ...guest(1), '李明'],
  ]).forms;
  expect(form?.records.map(({ fields }) => fields.customerName)).toEqual(['王芳', '刘强']);
  expect(form?.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual(['4 total', '5 signature', '6 separator']);
});

test('a register whose only levels are moves has both', () => {
  const [form] = read([
    ['2026年6月来店客户登记表'],
    ['日期', '姓名', '电话', '车型', '级别变化', '顾问'],
    ['6/1', '王芳', '13900110000', 'CS75', 'A→H', '李明'],
    ['6/2', '刘强', '13900110001', 'CS75', 'C', '李明'],
  ]).forms;
  expect(form?.records.map(({ fields: { level, followUpLevel } }) => [level, followUpLevel])).toEqual([
    ['A', 'H'],
    ['C', undefined],
  ]);
});

test('a false loss is none: who is marked 虚战败 or 假战败 stays open', () => {
  const rows: Row[] = [
    ['2026年6月战败报备表'],
    ['序号', '战败日期', '客户', '电话', '车型', '战败类型', '战败原因', '顾问'],
    [1, '6/3', '王芳', '13900110000', 'CS75', '真战败', '价格高', '李明'],
    [2, '6/9', '刘强', '13900110001', 'CS75', '假战败', '失去联系', '李明'],
    [3, '6/9', '陈静', '13900110002', 'CS75', '虚战败', '没跟进', '李明'],
  ];
  const ledger = buildLedger(recognise(bookWith(rows)), generalProfile);
  expect(monthFigures(ledger, generalProfile, '2026-06', '2026-06-28').losses.map(({ reason }) => reason)).toEqual([
    '价格高',
  ]);
});

test('客户信息 over names with their numbers is the column of people; over 姓名 and 电话 it is a heading', () => {
  const people = ['王芳 13900110001', '刘强13900110002', '陈静（13900110003）'];
  const [form] = read([
    ['2026年6月来店客户登记表'],
    ['日期', '时间', '客户信息', '车型', '级别', '顾问'],
    ...people.map((own) => ['6/1', '9:00', own, 'CS75', 'A', '李明']),
  ]).forms;
  expect(form?.records.map(({ fields: { customerName, phone } }) => [customerName, phone])).toEqual([
    ['王芳', '13900110001'],
    ['刘强', '13900110002'],
    ['陈静', '13900110003'],
  ]);
  const [invited] = read(
    [
      ['端午团购会邀约表'],
      ['序号', '客户信息', '邀约人', '第一次跟进', '邀约结果'],
      ...people.map((own, i) => [i + 1, own, '谢东', '6.5 已接通', '肯定来']),
    ],
    '邀约表',
  ).forms;
  expect([invited?.form, invited?.records.map(({ fields: { phone } }) => phone)]).toEqual([
    'event-invitation',
    ['13900110001', '13900110002', '13900110003'],
  ]);
  const [grouped] = read(
    [
      ['2026年6月来店客户登记表'],
      ['日期', '客户信息', null, '车型', '级别', '顾问'],
      [null, '姓名', '电话', null, null, null],
      ['6/1', '王芳', '13900110001', 'CS75', 'A', '李明'],
      ['6/2', '刘强', '13900110002', 'CS75', 'B', '李明'],
    ],
    '6月',
    [{ top: 2, left: 2, bottom: 2, right: 3 }],
  ).forms;
  expect(grouped?.columns.map(({ field, column }) => `${field} ${column}`)).toEqual(
    expect.arrayContaining(['customerName B', 'phone C']),
  );
});
