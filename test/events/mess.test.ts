import { eventReports, listsIn, outcomesIn, plansIn, toEventJson, type GuestFacts } from '../../src/events';
import { recognise } from '../../src/forms';
import { bookOf, sheetOf } from '../../src/sheet';
import { ANSWERS_KEPT } from './mess/answers';
import { FOLLOW_UPS_KEPT } from './mess/follow-ups';
import { GUESTS_KEPT } from './mess/guests';
import { HABITS_KEPT } from './mess/habits';
import type { Messy } from './mess/messy';
import { PLANS_KEPT } from './mess/plans';
import { SHEETS_KEPT } from './mess/sheets';

const nobody: GuestFacts = { soldOn: () => false, openComplaint: () => false };

/** What the product counts on each list, in the words of the fixtures. */
function countedOn({ sheets }: Messy): Record<string, unknown>[] {
  const book = bookOf(
    sheets.map(({ name, rows, merges = [] }) => sheetOf(name, rows, { merges })),
    { name: '2026.xlsx' },
  );
  const lists = listsIn(book, recognise(book));
  const reports = eventReports(lists, nobody);
  const outcomes = outcomesIn(book, reports, plansIn(book));
  return reports.map((report, i) => ({
    ...report,
    output: outcomes[i]?.output,
    inviters: report.inviters.map(({ name }) => name),
    heads: lists[i]?.lines.reduce((sum, { attendedCount = 0 }) => sum + attendedCount, 0),
    reasons: report.findings.filter(({ rule }) => rule === 'not-coming-without-reason').length,
    rules: report.findings.flatMap(({ rule, row }) => (rule === 'duplicate-invitee' ? [`${rule} ${String(row)}`] : [])),
  }));
}

test.each(
  [...FOLLOW_UPS_KEPT, ...ANSWERS_KEPT, ...GUESTS_KEPT, ...SHEETS_KEPT, ...HABITS_KEPT].map(
    (one) => [one.mess, one] as const,
  ),
)('%s: counted as a careful person counts', (_, messy) => {
  const counted = countedOn(messy);
  expect(counted.length).toBe(messy.told.length);
  messy.told.forEach((told, i) => {
    const own = Object.fromEntries(Object.keys(told).map((key) => [key, counted[i]?.[key]]));
    expect(own).toEqual(
      Object.fromEntries(
        Object.entries(told).map(([key, value]) => [key, typeof value === 'number' ? expect.closeTo(value, 6) : value]),
      ),
    );
  });
});

test.each(PLANS_KEPT.map((one) => [one.mess, one] as const))(
  'a plan or result sheet with %s: read as a careful person reads it',
  (_, { sheet, rows, told }) => {
    const plans = plansIn(bookOf([sheetOf(sheet, rows)], { name: '2026.xlsx' }));
    expect(plans).toMatchObject(told);
    expect(plans).toHaveLength(told.length);
  },
);

test('the days of an event may stand on its plan only, whose name is written a little otherwise', () => {
  const book = bookOf([
    sheetOf('方案', [
      ['“端午团购会”活动方案'],
      ['活动主题', '“端午团购会”', null, '活动时间', '2026年6月13日-14日'],
      ['活动目标', '到场40批'],
    ]),
    sheetOf('邀约表', [
      ['端午团购邀约表'],
      ['序号', '姓名', '电话', '邀约人', '邀约结果'],
      [1, '王芳', '13800110001', '谢东', '来'],
    ]),
  ]);
  const lists = listsIn(book, recognise(book));
  expect(lists).toMatchObject([{ name: '端午团购', from: '2026-06-13', to: '2026-06-14' }]);
  const reports = eventReports(lists, nobody);
  const plans = plansIn(book);
  expect(toEventJson(reports, outcomesIn(book, reports, plans), 'zh-CN', plans).events).toMatchObject([
    { plan: { name: '“端午团购会”', goal: '到场40批' }, outcome: { attended: { target: 40, actual: 0 } } },
  ]);
});
