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

test('headers in two languages are read by their Chinese words; a register of English headers by its own', () => {
  const [chinese] = read([
    ['日期 Date', '进店时间 Time In', '客户姓名 Name', '电话 Tel', '意向车型 Model', '级别 Level', '销售顾问 SC'],
    ['2026/6/3', '10:00', '戚先生', '13888889999', '海狮', 'A', '金二'],
    ['2026/6/4', '11:00', '谢小姐', '13888889998', '秦', 'B', '金二'],
  ]);
  expect(chinese?.form).toBe('visitor-register');
  expect(columnsOf(chinese)).toEqual([
    'A:date',
    'B:arriveTime',
    'C:customerName',
    'D:phone',
    'E:model',
    'F:level',
    'G:consultant',
  ]);
  const [english] = read([
    ['Created Date', 'Lead Type', 'Customer Name', 'Mobile', 'Check-in Time', 'Check-out Time', 'Lead Source', 'Level'],
    ['2026-06-03', 'Walk-in', 'Chen', '13800138000', '09:30', '10:20', 'Website', 'H'],
    ['2026-06-03', 'Phone', 'Zhang', '13900139000', '11:00', null, 'Referral', 'A'],
  ]);
  expect(english?.records.map(({ fields }) => [fields.date, fields.contactKind, fields.arriveTime])).toEqual([
    ['2026-06-03', 'visit', '09:30'],
    ['2026-06-03', 'call', '11:00'],
  ]);
});

test('the name of a system before a word does not make the word a translation', () => {
  const [form] = read([
    ['来店客户登记表 2026年6月'],
    ['DMS编号', '日期', '来店时间', '客户姓名', '电话', '级别'],
    [7, '6/3', '10:00', '戚先生', '13888889999', 'A'],
    [8, '6/4', '10:00', '谢先生', '13888889998', 'B'],
  ]);
  expect(columnsOf(form)).not.toContain('A:serial');
});

test('上月留存 with level and day in one cell, and with a column for each level that no heading gathers', () => {
  const [one] = read([
    ['意向客户接触状况表 2026年6月'],
    ['序号', '客户姓名', '初洽日期', '车型', '上月留存', ...DAYS, '月末级别'],
    [1, '赵先生', '5/12', '途观', 'A 5/28', ...days({ 2: 'A' }), 'A'],
    [2, '钱女士', '5/13', '途观', '5.30(H级)', ...days({ 3: 'H' }), 'H'],
    [3, '孙女士', '5/13', '途观', 'B', ...days({ 3: 'B' }), 'B'],
  ]);
  expect(one?.records.map(({ carryOver }) => carryOver)).toEqual([
    { level: 'A', date: '2026-05-28' },
    { level: 'H', date: '2026-05-30' },
    { level: 'B' },
  ]);
  expect(one?.problems).toEqual([]);
  const [apart] = read([
    ['意向客户接触状况表 2026年6月'],
    ['序号', '客户姓名', '初洽日期', '车型', '上月H', '上月A级', ...DAYS, '月末级别'],
    [1, '赵先生', '5/12', '途观', null, '5/28', ...days({ 2: 'A' }), 'A'],
    [2, '钱女士', '5/13', '途观', '√', null, ...days({ 3: 'H' }), 'H'],
  ]);
  expect(apart?.records.map(({ carryOver }) => carryOver)).toEqual([
    { level: 'A', date: '2026-05-28' },
    { level: 'H' },
  ]);
});

test('options that stand as headers with nothing over them are ticks of their field', () => {
  const [register] = read([
    ['展厅来店来电客户登记表 2026年10月'],
    ['日期', '來店', '來電', '首次', '再次', '时间', '客户姓名', '电话', '意向车型', 'H', 'A', 'B'],
    ['10/1', '√', null, '√', null, '9:00', '葛先生', '13888883333', 'C260L', null, '√', null],
    ['10/1', null, '√', null, '√', '10:00', '奚女士', '13888884444', 'E300', '√', null, null],
    ['10/2', '√', null, '√', null, '11:00', '范先生', '13888885555', 'GLC', null, null, '√'],
  ]);
  expect(
    register?.records.map(({ fields }) => [fields.contactKind, fields.firstVisit, fields.level, fields.arriveTime]),
  ).toEqual([
    ['visit', true, 'A', '09:00'],
    ['call', false, 'H', '10:00'],
    ['visit', true, 'B', '11:00'],
  ]);
  const [report] = read([
    ['营业活动日报表 2026年10月8日'],
    [
      '序号',
      '客户姓名',
      '联系方式',
      '车型',
      '开拓',
      '促进',
      '原来',
      '现在',
      '留存',
      '新增',
      '电话',
      '拜访',
      '访问经过',
    ],
    [1, '葛先生', '13888883333', 'C260L', null, '√', 'A', 'H', '√', null, '√', null, '约试驾'],
    [2, '奚女士', '13888884444', 'E300', '√', null, null, 'B', null, '√', null, '√', '还价'],
  ]);
  expect(
    report?.records.map(({ fields }) => [fields.phone, fields.purpose, fields.carriedFrom, fields.contactKind]),
  ).toEqual([
    ['13888883333', 'promotion', 'last-month', 'call'],
    ['13888884444', 'prospecting', 'this-month', 'visit'],
  ]);
});

