import { recognise, toReadJson, type ReadJson } from '../../src/forms';
import { bookOf, sheetOf, type Area, type Scalar } from '../../src/sheet';
import { takenInSilence } from './no-field-headers';

type Row = readonly (Scalar | null)[];

function read(rows: readonly Row[], merges: readonly Area[] = [], sheet = 'Sheet1'): ReadJson['forms'] {
  return toReadJson(recognise(bookOf([sheetOf(sheet, rows, { merges })], { name: '2026.xlsx' }))).forms;
}

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);
const days = (marks: Readonly<Record<number, Scalar>>): Row => DAYS.map((day) => marks[day] ?? null);
const fieldsOf = (form: ReadJson['forms'][number] | undefined): object[] =>
  (form?.records ?? []).map(({ fields }) => fields);

test('a name and a number in one cell are both read, under whichever header; a number covered in the middle is told, not completed', () => {
  for (const header of ['客户姓名/电话', '客户', '联系人及电话']) {
    const [form] = read([
      ['来店登记 2026年6月'],
      ['日期', '到店时间', header, '车型', '级别'],
      ['6/1', '9:00', '赵一 13800010001', '途观', 'A'],
      ['6/2', '9:00', '钱女士/13800010002', '途观', 'B'],
      ['6/3', '9:00', '孙三（0371-66668888）', '途观', 'B'],
      ['6/4', '9:00', '李四 139****0004', '途观', 'B'],
    ]);
    expect([header, fieldsOf(form)]).toMatchObject([
      header,
      [
        { customerName: '赵一', phone: '13800010001' },
        { customerName: '钱女士', phone: '13800010002', gender: 'female' },
        { customerName: '孙三', phone: '0371-66668888' },
        { customerName: '李四' },
      ],
    ]);
    expect(form?.columns.filter(({ column }) => column === 'C').map(({ field }) => field)).toEqual(
      expect.arrayContaining(['customerName', 'phone']),
    );
    expect(form?.records[3]?.fields.phone).toBeUndefined();
    expect(form?.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['C6 unreadable-phone']);
  }
});

test('a name beside the number is somebody else where a column names the customer', () => {
  const [form] = read([
    ['来店登记 2026年6月'],
    ['日期', '到店时间', '姓名', '电话', '车型', '级别'],
    ['6/1', '9:00', '赵一', '13800010001', '途观', 'A'],
    ['6/2', '9:00', null, '王太太 13800010002', '途观', 'B'],
  ]);
  expect(form?.records[1]?.fields).toMatchObject({ phone: '13800010002' });
  expect(form?.records[1]?.fields.customerName).toBeUndefined();
});

test('covered numbers of a column are counted at the first of them', () => {
  const { forms } = recognise(
    bookOf([
      sheetOf('来店', [
        ['来店登记 2026年6月'],
        ['日期', '到店时间', '姓名', '电话', '级别'],
        ['6/1', '9:00', '赵一', '138****0001', 'A'],
        ['6/2', '9:00', '钱二', '139****0002', 'B'],
        ['6/3', '9:00', '孙三', '1380001', 'B'],
      ]),
    ]),
  );
  expect(forms[0]?.problems.map(({ cell, masked }) => [cell, masked])).toEqual([
    ['D3', 2],
    ['D4', 0],
    ['D5', undefined],
  ]);
});

test('check boxes that came as words are contacts and no contacts; a subtotal after a week belongs to no day', () => {
  const [form] = read([
    ['2026年6月接触状况 王海'],
    ['序号', '姓名', '电话', '级别', ...DAYS.slice(0, 7), '小计', ...DAYS.slice(7), '合计'],
    [
      1,
      '赵一',
      '13800010001',
      'A',
      null,
      'TRUE',
      'FALSE',
      null,
      null,
      null,
      null,
      1,
      'B',
      ...Array<null>(22).fill(null),
      1,
    ],
  ]);
  expect(form?.records[0]?.contacts).toEqual([{ day: 2 }, { day: 8, level: 'B' }]);
  expect(form?.problems).toEqual([]);
});

test('a consultant’s name by itself over each of several tables is the consultant of that table', () => {
  const header = ['序号', '姓名', '电话', '级别', ...DAYS];
  const forms = read(
    [
      ['王海'],
      header,
      [1, '赵一', '13800010001', 'A', ...days({ 1: 'A' })],
      [],
      ['李强'],
      header,
      [1, '钱二', '13800010002', 'A', ...days({ 1: 'B' })],
    ],
    [],
    '2026年6月',
  );
  expect(forms.map(({ consultant, records }) => [consultant, records[0]?.fields.customerName])).toEqual([
    ['王海', '赵一'],
    ['李强', '钱二'],
  ]);
});

