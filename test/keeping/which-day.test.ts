import { draftReport, logContact, takeInVisitor, type KeepReport } from '../../src/keeping';
import { recognise } from '../../src/forms';
import { appliedTo, bookOf, sheetOf, type SheetSnapshot } from '../../src/sheet';
import { HEAD, matrix, person, REGISTER, ROWS, store, type Row } from './example-store';
import { openBooks } from './scenarios';

const at = (report: KeepReport, place: string): string[] =>
  report.writes
    .filter((write) => write.place === place)
    .map(({ sheet, cell, after }) => `${sheet}!${cell} ${String(after)}`);

/** A matrix from the 26th of May to the 25th of June. */
const fiscal = sheetOf('谢东', [
  ['意向客户接触状况表'],
  ['2026年6月（5月26日-6月25日）　销售顾问：谢东'],
  [
    '序号',
    '客户姓名',
    '联系电话',
    '意向车型',
    '上月级别',
    26,
    27,
    28,
    29,
    30,
    31,
    ...Array.from({ length: 25 }, (_, i) => i + 1),
  ],
  [1, '王芳', '13800000001', '速腾', 'A', 'A'],
  [2, '李强', '13800000002', '速腾', 'B', null, 'A'],
  [3, '赵敏', '13800000003', '速腾', 'B', null, null, 'A'],
]);

describe('a matrix over two calendar months', () => {
  const book = bookOf([fiscal], { name: '三表.xlsx' });
  const log = (date: string, next: string): KeepReport =>
    logContact(openBooks(book), { who: '李强', date, level: 'B', next });

  test('a day of the earlier month has its column, and the mark of the later one', () => {
    const report = log('2026-05-30', '2026-06-03');
    expect([at(report, 'matrix-day'), at(report, 'matrix-mark')]).toEqual([['谢东!J5 B'], ['谢东!N5 *']]);
    expect(recognise(appliedTo(book, report.changes)).forms[0]?.records[1]).toMatchObject({
      contacts: [
        { day: 27, level: 'A' },
        { day: 30, level: 'B' },
      ],
      planned: [3],
    });
  });

  test('a day after the last one is in no column, least of all in that of the month before', () => {
    const report = log('2026-06-25', '2026-06-26');
    expect([at(report, 'matrix-day'), at(report, 'matrix-mark')]).toEqual([['谢东!AJ5 B'], []]);
    expect(report.without.map(({ why }) => why.key)).toContain('keeping.without.other-month');
  });
});

test('a register with a sheet a day, the day in title and lines: the visitor goes onto the day’s own', () => {
  const day = (d: number): SheetSnapshot =>
    sheetOf(`6.${String(d)}`, [
      [`来店客户登记表　2026年6月${String(d)}日`],
      REGISTER[1] ?? [],
      [1, null, '9:30', '来店', '是', `钱${String(d)}`, `1380000010${String(d)}`, '迈腾', '网络', 'B', null, '谢东'],
    ]);
  const books = openBooks(bookOf([day(1), day(2), day(3)], { name: '2026年6月.xlsx' }));
  const visit = (date: string): KeepReport =>
    takeInVisitor(books, { date, time: '15:20', name: '吴女士', phone: '13911112222', consultant: '谢东' });
  expect(new Set(visit('2026-06-02').writes.map(({ sheet }) => sheet))).toEqual(new Set(['6.2']));
  expect(visit('2026-06-04').without.map(({ why }) => why.key)).toContain('keeping.without.no-day-register');
});