test('进店 ticked under 类型 says how they came, not that it was the first time', () => {
  const rows: readonly Row[] = [
    ['客户进店(电)登记表 2026年6月'],
    ['日期', '类型', null, '客户姓名', '联系电话', '关注车型', '首次/再次', '进店时间'],
    [null, '进店', '来电'],
    ['6.1', '√', null, '吕先生', '13888880001', '星越L', '再', '9:10'],
    ['6.1', null, '√', '孔女士', '13888880002', '博越', '首', '11:10'],
  ];
  const [form] = read(rows, [{ top: 2, left: 2, bottom: 2, right: 3 }]);
  expect(form?.records.map(({ fields }) => [fields.contactKind, fields.firstVisit])).toEqual([
    ['visit', false],
    ['call', true],
  ]);
});

test('a level column of a daily report that holds moves gives both levels', () => {
  const [form] = read([
    ['营业日报表 2026年10月8日'],
    ['序号', '客户姓名', '手机', '目的', '确度', '商谈内容', '主管意见'],
    [1, '葛先生', '13888883333', '促', 'B→A', '约试驾', null],
    [2, '奚女士', '13888884444', '促', 'A→H', '约试驾', null],
    [3, '范先生', '13888885555', '开', 'C', '观望', null],
  ]);
  expect(
    form?.records.map(({ fields }) => [fields.purpose, fields.level, fields.levelBefore, fields.levelAfter]),
  ).toEqual([
    ['promotion', undefined, 'B', 'A'],
    ['promotion', undefined, 'A', 'H'],
    ['prospecting', undefined, 'C', undefined],
  ]);
});

test('a gate book of visitors, with nothing of a sale in it, is no visitor register', () => {
  expect(
    read([
      ['公司访客登记表 2026年10月'],
      ['日期', '来访时间', '离开时间', '访客姓名', '电话', '来访单位', '被访人'],
      ['10/1', '9:00', '10:00', '葛先生', '13888883333', '某公司', '常一'],
      ['10/1', '9:00', '10:00', '奚先生', '13888883334', '某公司', '常一'],
    ]),
  ).toEqual([]);
});

test('of two level columns before the days the one kept up to date is the level in the end', () => {
  const [form] = read([
    ['意向客户接触状况表 2026年6月 销售顾问：金二'],
    ['序号', '客户姓名', '电话', '车型', '首次级别', '当前级别', ...DAYS],
    [1, '赵先生', '13800001111', '途观', 'B', 'A', ...days({ 2: 'A' })],
    [2, '钱女士', '13800001112', '途观', 'A', '战败', ...days({ 3: 'B' })],
  ]);
  expect(form?.records.map(({ fields }) => [fields.level, fields.monthEndLevel])).toEqual([
    ['B', 'A'],
    ['A', '战败'],
  ]);
  expect(form?.problems).toEqual([]);
});

test('1 and 0 in a column that asks for a deal are its yes and no', () => {
  const [form] = read([
    ['2026年5月展厅来店登记'],
    ['日期', '姓名', '手机', '车型', '首/再', '试驾', '订车', '级别', '顾问'],
    ['5/3', '赵一', '13800001111', '途观', '首', 1, 0, 'A', '金二'],
    ['5/4', '钱二', '13800001112', '途观', '再', 0, 1, 'H', '金二'],
  ]);
  expect(form?.records.map(({ fields }) => [fields.firstVisit, fields.testDrive, fields.closing])).toEqual([
    [true, true, undefined],
    [false, false, 'deposit'],
  ]);
});