test('状态 behind the days tells how the month ended where it tells of ends, and is no field where it does not', () => {
  const table = (states: readonly string[]): readonly Row[] => [
    ['2026年6月客户跟踪 王海'],
    ['序号', '姓名', '电话', '级别', ...DAYS, '状态'],
    ...states.map((state, i): Row => [
      i + 1,
      '赵钱孙'.charAt(i) + '先生',
      `1380001000${String(i)}`,
      'A',
      ...days({ 2: 'B' }),
      state,
    ]),
  ];
  expect(fieldsOf(read(table(['跟进', '已成交', '战败']))[0])).toMatchObject([
    { monthEndLevel: '跟进' },
    { monthEndLevel: '已成交' },
    { monthEndLevel: '战败' },
  ]);
  expect(read(table(['有效', '无效', '有效']))[0]?.columns.map(({ field }) => field)).not.toContain('monthEndLevel');
});

test('reasons as ticks under a heading that nobody merged, though one of them could head a column; 留存 over check boxes', () => {
  const [losses] = read([
    ['6月失败客户分析'],
    ['序号', '客户', '电话', '原因', null, null, '结果', null, null, '顾问'],
    [null, null, null, '价格', '产品', '服务', '战败', '失控', '冷冻', null],
    [1, '赵一', '13800010001', '√', null, null, '√', null, null, '王海'],
    [2, '钱二', '13800010002', null, '√', null, null, '√', null, '李强'],
  ]);
  expect(fieldsOf(losses)).toMatchObject([
    { lossReason: '价格', lossKind: 'lost' },
    { lossReason: '产品', lossKind: 'out-of-control' },
  ]);
  const [report] = read([
    ['营业日报 2026/6/3 李强'],
    ['No', '姓名', '电话', '车型', '访问目的', null, '级别', null, '留存', null, '经过'],
    [null, null, null, null, '开拓', '促进', '原', '现', '上月', '本月', null],
    [1, '赵一', '13800010001', '途观', true, false, 'B', 'A', false, true, '看车'],
    [2, '钱二', '13800010002', '途观', false, true, 'A', 'H', true, false, '谈价'],
  ]);
  expect(fieldsOf(report)).toMatchObject([
    { purpose: 'prospecting', carriedFrom: 'this-month' },
    { purpose: 'promotion', carriedFrom: 'last-month' },
  ]);
});

test('a list that tells of open and of lost customers is a register, with the day of either end', () => {
  const [form] = read([
    ['2026年6月潜客管理'],
    [
      '序号',
      '留档日期',
      '姓名',
      '手机',
      '车型',
      '渠道',
      '级别',
      '最新状态',
      '成交日期',
      '战败日期',
      '战败原因',
      '战败车型',
      '顾问',
    ],
    [1, '2026/6/1', '赵一', '13800010001', '途观', '自然', 'A', '成交', '2026/6/5', null, null, null, '王海'],
    [2, '2026/6/2', '钱二', '13800010002', '途观', '自然', 'B', '战败', null, '2026/6/8', '价格', 'RAV4', '王海'],
    [3, '2026/6/3', '孙三', '13800010003', '途观', '网络', 'A', '跟进中', null, null, null, null, '李强'],
  ]);
  expect(form?.form).toBe('visitor-register');
  expect(fieldsOf(form)).toMatchObject([
    { date: '2026-06-01', status: 'won', closingDate: '2026-06-05' },
    { date: '2026-06-02', status: 'lost', closingDate: '2026-06-08', competitor: 'RAV4' },
    { date: '2026-06-03', status: 'following' },
  ]);
});

test('a log of contacts with one level or none is a report of several days; a day as a heading is that of the lines below', () => {
  const [log] = read([
    ['跟进记录'],
    ['跟进时间', '客户姓名', '手机', '跟进类型', '跟进内容', '下次跟进时间', '跟进人'],
    ['2026-06-01 10:00', '赵一', '13800010001', '电话', '约试驾', '2026-06-05', '王海'],
    ['2026-06-02 10:00', '钱二', '13800010002', '微信', '发资料', '2026-06-06', '王海'],
  ]);
  expect(log?.form).toBe('daily-report');
  expect(fieldsOf(log)).toMatchObject([
    { date: '2026-06-01', contactKind: 'call', consultant: '王海' },
    { date: '2026-06-02', contactKind: 'online' },
  ]);
  const [week] = read([
    ['工作周报 2026年6月第1周 王海'],
    ['序号', '姓名', '电话', '车型', '目的', '原级别', '现级别', '经过'],
    ['6月1日'],
    [1, '赵一', '13800010001', '途观', '促进', 'B', 'A', '谈'],
    ['6月2日'],
    [1, '钱二', '13800010002', '途观', '促进', 'A', 'H', '谈'],
  ]);
  expect(fieldsOf(week)).toMatchObject([{ date: '2026-06-01' }, { date: '2026-06-02' }]);
});

