import { recognise, toReadJson, type ReadJson } from '../../../src/forms';
import { bookOf, sheetOf } from '../../../src/sheet';

type Row = readonly (string | number | null)[];

function read(rows: readonly Row[], name = 'Sheet1'): ReadJson {
  return toReadJson(recognise(bookOf([sheetOf(name, rows)], { name: 'book.xlsx' })));
}

function mapped(form: ReadJson['forms'][number] | undefined): string[] {
  return (form?.columns ?? []).map(({ column, field }) => `${column}:${field}`);
}

/** A list under its title, with one row of values repeated for three owners. */
function listOf(title: string, heads: string, row: Row): ReadJson {
  const phoned = (value: string | number | null, i: number): string | number | null =>
    value === 'PHONE'
      ? `1380000000${i}`
      : value === 'VIN'
        ? `LSVAA4182K300000${i}`
        : value === 'PLATE'
          ? `浙A1234${i}`
          : value;
  return read([[title], heads.split('|'), ...[1, 2, 3].map((i) => row.map((value) => phoned(value, i)))]);
}

const OWNER = '客户姓名|联系电话|车牌号|VIN码|车型';
const OWNER_ROW = ['王伟', 'PHONE', 'PLATE', 'VIN', '朗逸'] as const;

test.each([
  [
    '保有客户登记表',
    `${OWNER}|保有类别|交车日期`,
    ['自销', '2026-05-03'],
    'owner-register',
    { ownerKind: 'own-sold', deliveryDate: '2026-05-03' },
  ],
  [
    '交车后回访表',
    `${OWNER}|提车日期|3日回访|7日回访`,
    ['2026-05-03', '5.6 已接通', '√'],
    'delivery-follow-up',
    { deliveryDate: '2026-05-03' },
  ],
  [
    '维修记录',
    `${OWNER}|进厂日期|出厂日期|维修类型|工时费|总金额`,
    ['2026-05-03', '2026-05-04', '钣喷', 100, '1,670.00'],
    'service-history',
    { date: '2026-05-03', workKind: 'accident', amount: 1670 },
  ],
  [
    '定保招揽表',
    `${OWNER}|上次保养时间|上次维修日期|下次保养日期`,
    ['2025-12-01', '2026-01-01', '2026-06-01'],
    'service-reminder',
    { lastServiceDate: '2025-12-01', nextServiceDate: '2026-06-01' },
  ],
  [
    '续保台账',
    `${OWNER}|保险到期日|投保类型|跟进状态|保费合计(万元)|客户级别`,
    ['2026-07-01', '潜转续', '30保险报价', 0.28, 'A'],
    'renewal-ledger',
    { policyEnd: '2026-07-01', renewalKind: 'outside', status: 'quoted', premium: 2800 },
  ],
  [
    '客户投诉登记表',
    `${OWNER}|投诉时间|投诉内容|投诉级别|处理人|处理期限|状态|回访结果|回访日期`,
    ['2026-05-01', '异响', '升级投诉', '高建', '2026-05-04', '强制关闭', '不表态', '2026-05-06'],
    'complaint-register',
    {
      date: '2026-05-01',
      complaintLevel: 'escalated',
      dueDate: '2026-05-04',
      status: 'closed',
      satisfaction: 'no-opinion',
    },
  ],
  [
    '邀约表',
    `${OWNER}|销售顾问|邀约人|邀约结果|到店人数|是否签到|成交|未到原因`,
    ['许文静', '孙浩', '确定到店', '2人', '√', '否', '出差'],
    'event-invitation',
    { inviter: '孙浩', answer: 'coming', attendedCount: 2, attended: true, dealt: false, lostReason: '出差' },
  ],
] as const)('%s is its kind of form', (title, heads, row, kind, fields) => {
  const { forms, unrecognised } = listOf(title, heads, [...OWNER_ROW, ...row]);
  expect([forms.map(({ form }) => form), unrecognised]).toEqual([[kind], []]);
  expect(forms[0]?.records).toHaveLength(3);
  const first = forms[0]?.records[0]?.fields;
  expect(first).toMatchObject({
    customerName: '王伟',
    phone: '13800000001',
    plate: '浙A12341',
    vin: 'LSVAA4182K3000001',
    ...fields,
  });
  expect(first).not.toHaveProperty('level');
  expect(forms[0]?.problems).toEqual([]);
});

