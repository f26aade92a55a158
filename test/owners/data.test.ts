import { dayOf } from '../../src/calendar';
import { recognise } from '../../src/forms';
import { ownerFigures, ownerMonth, ratesOf, type OwnerFigures } from '../../src/owners/figures';
import { generalProfile, OWNER_PRESETS, ownerRules, parseProfile, type StoreProfile } from '../../src/profile';
import { careSheets } from '../../src/rollups';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';
import { wrongFormulas } from '../rollups/calculated';
import { CAR, ME, OTHER, complaints, register, visits } from './contract-rows';

type Owners = NonNullable<StoreProfile['owners']>;
const rulesWith = (owners: Owners) => ownerRules({ owners });

/* Customer data: which facts a channel needs, whose line it is, what the consent column says. */

const HEAD = ['序号', '日期', '来店/来电', '客户姓名', '联系电话', '意向车型', '信息来源', '销售顾问'];
const LINES: readonly (readonly Scalar[])[] = [
  [1, '2026-06-02', '来店', '王小明', '13900000001', '途观', '网络', '张三'],
  [2, '2026-06-03', '来店', '李小红', '', '途观', '网络', '张三'],
  [3, '2026-06-04', '来电', '赵小刚', '13900000003', '', '', '李四'],
  [4, '2026-06-05', '网络', '钱小芳', '13900000004', '迈腾', '网络', '李四'],
  [5, '2026-05-31', '来店', '孙小军', '13900000005', '迈腾', '网络', '李四'],
];

function dataMonth(
  lines: readonly (readonly Scalar[])[],
  head: readonly string[] = HEAD,
  owners: Owners = {},
): OwnerFigures {
  const book = bookOf([sheetOf('6月', [['来店(电)客户登记表'], head, ...lines])]);
  const { forms, afterSales } = recognise(book);
  expect(forms.map(({ form }) => form)).toEqual(['visitor-call-register']);
  return ownerFigures(ownerMonth({ forms, afterSales, book }, rulesWith(owners), '2026-06', dayOf('2026-06-30')));
}

test('customer data are complete by the channel’s key facts, per channel and person, within the month', () => {
  const { channels, people, counts, rates } = dataMonth(LINES);
  expect(channels).toEqual([
    { channel: 'visit', rows: 2, complete: 1, rate: 0.5, lacking: [{ fact: 'phone', rows: 1 }] },
    {
      channel: 'call',
      rows: 1,
      complete: 0,
      rate: 0,
      lacking: [
        { fact: 'model', rows: 1 },
        { fact: 'source', rows: 1 },
      ],
    },
    { channel: 'web', rows: 1, complete: 1, rate: 1, lacking: [] },
  ]);
  expect(people.map(({ by, rows, complete }) => [by, rows, complete])).toEqual([
    ['张三', 2, 1],
    ['李四', 2, 1],
  ]);
  expect([counts['files.rows'], counts['files.complete'], rates['files.rate']]).toEqual([4, 2, 0.5]);
});

test('a column that the sheet lacks is named and never held against a line', () => {
  const without = [5, 6].reduceRight<(readonly Scalar[])[]>(
    (lines, at) => lines.map((line) => line.filter((_, i) => i !== at)),
    [HEAD, ...LINES],
  );
  const { channels, withoutColumn } = dataMonth(without.slice(1), without[0] as string[]);
  expect(channels.map(({ channel, complete }) => [channel, complete])).toEqual([
    ['visit', 1],
    ['call', 1],
    ['web', 1],
  ]);
  expect(withoutColumn).toEqual([{ sheet: '6月', facts: ['model', 'source'] }]);
});

test('the key facts of a channel are the store’s own to set', () => {
  const { channels } = dataMonth(LINES, HEAD, { completeness: { call: ['phone'] } });
  expect(channels.find(({ channel }) => channel === 'call')).toMatchObject({ rows: 1, complete: 1 });
});

test.each([['是否同意联系'], ['个人信息授权'], ['隐私协议是否同意'], ['同意接收短信']])(
  '%s is a column of consent',
  (head) => {
    const said = ['是', '√', '不同意', '', '是'];
    const { counts } = dataMonth(
      LINES.map((line, i) => [...line, said[i] ?? '']),
      [...HEAD, head],
    );
    expect([counts['files.consented'], counts['files.declined'], counts['files.unanswered']]).toEqual([2, 1, 1]);
  },
);

