import { recognise, toReadJson } from '../../src/forms';
import type { Form } from '../../src/forms/types';
import { dayPlace, lineHeight } from '../../src/places';
import { bookOf, sheetOf, type Area, type Scalar } from '../../src/sheet';

type Days = Readonly<Record<number, string>>;
/** A customer's rows: the label of each, and what stands under the days. */
type Lines = readonly (readonly [label: string | null, days: Days])[];

const HEAD = ['序号', '客户姓名', '电话', '车型', '项目'];
const TITLE = ['2026年6月意向客户接触状况表 销售顾问：李明'];
const PEOPLE = ['王芳', '刘强', '陈静', '赵敏'];

/** A matrix on which each customer has the given rows; the name stands in the first, or in all. */
function matrixOf(customers: readonly Lines[], { again = false, merged = false } = {}) {
  const rows: (Scalar | null)[][] = [TITLE, [...HEAD, ...Array.from({ length: 30 }, (_, i) => i + 1)]];
  const merges: Area[] = [];
  customers.forEach((lines, i) => {
    const top = rows.length + 1;
    lines.forEach(([label, days], at) => {
      const who =
        at === 0 || again ? [i + 1, PEOPLE[i] ?? '', `1380011000${String(i)}`, 'CS75'] : [null, null, null, null];
      rows.push([...who, label, ...Array.from({ length: 30 }, (_, day) => days[day + 1] ?? null)]);
    });
    if (merged)
      for (let column = 1; column <= 4; column += 1)
        merges.push({ top, left: column, bottom: rows.length, right: column });
  });
  const sheet = sheetOf('李明', rows, { merges });
  const book = bookOf([sheet], { name: '2026.xlsx' });
  const recognised = recognise(book);
  return { sheet, form: recognised.forms[0] as Form, json: toReadJson(recognised).forms[0] };
}

const told = ({ json }: ReturnType<typeof matrixOf>): unknown =>
  json?.records.map(({ row, fields, contacts = [], planned = [] }) => [
    row,
    fields.customerName,
    contacts.map((one) => `${'day' in one ? one.day : one.date}${one.level ?? '√'}`).join(' '),
    planned.join(' '),
  ]);

const TOUCHED: readonly Lines[] = [
  [['接触', { 3: '√', 9: '√' }], ['级别', { 3: 'A', 9: 'H' }]],
  [['接触', { 5: '√' }], ['级别', {}]],
  [['接触', { 7: '√', 12: '*' }], ['级别', { 7: 'B' }]],
]; // prettier-ignore
const SAID = [
  [3, '王芳', '3A 9H', ''],
  [5, '刘强', '5√', ''],
  [7, '陈静', '7B', '12'],
];

const relabelled = (labels: readonly (string | null)[]): Lines[] =>
  TOUCHED.map((lines) => lines.map(([, days], i) => [labels[i] ?? null, days] as const));

test.each([
  ['接触 over 级别', TOUCHED, {}],
  ['跟进 over 级别, the name in both', relabelled(['跟进', '级别']), { again: true }],
  ['方式 over 确度, the name merged', relabelled(['方式', '确度']), { merged: true }],
  ['labels of the store’s own', relabelled(['人', '事']), {}],
  ['no labels at all', relabelled([null, null]), {}],
  ['no labels, the name merged', relabelled([null, null]), { merged: true }],
])('a customer with two rows is one: %s', (_, customers, how) => {
  expect(told(matrixOf(customers, how))).toEqual(SAID);
});

test('the level may stand above the contact, and the plan over both', () => {
  const above = TOUCHED.map((lines) => [...lines].reverse());
  expect(told(matrixOf(above))).toEqual(SAID);
  const three: Lines[] = TOUCHED.map((lines, i) => [['计划', { 3: '*', [i + 20]: '√' }], ...lines] as const);
  expect(told(matrixOf(three))).toEqual([
    [3, '王芳', '3A 9H', '3 20'],
    [6, '刘强', '5√', '3 21'],
    [9, '陈静', '7B', '3 12 22'],
  ]);
});

test('预定 over 结果 tells plan from deed as 计划 over 实际 does; 内容 below the level is a remark', () => {
  const planned: Lines[] = TOUCHED.map(([, level], i) => [
    ['预定', { [i + 20]: '√' }],
    ['结果', level?.[1] ?? {}],
  ]);
  expect(told(matrixOf(planned))).toEqual([
    [3, '王芳', '3A 9H', '20'],
    [5, '刘强', '', '21'],
    [7, '陈静', '7B', '22'],
  ]);
  const remarks = matrixOf(TOUCHED.map(([, level]) => [level ?? ['级别', {}], ['内容', { 3: '邀约到店试驾' }]]));
  expect(remarks.json?.problems).toEqual([]);
  expect(remarks.json?.records).toHaveLength(3);
});

