import { recognise, toReadJson, type ReadJson } from '../../../src/forms';
import { bookOf, sheetOf, type Scalar } from '../../../src/sheet';

/* Heads of lists about owners as stores write them: whose column it is when the words alone do not say so. */

type Row = readonly (Scalar | null)[];
type Form = ReadJson['forms'][number];

const read = (rows: readonly Row[]): Form | undefined =>
  toReadJson(recognise(bookOf([sheetOf('2026年6月', rows)], { name: 'book.xlsx' }))).forms[0];

const fieldsOf = (form: Form | undefined): Record<string, string | undefined> =>
  Object.fromEntries((form?.columns ?? []).map(({ field, header }) => [header, field]));

const stepsOf = (form: Form | undefined): unknown[] =>
  (form?.records ?? []).map((record) => ('steps' in record ? record.steps : []));

const WHO = ['王伟', '13800000001', '途观', '2026-06-01'];
const HEADS = ['车主', '电话', '车型', '交车日期'];

test('a day on which a call is planned is no call', () => {
  const form = read([
    ['交车客户回访计划与执行'],
    [...HEADS, '3日回访', null, null, '7日回访', null, null],
    [null, null, null, null, '计划', '实际', '结果', '计划', '实际', '结果'],
    [...WHO, '2026-06-04', '2026-06-05', '成功', '2026-06-08', null, null],
  ]);
  expect(stepsOf(form)).toEqual([[{ step: '3d', date: '2026-06-05', result: 'reached' }]]);
  expect(form).toMatchObject({ stepColumns: { '3d': ['F', 'G'], '7d': ['I', 'J'] } });
});

test('what came of a call stands behind each of several calls', () => {
  const form = read([
    ['续保跟进表'],
    ['客户', '电话', '车牌', '商业到期', '第一次跟进', '结果', '第二次跟进', '结果', '失败原因'],
    ['王伟', '13800000001', '浙A12345', '2026-07-05', '5.3', '无人接听', '6.1', '已报价', null],
    ['李娜', '13800000002', '浙A12346', '2026-07-12', '5.8', '拒接', null, null, '外面投保'],
  ]);
  expect(stepsOf(form)).toEqual([
    [
      { step: '1', date: '2026-05-03', result: 'no-answer' },
      { step: '2', date: '2026-06-01', result: '已报价' },
    ],
    [{ step: '1', date: '2026-05-08', result: 'refused' }],
  ]);
  expect(fieldsOf(form)).not.toHaveProperty('结果');
});

test.each([
  ['who calls stands behind the step', ['3日回访（销售顾问）', '7日回访（客服）', '1月回访（客服）', '3月回访(DCRC)']],
  ['who calls stands before the step', ['销售顾问3日回访', '客服7日回访', '客服1个月回访', 'DCRC三个月回访']],
  ['the day counts in hours and months', ['72H', '7天', '1月', '3月']],
  ['only what was said has a column', ['3日内回访内容', '7日回访内容', '30日回访内容', '3个月回访内容']],
])('%s', (_, heads) => {
  const form = read([
    ['新车客户回访跟踪表'],
    [...HEADS, ...heads],
    [...WHO, '6/4 接通 满意', '6/8 未接', '7/1接通', '9/2 接通，非常满意'],
  ]);
  expect(stepsOf(form)).toEqual([
    [
      { step: '3d', date: '2026-06-04', result: 'reached', satisfaction: 'satisfied' },
      { step: '7d', date: '2026-06-08', result: 'no-answer' },
      { step: '1m', date: '2026-07-01', result: 'reached' },
      { step: '3m', date: '2026-09-02', result: 'reached', satisfaction: 'very-satisfied' },
    ],
  ]);
});

