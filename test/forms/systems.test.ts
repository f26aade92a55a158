import { recognise, toReadJson, type ReadJson } from '../../src/forms';
import { bookOf, sheetOf, type Area } from '../../src/sheet';

type Row = readonly (string | number | null)[];

function read(rows: readonly Row[], merges: readonly Area[] = []): ReadJson['forms'] {
  return toReadJson(recognise(bookOf([sheetOf('Sheet1', rows, { merges })], { name: 'book.xlsx' }))).forms;
}

function columnsOf(form: ReadJson['forms'][number] | undefined): string[] {
  return (form?.columns ?? []).map(({ column, field }) => `${column}:${field}`);
}

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);

function days(marks: Readonly<Record<number, string>>): (string | null)[] {
  return DAYS.map((day) => marks[day] ?? null);
}

test('days without a column stay out, and the days around the gap stay in; half a month counts its half', () => {
  const workdays = DAYS.filter((day) => day % 7 !== 6 && day % 7 !== 0);
  const header = ['序号', '客户姓名', '电话', '车型', '级别'];
  const [gaps] = read([
    ['意向客户接触状况表 2026年6月'],
    [...header, ...workdays, '月末级别'],
    [1, '赵先生', '13888883333', '途观', 'A', ...workdays.map((day) => (day === 2 || day === 30 ? 'B' : null)), 'B'],
  ]);
  expect(Object.keys(gaps?.dayColumns ?? {}).map(Number)).toEqual(workdays);
  expect(gaps?.records[0]?.contacts).toEqual([
    { day: 2, level: 'B' },
    { day: 30, level: 'B' },
  ]);
  const second = DAYS.slice(16);
  const [half] = read([
    ['意向客户接触状况表 2026年6月'],
    [...header, ...second, '月末级别'],
    [1, '赵先生', '13888883333', '途观', 'A', ...second.map((day) => (day === 17 ? '*' : null)), 'B'],
  ]);
  expect(Object.keys(half?.dayColumns ?? {})).toHaveLength(14);
  expect(half?.records[0]?.planned).toEqual([17]);
});

test.each([
  ['2026年1月', 26, '2025-12-26', '2026-01-25'],
  ['2026年6月（5月21日至6月20日）', 21, '2026-05-21', '2026-06-20'],
  ['2026年2月16日-3月15日', 16, '2026-02-16', '2026-03-15'],
])('%s from the %s. on: days of two calendar months have their dates', (title, first, from, to) => {
  const days = [
    ...Array.from({ length: 32 - first }, (_, i) => first + i),
    ...Array.from({ length: first - 1 }, (_, i) => i + 1),
  ];
  const [form] = read([
    [`意向客户接触状况表 ${title}`],
    ['序号', '客户姓名', '电话', '车型', '级别', ...days],
    [1, '赵先生', '13888883333', '途观', 'A', ...days.map((day) => (day === first ? 'B' : day === 1 ? '*' : null))],
  ]);
  expect([form?.month, form?.from, form?.to]).toEqual([to.slice(0, 7), from, to]);
  expect(form?.records[0]).toMatchObject({ contacts: [{ date: from, level: 'B' }], planned: [`${to.slice(0, 7)}-01`] });
  expect(Object.keys(form?.dayColumns ?? {}).at(-1)).toBe(to);
  expect(form?.problems).toEqual([]);
});

test('check boxes are ticks in every group, and a column that asks for a second visit says no by yes', () => {
  const [form] = read([
    ['来店客户登记表 2026年6月'],
    ['日期', '客户姓名', '电话', '车型', '信息来源', null, null, '级别', null, '是否二次到店', '销售顾问'],
    [null, null, null, null, '网络', '车展', '转介绍', 'H', 'A'],
    ['6/1', '赵先生', '13888883333', '途观', 'TRUE', 'FALSE', 'FALSE', 1, 0, '是', '金二'],
    ['6/2', '钱女士', '13888883334', '途观', 'FALSE', 'TRUE', 'TRUE', 0, 1, '否', '金二'],
    ['6/3', '孙女士', '13888883335', '途观', 'FALSE', 'FALSE', 'TRUE', 0, 1, '否', '金二'],
  ]);
  expect(form?.records.map(({ fields }) => [fields.source, fields.level, fields.firstVisit])).toEqual([
    ['网络', 'H', false],
    ['车展、转介绍', 'A', true],
    ['转介绍', 'A', true],
  ]);
});

