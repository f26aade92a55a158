import type { CustomerDay } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import type { Change } from '../../src/sheet';
import { dayOfOldMonth, endOfOldMonth } from '../../src/taskpane/reducer';
import { changesOf } from '../../src/taskpane/today/changes-of';
import { daysBetween, placeOfCustomer, TASK_KINDS, tasksOf } from '../../src/taskpane/today/tasks';
import { dueNow, handoutText } from '../../src/taskpane/today/handout';
import { wordsIn } from '../../src/taskpane/words';
import { loadLaterWords } from '../../src/taskpane/words/catalogues';
import { customer, storeReport } from './store-report';

const RULES = generalProfile;
const overdue = (days: number, more = {}) =>
  customer(1, {
    status: 'overdue',
    overdueDays: days,
    due: '2026-06-10',
    dueWhy: 'interval',
    name: `逾${days}`,
    ...more,
  });

describe('tasksOf', () => {
  const kindsOf = (customers: CustomerDay[], filter = {}) =>
    tasksOf(storeReport(0, { customers }), filter, RULES).groups.map(({ kind, customers: own }) => [
      kind,
      own.map(({ name }) => name),
    ]);

  test('today comes first, then broken promises, then the overdue by the steps; what is silent for longer stands apart', () => {
    const customers = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 200].map((days) => overdue(days)),
      overdue(1, { dueWhy: 'first-contact', name: '首' }),
      overdue(9, { dueWhy: 'first-contact', name: '久' }),
      customer(2, { status: 'due-today', due: '2026-06-20', dueWhy: 'interval', name: '今' }),
      customer(3, { status: 'upcoming', due: '2026-06-30', dueWhy: 'interval', missedPlan: '2026-06-19', name: '漏' }),
      customer(4, { status: 'upcoming', due: '2026-06-22', dueWhy: 'interval', name: '周' }),
      customer(5, { status: 'upcoming', due: '2026-06-28', dueWhy: 'interval', name: '远' }),
    ];
    expect(kindsOf(customers)).toEqual([
      ['first-contact', ['首']],
      ['today', ['今']],
      ['missed', ['漏']],
      ['overdue', ['逾7']],
      ['overdue', ['逾6', '逾5']],
      ['overdue', ['逾4', '逾3']],
      ['overdue', ['逾2', '逾1']],
      ['week', ['周']],
      ['older', ['逾200', '久', '逾8']],
    ]);
  });

  test('5,000 silent customers never stand before the one of today', () => {
    const customers = [
      ...Array.from({ length: 5000 }, () => overdue(300)),
      customer(2, { status: 'due-today', due: '2026-06-20', dueWhy: 'interval' }),
    ];
    const { groups, counts } = tasksOf(storeReport(0, { customers }), {}, RULES);
    expect(groups.map(({ kind }) => kind)).toEqual(['today', 'older']);
    expect(counts).toMatchObject({ today: 1, overdue: 0, older: 5000 });
  });

  test('a register without a follow-up column makes no 24-hour tasks: it is said how many, and a search finds them', () => {
    const [form] = storeReport(1).forms;
    const registers = (sheet: string, fields: readonly ('level' | 'followUpLevel')[]) =>
      form === undefined
        ? []
        : [
            {
              ...form,
              sheet,
              form: 'visitor-register' as const,
              columns: fields.map((field) => ({ field, column: 'K', header: field })),
            },
          ];
    const first = (name: string, days: number, sheet: string) =>
      overdue(days, { name, dueWhy: 'first-contact', rows: [{ sheet, row: 3, form: 'visitor-register' }] });
    const report = storeReport(0, {
      forms: [...registers('有', ['level', 'followUpLevel']), ...registers('无', ['level'])],
      customers: [
        first('昨', 1, '无'),
        first('久', 90, '无'),
        first('前', 1, '有'),
        overdue(3),
        // came today: the call is due tomorrow
        { ...first('今', 0, '无'), status: 'upcoming' as const },
      ],
    });
    const names = (filter: Parameters<typeof tasksOf>[1]) =>
      tasksOf(report, filter, RULES).groups.flatMap(({ customers }) => customers.map(({ name }) => name));
    expect(names({})).toEqual(['前', '逾3']);
    expect(tasksOf(report, {}, RULES).untold).toBe(1);
    expect(names({ search: '昨' })).toEqual(['昨']);
    expect(names({ search: '久' })).toEqual(['久']);
  });

  test('the profile’s own order of levels decides, whatever its letters', () => {
    const levels = ['C', 'A', 'B'].map((level) => overdue(3, { level, name: level }));
    expect(kindsOf(levels)).toEqual([['overdue', ['A', 'B', 'C']]]);
    const turned = { ...RULES, levels: [...RULES.levels].reverse() };
    const { groups } = tasksOf(storeReport(0, { customers: levels }), {}, turned);
    expect(groups[0]?.customers.map(({ level }) => level)).toEqual(['C', 'B', 'A']);
  });

  test('a person finds by name, model and digits, and by level', () => {
    const customers = [
      overdue(1, { name: '王 芳', model: '星瑞', phone: '13900001234', level: 'H' }),
      overdue(1, { name: '李强', model: '缤越', phone: '13900005678', level: 'B' }),
    ];
    const found = (filter: object) => kindsOf(customers, filter).flatMap(([, names]) => names);
    expect(found({ search: '王芳' })).toEqual(['王 芳']);
    expect(found({ search: '缤' })).toEqual(['李强']);
    expect(found({ search: '5678' })).toEqual(['李强']);
    expect(found({ search: '56' })).toEqual([]);
    expect(found({ level: 'H' })).toEqual(['王 芳']);
  });

  test('who was contacted today is counted as done', () => {
    const customers = [customer(1, { status: 'none', due: undefined, lastContact: '2026-06-20' }), overdue(2)];
    expect(tasksOf(storeReport(0, { customers }), {}, RULES).done).toBe(1);
  });

  test('one consultant sees only their own', () => {
    const report = storeReport(60);
    const all = tasksOf(report, {}, RULES).counts;
    const own = ['陈晓东', '刘佳', '孙浩'].map((consultant) => tasksOf(report, { consultant }, RULES).counts);
    for (const kind of TASK_KINDS) expect(own.reduce((sum, counts) => sum + counts[kind], 0)).toBe(all[kind]);
    expect(all.overdue).toBeGreaterThan(0);
  });
});