test('months in a row are the calendar’s, not counted from the delivery', () => {
  const form = read([
    ['客户回访表'],
    [...HEADS, '3日回访', '1月回访', '2月回访', '3月回访'],
    [...WHO, '6/4', '√', '√', '√'],
  ]);
  expect(form).toMatchObject({ stepColumns: { '3d': ['E'] } });
  expect(form).not.toHaveProperty('stepColumns.1m');
});

test('a firm owns its cars, whoever is called there', () => {
  const form = read([
    ['大客户保有车辆台账'],
    ['单位名称', '联系人', '联系人电话', '车牌号', '车型', '购车日期'],
    ['大华股份有限公司', '王伟', '13800000001', '浙A12345', 'GL8', '2026-06-01'],
  ]);
  expect(form?.records[0]?.fields).toMatchObject({ customerName: '大华股份有限公司', contactPerson: '王伟' });
});

test('the dealer’s own name in an export is no owner', () => {
  const form = read([
    ['所属公司', '送修人', '送修人电话', '车牌号', '进厂日期', '维修类型'],
    ...[1, 2].map((i) => [
      '某某汽车销售服务有限公司',
      `王伟${i}`,
      `1380000000${i}`,
      `浙A1234${i}`,
      '2026-06-01',
      '保养',
    ]),
  ]);
  expect(form?.records[0]?.fields).toMatchObject({ customerName: '王伟1' });
  expect(fieldsOf(form)).not.toHaveProperty('所属公司');
});

test.each([
  ['客户类型', ['自销', '他销'], 'ownerKind'],
  ['车主性质', ['自销', '他厂牌'], 'ownerKind'],
  ['客户类型', ['保有', '新增'], undefined],
  ['客户类别', ['VIP', '普通'], undefined],
  ['购车性质', ['代步', '营运'], undefined],
])('%s with %s is %s', (head, [one, two], field) => {
  const form = read([
    ['保有客户台账'],
    [...HEADS, '车牌号', head],
    [...WHO, '浙A12345', one ?? ''],
    ['李娜', '13800000002', '途岳', '2026-06-03', '浙A12346', two ?? ''],
  ]);
  expect(fieldsOf(form)[head]).toBe(field);
});

test.each([
  ['上年承保', '人保', 'previousInsurer'],
  ['上年投保日期', '2025-07-01', undefined],
  ['续保公司', '平安', 'insurer'],
  ['厂牌型号', '大众牌SVW7167', 'model'],
  ['进度', '20-邀约跟进', 'status'],
  ['预约到店', '2026-06-20', 'appointment'],
])('renewals: %s is %s', (head, value, field) => {
  const form = read([
    ['续保台账'],
    ['客户', '电话', '车牌', '保险到期日', head],
    ...[1, 2].map((i) => [`王伟${i}`, `1380000000${i}`, `浙A1234${i}`, '2026-07-05', value]),
  ]);
  expect(fieldsOf(form)[head]).toBe(field);
});

test('the way in which a complaint came is not where the customer came from', () => {
  const form = read([
    ['客诉跟进表'],
    ['受理日期', '来源渠道', '车主', '手机', '客诉问题', '进度'],
    ['6月1日', '微信', '王伟', '13800000001', '漏油', '结案'],
    ['6月5日', '到店', '李娜', '13800000002', '异响', '跟进中'],
  ]);
  expect(fieldsOf(form)).toEqual({
    受理日期: 'date',
    车主: 'customerName',
    手机: 'phone',
    客诉问题: 'complaint',
    进度: 'status',
  });
});

test('who stopped coming to the workshop was not lost before the sale', () => {
  const form = read([
    ['流失客户招揽明细'],
    ['车主名', '联系电话', '车牌', '车型', '最后一次进厂日期', '招揽日期', '通话结果', '流失原因'],
    ['王伟', '13800000001', '浙A12345', '思域', '2025-04-01', '2026-06-02', '接通', '路边店保养'],
    ['李娜', '13800000002', '浙A12346', '雅阁', '2025-02-11', '2026-06-02', '未接', null],
  ]);
  expect(form?.form).toBe('service-reminder');
});

