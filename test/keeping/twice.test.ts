import { draftReport, logContact, takeInVisitor, type KeepReport, type LogRequest } from '../../src/keeping';
import { recognise } from '../../src/forms';
import {
  appliedTo,
  bookOf,
  parseArea,
  sheetOf,
  type Cell,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../../src/sheet';
import { HEAD, matrix, person, REGISTER, ROWS, store, type Row } from './example-store';
import { openBooks } from './scenarios';

const log = (request: Partial<LogRequest>, book: WorkbookSnapshot): KeepReport =>
  logContact(openBooks(book), { who: '13800000005', date: '2026-06-10', level: 'A', next: 'none', ...request });
const at = (report: KeepReport, place: string): string[] =>
  report.writes.filter((write) => write.place === place).map(({ cell, after }) => `${cell} ${String(after)}`);
const reasons = (report: KeepReport): string[] => report.without.map(({ place, why }) => `${place} ${why.key}`);
const asked = (report: KeepReport): string[] => report.questions.map(({ code, cell }) => `${code} ${cell}`);
/** A sheet with formulas in some of its cells, as they are before anybody calculates. */
const withFormulas = (sheet: SheetSnapshot, formulas: Record<string, Cell>): SheetSnapshot => {
  const rows = sheet.rows.map((row) => [...(row ?? [])]);
  for (const [place, cell] of Object.entries(formulas)) {
    const area = parseArea(place);
    const row = rows[area?.top ?? 0];
    if (area && row) row[area.left] = cell;
  }
  return { ...sheet, rows };
};

describe('asked again, the workbook says so and no second line is written', () => {
  const visit = (more: object, book: WorkbookSnapshot): KeepReport =>
    takeInVisitor(openBooks(book), { date: '2026-06-11', time: '15:20', consultant: '谢东', ...more });

  test.each([
    ['who leaves nothing', {}],
    ['who leaves a name only', { name: '吴女士', level: 'B' }],
  ])('a visitor %s', (_, said) => {
    const book = store();
    const once = appliedTo(book, visit(said, book).changes);
    expect(asked(visit(said, book))).toEqual([]);
    expect(asked(visit(said, once))).toEqual(['known-customer A5']);
    const left = visit({ ...said, choices: { 'known-customer': 2 } }, once);
    expect([left.writes, reasons(left)]).toEqual([[], ['register-row keeping.without.left']]);
    const allTheSame = visit({ ...said, choices: { 'known-customer': 1 } }, once);
    expect([at(allTheSame, 'register-row').length > 0, at(allTheSame, 'matrix-row')]).toEqual([true, []]);
    // Another time, another consultant or another name is another visitor.
    for (const other of [{ time: '15:30' }, { consultant: '冯远' }, { name: '郑先生' }])
      expect(asked(visit({ ...said, ...other }, once))).toEqual([]);
  });

  test('a customer with a row in the matrix that is nobody’s, logged for a consultant without one', () => {
    const shared = sheetOf('6月状况表', [['意向客户接触状况表'], ['2026年6月'], HEAD, ...ROWS]);
    const book = store((sheets) => [shared, ...sheets.slice(1)]);
    const made = log({ consultant: '谢东', choices: { 'no-row': 1 } }, book);
    expect(at(made, 'matrix-row')[1]).toBe('B8 钱多');
    const again = log({ consultant: '谢东' }, appliedTo(book, made.changes));
    expect([asked(again), at(again, 'matrix-row'), at(again, 'matrix-day')]).toEqual([[], [], []]);
  });

  test('a row that could not take the number: a formula gives it', () => {
    const numbers = Object.fromEntries(
      [4, 5, 6, 7, 8].map((row) => [
        `C${String(row)}`,
        {
          ...(row < 8 ? { value: `1380000000${String(row - 3)}` } : { value: '#N/A', error: true as const }),
          formula: `=VLOOKUP(B${String(row)},电话!A:B,2,0)`,
        },
      ]),
    );
    const own = withFormulas(matrix('谢东', [...ROWS, [5, null, null]]), numbers);
    const others = REGISTER.map((row): Row => row.map((value) => (value === '谢东' ? '冯远' : value)));
    const book = store(() => [own, sheetOf('来店登记', others)]);
    const mine = { consultant: '谢东', choices: { 'no-row': 1 } };
    const made = log(mine, book);
    expect(at(made, 'matrix-row')).toEqual(['B8 钱多', 'D8 迈腾', 'E8 网络', 'F8 2026/6/9', 'Q8 A']);
    const after = appliedTo(book, made.changes);
    const again = log(mine, after);
    expect([at(again, 'matrix-row'), reasons(again)[0]]).toEqual([[], 'matrix-row keeping.without.there']);
    expect(asked(log({ consultant: '谢东', level: 'H' }, after))).toEqual(['no-row A3']);
  });
});

test('somebody of the same name stands in the matrix without a number: offered beside a new row, never taken by itself', () => {
  const bare = matrix(
    '冯远',
    [person(1, '钱多', '', 'B', { 4: 'B' }), ...ROWS.slice(1)].map((row): Row => row.with(3, '迈腾')),
  );
  const book = store((sheets) => [bare, ...sheets.slice(1, 2)]);
  const mine = { consultant: '冯远', next: '2026-06-12' } as const;
  expect(log(mine, book).questions.map(({ code, choices }) => [code, choices.map(({ text }) => text.key)])).toEqual([
    ['no-row', ['keeping.choice.make-row', 'keeping.choice.no-row', 'keeping.choice.same-name']],
  ]);
  const written = log({ ...mine, choices: { 'no-row': 3 } }, book);
  expect([at(written, 'matrix-day'), at(written, 'matrix-mark'), at(written, 'matrix-row')]).toEqual([
    ['Q4 A'],
    ['S4 *'],
    [],
  ]);
});

test('a customer with a row in two consultants’ matrices: asked whose, unless somebody said so', () => {
  const book = store((sheets) => [...sheets, matrix('冯远', ROWS.slice(0, 3))]);
  const ask = log({ who: '13800000001' }, book);
  expect([asked(ask), ask.questions[0]?.choices.length]).toEqual([['two-matrices A4'], 2]);
  const sheetsOf = (report: KeepReport): string[] => [...new Set(report.writes.map(({ sheet }) => sheet))];
  expect(sheetsOf(log({ who: '13800000001', choices: { 'two-matrices': 1 } }, book))).toEqual(['谢东6月', '日报6.10']);
  // The second row is 冯远's, and so would be the report.
  expect(sheetsOf(log({ who: '13800000001', choices: { 'two-matrices': 2 } }, book))).toEqual(['冯远6月']);
  expect(sheetsOf(log({ who: '13800000001', consultant: '冯远' }, book))).toEqual(['冯远6月']);
});

test('half months have a sheet each: the next mark goes where its day is', () => {
  const half = (name: string, first: number, last: number): SheetSnapshot =>
    sheetOf(name, [
      ['意向客户接触状况表'],
      ['2026年6月　销售顾问：谢东'],
      [...HEAD.slice(0, 7), ...HEAD.slice(6 + first, 7 + last)],
      ...ROWS.slice(1).map((row): Row => [...row.slice(0, 7), ...row.slice(6 + first, 7 + last)]),
    ]);
  const book = bookOf([half('上半月', 1, 15), half('下半月', 16, 30)], { name: '2026年6月.xlsx' });
  const made = log({ who: '李强', date: '2026-06-13', next: '2026-06-17' }, book);
  expect(made.writes.map(({ place, sheet, cell }) => [place, sheet, cell])).toEqual([
    ['matrix-day', '上半月', 'T4'],
    ['matrix-mark', '下半月', 'I4'],
  ]);
});

test('rows put in take along the formulas of their column, not one that stands in the last line alone', () => {
  const counts = ROWS.map((_, i): [string, Cell] => [
    `AL${String(4 + i)}`,
    { value: 1, formula: `=COUNTA(H${String(4 + i)}:AK${String(4 + i)})` },
  ]);
  const formulas = { ...Object.fromEntries(counts), C7: { value: '#REF!', error: true as const, formula: '=#REF!' } };
  const full = withFormulas(matrix('谢东', [...ROWS, ['合计', 4]]), formulas);
  const book = store((sheets) => [full, ...sheets.slice(1)]);
  const made = log({ choices: { 'no-row': 1 } }, book);
  expect(made.changes[0]).toMatchObject({ kind: 'insert-rows', rows: '8:8' });
  const [after] = appliedTo(book, made.changes).sheets;
  expect([after?.rows[8]?.[38]?.formula, after?.rows[8]?.[3]?.value, after?.rows[8]?.[3]?.formula]).toEqual([
    '=COUNTA(H8:AK8)',
    '13800000005',
    undefined,
  ]);
});

test('a copy of the report is read as the filled one is: 来源区分 tells of itself only where it is filled', () => {
  const head: Row[] = [
    ['营业活动日报表'],
    ['日期：2026.6.10', null, null, null, '业务代表：谢东'],
    ['NO.', '客人姓名', '来源区分', '目标车型', '移动电话', '级别变动', '客户区分', null, '访问内容'],
    [null, null, null, null, null, null, '上月留存', '本月新生', null],
  ];
  const lines = ROWS.slice(1).map((row, i): Row => [
    i + 1,
    row[1] ?? '',
    '朋友介绍',
    '速腾',
    row[2] ?? '',
    'A－H',
    '√',
    null,
    '对比竞品',
  ]);
  const report = sheetOf('日报', [...head, ...lines], {
    merges: [{ top: 3, left: 7, bottom: 3, right: 8 }],
  });
  const book = bookOf([matrix('谢东', [person(1, '王芳', '13800000001', 'A', { 9: 'B' }), ...ROWS.slice(1)]), report], {
    name: '2026年6月.xlsx',
  });
  const made = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-09' });
  expect(reasons(made)).toEqual([]);
  const form = recognise(appliedTo(book, made.changes)).forms.find(({ date }) => date === '2026-06-09');
  expect(
    form?.records.map(({ fields }) => [
      fields.customerName,
      fields.source,
      fields.levelBefore,
      fields.levelAfter,
      fields.carriedFrom,
    ]),
  ).toEqual([['王芳', '网络', 'A', 'B', 'last-month']]);
});