describe('what the filter shows is what is written', () => {
  const mark = (sheet: string, cell: string): Change => ({ kind: 'value', sheet, cell, before: '', after: '*' });
  const rules: Change = {
    kind: 'conditional-format',
    sheet: '登记',
    range: 'A1:B9',
    formula: '=A1=1',
    fill: '#FFFFFF',
  };
  const rowOf = (sheet: string, row: number, consultant: string) =>
    customer(row, { consultant, rows: [{ sheet, row, form: 'visitor-register' }] });
  const report = storeReport(0, {
    customers: [rowOf('刘佳6月', 7, '刘佳'), rowOf('登记', 3, '刘佳'), rowOf('登记', 4, '孙浩')],
    changes: [mark('刘佳6月', 'K7'), mark('登记', 'C3'), mark('登记', 'C4'), rules, mark('孙浩6月', 'K7')],
  });
  test('of one consultant: her own sheet, and only her rows of a shared one', () => {
    expect(changesOf(report, '刘佳')).toEqual([mark('刘佳6月', 'K7'), mark('登记', 'C3')]);
  });
  test('of everyone: all', () => {
    expect(changesOf(report, undefined)).toHaveLength(5);
  });
});

describe('the day of a workbook whose newest month is over', () => {
  const report = storeReport(9);
  test('is that month’s end, once nobody works on its sheets any more', () => {
    expect(endOfOldMonth(report, '2026-11-28')).toBe('2026-06-30');
    expect(endOfOldMonth(report, '2026-07-11')).toBe('2026-06-30');
  });
  test('is the present day within the month and in the first days after it', () => {
    expect(endOfOldMonth(report, '2026-06-30')).toBeUndefined();
    expect(endOfOldMonth(report, '2026-07-10')).toBeUndefined();
  });
  test('of a sample is the day on which it plays, where that is a day of the month', () => {
    expect(dayOfOldMonth(report, '2026-11-28', '2026-06-20')).toBe('2026-06-20');
    for (const other of [undefined, '', '2026-06-31', '2026-06-00', '2026-05-20', '2026-06-2x'])
      expect(dayOfOldMonth(report, '2026-11-28', other)).toBe('2026-06-30');
    expect(dayOfOldMonth(report, '2026-06-25', '2026-06-20')).toBeUndefined();
  });
});

