import { giveOver, logContact, makeCards, takeInVisitor, takeInWithCard, type KeepReport } from '../../src/keeping';
import {
  appliedTo,
  bookOf,
  findSheet,
  parseArea,
  sheetOf,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../../src/sheet';
import { say } from '../../src/words';
import { matrix, person, ROWS, store, type Row } from './example-store';
import { openBooks } from './scenarios';

const DAYS = Array.from({ length: 30 }, (_, i) => i + 1);
const VISIT = {
  date: '2026-06-12',
  time: '15:30',
  name: '郑女士',
  phone: '13900000001',
  model: '速腾',
  level: 'A',
  consultant: '谢东',
} as const;
const area = (range: string): NonNullable<ReturnType<typeof parseArea>> => {
  const found = parseArea(range);
  if (!found) throw new Error(range);
  return found;
};
const written = (report: KeepReport, sheet: string): string[] =>
  report.writes.filter((write) => write.sheet === sheet).map(({ cell, after }) => `${cell} ${String(after)}`);
const shown = (book: WorkbookSnapshot, sheet: string, row: number): unknown[] =>
  Array.from(findSheet(book, sheet)?.rows[row] ?? []).flatMap((cell) =>
    cell === undefined ? [] : [cell.formula ?? cell.value],
  );

/** A matrix with 计划 over 实施, `printed` pairs of which nobody stands in. */
function pairs(printed: number): SheetSnapshot {
  const rows: Row[] = [];
  const people = [
    ...ROWS.slice(0, 2).map((row) => row.slice(0, 5)),
    ...Array.from({ length: printed }, (_, i) => [i + 3]),
  ];
  people.forEach((row) => {
    const own = Array.from({ length: 5 }, (_, i) => row[i] ?? null);
    rows.push([...own, '计划', ...DAYS.map((day) => (own[1] !== null && day === 9 ? '*' : null))]);
    rows.push([
      null,
      null,
      null,
      null,
      null,
      '实施',
      ...DAYS.map((day) => (own[1] !== null && day === 4 ? 'A' : null)),
    ]);
  });
  const merges = people.flatMap((_, i) =>
    ['A', 'B', 'C', 'D', 'E'].map((c) => area(`${c}${String(4 + 2 * i)}:${c}${String(5 + 2 * i)}`)),
  );
  return sheetOf(
    '谢东6月',
    [
      ['意向客户跟踪进度表'],
      ['2026年6月 销售顾问：谢东'],
      ['序号', '客户姓名', '联系电话', '意向车型', '信息来源', '计划/实施', ...DAYS],
      ...rows,
      ['合计'],
    ],
    { merges },
  );
}

describe('计划 over 实施', () => {
  test('pairs that are printed beforehand are nobody yet, and the next one takes the new customer', () => {
    const book = bookOf([pairs(2)]);
    expect(openBooks(book).recognised.forms[0]?.records).toHaveLength(2);
    expect(written(takeInVisitor(openBooks(book), VISIT), '谢东6月')).toEqual([
      'B8 郑女士',
      'C8 13900000001',
      'D8 速腾',
      'R9 A',
      'S8 *',
    ]);
  });

  test('a pair that is put in says 计划 and 实施 like the others, and level and mark stand each in its row', () => {
    const book = bookOf([pairs(0)]);
    const report = takeInVisitor(openBooks(book), VISIT);
    expect(written(report, '谢东6月')).toEqual(['A8 3', 'B8 郑女士', 'C8 13900000001', 'D8 速腾', 'R9 A', 'S8 *']);
    const after = appliedTo(book, report.changes);
    expect([shown(after, '谢东6月', 8).includes('计划'), shown(after, '谢东6月', 9)]).toEqual([true, ['实施', 'A']]);
  });
});

const REGISTER: Row[] = [
  ['2026年6月来电登记表'],
  ['序号', '日期', '来电时间', '客户姓名', '电话', '车型', '级别', '销售顾问'],
  [1, '6月9日', '9:30', '钱多', '13800000005', '迈腾', 'B級', '谢东'],
  [2, '6月10日', '10:05', '孙立', '13800000006', '迈腾', 'A級', '谢东'],
];

test('a total without a word beside it is no free line, though nobody has worked it out yet', () => {
  const total = [null, null, null, { value: '', formula: '=COUNTA(D3:D4)' }];
  const book = bookOf([sheetOf('来电', [...REGISTER, total as unknown as Row])]);
  const report = takeInVisitor(openBooks(book), { ...VISIT, kind: 'call' });
  expect(report.changes[0]).toMatchObject({ kind: 'insert-rows', rows: '5:5' });
  expect(shown(appliedTo(book, report.changes), '来电', 6)).toEqual(['=COUNTA(D3:D5)']);
});

test('a level is written as its neighbours write it, in either script', () => {
  const report = takeInVisitor(openBooks(bookOf([sheetOf('来电', REGISTER)])), { ...VISIT, kind: 'call' });
  expect(written(report, '来电')).toContain('G5 A級');
});

describe('a sheet a day', () => {
  const HEAD: Row = ['序号', '来店', '来电', '时间', '客户姓名', '性别', '电话', '车型', '级别', '销售顾问'];
  const day = (n: number, rows: Row[]): SheetSnapshot =>
    sheetOf(`6.${String(n)}`, [
      [`来店(电)客户登记表 2026年6月${String(n)}日`],
      HEAD,
      ...rows,
      ...[1, 2, 3].slice(rows.length).map((i) => [i]),
    ]);
  const book = bookOf([
    day(11, [
      [1, '√', null, '9:30', '钱多', '男', '13800000005', '迈腾', 'B', '谢东'],
      [2, null, '√', '10:05', '孙立', '男', '13800000006', '迈腾', 'A', '谢东'],
    ]),
    day(12, []),
  ]);

  test('an empty one is filled in as the others are', () => {
    expect(written(takeInVisitor(openBooks(book), VISIT), '6.12')).toEqual([
      'D3 15:30',
      'B3 √',
      'E3 郑女士',
      'F3 女',
      'G3 13900000001',
      'H3 速腾',
      'I3 A',
      'J3 谢东',
    ]);
  });

  test('a day without a sheet goes into none of the others', () => {
    const report = takeInVisitor(openBooks(book), { ...VISIT, date: '2026-06-15' });
    expect(report.writes).toEqual([]);
    expect(report.without.map(({ why }) => say(why, 'zh-CN'))[0]).toContain('没有 2026-06-15 这一天的');
  });
});

describe('two matrices of one consultant', () => {
  const book = store(([first, ...others]) =>
    [first, { ...matrix('谢东', [person(1, '吴双', '13800000020', 'B')]), name: '谢东6月(2)' }, ...others].flatMap(
      (one) => one ?? [],
    ),
  );

  test('a visitor’s row is asked about, and goes where it was said', () => {
    const asked = takeInVisitor(openBooks(book), VISIT);
    expect(asked.questions.map(({ code, choices }) => [code, choices.length])).toEqual([['two-matrices', 2]]);
    const told = takeInVisitor(openBooks(book), { ...VISIT, choices: { 'two-matrices': 2 } });
    expect(told.writes.filter(({ place }) => place === 'matrix-row').map(({ sheet }) => sheet)).toEqual(
      told.writes.flatMap(({ place }) => (place === 'matrix-row' ? ['谢东6月(2)'] : [])),
    );
    expect(written(told, '谢东6月(2)')).toContain('B5 郑女士');
  });

  test('so is a contact with somebody who has no row yet', () => {
    const log = (choices: object): KeepReport =>
      logContact(openBooks(book), { who: '钱多', date: '2026-06-12', level: 'A', choices });
    expect(log({}).questions.map(({ code }) => code)).toEqual(['two-matrices']);
    expect(log({ 'two-matrices': 2 }).questions.map(({ code, sheet }) => [code, sheet])).toEqual([
      ['no-row', '谢东6月(2)'],
    ]);
  });

  test('a customer is not handed over into one of them by chance', () => {
    const books = openBooks(bookOf([...book.sheets, matrix('冯远', [person(1, '郑好', '13800000030', 'A')])]));
    const customer = books.ledger.customers.find(({ name }) => name === '郑好');
    if (!customer) throw new Error('no such customer');
    expect(() => giveOver(books, customer, '谢东', '2026-06-12')).toThrow('two-matrices-of');
  });
});

test('a card is copied with each field from its own row, and the lines of its table keep their numbers', () => {
  const card = sheetOf('王芳', [
    ['客户信息卡'],
    ['客户姓名', '王芳', null, '电话', '13800000001'],
    ['意向车型', '速腾', null, '级别', 'A'],
    ['信息来源', '网络', null, '销售顾问', '谢东'],
    [],
    ['序号', '日期', '方式', '级别', '洽谈内容'],
    [1, '6月3日', '电话', 'A', '谈价格'],
    [2],
    ['客户签字：'],
  ]);
  const book = store((sheets) => [...sheets, card]);
  const report = makeCards(openBooks(book), { who: '李强' });
  expect(report.without).toEqual([]);
  const after = appliedTo(book, report.changes);
  expect([2, 3, 4, 7, 8, 9].map((row) => shown(after, '李强', row))).toEqual([
    ['客户姓名', '李强', '电话', '13800000002'],
    ['意向车型', '速腾', '级别', 'H'],
    ['信息来源', '网络', '销售顾问', '谢东'],
    [1],
    [2],
    ['客户签字：'],
  ]);
});

describe('移交 within the month', () => {
  const books = (notes?: ReadonlyMap<string, string>): ReturnType<typeof openBooks> =>
    openBooks(
      bookOf([
        matrix('谢东', ROWS, { notes }),
        matrix('冯远', [person(1, '郑好', '13800000030', 'A')], notes && { notes: new Map() }),
      ]),
    );
  const notesOf = (own: ReturnType<typeof openBooks>): unknown[] => {
    const customer = own.ledger.customers.find(({ name }) => name === '王芳');
    if (!customer) throw new Error('no such customer');
    return giveOver(own, customer, '冯远', '2026-06-12').changes.flatMap((change) =>
      change.kind === 'note' ? [[change.sheet, change.cell, change.after]] : [],
    );
  };

  test('both sides say so, below what a person noted', () => {
    expect(notesOf(books(new Map([['B4', '老客户']])))).toEqual([
      ['冯远6月', 'B5', '2026-06-12 谢东 移交'],
      ['谢东6月', 'B4', '老客户\n2026-06-12 移交 冯远'],
    ]);
  });

  test('where notes cannot be written the row comes without', () => {
    expect(notesOf(books())).toEqual([]);
  });
});

describe('a visitor with a card', () => {
  test('gets line, row and card in one set that is carried out as it is told', () => {
    const book = store();
    const report = takeInWithCard(openBooks(book), VISIT);
    expect([...new Set(report.writes.map(({ place }) => place))]).toEqual(['register-row', 'matrix-row', 'card']);
    const after = openBooks(appliedTo(book, report.changes));
    const own = after.ledger.customers.find(({ phones }) => phones.includes(VISIT.phone));
    expect(own?.rows.map(({ form }) => form.form).sort()).toEqual([
      'contact-matrix',
      'customer-card',
      'visitor-call-register',
    ]);
  });

  test('who leaves neither name nor number gets none', () => {
    const { date, time, consultant } = VISIT;
    const report = takeInWithCard(openBooks(store()), { date, time, consultant });
    expect(report.writes.filter(({ place }) => place === 'card')).toEqual([]);
    expect(report.writes.length).toBeGreaterThan(0);
  });
});

test('name and number that share a cell are put into it as the neighbours put them', () => {
  const sheet = sheetOf('来店', [
    ['2026年6月来店客户登记表'],
    ['序号', '日期', '来店时间', '客户姓名/电话', '意向车型', '级别', '销售顾问'],
    [1, '6月9日', '9:30', '钱多（13800000005）', '迈腾', 'B', '谢东'],
    [2, '6月10日', '10:05', '孙立（13800000006）', '迈腾', 'A', '谢东'],
  ]);
  expect(written(takeInVisitor(openBooks(bookOf([sheet])), VISIT), '来店')).toContain('D5 郑女士（13900000001）');
});

test('of a matrix in consultants’ merged blocks each new row stands in its own consultant’s', () => {
  const line = (who: string | null, n: number, name: string | null, phone: string | null): Row => [
    who,
    n,
    name,
    phone,
    name && '速腾',
    name && 'B',
    ...DAYS.map((day) => (name && day === 3 ? 'A' : null)),
  ];
  const sheet = sheetOf(
    '6月总表',
    [
      ['2026年6月意向客户接触状况表'],
      ['销售顾问', '序号', '客户姓名', '联系电话', '意向车型', '上月留存', ...DAYS],
      line('谢东', 1, '王芳', '13800000001'),
      line(null, 2, '李强', '13800000002'),
      line(null, 3, null, null),
      line('冯远', 1, '郑好', '13800000030'),
      line(null, 2, '赵敏', '13800000003'),
      line(null, 3, null, null),
    ],
    { merges: [area('A3:A5'), area('A6:A8')] },
  );
  const take = (consultant: string): string[] =>
    written(takeInVisitor(openBooks(bookOf([sheet])), { ...VISIT, consultant }), '6月总表');
  expect(take('谢东')[0]).toBe('C5 郑女士');
  expect(take('冯远')[0]).toBe('C8 郑女士');
});

test('a visitor of another day is not counted in the day that is summed up above', () => {
  const HEAD: Row = ['序号', '日期', '来店时间', '客户姓名', '联系电话', '意向车型', '级别', '销售顾问'];
  const sheet = sheetOf('来店', [
    ['2026年6月来店客户登记表'],
    HEAD,
    [1, '6月9日', '9:30', '钱多', '13800000005', '迈腾', 'B', '谢东'],
    [2, '6月9日', '10:05', '孙立', '13800000006', '迈腾', 'A', '谢东'],
    ['小计', null, null, 2],
    [],
    ['合计', null, null, 2],
  ]);
  const take = (date: string): string[] =>
    written(takeInVisitor(openBooks(bookOf([sheet])), { ...VISIT, date }), '来店');
  expect(take('2026-06-12')).toContain('D6 郑女士');
  expect(take('2026-06-09')).toContain('D5 郑女士');
});

test('an hour that is kept as a number is shown as an hour', () => {
  const hour = { value: 0.4, format: 'h:mm' };
  const day = { value: 46182, format: 'yyyy/m/d' };
  const sheet = sheetOf('来店', [
    ['2026年6月来店客户登记表'],
    ['序号', '日期', '来店时间', '客户姓名', '联系电话', '意向车型', '级别', '销售顾问'],
    [1, day, hour, '钱多', '13800000005', '迈腾', 'B', '谢东'],
    [2, day, hour, '孙立', '13800000006', '迈腾', 'A', '谢东'],
  ]);
  const report = takeInVisitor(openBooks(bookOf([sheet])), VISIT);
  expect(report.writes.find(({ cell }) => cell === 'C5')?.shown?.after).toBe('15:30');
});

test('what a plain card will say of the customer is shown before it is made', () => {
  const report = makeCards(openBooks(store()), { who: '王芳' });
  const [sheet = ''] = report.changes.map((change) => change.sheet);
  expect(written(report, sheet)).toEqual(expect.arrayContaining(['B4 王芳', 'B5 13800000001', 'B9 速腾']));
});
