import { recognise, toReadJson, type ReadJson } from '../../../src/forms';
import { bookOf, parseArea, sheetOf } from '../../../src/sheet';

type Row = readonly (string | number | null)[];
type Form = ReadJson['forms'][number];

function read(rows: readonly Row[], merges: readonly string[] = []): ReadJson {
  const areas = merges.flatMap((area) => parseArea(area) ?? []);
  return toReadJson(recognise(bookOf([sheetOf('Sheet1', rows, { merges: areas })], { name: 'book.xlsx' })));
}

function fieldsOf(form: Form | undefined, ...names: readonly string[]): unknown[][] {
  return (form?.records ?? []).map(({ fields }) => names.map((name) => (fields as Record<string, unknown>)[name]));
}

test('several cars under one merged name are as many records, each with the name', () => {
  const { forms } = read(
    [
      ['保有客户台账'],
      ['序号', '车主', '手机', '车牌', '车架号', '提车日期', '备注'],
      [1, '王伟', '13800000001', '浙A12345', 'LSVAA4182K3000001', '2026-05-03', ''],
      [null, null, null, '浙A12346', 'LSVAA4182K3000002', '2026-05-18', '夫人用车'],
      [2, '李娜', '13800000002', '浙A12347', 'LSVAA4182K3000003', '2026-05-20', ''],
      [null, null, null, null, null, null, '周末联系'],
    ],
    ['A3:A4', 'B3:B4', 'C3:C4', 'A5:A6', 'B5:B6', 'C5:C6'],
  );
  expect(fieldsOf(forms[0], 'customerName', 'phone', 'plate')).toEqual([
    ['王伟', '13800000001', '浙A12345'],
    ['王伟', '13800000001', '浙A12346'],
    ['李娜', '13800000002', '浙A12347'],
  ]);
});

test('of several lists under one title each has the year of the title', () => {
  const heads = ['序号', '姓名', '电话', '车型', '交车日期', '3日', '7日'];
  const { forms } = read([
    ['交车后回访跟踪表 2026年6月'],
    ['销售顾问：林晓峰'],
    heads,
    [1, '王伟', '13800000001', '朗逸', '6.1', '6.4 满意', '6.8'],
    [2, '李娜', '13800000002', '途观L', '6.5', '', ''],
    [],
    ['销售顾问：孙倩'],
    heads,
    [1, '张磊', '13800000003', '帝豪', '6.3', '√', '6.10 无人接听'],
    [2, '赵敏', '13800000004', '轩逸', '6.9', '', ''],
  ]);
  expect(forms.map((form) => [form.consultant, fieldsOf(form, 'deliveryDate').flat()])).toEqual([
    ['林晓峰', ['2026-06-01', '2026-06-05']],
    ['孙倩', ['2026-06-03', '2026-06-09']],
  ]);
  expect(forms.flatMap(({ problems }) => problems)).toEqual([]);
});

test('deliveries without a year take that of the full days beside them, where these are of one year', () => {
  const list = (last: string): Form | undefined =>
    read([
      ['5月交车客户回访登记表'],
      ['客户姓名', '电话', '交车日期', '3日回访', '7日回访'],
      ['王伟', '13800000001', '5.3', '5.6', ''],
      ['李娜', '13800000002', '2026-05-18', '', ''],
      ['张磊', '13800000003', last, '', ''],
    ]).forms[0];
  expect(list('2026-05-20')?.records[0]).toMatchObject({
    fields: { deliveryDate: '2026-05-03' },
    steps: [{ step: '3d', date: '2026-05-06' }],
  });
  expect(list('2025-05-20')?.records[0]?.fields).not.toHaveProperty('deliveryDate');
  expect(list('2025-05-20')?.problems.map(({ cell }) => cell)).toContain('C3');
});

test('状态 of a complaint may be ticks side by side, and 是否结案 is one column', () => {
  const { forms } = read([
    ['客户抱怨登记表'],
    ['登记日期', '客户姓名', '电话', '故障描述', '跟进', '已闭环', '未闭环'],
    ['2026-06-01', '王伟', '13800000001', '异响', '', '√', ''],
    ['2026-06-03', '李娜', '13800000002', '等候', '√', '', ''],
    ['2026-06-05', '张磊', '13800000003', '漏油', '', '', '√'],
  ]);
  expect(fieldsOf(forms[0], 'status').flat()).toEqual(['closed', 'in-progress', 'open']);
  const asked = read([
    ['客户抱怨登记表'],
    ['登记日期', '客户姓名', '电话', '投诉内容', '是否结案'],
    ['2026-06-01', '王伟', '13800000001', '异响', '是'],
    ['2026-06-03', '李娜', '13800000002', '等候', '否'],
  ]);
  expect(fieldsOf(asked.forms[0], 'status').flat()).toEqual(['closed', 'open']);
});

