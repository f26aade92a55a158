import { recognise } from '../../src/forms';
import type { Form } from '../../src/forms';
import { closeMonth } from './close-book';
import { generalProfile } from '../../src/profile';
import type { MonthClose } from '../../src/close';
import { bookOf, sheetOf } from '../../src/sheet';
import type { Area, Cell, Scalar, SheetSnapshot, WorkbookSnapshot } from '../../src/sheet';
import { applied } from './apply';
import { daysIn, lastDay, monthAfter } from './history/calendar';

type Line = (Scalar | Cell | null)[];

interface Person {
  readonly name: string;
  readonly phone: string;
  readonly consultant?: string;
  /** Contacts by day; the last is the level at the month's end. */
  readonly days: Readonly<Record<number, string>>;
  readonly carried?: Scalar;
  readonly crossedOut?: true;
}

interface Look {
  readonly sheet?: string;
  readonly title?: Line;
  /** A column 上月留存, written as here. */
  readonly carry?: boolean;
  /** 销售顾问 beside the rows, merged over those of one consultant. */
  readonly merged?: boolean;
}

function matrix(month: string, people: readonly Person[], look: Look = {}): SheetSnapshot {
  const left = [
    '序号',
    ...(look.merged ? ['销售顾问'] : []),
    '客户姓名',
    '联系电话',
    '意向车型',
    ...(look.carry === false ? [] : ['上月留存']),
  ];
  const days = Array.from({ length: daysIn(month) }, (_, i) => i + 1);
  const merges: Area[] = [];
  const rows = people.map((person, i): Line => {
    const strike = person.crossedOut ? { strike: true as const } : {};
    const first = i === 0 || people[i - 1]?.consultant !== person.consultant;
    const last = people.findLastIndex(({ consultant }) => consultant === person.consultant);
    if (look.merged && first && last > i) merges.push({ top: i + 4, left: 2, bottom: last + 4, right: 2 });
    return [
      i + 1,
      ...(look.merged ? [first ? (person.consultant ?? '') : ''] : []),
      { value: person.name, ...strike },
      { value: person.phone, ...strike },
      { value: '速腾', ...strike },
      ...(look.carry === false ? [] : [person.carried ?? '']),
      ...days.map((day) => person.days[day] ?? ''),
      '',
    ];
  });
  const title = look.title ?? [`${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`];
  return sheetOf(look.sheet ?? '张三', [['意向客户接触状况表'], title, [...left, ...days, '月末级别'], ...rows], {
    merges,
  });
}

function closed(book: WorkbookSnapshot, month: string): { close: MonthClose; made: WorkbookSnapshot; forms: Form[] } {
  const close = closeMonth(book, recognise(book), generalProfile, month, lastDay(month));
  const made = applied(book, close.changes);
  const forms = recognise(made).forms.filter(({ sheet }) => close.sheets.includes(sheet));
  return { close, made, forms };
}

const PEOPLE: readonly Person[] = [
  { name: '王伟', phone: '13572918346', consultant: '张三', days: { 3: 'A', 20: 'B' } },
  { name: '李娜', phone: '13694027153', consultant: '张三', days: { 5: 'H', 9: 'O' } },
  { name: '赵敏', phone: '13718840962', consultant: '张三', days: { 28: 'H' } },
  { name: '周涛', phone: '13853360271', consultant: '李四', days: { 11: 'C' } },
  { name: '吴军', phone: '13981152604', consultant: '李四', days: { 2: 'F1' } },
  { name: '王伟', phone: '15036692817', consultant: '李四', days: { 14: 'A' } },
];

const whoIn = (form: Form | undefined): unknown[] =>
  (form?.records ?? []).map(({ fields, carryOver, planned }) => [
    fields.customerName,
    fields.phone,
    carryOver?.level,
    carryOver?.date,
    planned,
  ]);