test('who sent the customer may be a name with a phone', () => {
  const form = read([
    ['交车客户档案登记表'],
    [...HEADS, '推荐人'],
    [...WHO, '李强 13800000009'],
    ['李娜', '13800000002', '途岳', '2026-06-03', '赵敏 13800000008'],
  ]);
  expect(fieldsOf(form)['推荐人']).toBe('referrer');
});

test.each([
  ['5万6', 56_000],
  ['3千5', 3500],
  ['5万60', undefined],
])('a meter at %s', (written, mileage) => {
  const form = read([
    ['维修接车记录'],
    ['进厂日期', '车牌号', '车主', '里程', '维修类型'],
    ['2026-06-01', '浙A12345', '王伟', written, '保养'],
  ]);
  expect((form?.records[0]?.fields as { mileage?: number }).mileage).toBe(mileage);
});

test.each([
  ['保有客户台账', '农历生日|阳历生日', ['五月初五', '1980-06-17'], { 阳历生日: 'birthday' }],
  ['保有客户台账', '农历生日', ['五月初五'], { 农历生日: 'birthday' }],
  ['续保台账', '投保人|被保险人|终保日期', ['某银行', '张伟', '2026-07-05'], { 被保险人: 'customerName' }],
  ['续保台账', '客户|终保日期|业务来源', ['张伟', '2026-07-05', '新转续'], { 业务来源: 'renewalKind' }],
  ['维修记录', '客户|进厂日期|进站里程|维修类型', ['张伟', '2026-06-01', '1.2w', '保养'], { 进站里程: 'mileage' }],
  ['已交车客户明细', '客户|交车日|顾问|发票日期', ['张伟', '2026-06-01', '高建', '2026-05-30'], { 顾问: 'consultant' }],
  ['邀约客户名单', '客户|邀约人|是否确认来', ['张伟', '高建', '待定'], { 是否确认来: 'answer' }],
])('%s: of %s', (title, heads, row, wanted) => {
  const form = read([
    [title],
    ['联系电话', '车牌号', ...heads.split('|')],
    ...[1, 2].map((i) => [`1380000000${i}`, `浙A1234${i}`, ...row]),
  ]);
  expect(fieldsOf(form)).toMatchObject(wanted);
});

test('calls for the first service are a reminder list, not calls after delivery or a list of 保客', () => {
  const form = read([
    ['首保客户跟踪明细'],
    [...HEADS, '车架号', '首保到期日', '跟踪日期', '跟踪人', '跟踪结果', '首保日期'],
    [...WHO, 'LSVAA4182K1000001', '2026-09-01', '2026-08-20', '周敏', '已接通', '2026-09-07'],
  ]);
  expect(form).toMatchObject({
    form: 'service-reminder',
    records: [{ fields: { result: 'reached', firstServiceDate: '2026-09-07' } }],
  });
});

test.each(['身份证号', 'ID号码', '号码', '备用号码', '证件'])(
  'numbers of identity cards under %s are no field, wherever they stand',
  (head) => {
    const rows = (before: boolean): Row[] =>
      [1, 2, 3].map((i) => {
        const own = [`王伟${i}`, `1380000000${i}`, `浙A1234${i}`, '2026-06-01'];
        const card = `33010219800101123${i}`;
        return before ? [card, ...own] : [...own, card];
      });
    const heads = ['车主', '电话', '车牌号', '交车日期'];
    for (const before of [true, false]) {
      const form = read([['保有客户台账'], before ? [head, ...heads] : [...heads, head], ...rows(before)]);
      expect(fieldsOf(form)).toEqual({
        车主: 'customerName',
        电话: 'phone',
        车牌号: 'plate',
        交车日期: 'deliveryDate',
      });
      expect(JSON.stringify(form)).not.toContain('33010219800101');
    }
  },
);