test.each([
  ['保费(万)', '0.32', 3200],
  ['保费（万元）', 0.32, 3200],
  ['保费(元)', 3200, 3200],
  ['保费(万)', '3200元', 3200],
])('%s of %s', (head, cell, premium) => {
  const { forms } = read([
    ['续保台账'],
    ['客户', '车牌', '电话', '到期日', '投保类型', head],
    ['王伟', '浙A12345', '13800000001', '2026-07-01', '续转续', cell],
    ['李娜', '浙A12346', '13800000002', '2026-07-02', '续转续', cell],
  ]);
  expect(fieldsOf(forms[0], 'premium')).toEqual([[premium], [premium]]);
});

const BASES = {
  'owner-register': ['保有客户登记表', '客户姓名|联系电话|车牌号|VIN码|保有类别|交车日期', ['自销', '2026-05-02']],
  'service-reminder': ['定保招揽表', '客户姓名|联系电话|车牌号|VIN码|上次保养时间|下次保养日期', ['2025-12-02', '2026-06-02']],
  'renewal-ledger': ['续保台账', '客户姓名|联系电话|车牌号|VIN码|保险到期日|跟进状态', ['2026-07-02', '已报价']],
  'complaint-register': ['客户投诉登记表', '客户姓名|联系电话|车牌号|VIN码|投诉时间|投诉内容', ['2026-05-02', '异响']],
} as const; // prettier-ignore

/** Each list once with a further column; what its field is. */
function fieldOf(kind: keyof typeof BASES, head: string, values: Row): string[] {
  const [title, heads, row] = BASES[kind];
  const { forms } = read([
    [title],
    [...heads.split('|'), head],
    ...values.map((value, i) => ['王伟', `1380000000${i}`, `浙A1234${i}`, `LSVAA4182K300000${i}`, ...row, value]),
  ]);
  expect(forms.map(({ form }) => form)).toEqual([kind]);
  const [form] = forms;
  return [
    ...(form?.columns ?? []).flatMap(({ column, field }) => (column === 'G' ? [field] : [])),
    ...(form !== undefined && 'stepColumns' in form ? Object.entries(form.stepColumns ?? {}) : []).flatMap(
      ([step, columns]) => (columns.includes('G') ? [step] : []),
    ),
  ];
}

const DAYS = ['2026-03-01', '2026-03-12', '2026-04-03', '2026-02-09'];
const NUMBERS = [12500, 8600, 15200, 9900];
const PEOPLE = ['刘洋', '陈晨', '刘洋', '吴敏'];

// one character away from a header of ours, or with one at the end: another word all the same
test.each([
  ['出险日期 出单日期 投保日期 续保日期 二保日期 二次保养时间 延保到期 延保截止日期 三包生效日期 贷款到期日 会员到期日 驾驶证到期日 上年到期日', DAYS],
  ['过户日期 上报时间 报案时间 结清日期 跟进时间 流失日期 最后消费日期 短信发送日期 配偶生日 子女生日', DAYS],
  ['年均里程 月均里程 自费金额 消费总额 上年保费 理赔金额', NUMBERS],
  ['提交人 紧急联系人', PEOPLE],
] as const)('%s have no field', (heads, values) => {
  for (const kind of Object.keys(BASES) as (keyof typeof BASES)[])
    for (const head of heads.split(' ')) expect([kind, head, fieldOf(kind, head, values)]).toEqual([kind, head, []]);
}); // prettier-ignore

test.each([
  ['owner-register', '首次保养日期', DAYS, 'firstServiceDate'],
  ['owner-register', '保固到期', DAYS, 'warrantyEnd'],
  ['service-reminder', '车主生日', DAYS, 'birthday'],
  ['renewal-ledger', '上年公司', ['人保', '平安', '人保', '太平洋'], 'previousInsurer'],
  ['renewal-ledger', '续保专元', PEOPLE, 'renewalAgent'],
] as const)('in a %s %s is a field', (kind, head, values, field) => {
  expect(fieldOf(kind, head, values)).toEqual([field]);
});

test('where the customer has a column, the insured is not taken for them', () => {
  const { forms } = read([
    ['续保台账'],
    ['被保险人', '客户姓名', '电话', '车牌', '到期日', '状态'],
    ['某某融资租赁有限公司', '王伟', '13800000001', '浙A12345', '2026-07-01', '已报价'],
    ['李娜', '李娜', '13800000002', '浙A12346', '2026-07-02', '未跟进'],
  ]);
  expect(fieldsOf(forms[0], 'customerName').flat()).toEqual(['王伟', '李娜']);
});

test.each([
  ['是否邀约成功|是否到店', ['是', '否'], ['event-invitation']],
  ['审核意见|备注', ['同意', ''], []],
] as const)('a plan of whom to invite, with %s, is no daily report', (heads, row, kinds) => {
  const { forms } = read([
    `姓名|电话|邀约类型|计划邀约时间|计划见面时间|邀约目标|主管审核|原意向等级|新意向等级|意向车型|到店时间|${heads}`.split('|'),
    ['王伟', '13800000001', '线索邀约', '2026-06-01', '2026-06-03', '到店', '通过', 'B', 'A', '雨燕', '2026-06-03', ...row],
    ['李娜', '13800000002', '再次邀约', '2026-06-01', '2026-06-04', '到店', '通过', 'C', 'C', '天语', '', ...row],
  ]); // prettier-ignore
  expect(forms.map(({ form }) => form)).toEqual(kinds);
});
