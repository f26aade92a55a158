import fc from 'fast-check';
import { explain, recognise, toReadJson } from '../../src/forms';
import { bookOf, parseArea, sheetOf, type Area, type Cell, type SheetSnapshot } from '../../src/sheet';

const RUNS = Number(process.env.SANBIAO_RUNS ?? 40);

/** Words that make a grid look like a form, values that make it look like none, and rubbish. */
const WORDS = [
  '序号',
  '客户姓名',
  '电话',
  '意向车型',
  '级别',
  '日期',
  '来店时间',
  '销售顾问',
  '上月留存',
  '信息来源',
  '访问目的',
  '战败原因',
  '备注',
  'H',
  'A',
  'B级',
  '*',
  '*A',
  '√',
  'B→A',
  '6/3',
  '6月31日',
  '2026年6月',
  '13812345678',
  '1.38E+10',
  '张三',
  '李小姐',
  '王伟/李芳',
  '合计',
  '签名：',
  '来源：1.网络 2.报纸',
  '级别：H：7日内；A：15日内',
  '〃',
  '同上',
  '计划',
  '实际',
  '一',
  '二',
  '来店客户登记表',
  '意向客户接触状况表',
  '营业日报表',
  '客户信息卡',
  '姓名：王伟',
  '□男 ☑女',
  '10:20-11:05',
  '下午3点',
  '无',
  '/',
  '—',
  '\n',
  '　',
  '是',
  '否',
  '3人',
  '来电',
  '电话 ',
  '__proto__',
  'constructor',
  'toString',
  '💥',
  '\u0000',
  '#N/A',
  '=1+1',
  '-',
];

const cell: fc.Arbitrary<Cell | string | number | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 40_000, max: 50_000 }).map((value) => ({ value, format: 'yyyy/m/d' })) },
  { weight: 1, arbitrary: fc.double({ noNaN: false }).map((value) => ({ value, format: 'h:mm' })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.constant({ value: '#VALUE!', error: true as const }) },
  { weight: 1, arbitrary: fc.boolean().map((value) => ({ value })) },
);

const headerRow = fc.array(
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: fc.constant(null) }),
  { minLength: 0, maxLength: 14 },
);
const dayRow = fc
  .integer({ min: 0, max: 5 })
  .map((before) => [
    ...Array.from({ length: before }, () => '客户姓名'),
    ...Array.from({ length: 31 }, (_, i) => i + 1),
  ]);

const grid = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.array(cell, { maxLength: 16 }) },
    { weight: 1, arbitrary: headerRow },
    { weight: 1, arbitrary: dayRow },
  ),
  { maxLength: 24 },
);

const merge: fc.Arbitrary<Area> = fc
  .tuple(
    fc.integer({ min: 1, max: 26 }),
    fc.integer({ min: 1, max: 36 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 12 }),
  )
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));

test('no grid, however odd, makes the recogniser throw, or print what the contract does not know', () => {
  fc.assert(
    fc.property(
      fc.array(grid, { minLength: 1, maxLength: 2 }),
      fc.option(fc.array(merge, { maxLength: 6 }), { nil: undefined }),
      fc.boolean(),
      (grids, merges, date1904) => {
        const sheets = grids.map((values, index) =>
          sheetOf(`${index + 1}月`, values, merges === undefined ? {} : { merges }),
        );
        const recognised = recognise(bookOf(sheets, { date1904, name: '2026.xlsx' }));
        expect(explain(recognised).every((line) => !line.includes('{'))).toBe(true);
        const json = toReadJson(recognised);
        expect(JSON.parse(JSON.stringify(json))).toEqual(json);
        for (const form of json.forms) {
          const range = parseArea(form.range);
          expect(range).toBeDefined();
          for (const record of form.records) {
            expect(record.row).toBeGreaterThanOrEqual(range?.top ?? 0);
            expect(record.row).toBeLessThanOrEqual(range?.bottom ?? 0);
            for (const value of Object.values(record.fields)) expect(value === '' || value === null).toBe(false);
          }
          for (const column of form.columns) expect(column.header).not.toMatch(/\s/u);
        }
        const told = new Set([...json.forms.map(({ sheet }) => sheet), ...json.unrecognised.map(({ sheet }) => sheet)]);
        for (const sheet of sheets) {
          const filled = sheet.rows.some((row) => row?.some((one) => String(one?.value ?? '').trim() !== ''));
          if (filled) expect(told).toContain(sheet.name);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

/** The sheet, with a count of how often its rows and cells are looked at. */
function counted(sheet: SheetSnapshot): { readonly sheet: SheetSnapshot; looks(): number } {
  let count = 0;
  const watch = <T extends object>(list: T): T =>
    new Proxy(list, {
      get(target, key) {
        count += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
  const rows = watch(sheet.rows.map((row) => row && watch(row)));
  return { sheet: { ...sheet, rows }, looks: () => count };
}

/** How often a sheet of ten times the rows is looked at, against one. */
function growth(make: (rows: number) => SheetSnapshot): number {
  const looks = (rows: number): number => {
    const { sheet, looks: count } = counted(make(rows));
    recognise(bookOf([sheet]));
    return count();
  };
  return looks(2_000) / looks(200);
}

test('a large sheet that is no form is refused in time that grows with its cells', () => {
  const make = (rows: number): SheetSnapshot =>
    sheetOf(
      '大表',
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: 40 }, (__, column) => (column % 3 === 0 ? `值${row}-${column}` : row * column)),
      ),
    );
  expect(recognise(bookOf([make(2_000)])).unrecognised).toHaveLength(1);
  expect(growth(make)).toBeLessThan(12);
});

test('a large register is read in time that grows with its rows', () => {
  const header = [
    '序号',
    '日期',
    '来店时间',
    '客户姓名',
    '联系电话',
    '意向车型',
    '信息来源',
    '意向级别',
    '销售顾问',
    '接待经过',
    '离店时间',
    '备注',
  ];
  const make = (rows: number): SheetSnapshot =>
    sheetOf('来店登记', [
      ['2026年6月来店客户登记表'],
      header,
      ...Array.from({ length: rows }, (_, i) => [
        i + 1,
        `6/${1 + (i % 30)}`,
        '10:20',
        '王伟',
        13800000000 + i,
        '朗逸',
        '网络',
        'HABC'.charAt(i % 4),
        '张三',
        '谈价格，周末再来',
        '11:00',
        null,
      ]),
    ]);
  expect(recognise(bookOf([make(2_000)])).forms[0]?.records).toHaveLength(2_000);
  expect(growth(make)).toBeLessThan(12);
});