test('a visitor without a name, whose kind, state and purpose are heading words, ends no table', () => {
  const visit = (n: number, name: string | null): Row => [
    n,
    '到店',
    '有效',
    `2026-06-0${n}`,
    name,
    name && `1388888333${n}`,
    '试驾',
    '途观',
    '金二',
  ];
  const [form, ...others] = read([
    [
      '编号',
      '接触类型',
      '状态',
      '登记日期',
      '客户姓名',
      '手机号',
      '到店目的',
      '意向车型',
      '信息来源',
      '意向级别',
      '来店时间',
      '销售顾问',
    ],
    visit(1, '赵先生'),
    [2, '电话', '有效', '2026-06-02', null, null, '提车', '途观', '网络', 'A', '10:00', '金二'],
    [3, '电话', '有效', null, null, null, '试驾', '备注', '网络', 'A', null, '金二'],
    visit(4, '老客户'),
    visit(5, '孙女士'),
  ]);
  expect(others).toEqual([]);
  expect(form?.records.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
});

test('another table below, with headers of its own, is another table', () => {
  const forms = read([
    ['来店客户登记表 2026年6月'],
    ['日期', '来店时间', '客户姓名', '电话', '意向车型', '级别'],
    ['6/1', '10:00', '赵先生', '13888883333', '途观', 'A'],
    ['6/2', '10:00', '钱女士', '13888883334', '途观', 'B'],
    ['战败客户登记表 2026年6月'],
    ['客户姓名', '电话', '战败日期', '战败原因', '购买车型'],
    ['孙女士', '13888883335', '6/5', '价格', '帕萨特'],
    ['李先生', '13888883336', '6/6', '颜色', '帕萨特'],
  ]);
  expect(forms.map(({ form, records }) => [form, records.length])).toEqual([
    ['visitor-register', 2],
    ['loss-record', 2],
  ]);
});

test('label and name in two cells each, under columns of something else, are a signature', () => {
  const [form] = read([
    ['来店客户登记表 2026年6月'],
    ['日期', '来店时间', '客户姓名', '电话', '意向车型', '级别'],
    ['6/1', '10:00', '赵先生', '13888883333', '途观', 'A'],
    ['6/2', '10:00', '钱女士', '13888883334', '途观', 'B'],
    ['展厅经理', '李强', '审核', '王芳', null, null],
  ]);
  expect(form?.records).toHaveLength(2);
  expect(form?.problems).toEqual([]);
});

test('columns of systems: yes and no, past and future, brand and model, city and district, staff of several kinds', () => {
  const [form] = read([
    [
      '到店时间',
      '姓名',
      '电话',
      '所在城市',
      '所在区县',
      '意向品牌',
      '意向车型',
      '意向等级',
      '竞品品牌',
      '竞品车型',
      '是否下定',
      '跟进方式',
      '最近跟进时间',
      '下次跟进时间',
      '登记专员',
      '接待专员',
      '最新状态',
      '战败原因',
    ],
    [
      '2026-06-01 10:00',
      '赵先生',
      '13888883333',
      '洛阳',
      '涧西区',
      '大众',
      '途观',
      'A',
      null,
      '汉兰达',
      '是',
      '电话',
      '2026-06-02',
      '2026-06-09',
      '小陈',
      '金二',
      '跟进中',
      null,
    ],
    [
      '2026-06-02 11:00',
      '钱女士',
      '13888883334',
      '洛阳',
      '老城区',
      '大众',
      '途观',
      'B',
      null,
      '唐',
      '否',
      '微信',
      '2026-06-03',
      '2026-06-10',
      '小陈',
      '金二',
      '已战败',
      '价格高',
    ],
    [
      '2026-06-03 12:00',
      '孙女士',
      '13888883335',
      '洛阳',
      '西工区',
      '大众',
      '帕萨特',
      'H',
      '丰田',
      null,
      '否',
      '电话',
      '2026-06-04',
      '2026-06-11',
      '小陈',
      '胡三',
      '已成交',
      null,
    ],
  ]);
  expect(form?.form).toBe('visitor-register');
  expect(form?.records.map(({ fields }) => fields)).toMatchObject([
    {
      district: '涧西区',
      model: '途观',
      competitor: '汉兰达',
      closing: 'deposit',
      appointment: '2026-06-09',
      consultant: '金二',
      status: 'following',
    },
    { status: 'lost', lossReason: '价格高' },
    { status: 'won' },
  ]);
  expect(form?.records.map(({ fields }) => fields.contactKind)).toEqual([undefined, undefined, undefined]);
  expect(form?.records[1]?.fields.closing).toBeUndefined();
});

test('what has no field is not taken for a neighbour: one character makes 首次 and 下次 opposites', () => {
  const [form] = read([
    [
      '日期',
      '来店时间',
      '客户姓名',
      '电话',
      '车型',
      '级别',
      '首次跟进时间',
      '来店目的',
      '上次联系',
      '前台专员',
      '离店感受',
    ],
    ['2026-06-01', '10:00', '赵先生', '13888883333', '途观', 'A', '2026-06-02', '看车', '2026-05-02', '小陈', '好'],
    ['2026-06-02', '10:00', '钱女士', '13888883334', '途观', 'B', '2026-06-03', '看车', '2026-05-03', '小陈', '好'],
  ]);
  expect(columnsOf(form)).toEqual(['A:date', 'B:arriveTime', 'C:customerName', 'D:phone', 'E:model', 'F:level']);
});

test('leads and lists of open customers are registers, a log of calls is a report with a date in each row', () => {
  const kinds = (rows: readonly Row[]) =>
    read(rows).map(({ form, records }) => [form, records.map(({ fields }) => fields)]);
  expect(
    kinds([
      ['线索ID', '客户姓名', '手机', '下发时间', '网络平台', '意向车型', '分配顾问'],
      ['L1', '赵先生', '13888883333', '2026-06-01 10:00', '汽车之家', '途观', '金二'],
      ['L2', '钱女士', '13888883334', '2026-06-02 11:00', '易车', '途观', '金二'],
    ]),
  ).toMatchObject([
    [
      'visitor-call-register',
      [{ contactKind: 'online', source: '汽车之家', date: '2026-06-01' }, { contactKind: 'online' }],
    ],
  ]);
  expect(
    kinds([
      ['客户', '电话', '确度', '车型', '建档日期', '下次联系', '销售顾问'],
      ['赵先生', '13888883333', 'H', '途观', '2026-06-01', '2026-06-08', '金二'],
      ['钱女士', '13888883334', 'A', '途观', '2026-06-02', '2026-06-09', '金二'],
    ]),
  ).toMatchObject([['visitor-call-register', [{ date: '2026-06-01', level: 'H', appointment: '2026-06-08' }, {}]]]);
  expect(
    kinds([
      ['姓名', '手机', '回访日期', '回访方式', '促进前级别', '促进后级别', '促进内容', '顾问'],
      ['赵先生', '13888883333', '2026-06-01', '电话', 'B级', 'A级', '约试驾', '金二'],
      ['钱女士', '13888883334', '2026-06-02', '上门', 'A级', 'H级', '约试驾', '金二'],
    ]),
  ).toMatchObject([
    [
      'daily-report',
      [{ date: '2026-06-01', contactKind: 'call', levelBefore: 'B', levelAfter: 'A' }, { contactKind: 'visit' }],
    ],
  ]);
});

test('a word of another sheet in the title does not outweigh days, levels and customers', () => {
  const [form] = read([
    ['6月客户回访表（2026年）'],
    ['序号', '客户姓名', '电话', '车型', '建卡级别', ...DAYS, '最新级别'],
    [1, '赵先生', '13888883333', '途观', 'A', ...days({ 3: 'A*', 10: 'B' }), '战败'],
    [2, '钱女士', '13888883334', '途观', 'H', ...days({ 2: 'H' }), 'A'],
  ]);
  expect(form?.form).toBe('contact-matrix');
  expect(form?.records.map(({ fields }) => [fields.level, fields.monthEndLevel])).toEqual([
    ['A', '战败'],
    ['H', 'A'],
  ]);
});

test('the day on which a lead was given to somebody is asked where no other day stands, and gives way to one that does', () => {
  const rows = (...more: readonly (readonly [string, string])[]): readonly Row[] => [
    ['分配时间', ...more.map(([header]) => header), '客户', '联系方式', '意向车型', '来源', '级别', '顾问'],
    [
      '2026-06-03 10:30:00',
      ...more.map(([, value]) => value),
      '赵先生',
      '13800001111',
      '途观',
      '汽车之家',
      'A',
      '金二',
    ],
    ['2026-06-05 09:30:00', ...more.map(([, value]) => value), '钱女士', '13800001112', '迈腾', '懂车帝', 'B', '金二'],
  ];
  const alone = recognise(bookOf([sheetOf('线索', rows())]));
  expect(alone.questions.map(({ cell, proposed }) => [cell, proposed])).toEqual([['A1', 'date']]);
  expect(alone.forms[0]?.records.map(({ fields }) => fields.date)).toEqual([undefined, undefined]);
  const beside = recognise(bookOf([sheetOf('线索', rows(['创建时间', '2026-06-01 08:00:00']))]));
  expect(beside.questions).toEqual([]);
  expect(beside.forms[0]?.records.map(({ fields }) => fields.date)).toEqual(['2026-06-01', '2026-06-01']);
});

test('the time of a later visit is no time of arrival on the day that a lead came in', () => {
  const [form] = recognise(
    bookOf([
      sheetOf('线索', [
        ['线索创建时间', '客户姓名', '手机', '意向车型', '到店时间', '下订时间', '战败时间', '是否到店'],
        ['2026-06-03 10:30:00', '赵先生', '13800001111', '途观', '2026-06-06 14:00:00', '2026-06-08', null, '是'],
        ['2026-06-05 09:30:00', '钱女士', '13800001112', '迈腾', null, null, '2026-06-12', '否'],
      ]),
    ]),
  ).forms;
  expect(form?.form).toBe('visitor-call-register');
  expect(form?.records.map(({ fields }) => [fields.contactKind, fields.arriveTime, fields.purchaseWindow])).toEqual([
    ['online', undefined, undefined],
    ['online', undefined, undefined],
  ]);
});
