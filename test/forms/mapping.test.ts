import { recognise, type Answers } from '../../src/forms';
import { bookOf, sheetOf, type Scalar } from '../../src/sheet';

/** A list whose headings are nobody else's. */
const ROWS: readonly (readonly Scalar[])[] = [
  ['啥时候', '称呼', '联络', '想要', '程度', '谁接的', '情况'],
  ['2026-06-03', '王伟', '13800001111', '缤越', 'A', '刘婷', '看了车'],
  ['2026-06-04', '李芳', '13900002222', '星瑞', 'B', '刘婷', '再想想'],
  ['2026-06-05', '赵强', '13700003333', '缤越', 'H', '陈志远', '谈价格'],
];

const read = (rows: readonly (readonly Scalar[])[], answers: Answers = {}) =>
  recognise(bookOf([sheetOf('客户', rows)], { name: 'book.xlsx' }), { answers });

test('a sheet whose headings are unknown stays unread, and says what each column might be', () => {
  const { forms, unrecognised } = read(ROWS);
  expect(forms).toEqual([]);
  const [mapping] = unrecognised.map((entry) => entry.mapping);
  expect(mapping).toMatchObject({ rows: 3 });
  expect(mapping?.columns.map(({ header, cell, samples, proposed }) => [header, cell, samples[0], proposed])).toEqual([
    ['啥时候', 'A1', '2026-06-03', 'date'],
    ['称呼', 'B1', '王伟', 'customerName'],
    ['联络', 'C1', '13800001111', 'phone'],
    ['想要', 'D1', '缤越', undefined],
    ['程度', 'E1', 'A', 'level'],
    ['谁接的', 'F1', '刘婷', expect.anything()],
    ['情况', 'G1', '看了车', expect.anything()],
  ]);
});

test('values are shown as the sheet shows them: days and times, not their numbers', () => {
  const cell = (value: number, format: string) => ({ value, format });
  const rows = [
    ['啥时候', '几点', '称呼', '联络', '编号'],
    [cell(46176, 'yyyy/m/d'), cell(0.4201388889, 'h:mm'), '王伟', '13800001111', 46176],
    [cell(46177.4375, 'yyyy-m-d h:mm'), cell(0.75, 'h:mm'), '李芳', '13900002222', 0.5],
  ];
  const { unrecognised } = recognise(bookOf([sheetOf('客户', rows)], { name: 'book.xlsx' }));
  expect(unrecognised[0]?.mapping?.columns.map(({ samples }) => samples)).toEqual([
    ['2026-06-03', '2026-06-04 10:30'],
    ['10:05', '18:00'],
    ['王伟', '李芳'],
    ['13800001111', '13900002222'],
    ['46176', '0.5'],
  ]);
});

test('once a person has said what the columns are it is a register, and nothing is asked again', () => {
  const { fingerprint } = read(ROWS).unrecognised[0]?.mapping ?? { fingerprint: '' };
  const answers: Answers = {
    [fingerprint]: {
      啥时候: 'date',
      称呼: 'customerName',
      联络: 'phone',
      想要: 'model',
      程度: 'level',
      谁接的: 'consultant',
      情况: null,
    },
  };
  const { forms, unrecognised, questions } = read(ROWS, answers);
  expect(unrecognised).toEqual([]);
  expect(questions).toEqual([]);
  expect(forms).toHaveLength(1);
  expect(forms[0]?.form).toBe('visitor-register');
  expect(forms[0]?.records.map(({ fields }) => [fields.date, fields.customerName, fields.phone, fields.level])).toEqual(
    [
      ['2026-06-03', '王伟', '13800001111', 'A'],
      ['2026-06-04', '李芳', '13900002222', 'B'],
      ['2026-06-05', '赵强', '13700003333', 'H'],
    ],
  );
  // Another layout is not this one.
  expect(
    read(
      ROWS.map((row) => row.slice(0, 6)),
      answers,
    ).forms,
  ).toEqual([]);
});

test('a day that is none does not hide that the column holds days', () => {
  const [head = [], ...rows] = ROWS;
  const { mapping } =
    read([head, ...rows, ['某天', '孙浩', '13600004444', '缤越', 'C', '刘婷', '问问']]).unrecognised[0] ?? {};
  expect(mapping?.columns[0]).toMatchObject({ header: '啥时候', proposed: 'date' });
});

test('a name and no day make no register: what was said is not enough', () => {
  const { fingerprint } = read(ROWS).unrecognised[0]?.mapping ?? { fingerprint: '' };
  expect(read(ROWS, { [fingerprint]: { 称呼: 'customerName' } }).forms).toEqual([]);
});

test('a register that lacks columns is read as one when a person says so', () => {
  const short = [
    ['来店登记表', '', ''],
    ['日期', '客户姓名', '备注'],
    ['2026-06-03', '王伟', '看车'],
    ['2026-06-04', '李芳', ''],
  ];
  const { forms, unrecognised } = read(short);
  if (forms.length > 0) return;
  const { mapping } = unrecognised[0] ?? {};
  expect(mapping?.columns.map(({ proposed }) => proposed)).toEqual(['date', 'customerName', 'remark']);
  const said = Object.fromEntries((mapping?.columns ?? []).map(({ header, proposed }) => [header, proposed ?? null]));
  expect(read(short, { [mapping?.fingerprint ?? '']: said }).forms[0]?.records).toHaveLength(2);
});

test.each([
  [
    'figures without headings',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  ['a note', [['请大家月底前填好'], ['谢谢']]],
])('%s offer nothing to map', (_, rows) => {
  expect(read(rows).unrecognised.map(({ mapping }) => mapping)).toEqual([undefined]);
});

test('of two level columns that contradict each other the first is used and a person is asked; 来沅 is a slip for 来源', () => {
  const levels = ['H', 'A', 'B', 'C'];
  const rows = (other: readonly string[]): (readonly Scalar[])[] => [
    ['日期', '来店时间', '客户姓名', '联系电话', '拟购车型', '信息来沅', '级别', '等级'],
    ...levels.map((level, i) => [
      `2026-06-0${i + 1}`,
      '10:00',
      `王${'一二三四'[i] ?? ''}`,
      `1990000111${i}`,
      '缤越',
      '网络',
      level,
      other[i] ?? '',
    ]),
  ];
  const levelsOf = (answers: Answers = {}): unknown =>
    read(rows(['C', 'C', 'H', 'C']), answers).forms[0]?.records.map(({ fields }) => [fields.level, fields.source]);
  const [form] = read(rows(['C', 'C', 'H', 'C'])).forms;
  const { questions } = read(rows(['C', 'C', 'H', 'C']));
  expect(questions.map(({ cell, proposed, text: { key } }) => [cell, proposed, key])).toEqual([
    ['H1', 'level', 'forms.question.rival'],
  ]);
  expect(levelsOf()).toEqual(levels.map((level) => [level, '网络']));
  const answered = (answer: 'level' | null): Answers => ({ [form?.fingerprint ?? '']: { 等级: answer } });
  expect(levelsOf(answered('level'))).toEqual(['C', 'C', 'H', 'C'].map((level) => [level, '网络']));
  expect(levelsOf(answered(null))).toEqual(levels.map((level) => [level, '网络']));
  for (const answer of ['level', null] as const)
    expect(read(rows(['C', 'C', 'H', 'C']), answered(answer)).questions).toEqual([]);
  // Where both say the same there is nothing to ask, nor where hardly anybody filled in the second.
  expect(read(rows(levels)).questions).toEqual([]);
  expect(read(rows(['C', '', '', 'C'])).questions).toEqual([]);
});