test('a heading written over each of its columns gathers them, 出 is the time of leaving, and a month’s title names its consultant', () => {
  const [visits] = read([
    ['来店登记 2026年6月'],
    ['日期', '时间', null, '姓名', '电话', '意向级别', '意向级别'],
    [null, '进', '出', null, null, '首次', '追踪后'],
    ['6/1', '9:00', '9:30', '赵一', '13800010001', 'A', 'B'],
    ['6/1', '10:00', '10:30', '钱二', '13800010002', 'A', 'H'],
  ]);
  expect(fieldsOf(visits)).toMatchObject([
    { arriveTime: '09:00', leaveTime: '09:30', level: 'A', followUpLevel: 'B' },
    { arriveTime: '10:00', leaveTime: '10:30', level: 'A', followUpLevel: 'H' },
  ]);
  expect(visits?.headerRows).toEqual([2, 3]);
  const [matrix] = read([
    ['6月意向客户 王海'],
    ['客户', '电话', '车型', '上月末级别', ...DAYS.slice(0, 15), '本月末级别'],
    ['赵一', '13800010001', '途观', 'A', null, 'A', ...Array<null>(13).fill(null), 'B'],
  ]);
  expect(matrix?.consultant).toBe('王海');
});

test('the day on which a lead came to the showroom is not the day of its line', () => {
  const [form] = read([
    ['销售线索跟进表', null, null, null, '2026年6月'],
    ['获取日期', '来源', '客户', '电话', '意向车型', '意向等级', '是否到店', '到店日期', '顾问'],
    ['6/1', '懂车帝', '赵一', '13800010001', '途观', 'A', '是', '6/5', '王海'],
    ['6/2', '抖音', '钱二', '13800010002', '途观', 'B', '否', null, '王海'],
  ]);
  expect(fieldsOf(form)).toMatchObject([
    { date: '2026-06-01', contactKind: 'online' },
    { date: '2026-06-02', contactKind: 'online' },
  ]);
});

test('days of arrival written as moments with their zone: midnight in China is the day, any other moment is told', () => {
  const [form] = read([
    ['到店时间', '姓名', '电话', '车型', '级别', '顾问'],
    ['2026-06-10T16:00:00.000Z', '赵一', '13800010001', '途观', 'A', '王海'],
    ['2026-06-11T02:30:00+08:00', '钱二', '13800010002', '途观', 'B', '王海'],
    ['2026-06-11 10:30:00', '孙二', '13800010003', '途观', 'B', '王海'],
  ]);
  expect(form?.records.map(({ fields }) => [fields.date, fields.arriveTime])).toEqual([
    ['2026-06-11', undefined],
    [undefined, undefined],
    ['2026-06-11', '10:30'],
  ]);
  expect(form?.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['A3 unreadable-date']);
});

test('a sentence behind the pairs of a legend is none of them', () => {
  const [form] = read([
    ['来店登记 2026年6月'],
    ['日期', '到店时间', '姓名', '电话', '来源', '级别'],
    ['6/1', '9:00', '赵一', '13800010001', '①', 'A'],
    ['6/2', '9:00', '钱二', '13800010002', '②', 'B'],
    ['备注：1.来源代码：①自然进店 ②网络；2.级别代码：H-7天内，A-15天内，B-30天内。3、当日填写。'],
  ]);
  expect(form?.legend).toEqual({
    sources: { '1': '自然进店', '2': '网络' },
    levels: { H: '7天内', A: '15天内', B: '30天内' },
  });
});

test('on a card the head of a table is no value of the labels over it, and 洽谈记录 begins the table of contacts', () => {
  const [card] = read([
    ['意向客户管理卡'],
    ['客户姓名', '赵一', '性别', '男', '联系电话', '13800010001'],
    ['意向车型', '途观', '颜色', '白', '意向级别', 'A'],
    ['信息来源', '抖音', '建卡日期', '2026-06-01', '销售顾问', '王海'],
    ['身份证号', null, '驾驶证号', null, '住址', '金水区'],
    ['跟进日期', '跟进方式', '跟进前级别', '跟进后级别', '跟进内容', '下次跟进'],
    ['2026-06-03', '电话', 'A', 'A', '约试驾', '2026-06-06'],
  ]);
  expect(fieldsOf(card)).toMatchObject([{ district: '金水区' }]);
  const [other] = read([
    ['潜在客户信息卡'],
    ['客户姓名', '赵一', '联系电话', '13800010001'],
    ['意向车型', '途观', '意向级别', 'A'],
    ['信息来源', '网络', '销售顾问', '王海'],
    ['洽谈记录'],
    ['日期', '方式', '内容', '级别', '下次'],
    ['6/1', '来店', '看车', 'A', '6/5'],
    ['6/5', '电话', '约', 'A', '6/9'],
  ]);
  expect(other?.problems).toEqual([]);
  expect(other?.columns.map(({ field }) => field)).not.toContain('phone2');
});

test('of the columns to which the contract gives no field none is taken in silence in a register', () => {
  expect(takenInSilence('register')).toEqual([]);
});