test.each([
  ['维修后回访表', `${OWNER}|出厂日期|维修项目|回访日期|回访结果`, ['2026-05-03', '换机油', '2026-05-06', '成功']],
  [
    '保养预约登记表',
    '预约日期|预约时间|客户姓名|联系电话|车牌号|预约项目|服务顾问',
    ['2026-05-01', '9:00', '王伟', 'PHONE', 'PLATE', '保养', '高建'],
  ],
  ['待交车', `${OWNER}|工厂指导价|购车方式`, [120000, '按揭']],
  ['转介绍奖励登记', '被推荐客户|电话|推荐日期|经纪人|酬金|车型', ['王伟', 'PHONE', '2026-05-01', '李强', 500, '朗逸']],
  [
    '订单台账',
    '订单号|下订日期|客户姓名|电话|车型|定金|成交价|预计交车日期',
    ['D1', '2026-05-01', '王伟', 'PHONE', '朗逸', 5000, 120000, '2026-06-01'],
  ],
  ['服务顾问统计', '服务顾问|台次|产值|满意率', ['高建', 50, 30000, '96%']],
])('%s is no form', (title, heads, row) => {
  const cells = heads.startsWith(OWNER) ? [...OWNER_ROW, ...row] : row;
  expect(listOf(title, heads, cells).forms).toEqual([]);
});

test('identity cards, engine numbers and days of filing have no field', () => {
  const { forms } = listOf('保有客户登记表', `${OWNER}|身份证号|发动机号|建档日期|客户类型|购车方式|购车日期`, [
    ...OWNER_ROW,
    '330102198001011234',
    'EA12345',
    '2026-05-02',
    '个人',
    '全款',
    '2026-05-01',
  ]);
  expect(mapped(forms[0])).toEqual(['A:customerName', 'B:phone', 'C:plate', 'D:vin', 'E:model', 'K:purchaseDate']);
});

test('calls of a delivery without a year come after it, ticks and words alone are calls without a day', () => {
  const { forms } = read([
    ['新车交车回访表'],
    ['客户姓名', '电话', '提车日期', '次日', '三日回访', '定期回访', '回访人'],
    ['王伟', '13800000001', '2025-12-20', '√', '12.23 满意', '1.20 已接通\n4.2 未接', '贺敏'],
    ['李强', '13800000002', '2025-12-25', '空号', '', '', '贺敏'],
  ]);
  expect(forms[0]).toMatchObject({ stepColumns: { '1d': ['D'], '3d': ['E'], '1': ['F'] } });
  expect(forms[0]?.records).toMatchObject([
    {
      steps: [
        { step: '1d' },
        { step: '3d', date: '2025-12-23', satisfaction: 'satisfied' },
        { step: '1', date: '2026-01-20', result: 'reached' },
        { step: '2', date: '2026-04-02', result: 'no-answer' },
      ],
    },
    { steps: [{ step: '1d', result: 'wrong-number' }] },
  ]);
});

test('the last call is the first step, and a contact is the owner where no other column names one', () => {
  const { forms } = listOf(
    '续保',
    '联系人|联系方式|车架号|保险到期日|末次跟踪日期|末次跟踪结果|应跟踪日期|延期到期日|将脱保(天)',
    ['王伟', 'PHONE', 'VIN', '2026-07-01', '2026-06-01', '有意向', '2026-06-20', '2026-08-01', 20],
  );
  expect(mapped(forms[0])).toEqual(['A:customerName', 'B:phone', 'C:vin', 'D:policyEnd', 'G:dueDate']);
  expect(forms[0]?.records[0]).toMatchObject({ steps: [{ step: '1', date: '2026-06-01', result: '有意向' }] });
});