test('two customers of one name are two, and a row of days below one name only is nobody’s second', () => {
  const alike = matrixOf(
    TOUCHED.map(([first, second], i) => [first ?? ['', {}], second ?? ['', {}], ['备注', { 1: String(i) }]]),
  );
  expect(alike.json?.records).toHaveLength(3);
  const rows: (Scalar | null)[][] = [
    TITLE,
    [...HEAD, ...Array.from({ length: 30 }, (_, i) => i + 1)],
    ...[0, 1].flatMap((i) => [
      [i + 1, '王芳', `1380011000${String(i)}`, 'CS75', '计划', '*'],
      [null, null, null, null, '实际', 'A'],
    ]),
  ];
  const same = toReadJson(recognise(bookOf([sheetOf('李明', rows)], { name: '2026.xlsx' }))).forms[0];
  expect(same?.records.map(({ fields: { phone } }) => phone)).toEqual(['13800110000', '13800110001']);
  const once = matrixOf([
    [[null, { 3: 'A' }]],
    [
      [null, { 3: 'A' }],
      [null, { 4: 'H' }],
    ],
    [[null, { 5: 'B' }]],
  ]);
  expect(once.json?.records).toHaveLength(4);
});

test('a new entry goes into the row of levels, a plan into that of contacts, and a new customer below both', () => {
  const { sheet, form } = matrixOf(TOUCHED);
  expect(dayPlace(sheet, form, 5, '2026-06-20')).toEqual({
    actual: { row: 6, column: 25 },
    planned: { row: 5, column: 25 },
  });
  expect(lineHeight(sheet, form)).toBe(2);
  const bare = matrixOf(relabelled([null, null]));
  expect(lineHeight(bare.sheet, bare.form)).toBe(2);
});

/** A matrix with two columns a day. */
function columnsOf(
  labels: readonly [string, string],
  days: readonly Readonly<Record<number, readonly [string, string]>>[],
) {
  const count = 15;
  const rows: (Scalar | null)[][] = [
    TITLE,
    [...HEAD.slice(0, 4), ...Array.from({ length: count }, (_, i) => [i + 1, null]).flat()],
    [null, null, null, null, ...Array.from({ length: count }, () => labels).flat()],
    ...days.map((own, i) => [
      i + 1,
      PEOPLE[i] ?? '',
      `1380011000${String(i)}`,
      'CS75',
      ...Array.from({ length: count }, (_, day) => [...(own[day + 1] ?? [null, null])]).flat(),
    ]),
  ];
  const merges = [
    ...[1, 2, 3, 4].map((column) => ({ top: 2, left: column, bottom: 3, right: column })),
    ...Array.from({ length: count }, (_, i) => ({ top: 2, left: 5 + 2 * i, bottom: 2, right: 6 + 2 * i })),
  ];
  const sheet = sheetOf('李明', rows, { merges });
  const recognised = recognise(bookOf([sheet], { name: '2026.xlsx' }));
  return { sheet, form: recognised.forms[0] as Form, json: toReadJson(recognised).forms[0] };
}

test.each([
  [
    ['接触', '级别'],
    [
      ['√', 'A'],
      ['√', ''],
      ['*', ''],
    ],
  ],
  [
    ['级别', '接触'],
    [
      ['A', '√'],
      ['', '√'],
      ['', '*'],
    ],
  ],
  [
    ['级别', '内容'],
    [
      ['A', '看过车'],
      ['√', '已通话'],
      ['*', '约试驾'],
    ],
  ],
  [
    ['方式', '级别'],
    [
      ['电', 'A'],
      ['店', ''],
      ['*', ''],
    ],
  ],
] as const)('of two columns a day %j neither is taken for the plan of the other', (labels, [a, b, c]) => {
  const made = columnsOf(labels, [{ 3: a }, { 5: b }, { 7: a, 9: c }]);
  expect(made.json?.problems).toEqual([]);
  expect(told({ ...made, sheet: made.sheet })).toEqual([
    [4, '王芳', '3A', ''],
    [5, '刘强', '5√', ''],
    [6, '陈静', '7A', '9'],
  ]);
  const { actual } = dayPlace(made.sheet, made.form, 4, '2026-06-03') ?? {};
  expect(actual).toEqual({ row: 4, column: labels[0] === '级别' ? 9 : 10 });
});