test.each([['备注'], ['是否试驾'], ['审批是否同意'], ['授权店']])('%s asks for no consent', (head) => {
  const { counts } = dataMonth(
    LINES.map((line) => [...line, '是']),
    [...HEAD, head],
  );
  expect(counts['files.consented']).toBe(0);
});

/* What owners bring, and RFM. */

const person = (n: number) => ({
  customerName: `车主${String(n)}`,
  phone: `1390000${String(1000 + n)}`,
  plate: `浙B1234${String(n)}`,
});

test('RFM: points by the bands of the store, and the type that follows; nobody without a visit has any', () => {
  const forms = [
    register(...[1, 2, 3, 4].map((n) => ({ ...person(n), deliveryDate: '2024-01-10' }))),
    visits(
      ...['2026-01-05', '2026-03-05', '2026-05-05', '2026-06-05'].map((date) => ({ ...person(1), date, amount: 900 })),
      { ...person(2), date: '2026-06-10', amount: 90 },
      { ...person(3), date: '2025-01-10', amount: 5000 },
    ),
  ];
  const owners: Owners = {
    rfm: { months: 12, recency: [30, 90, 180, 365], frequency: [4, 3, 2, 1], money: [3000, 2000, 1000, 100], high: 3 },
  };
  const { facts, rfm } = ownerFigures(
    ownerMonth({ forms: [], afterSales: forms }, rulesWith(owners), '2026-06', dayOf('2026-06-30')),
  );
  expect(facts.people.map((one) => [one.recency, one.frequency, one.money, one.rfm])).toEqual([
    [5, 5, 5, 'important-value'],
    [5, 2, 1, 'ordinary-develop'],
    [1, 1, 1, 'ordinary-retain'],
    [0, 0, 0, 'none'],
  ]);
  expect(rfm.filter(({ people }) => people > 0).map(({ type, share }) => [type, share])).toEqual([
    ['important-value', 0.25],
    ['ordinary-develop', 0.25],
    ['ordinary-retain', 0.25],
    ['none', 0.25],
  ]);
});

test('money by fifths: points by the share of those who spent less, equal sums equal points', () => {
  const amounts = [100, 200, 200, 300, 1000];
  const forms = [visits(...amounts.map((amount, n) => ({ ...person(n + 1), date: '2026-06-01', amount })))];
  const { facts } = ownerFigures(
    ownerMonth({ forms: [], afterSales: forms }, rulesWith({}), '2026-06', dayOf('2026-06-30')),
  );
  expect(facts.people.map(({ money }) => money)).toEqual([1, 2, 2, 4, 5]);
});

test('an owner’s value: paid visits after the warranty, a running renewal, another car, a referral by phone and never by name', () => {
  const forms = [
    register(
      { ...CAR, deliveryDate: '2020-01-10' },
      { ...ME, vin: OTHER, deliveryDate: '2025-01-10', ownerKind: 'own-sold' },
      { ...person(2), deliveryDate: '2020-01-10', referrer: '王小明' },
      { ...person(3), deliveryDate: '2026-06-10', referrer: '王小明 13900000001' },
    ),
    visits(
      { ...CAR, date: '2024-01-10', workKind: 'maintenance', amount: 500 },
      { ...person(2), date: '2022-01-10', workKind: 'maintenance', amount: 500 },
      { ...person(2), date: '2024-01-10', workKind: 'warranty', amount: 500 },
    ),
  ];
  const { facts } = ownerFigures(
    ownerMonth({ forms: [], afterSales: forms }, rulesWith({}), '2026-06', dayOf('2026-06-30')),
  );
  expect(facts.people.map((one) => [one.afterWarranty, one.rebuy, one.refers, one.worth])).toEqual([
    [true, true, true, 3],
    [false, false, false, 0],
    [false, false, false, 0],
  ]);
});

test.each([
  ['维修类型', '精品加装', 800, true],
  ['维修类型', '精品加装', 0, false],
  ['维修类型', '洗车', 800, false],
  ['精品费', 300, 800, true],
  ['精品费', 0, 800, false],
] as const)('accessories count with the renewals: %s %s, paid %d', (head, cell, amount, counts) => {
  const rows = [
    ['维修记录'],
    ['车主', '电话', '车牌号', '进厂日期', '工单号', '总金额', head],
    ['王小明', '13900000001', '浙B12345', '2026-03-01', 'RO1', amount, cell],
    ['李强', '13900000002', '浙B12346', '2025-03-01', 'RO2', amount, cell],
  ];
  const book = bookOf([sheetOf('维修', rows)]);
  const { facts } = ownerFigures(
    ownerMonth(
      { forms: [], afterSales: recognise(book).afterSales, book },
      rulesWith({}),
      '2026-06',
      dayOf('2026-06-30'),
    ),
  );
  // the second one's were more than a year ago
  expect(facts.people.map(({ name, renewed }) => [name, renewed])).toEqual([
    ['王小明', counts],
    ['李强', false],
  ]);
});