test('of two insurance days the commercial one leads, the other counts where that is empty', () => {
  const { forms } = read([
    ['续保台账'],
    ['客户姓名', '电话', '交强险到期', '商业险到期', '续保专员'],
    ['王伟', '13800000001', '2026-07-01', '2026-08-01', '贺敏'],
    ['李强', '13800000002', '2026-07-02', '', '贺敏'],
  ]);
  expect(mapped(forms[0])).toContain('C:policyEnd');
  expect(mapped(forms[0])).toContain('D:policyEnd');
  expect(forms[0]?.records.map(({ fields }) => fields.policyEnd)).toEqual(['2026-08-01', '2026-07-02']);
});

test('what cannot be read of a car is a problem at its cell', () => {
  const { forms } = read([
    ['维修记录'],
    ['车主', '送修人', '车牌', '进厂日期', '维修类型', '里程', '金额'],
    ['王伟', '李强', '浙a·12345', '2026-05-01', '首保', '0.5万', '¥1200'],
    ['王伟', '', '浙A 12345', '2026-05-20', '洗车', 4000, '未结算'],
    ['李强', '', '浙A1', '2026-05-21', '索赔', '2500-3000', '免费'],
    ['赵敏', '', '未上牌', '2026-05-22', '二保', '5,000公里', '0.12万'],
  ]);
  expect(forms[0]?.records.map(({ fields }) => [fields.plate, fields.workKind, fields.mileage, fields.amount])).toEqual(
    [
      ['浙A12345', 'first-service', 5000, 1200],
      ['浙A12345', 'other', 4000, undefined],
      [undefined, 'warranty', undefined, 0],
      [undefined, 'maintenance', 5000, 1200],
    ],
  );
  expect(forms[0]?.records[0]?.fields).toMatchObject({ customerName: '王伟', contactPerson: '李强' });
  expect(forms[0]?.problems.map(({ cell, code }) => `${cell} ${code}`).sort()).toEqual([
    'C5 unreadable-plate',
    'F4 mileage-falls',
    'F5 unreadable-mileage',
    'G4 unreadable-amount',
  ]);
});

test('birthdays stand with their year, without it, and by the lunar calendar', () => {
  const births = ['1962-12-27', '9月13日', '农历8月15日', '腊月廿三'];
  const { forms } = read([
    ['保有客户登记表'],
    ['客户姓名', '电话', '车牌号', '购车日期', '生日'],
    ...births.map((birth, i) => [`王伟${'一二三四'.charAt(i)}`, `1380000000${i}`, `浙A1234${i}`, '2024-05-01', birth]),
  ]);
  expect(forms[0]?.records.map(({ fields }) => [fields.birthday, fields.birthdayCalendar])).toEqual([
    ['1962-12-27', undefined],
    ['--09-13', undefined],
    ['--08-15', 'lunar'],
    ['--12-23', 'lunar'],
  ]);
});

test('a form of the sale stays one beside a list of owners, and both are printed in the order of the sheets', () => {
  const register = [
    ['来店登记表 2026年6月'],
    ['序号', '日期', '客户姓名', '电话', '拟购车型', '信息来源', '级别'],
    [1, '6月3日', '赵先生', '13888883333', '途观', '网络', 'A'],
  ];
  const owners = [
    ['保有客户登记表'],
    OWNER.split('|').concat('购车日期'),
    ['王伟', '13800000001', '浙A12345', 'LSVAA4182K3000001', '朗逸', '2024-05-01'],
  ];
  const recognised = recognise(bookOf([sheetOf('保有', owners), sheetOf('来店', register)], { name: 'book.xlsx' }));
  expect([recognised.forms.length, recognised.afterSales.length]).toEqual([1, 1]);
  expect(toReadJson(recognised).forms.map(({ form }) => form)).toEqual(['owner-register', 'visitor-register']);
});