describe('the day’s report', () => {
  const FOOT: Row[] = [['合计'], ['本日访问客户数'], ['明日工作计划']];
  const report = sheetOf('日报6.10', [
    ['营业日报表'],
    ['2026年6月10日　销售顾问：谢东'],
    ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问经过'],
    [1, '赵敏', '速腾', '13800000003', '促进', 'A', 'A', '促进中'],
    [2],
    [3],
    ...FOOT,
  ]);
  const book = store(() => [
    matrix('谢东', [
      person(1, '王芳', '13800000001', 'A', { 10: 'H', 11: '*' }),
      ...ROWS.slice(1, 3),
      person(4, '陈伟', '13800000004', 'A', { 4: 'O', 10: 'D' }),
    ]),
    report,
  ]);

  test('tomorrow’s plan and the counts are written once', () => {
    const made = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-10' });
    expect(at(made, 'report-foot')).toEqual(['日报6.10!B8 3', '日报6.10!B9 王芳']);
    const again = draftReport(openBooks(appliedTo(book, made.changes)), { consultant: '谢东', date: '2026-06-10' });
    expect(again.writes).toEqual([]);
  });

  test('the plain one has the foot, too: customers by level, contacts, whom tomorrow brings by a mark or by the interval', () => {
    const bare = store(() => [
      matrix('谢东', [
        person(1, '王芳', '13800000001', 'A', { 10: 'H', 11: '*' }),
        person(2, '李强', '13800000002', 'B', { 4: 'B' }),
        person(3, '赵敏', '13800000003', 'H', { 9: 'H' }),
        person(4, '陈伟', '13800000004', 'A', { 4: 'O', 10: 'D' }),
      ]),
    ]);
    const made = draftReport(openBooks(bare), { consultant: '谢东', date: '2026-06-10' });
    const sheet = made.changes[0]?.sheet ?? '';
    expect(at(made, 'report-foot').map((line) => line.slice(sheet.length + 1))).toEqual([
      'D24 2',
      'F24 0',
      'H24 1',
      'J24 0',
      'L24 3',
      'C25 2',
      'H25 5',
      // B of the 4th is due on the 11th, H of the 9th as well.
      'C26 王芳、李强、赵敏',
    ]);
    const after = appliedTo(bare, made.changes);
    const form = recognise(after).forms.find(({ form: kind }) => kind === 'daily-report');
    expect([form?.records.length, form?.problems]).toEqual([2, []]);
    expect(draftReport(openBooks(after), { consultant: '谢东', date: '2026-06-10' }).writes).toEqual([]);
  });

  test('a delivery is 成交, not 促进中', () => {
    const made = draftReport(openBooks(book), { consultant: '谢东', date: '2026-06-10' });
    expect(at(made, 'report-row').filter((line) => line.includes('!H'))).toEqual([
      '日报6.10!H5 促进中',
      '日报6.10!H6 成交',
    ]);
  });
});

test('a row put in above a colleague’s matrix with two columns a day: what stands there stands there still', () => {
  const above = [['意向客户接触状况表'], ['2026年6月　销售顾问：谢东'], HEAD, ...ROWS, ['填表人：']] as Row[];
  const days = Array.from({ length: 30 }, (_, i) => i + 1);
  const pairs: Row[] = [
    ['意向客户接触状况表'],
    ['2026年6月　销售顾问：冯远'],
    ['序号', '客户姓名', '联系电话', '意向车型', ...days.flatMap((day): Row => [day, null])],
    [null, null, null, null, ...days.flatMap((): Row => ['计划', '实际'])],
    [1, '周全', '13800000021', '速腾', '*', 'A', null, null, '*', 'B'],
    [2, '吴双', '13800000022', '速腾', null, null, '*', 'H'],
    [3, '郑好', '13800000023', '速腾', null, 'C'],
  ];
  const book = store((sheets) => [sheetOf('6月', [...above, [], [], ...pairs]), ...sheets.slice(1, 2)]);
  const made = logContact(openBooks(book), {
    who: '钱多',
    date: '2026-06-10',
    level: 'A',
    next: 'none',
    choices: { 'no-row': 1 },
  });
  expect([made.changes[0]?.kind, made.without.map(({ why }) => why.key)]).toEqual([
    'insert-rows',
    ['keeping.without.no-report'],
  ]);
  expect(at(made, 'matrix-row')).toContain('6月!B8 钱多');
});
