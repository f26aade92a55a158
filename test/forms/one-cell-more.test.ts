import fc from 'fast-check';
import { recognise, type Form } from '../../src/forms';
import { bookOf, columnNumber, sheetOf } from '../../src/sheet';

type Row = (string | number | null)[];

const daysTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
const PEOPLE = ['赵先生', '钱女士', '孙先生'];

/** A month's matrix with so many customers, nobody contacted yet but the first. */
function month(title: string, last: number, people: number): Row[] {
  return [
    [title],
    ['序号', '客户姓名', '电话', '车型', '级别', ...daysTo(last), '月末级别'],
    ...daysTo(people).map((n): Row => {
      const contacts = daysTo(last).map((day) => (n === 1 && day === 3 ? 'A' : null));
      return [n, PEOPLE[n - 1] ?? '', 13888880000 + n, '途观', 'A', ...contacts, null];
    }),
  ];
}

function beside(one: readonly Row[], other: readonly Row[], gap: number): Row[] {
  const width = (one[1]?.length ?? 0) + gap;
  return one.map((row, index) => [...row, ...Array<null>(width - row.length).fill(null), ...(other[index] ?? [])]);
}

const REPORT: readonly Row[] = [
  ['营业日报表 2026年6月3日 销售顾问：金二'],
  [
    '序号',
    '客户姓名',
    '电话',
    '车型',
    '访问目的',
    '电话时间',
    '拜访时间',
    '原有级别',
    '现在级别',
    '访问经过',
    '下次预约',
  ],
  [1, '赵先生', 13888883333, '途观', '促进', '9:00', '10:00', 'A', 'H', '约周末试驾', '6/6'],
  [2, '钱女士', 13888883334, '帕萨特', '开拓', '9:30', '10:30', 'B', 'B', '还在比较', '6/9'],
  [3, '孙先生', 13888883335, '途观', '促进', '11:00', '15:00', 'C', 'C', '不急', '6/20'],
];
const LOSSES: readonly Row[] = [
  ['战败客户登记表 2026年6月'],
  ['序号', '客户姓名', '电话', '意向车型', '战败日期', '首次来店日期', '原级别', '战败/失控', '战败原因', '购买车型'],
  [1, '赵先生', 13888883333, '途观', '6/3', '5/3', 'A', '战败', '价格太高', 'CRV'],
  [2, '钱女士', 13888883334, '帕萨特', '6/4', '5/4', 'B', '失控', '联系不上', '凯美瑞'],
  [3, '孙先生', 13888883335, '途观', '6/5', '5/5', 'C', '战败', '颜色没有现车', '汉兰达'],
];

const SHEETS: readonly (readonly Row[])[] = [
  ...[0, 1, 3].flatMap((people) => {
    const [may, june] = [month('5月', 31, people), month('2026年6月意向客户接触状况表', 30, people)];
    return [
      [...may, [], ...june],
      [...month('意向客户接触状况表 2026年5月', 31, people), ...month('6月份', 30, people)],
      beside(month('意向客户接触状况表 2026年5月', 31, people), june, 0),
      beside(month('意向客户接触状况表 2026年5月', 31, people), june, 2),
    ];
  }),
  REPORT,
  LOSSES,
];

/** What people type in the wrong place or in their own way, and what belongs. */
const TYPED = ['H', 'B', '*', '√', '战败', '电话', '休', '未接', '10:30', '6/8', 3, '3', '待定', '上午', '1391234567'];

const read = (rows: readonly Row[]): readonly Form[] =>
  recognise(bookOf([sheetOf('Sheet1', rows)], { name: '2026年三表.xlsx' })).forms;

const layoutOf = (forms: readonly Form[]): unknown =>
  forms.map(({ form, month: ofMonth, headerRows, columns, dayColumns }) => ({
    form,
    ofMonth,
    headerRows,
    columns: columns.map(({ field, column }) => `${column}:${field}`),
    dayColumns,
  }));

test('two months in one sheet keep their months, though nobody was contacted yet', () => {
  for (const rows of SHEETS.slice(0, -2))
    expect(read(rows).map(({ form, month: ofMonth }) => [form, ofMonth])).toEqual([
      ['contact-matrix', '2026-05'],
      ['contact-matrix', '2026-06'],
    ]);
});

test('cells that are written into a sheet change nothing of how the rest is read', () => {
  const place = fc.record({
    sheet: fc.nat(),
    form: fc.nat(),
    cells: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(place, ({ sheet, form: at, cells }) => {
      const rows = SHEETS[sheet % SHEETS.length] ?? [];
      const before = read(rows);
      const form = before[at % before.length];
      if (form === undefined) throw new Error('nothing was read');
      const changed = rows.map((row) => [...row]);
      const days = Object.values(form.dayColumns ?? {});
      const columns = days.length > 0 ? days : form.columns.map(({ column }) => column);
      const written = new Set<number>();
      for (const [r, c, v] of days.length > 0 ? cells : cells.slice(0, 1)) {
        const row = form.records[r % Math.max(1, form.records.length)]?.row;
        if (row === undefined) continue;
        const line = changed[row - 1] ?? [];
        line[columnNumber(columns[c % columns.length] ?? 'A') - 1] = TYPED[v % TYPED.length] ?? null;
        changed[row - 1] = Array.from(line, (cell) => cell ?? null);
        written.add(row);
      }
      const after = read(changed);
      expect(layoutOf(after)).toEqual(layoutOf(before));
      const others = (forms: readonly Form[]): unknown =>
        forms.map((one, index) => one.records.filter(({ row }) => index !== at % before.length || !written.has(row)));
      expect(others(after)).toEqual(others(before));
    }),
    { numRuns: 50 },
  );
});
