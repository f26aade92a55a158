import { buildLedger, markToken, serialiseMarks } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { explainFigure, monthFigures, monthSheets, toMonthJson } from '../../src/rollups';
import { say } from '../../src/words';
import { book, june, matrix, person, register } from './books';

const codes = (report: ReturnType<typeof june>): string[] => toMonthJson(report).differences.map(({ code }) => code);

test('a cancelled order is counted beside the orders, and its customer open again at the level before it', () => {
  const { store } = june([
    matrix([
      {
        fields: person('甲'),
        carryOver: { level: 'H', date: '2026-05-30' },
        contacts: [
          { day: 1, level: 'O' },
          { day: 8, level: 'T' },
        ],
      },
      {
        fields: person('乙'),
        contacts: [
          { day: 2, level: 'O' },
          { day: 9, level: 'T' },
        ],
      },
    ]),
  ]);
  expect(store).toMatchObject({ cancelled: 2, net: 0, total: { won: 2, reopened: 2, end: 2 } });
  expect([store.levels.H?.end, store.levels['-']?.end]).toEqual([1, 1]);
});

test('on the sheet who never had a level is 未定级, not a dash before 级', () => {
  const report = june([matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'O' }] }])]);
  const words = monthSheets(report)
    .visible.content.values.flat()
    .filter((cell) => typeof cell === 'string');
  expect(words.filter((cell) => /未定级/u.test(cell))).toEqual(['未定级', '未定级', '期初未定级', '未定级']);
  expect(words.filter((cell) => /[-－]\s*级|[HABC]-/u.test(cell))).toEqual([]);
  expect(say(explainFigure(report, { figure: 'levels.-.won' }), 'zh-CN')).toMatch(/^未定级：/u);
});

test('what the day wrote itself is nobody’s plan', () => {
  const form = matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'A' }], planned: [6, 12] }]);
  const figures = (ownMarks?: string) =>
    monthFigures(buildLedger({ ...book(form), ownMarks }, generalProfile), generalProfile, '2026-06', '2026-06-30')
      .store.contacts;
  expect(figures()).toMatchObject({ planned: 2, missed: 2 });
  const [row] = buildLedger(book(form), generalProfile).matrixRows;
  if (!row) throw new Error('no row');
  const ours = serialiseMarks([[markToken(row.row, '2026-06-12'), 'o']]);
  expect(figures(ours)).toMatchObject({ planned: 1, missed: 1 });
});

test('deals that only a register shows are counted under - and named', () => {
  const report = june([
    register([person('乙', { date: '2026-06-04', level: 'O' })]),
    matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'A' }] }]),
  ]);
  expect(report.store.levels['-']).toMatchObject({ new: 1, won: 1 });
  expect(toMonthJson(report).differences).toMatchObject([{ code: 'deal-without-row', names: ['乙'] }]);
});

test('a store without matrices has its flows from the registers', () => {
  const json = toMonthJson(
    june([
      register([person('甲', { date: '2026-05-04', level: 'B' })], { month: '2026-05', sheet: '5月来店' }),
      register([
        person('乙', { date: '2026-06-04', level: 'A' }),
        person('丙', { date: '2026-06-05', level: 'H', closing: 'deposit' }),
      ]),
    ]),
  );
  expect(json.flowsFrom).toBe('registers');
  expect(json.store.total).toMatchObject({ carried: 1, new: 2, won: 1, end: 2 });
});

test('two halves of a month are one row: a plan in the first, the contact in the second is late', () => {
  const half = (days: readonly number[]) => Object.fromEntries(days.map((day) => [String(day), 'G']));
  const { store } = june([
    matrix([{ fields: person('甲'), contacts: [{ day: 2, level: 'B' }], planned: [13] }], {
      sheet: '上',
      dayColumns: half([2, 13]),
    }),
    matrix([{ fields: person('甲'), contacts: [{ day: 17, level: 'A' }] }], { sheet: '下', dayColumns: half([17]) }),
  ]);
  expect(store.contacts).toEqual({ planned: 1, inTime: 0, late: 1, missed: 0, made: 2 });
  expect(store.total).toMatchObject({ new: 1, end: 1 });
});

test('a sheet that stands twice counts once, one consultant has one spelling', () => {
  const lines = [person('甲', { date: '2026-06-02', level: 'B' }), person('乙', { date: '2026-06-03', level: 'C' })];
  const report = june([
    register(lines, { consultant: 'Lily' }),
    register(lines, { consultant: 'LILY ', sheet: '来店 (2)' }),
  ]);
  expect(report.store.visits).toBe(2);
  expect(report.consultants.map(({ name }) => name)).toEqual(['Lily']);
  expect(codes(report)).toEqual(['copy']);
});

test('a consultant without a sheet, and a customer who went to another, are said', () => {
  const may = (name: string, consultant: string) =>
    matrix([{ fields: person(name), contacts: [{ day: 9, level: 'B' }] }], {
      month: '2026-05',
      consultant,
      sheet: `${consultant}5月`,
    });
  const now = matrix([{ fields: person('乙'), carryOver: { level: 'B', date: '2026-05-09' } }]);
  expect(codes(june([may('甲', '李强'), may('乙', '王刚'), now])).sort()).toEqual(['moved', 'no-sheet']);
});

test('every due day by the rules: met on or before it, later, or not yet', () => {
  const { store } = june([
    matrix([
      {
        fields: person('甲'),
        contacts: [
          { day: 2, level: 'A' },
          { day: 5, level: 'A' },
          { day: 12, level: 'A' },
        ],
      },
    ]),
  ]);
  // A every four days: due on the 6th (met on the 5th), the 9th (on the 12th), the 16th (not yet).
  expect(store.dueDates).toEqual({ due: 3, inTime: 1, late: 1, open: 1 });
});