/* Where stores differ. */

const CASES = [
  complaints(
    { ...CAR, date: '2026-06-01', closedDate: '2026-06-02', status: 'closed' },
    { ...CAR, date: '2026-06-10', status: 'open' },
  ),
];

test('what a rate divides by is the store’s choice, and it is said', () => {
  const rate = (denominators: Owners['denominators']) =>
    ownerFigures(
      ownerMonth({ forms: [], afterSales: CASES }, rulesWith({ denominators }), '2026-06', dayOf('2026-06-30')),
    ).rates['complaints.rate'];
  expect([rate({}), rate({ complaints: 'opened' })]).toEqual([1, 0.5]);
  const chosen = ratesOf(
    rulesWith({
      denominators: { service: 'reminded', lost: 'due', satisfaction: 'very-satisfied', referrals: 'owners' },
    }),
  );
  expect(Object.values(chosen).map(({ of, over }) => `${of} / ${over}`)).toEqual(
    expect.arrayContaining([
      'service.cameReminded / service.reminded',
      'service.absent / service.due',
      'satisfaction.verySatisfied / satisfaction.answered',
      'referrals.referrers / owners.total',
    ]),
  );
});

test('lost after six, twelve, eighteen months: the cohort and the states go by the same number', () => {
  const forms = [visits({ ...CAR, date: '2025-12-10', workKind: 'maintenance' })];
  const cohort = (preset: 'lost-6' | 'lost-12' | 'lost-18') =>
    ownerFigures(
      ownerMonth({ forms: [], afterSales: forms }, rulesWith({ presets: [preset] }), '2026-06', dayOf('2026-06-30')),
    ).counts['lost.cohort'];
  expect([cohort('lost-6'), cohort('lost-12'), cohort('lost-18')]).toEqual([1, 0, 0]);
});

test('known ways are taken over by name; what stands beside them wins, and every one is a valid profile with its source', () => {
  const suzuki = rulesWith({ presets: ['steps-suzuki', 'lost-18', 'renewal-60'], lostAfter: 9 });
  expect(suzuki.deliverySteps.map(({ id }) => id)).toEqual(['1d', '7d', '1m', '3m']);
  expect([suzuki.deliveryEvery, suzuki.lostAfter, suzuki.renewal.before]).toEqual([3, 9, 60]);
  expect(rulesWith({ presets: ['steps-paper'] }).deliveryEvery).toBeUndefined();
  for (const { id, source, rules } of OWNER_PRESETS) {
    expect(source.length).toBeGreaterThan(5);
    expect([id, parseProfile({ ...generalProfile, owners: { ...rules } }).ok]).toEqual([id, true]);
  }
  expect(parseProfile({ ...generalProfile, owners: { presets: ['nobody'] } }).ok).toBe(false);
});

test('the sheet’s formulas give the figures of data, RFM and of a store that counts otherwise', async () => {
  const book = bookOf([
    sheetOf('6月', [['来店(电)客户登记表'], [...HEAD, '是否同意联系'], ...LINES.map((line) => [...line, '是'])]),
  ]);
  const { forms } = recognise(book);
  const afterSales = [...CASES, visits({ ...CAR, date: '2026-06-05', amount: 700, model: '途观' })];
  const rules = rulesWith({ denominators: { complaints: 'opened', lost: 'due' } });
  const figures = ownerFigures(ownerMonth({ forms, afterSales, book }, rules, '2026-06', dayOf('2026-06-30')));
  const { wrong, got, ...sheets } = await wrongFormulas(
    careSheets(figures, [figures], '2026-06-30', 'zh-CN', '测试店'),
  ).then((found) => ({ ...found, ...careSheets(figures, [figures], '2026-06-30', 'zh-CN', '测试店') }));
  expect(wrong).toEqual([]);
  expect(got.get(sheets.figures.get('files.channel.visit') ?? '')).toBe(2);
  expect(got.get(sheets.figures.get('complaints.rate') ?? '')).toBe(0.5);
  expect(got.get(sheets.figures.get('files.consented') ?? '')).toBe(4);
  expect(sheets.visible.content.values.flat()).toContain('重要价值');
}, 20_000);
