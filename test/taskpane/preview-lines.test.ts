import type { CustomerDay } from '../../src/jobs/types';
import { countPlaces, type Change } from '../../src/sheet';
import { namesIn } from '../../src/taskpane/preview/names';
import { lockedSheets, withoutMark } from '../../src/taskpane/preview/no-mark';
import { LOOK, outlineOf } from '../../src/taskpane/preview/outline';
import { text } from '../../src/words';
import { storeReport } from './store-report';

const carried = text('rollups.change.close', { month: '2026-07' });

test('of a month close the sheets, the customers and the marks are groups; looks are one, last, and every place counts once', () => {
  const changes: Change[] = [
    { kind: 'border', sheet: '7月', cell: 'A9:H9', after: { top: 'thin' }, why: carried },
    {
      kind: 'copy-sheet',
      sheet: '7月',
      from: '6月',
      why: text('rollups.change.copy', { from: '6月', month: '2026-07' }),
    },
    { kind: 'value', sheet: '7月', cell: 'B9', after: '王伟', why: carried },
    { kind: 'font', sheet: '7月', cell: 'B9', after: { bold: true }, why: carried },
    { kind: 'value', sheet: '7月', cell: 'K9', after: '*', why: text('rollups.change.first-mark') },
    { kind: 'fill', sheet: '7月', cell: 'K9', after: '#FFC7CE', why: text('rollups.change.first-mark') },
    { kind: 'number-format', sheet: '7月', cell: 'C9', after: 'm/d', why: carried },
    { kind: 'align', sheet: '7月', cell: 'D9', after: { horizontal: 'center' } },
  ];
  const [sheet] = outlineOf(changes);
  expect(sheet?.reasons.map(({ reason, places }) => [reason, places])).toEqual([
    ['rollups.change.copy', [[1]]],
    ['rollups.change.close', [[2, 3]]],
    ['rollups.change.first-mark', [[4, 5]]],
    [LOOK, [[0], [6], [7]]],
  ]);
  expect(sheet?.count).toBe(countPlaces(changes));
  expect(sheet?.reasons.flatMap(({ indexes }) => indexes).sort()).toEqual(changes.map((_, index) => index));
});

test('a rule that is only about looks keeps its name', () => {
  const why = text('schedule.change.settled');
  const [sheet] = outlineOf([{ kind: 'fill', sheet: '6月', cell: 'K9', after: '', why }]);
  expect(sheet?.reasons.map(({ reason }) => reason)).toEqual(['schedule.change.settled']);
});

test('a change names whom it is about: by its reason, else by the row that it stands in', () => {
  const report = storeReport(1, {
    customers: [
      {
        ...(storeReport(1).customers[0] as CustomerDay),
        name: '王伟',
        rows: [{ sheet: '6月', row: 9, form: 'contact-matrix' }],
      },
    ],
  });
  const nameOf = namesIn(report);
  const at = { kind: 'value', sheet: '6月', after: '*' } as const;
  expect(nameOf({ ...at, cell: 'K9' })).toBe('王伟');
  expect(
    nameOf({ ...at, cell: 'K9', why: text('schedule.change.upcoming', { name: '李芳', date: '', last: '' }) }),
  ).toBe('李芳');
  expect(nameOf({ ...at, cell: 'K10' })).toBeUndefined();
  expect(nameOf({ ...at, cell: 'A9:K10' })).toBeUndefined();
});

test('who is due and gets no mark is named by the reason, the largest first, of the chosen consultant only', () => {
  const one = storeReport(1).customers[0] as CustomerDay;
  const customer = (name: string, more: Partial<CustomerDay>): CustomerDay => ({
    ...one,
    name,
    status: 'overdue',
    overdueDays: 7,
    ...more,
  });
  const report = storeReport(0, {
    customers: [
      customer('甲', { unmarked: 'protected', consultant: '刘佳' }),
      customer('乙', { unmarked: 'no-matrix', consultant: '刘佳' }),
      customer('丙', { unmarked: 'no-matrix', consultant: '孙浩' }),
      customer('丁', { unmarked: 'other-month', consultant: '刘佳' }),
      customer('戊', { unmarked: 'merged', status: 'upcoming', consultant: '刘佳' }),
      customer('己', { consultant: '刘佳' }),
      // Nobody of this evening, and no longer on its list.
      customer('庚', { unmarked: 'no-matrix', overdueDays: 8 }),
    ],
  });
  expect(withoutMark(report, undefined, 7).map(({ why, count }) => [why, count])).toEqual([
    ['no-matrix', 2],
    ['protected', 1],
  ]);
  const own = withoutMark(report, '刘佳', 7);
  expect(own.map(({ line }) => line.cells.map(({ label }) => label))).toEqual([['甲'], ['乙']]);
});

test('locked sheets are counted for everybody; for one consultant those with her rows', () => {
  const { customers } = storeReport(3);
  const [first] = customers as [CustomerDay];
  const own = first.rows.map(({ sheet }) => sheet);
  const report = storeReport(3, { locked: ['来店登记', ...own] });
  expect(lockedSheets(report, undefined)).toEqual(['来店登记', ...own]);
  expect(lockedSheets(report, first.consultant)).toEqual(own);
});
