import { audit } from '../../src/audit';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { generalProfile } from '../../src/profile';
import { sheetOf, type Scalar, type SheetSnapshot } from '../../src/sheet';
import { bookOf } from '../../src/sheet';

const HEAD = ['序号', '客户姓名', '车型', '电话', '访问目的', '原来级别', '现在级别', '访问经过'];

/** A consultant's report of a day in June with so many lines, and what its foot says of the month. */
function report(day: number, lines: number, ...foot: readonly Scalar[][]): SheetSnapshot {
  return sheetOf(`6.${String(day)}`, [
    ['营业日报表'],
    [`2026年6月${String(day)}日　销售顾问：张三`],
    HEAD,
    ...Array.from({ length: lines }, (_, i) => {
      const n = day * 10 + i;
      return [
        i + 1,
        `客户${'甲乙丙丁戊己庚'[i] ?? ''}`,
        '速腾',
        `138000${String(n).padStart(5, '0')}`,
        '促进',
        'B',
        'B',
        '促进中',
      ];
    }),
    ...foot,
  ]);
}

const toDate = (lines: number, sum: number): Scalar[] => ['本日访问客户数合计', '', lines, '', '本月访问累计', '', sum];

function wrong(...sheets: readonly SheetSnapshot[]): string[] {
  const book = bookOf(sheets);
  const recognised = recognise(book);
  expect(recognised.forms.map(({ form }) => form)).toEqual(sheets.map(() => 'daily-report'));
  const ledger = buildLedger(recognised, generalProfile);
  const { findings } = audit(
    { book, recognised, ledger, profile: generalProfile, today: '2026-06-20' },
    { rules: ['total-differs'] },
  );
  return findings.map(({ at, text: { values } }) => `${at.sheet}!${at.cell} ${String(values?.['count'])}`);
}

test('本月访问累计 follows the reports from the first of the month', () => {
  expect(wrong(report(1, 3, toDate(3, 3)), report(2, 2, toDate(2, 5)))).toEqual([]);
  expect(wrong(report(1, 3, toDate(3, 3)), report(2, 2, toDate(2, 6)))).toEqual(['6.2!G6 5']);
});

test('in the middle of the month most of the reports of days in a row are right', () => {
  const days = [report(8, 3, toDate(3, 20)), report(9, 2, toDate(2, 22)), report(10, 4, toDate(4, 26))];
  expect(wrong(...days)).toEqual([]);
  expect(wrong(days[0]!, report(9, 2, toDate(2, 23)), days[2]!)).toEqual(['6.9!G6 22']);
});

test('across a day without a report, and of two that contradict each other, nothing is said', () => {
  expect(wrong(report(8, 3, toDate(3, 20)), report(10, 2, toDate(2, 29)))).toEqual([]);
  expect(wrong(report(8, 3, toDate(3, 20)), report(9, 2, toDate(2, 29)))).toEqual([]);
});

test('a figure in parts is their sum, beside another figure in the same row', () => {
  const foot = (sum: number): Scalar[] => [
    '本日访问客户数合计',
    3,
    '促进成交',
    '上月留存',
    1,
    '本月新增',
    2,
    '合计',
    sum,
  ];
  expect(wrong(report(8, 3, foot(3)))).toEqual([]);
  expect(wrong(report(8, 3, foot(4)))).toEqual(['6.8!I7 3']);
});

test('本日合计 under several columns counts each column', () => {
  const rows = (a: number, b: number): SheetSnapshot =>
    sheetOf('6.8', [
      ['营业日报表'],
      ['2026年6月8日　销售顾问：张三'],
      ['序号', '客户姓名', '手机号', '车型', '跟进目的', '电话', '上门', '级别', '跟进内容'],
      [1, '何玉兰', '13800010001', '速腾', '促进', '10:10', '', 'B', '促进中'],
      [2, '蒋丽', '13800080008', '探岳', '促进', '10:30', '', 'B', '促进中'],
      [3, '孙立', '13800080118', '探岳', '促进', '', '14:00', 'B', '促进中'],
      ['本日合计', '', '', '', '', a, b],
    ]);
  expect(wrong(rows(2, 1))).toEqual([]);
  expect(wrong(rows(2, 2))).toEqual(['6.8!G7 1']);
});