test('a form without 上月留存 gets a column for it, which the next close goes on with', () => {
  const first = closed(bookOf([matrix('2026-06', PEOPLE, { carry: false })], { name: '店.xlsx' }), '2026-06');
  expect(whoIn(first.forms[0])).toEqual([
    ['王伟', '13572918346', 'B', '2026-06-20', [1]],
    ['赵敏', '13718840962', 'H', '2026-06-28', [1]],
    ['周涛', '13853360271', 'C', '2026-06-11', [1]],
    ['王伟', '15036692817', 'A', '2026-06-14', [1]],
  ]);
  const second = closed({ ...first.made, sheets: first.made.sheets.slice(1) }, '2026-07');
  expect(whoIn(second.forms[0])).toEqual(whoIn(first.forms[0]));
  expect(second.made.sheets[0]?.lastColumn).toBe(second.made.sheets[1]?.lastColumn);
});

test('level and day in one cell stay in one cell', () => {
  const people = [{ name: '郑强', phone: '13245718093', days: {}, carried: 'C 5/28' }, ...PEOPLE];
  const { made, forms } = closed(bookOf([matrix('2026-06', people)], { name: '店.xlsx' }), '2026-06');
  expect(made.sheets[1]?.rows.slice(4).flatMap((row) => row?.[5]?.value ?? [])).toEqual([
    'C 5/28',
    'B 6/20',
    'H 6/28',
    'C 6/11',
    'A 6/14',
  ]);
  expect(forms[0]?.problems).toEqual([]);
});

test('consultants merged beside their rows keep their own customers, of one name too', () => {
  const { forms } = closed(
    bookOf([matrix('2026-06', PEOPLE, { merged: true, sheet: '6月' })], { name: '店.xlsx' }),
    '2026-06',
  );
  expect(
    forms[0]?.records.map(({ row, fields }) => [row, fields.consultant, fields.customerName, fields.phone]),
  ).toEqual([
    [4, '张三', '王伟', '13572918346'],
    [5, '张三', '赵敏', '13718840962'],
    [7, '李四', '周涛', '13853360271'],
    [8, '李四', '王伟', '15036692817'],
  ]);
});

test.each([
  ['a title without a year', { sheet: '12月', title: ['12月'] }, '2026年1月', ['2026年1月']],
  ['a month in the sheet name only', { sheet: '12月', title: ['荣达店'] }, '2026年1月', ['荣达店']],
  ['no month but in the file name', { sheet: '张三', title: ['荣达店'] }, '张三 2026年1月', ['荣达店']],
  ['year and month in cells of their own', { title: [2025, '年', 12, '月'] }, '张三 2026年1月', [2026, '年', 1, '月']],
  ['year and month apart', { title: ['2025年', '12月'] }, '张三 2026年1月', ['2026年', '1月']],
  ['a range of days', { title: ['（2025.12.1-12.31）'] }, '张三 2026年1月', ['（2026.1.1-1.31）']],
] as const)('December with %s goes into January of the next year', (_, look, sheet, title) => {
  const people = PEOPLE.map((person) => ({ ...person, carried: 'B 11/20' }));
  const book = bookOf([matrix('2025-12', people, { ...look, title: [...(look.title ?? [])] })], {
    name: '2025年12月.xlsx',
  });
  const { close, made, forms } = closed(book, '2025-12');
  expect(close.sheets).toEqual([sheet]);
  expect(made.sheets[1]?.rows[2]?.flatMap((cell) => cell?.value ?? [])).toEqual(title);
  expect(forms.map(({ month, records }) => [month, records.length])).toEqual([['2026-01', 4]]);
});

test.each([
  ['2024-01', 29],
  ['2023-01', 28],
  ['2024-02', 31],
  ['2026-03', 30],
])('%s into a month of %i days', (month, days) => {
  const book = bookOf([matrix(month, PEOPLE)], { name: '店.xlsx' });
  const { forms, close } = closed(book, month);
  expect(Object.keys(forms[0]?.dayColumns ?? {})).toHaveLength(days);
  expect(close.carriedOver.map(({ firstVisit }) => firstVisit?.slice(0, 7))).toEqual(Array(4).fill(monthAfter(month)));
});

