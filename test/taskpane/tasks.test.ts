import { daysBetween, placeOfCustomer, tasksOf } from '../../src/taskpane/today/tasks';
import { handoutText } from '../../src/taskpane/today/handout';
import { wordsIn } from '../../src/taskpane/words';
import { customer, storeReport } from './store-report';

const STEPS = [3, 5, 7];
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
  test('heaps the overdue by the steps, the longest first, each customer once', () => {
    const customers = [1, 2, 3, 4, 5, 6, 7, 30].map((days) => overdue(days));
    const { groups, counts } = tasksOf(storeReport(0, { customers }), undefined, STEPS);
    expect(groups.map((group) => [group.from, group.to, group.customers.map((entry) => entry.overdueDays)])).toEqual([
      [7, undefined, [30, 7]],
      [5, 6, [6, 5]],
      [3, 4, [4, 3]],
      [1, 2, [2, 1]],
    ]);
    expect(counts).toEqual({ 'first-contact': 0, overdue: 8, today: 0, week: 0 });
  });

  test('a first contact that waits stands in its own heap, on top', () => {
    const customers = [overdue(9), overdue(1, { dueWhy: 'first-contact' })];
    const { groups } = tasksOf(storeReport(0, { customers }), undefined, STEPS);
    expect(groups.map(({ kind }) => kind)).toEqual(['first-contact', 'overdue']);
  });

  test('the next seven days end with the seventh; closed customers are left out', () => {
    const upcoming = (due: string) => customer(2, { status: 'upcoming', due, dueWhy: 'interval' });
    const customers = [
      upcoming('2026-06-27'),
      upcoming('2026-06-28'),
      upcoming('2026-06-21'),
      customer(3, { status: 'none', due: undefined }),
    ];
    const { groups } = tasksOf(storeReport(0, { customers }), undefined, STEPS);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.customers.map(({ due }) => due)).toEqual(['2026-06-21', '2026-06-27']);
  });

  test('one consultant sees only their own', () => {
    const report = storeReport(60);
    const all = tasksOf(report, undefined, STEPS).counts;
    const own = ['陈晓东', '刘佳', '孙浩'].map((name) => tasksOf(report, name, STEPS).counts);
    for (const kind of ['first-contact', 'overdue', 'today', 'week'] as const) {
      expect(own.reduce((sum, counts) => sum + counts[kind], 0)).toBe(all[kind]);
    }
    expect(all.overdue).toBeGreaterThan(0);
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
  const words = wordsIn('zh-CN');
  test('masks phones and names every consultant with their number of customers', () => {
    const report = storeReport(30);
    const handout = handoutText(report.today, tasksOf(report, undefined, STEPS), words);
    expect(handout).toMatch(/^今日任务 6月20日\n/u);
    expect(handout).toMatch(/陈晓东（\d+ 位客户）/u);
    expect(handout).toMatch(/138\*{4}\d{4}/u);
    expect(handout).not.toMatch(/1[3-9]\d{9}/u);
  });
  test('never gives a sheet a formula', () => {
    const customers = [overdue(2, { name: '=HYPERLINK("http://x")', model: '+86', phone: undefined })];
    const handout = handoutText('2026-06-20', tasksOf(storeReport(0, { customers }), undefined, STEPS), words);
    expect(handout.split(/[\t\n]/u).filter((field) => /^[=+\-@]/u.test(field))).toEqual([]);
    expect(handout).toContain("'=HYPERLINK");
  });
});