test('days between count calendar days over months and leap years', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysBetween('2026-06-20', '2026-06-17')).toBe(-3);
});

describe('a click leads to', () => {
  const { forms } = storeReport(9);
  test('the due day in the matrix of that month', () => {
    expect(placeOfCustomer(customer(0, { due: '2026-06-20' }), forms)).toEqual({ sheet: '6月陈晓东', cell: 'AB7' });
  });
  test('the name where the month has no sheet yet', () => {
    expect(placeOfCustomer(customer(0, { due: '2026-07-02' }), forms)).toEqual({ sheet: '6月陈晓东', cell: 'B7' });
  });
  test('the row even where the form is not known', () => {
    const rows = [{ sheet: '来店', row: 5, form: 'visitor-register' }] as const;
    expect(placeOfCustomer(customer(0, { rows }), forms)).toEqual({ sheet: '来店', cell: 'A5' });
  });
});

describe('the handout for the morning meeting', () => {
  beforeAll(loadLaterWords);
  const words = wordsIn('zh-CN');
  test('masks phones and names every consultant with their number of customers', () => {
    const report = storeReport(30);
    const handout = handoutText(report.today, tasksOf(report, {}, RULES), words);
    expect(handout).toMatch(/^今日任务 · 6月20日\n/u);
    expect(handout).toMatch(/陈晓东（\d+ 位客户）/u);
    expect(handout).toMatch(/138\*{4}\d{4}/u);
    expect(handout).not.toMatch(/1[3-9]\d{9}/u);
  });
  test('never gives a sheet a formula', () => {
    const customers = [overdue(2, { name: '=HYPERLINK("http://x")', model: '+86', phone: undefined })];
    const handout = handoutText('2026-06-20', tasksOf(storeReport(0, { customers }), {}, RULES), words);
    expect(handout.split('\n').filter((line) => /^[=+\-@]/u.test(line))).toEqual([]);
    expect(handout).toContain('=HYPERLINK');
  });
  test('is a short message: thirty lines at most, and nothing that is not for today', () => {
    const customers = [
      ...Array.from({ length: 50 }, (_, index) => overdue(2, { name: `客${index}` })),
      ...Array.from({ length: 50 }, () => overdue(99, { name: '久' })),
    ];
    const handout = handoutText('2026-06-20', tasksOf(storeReport(0, { customers }), {}, RULES), words);
    expect(handout.split('\n').filter((line) => line.includes('客') && !line.includes('位'))).toHaveLength(30);
    expect(handout).toContain('等 20 位');
    expect(handout).not.toContain('久');
    expect(handout).not.toContain('\t');
  });
  test('of the coming week only where it is asked for, and never of those who are long silent', () => {
    const customers = [overdue(2), overdue(99), customer(0, { status: 'upcoming', due: '2026-06-22', overdueDays: 0 })];
    const tasks = tasksOf(storeReport(0, { customers }), {}, RULES);
    const kinds = (week?: boolean): unknown => dueNow(tasks, week).groups.map(({ kind }) => kind);
    expect([kinds(), kinds(true)]).toEqual([['overdue'], ['overdue', 'week']]);
  });
});