test('who was crossed out without a word is asked about, and starts the month in plain letters', () => {
  const people = PEOPLE.map((person, i): Person => (i === 2 ? { ...person, crossedOut: true } : person));
  const { close } = closed(bookOf([matrix('2026-06', people)], { name: '店.xlsx' }), '2026-06');
  expect(close.unfinished.filter(({ kind }) => kind === 'struck-out').map(({ cell }) => cell)).toEqual(['B6']);
  expect(close.changes.filter(({ kind }) => kind === 'font')).toMatchObject([
    { cell: 'A6:AJ6', after: { strike: false, color: '' } },
  ]);
  expect(close.carried).toBe(4);
});

describe('customers with several rows', () => {
  type Days = Readonly<Record<number, string>>;
  type Rows = readonly (readonly [label: string | null, days: Days, beside: string])[];
  const book = (customers: readonly Rows[], merged: boolean): WorkbookSnapshot => {
    const merges = merged
      ? customers.flatMap((_, i) => [1, 2, 3].map((left) => ({ top: 3 + 2 * i, left, bottom: 4 + 2 * i, right: left })))
      : [];
    const rows = customers.flatMap((lines, i) =>
      lines.map(([label, days, beside], at): Line => [
        ...(at === 0 ? [i + 1, `客户${String(i)}`, `1380001000${String(i)}`] : [null, null, null]),
        beside,
        label,
        ...Array.from({ length: 30 }, (_, day) => days[day + 1] ?? null),
      ]),
    );
    const head = ['序号', '客户姓名', '电话', '意向车型', '项目', ...Array.from({ length: 30 }, (_, i) => i + 1)];
    const title = ['2026年6月意向客户接触状况表 销售顾问：李明'];
    return bookOf([sheetOf('李明', [title, head, ...rows], { merges })], { name: '2026.xlsx' });
  };
  const july = ({ sheets }: WorkbookSnapshot): unknown[] =>
    (sheets.at(-1)?.rows ?? [])
      .slice(3, 9)
      .map((row) => Array.from({ length: 35 }, (_, i) => String(row?.[i + 2]?.value ?? '')))
      .map(([name, , beside, label, ...days]) => [
        name,
        beside,
        label,
        days.filter((day) => !/^[*]?$/u.test(day)).join(),
      ]);

  test.each<[string, string | null, string | null, string, boolean]>([
    ['计划 over 实际', '计划', '实际', '*', false],
    ['接触 over 级别', '接触', '级别', '√', false],
    ['计划 over 实际, the name merged', '计划', '实际', '*', true],
    ['no labels', null, null, '√', false],
  ])(
    '%s: nothing of last month stays below a name, and what stands beside goes along',
    (_, first, second, mark, merged) => {
      const person = (day: number, level: string, model: string, color: string): Rows => [
        [first, { [day]: mark }, model],
        [second, { [day]: level }, second === null ? '' : color],
      ];
      const people = [person(3, 'A', '速腾', '白'), person(5, 'O', '探岳', '黑'), person(7, 'B', '途观', '红')];
      const { forms, made } = closed(book(people, merged), '2026-06');
      expect(forms[0]?.records.map(({ fields, contacts }) => [fields.customerName, contacts])).toEqual([
        ['客户0', undefined],
        ['客户2', undefined],
      ]);
      const [above, below] = [first ?? '', second ?? ''];
      expect(july(made)).toEqual([
        ['客户0', '速腾', above, ''],
        ['', second === null ? '' : '白', below, ''],
        ['客户2', '途观', above, ''],
        ['', second === null ? '' : '红', below, ''],
        ['', '', above, ''],
        ['', '', below, ''],
      ]);
    },
  );
});
