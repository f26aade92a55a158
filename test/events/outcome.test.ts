import { eventReports, outcomesIn, plansIn, summaryChanges, type EventPlan, type SummaryInput } from '../../src/events';
import { appliedTo, findSheet, type WorkbookSnapshot } from '../../src/sheet';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { formOf, outcomeIn, wrongNumbers } from '../../src/taskpane/events/summary-fields';
import { simulateEvent } from './simulate';

const PLAN: EventPlan = {
  name: '端午团购',
  budget: 20_000,
  spent: 18_500,
  targets: { invited: 40, attended: 20, dealt: 5 },
};
const BYTES = blankXlsx('三表');
const BOOK = readXlsx(BYTES, '6月.xlsx');
const LISTS = [{ ...simulateEvent(7, 40).list, sheet: '邀约表', name: '端午团购' }];
const REPORTS = eventReports(LISTS, { soldOn: () => false, openComplaint: () => false });
const INPUT: SummaryInput = { lists: LISTS, reports: REPORTS, plans: [PLAN] };
const SUMMARY = '端午团购活动总结';
/** More lines than the box had at first. */
const ADVICE = ['下次早两周邀约', '备雨天方案', '先收订', '经理陪战', '当天确认', '次日回访'].join('\n');
const attended = REPORTS[0]?.attended ?? 0;

/** The cell of a line of 目标与达成 under one of its heads. */
function cellOf(book: WorkbookSnapshot, line: RegExp, column: 'C' | 'E' | 'H' | 'J'): string {
  const rows = findSheet(book, SUMMARY)?.rows ?? [];
  const head = rows.findIndex((row) => row?.[1]?.value === '项目');
  const row = rows.findIndex((cells, at) => at > head && line.test(String(cells?.[1]?.value ?? '')));
  return `${column}${String(row)}`;
}

const typed = (book: WorkbookSnapshot, cells: Readonly<Record<string, string | number>>): WorkbookSnapshot =>
  appliedTo(
    book,
    Object.entries(cells).map(([cell, after]) => ({ kind: 'value', sheet: SUMMARY, cell, after }) as const),
  );

const again = (book: WorkbookSnapshot, input: Partial<SummaryInput> = {}): WorkbookSnapshot =>
  appliedTo(book, summaryChanges(book, { ...INPUT, ...input }));

test('reasons, measures, money and advice that people wrote on a summary stay when it is made anew', () => {
  const once = again(BOOK);
  const advice = (findSheet(once, SUMMARY)?.rows.findIndex((row) => row?.[1]?.value === '活动总结与改进建议') ?? 0) + 1;
  const written = typed(once, {
    [cellOf(once, /^到场/u, 'H')]: '下雨\n通知晚',
    [cellOf(once, /^到场/u, 'J')]: '备雨天方案',
    [cellOf(once, /^产值/u, 'E')]: 86_000,
    [cellOf(once, /^费用/u, 'E')]: 21_000,
    [`A${String(advice)}`]: ADVICE,
  });
  const made = again(again(written));
  expect(outcomesIn(made, REPORTS, [PLAN])[0]).toMatchObject({
    lines: {
      attended: { target: 20, reason: '下雨\n通知晚', measure: '备雨天方案' },
      money: { target: 20_000, actual: 21_000 },
    },
    advice: ADVICE,
    output: 86_000,
    spent: 21_000,
    costPerGuest: Math.round((21_000 / attended) * 100) / 100,
  });
});

test('what the plan told follows the plan: a summary holds no stale copy of it', () => {
  const once = again(BOOK);
  const [outcome] = outcomesIn(again(once, { plans: [{ ...PLAN, spent: 19_000, budget: 25_000 }] }), REPORTS, [
    { ...PLAN, spent: 19_000, budget: 25_000 },
  ]);
  expect([outcome?.spent, outcome?.budget]).toEqual([19_000, 25_000]);
});

test('what the form says goes onto the summary, before what stood there; an emptied box is empty; undo brings it back', () => {
  const first = again(BOOK);
  const old = typed(first, { [cellOf(first, /^成交/u, 'H')]: '车源不足' });
  const [before] = outcomesIn(old, REPORTS, [PLAN]);
  if (before === undefined) throw new Error('One event');
  const form = formOf(before);
  expect([form.lines.money.actual, form.lines.dealt.reason]).toEqual(['18500', '车源不足']);
  const filled = {
    ...form,
    lines: {
      ...form.lines,
      money: { ...form.lines.money, actual: '19800.5' },
      dealt: { ...form.lines.dealt, reason: '' },
      output: { ...form.lines.output, target: '100000', actual: '88000' },
    },
  };
  expect(wrongNumbers(filled)).toEqual([]);
  expect(
    wrongNumbers({ ...filled, lines: { ...filled.lines, output: { ...form.lines.output, actual: '8.8万' } } }),
  ).toEqual(['output']);
  const changes = summaryChanges(old, { ...INPUT, entered: { list: 0, outcome: outcomeIn(filled, before) } });
  const [after] = outcomesIn(appliedTo(old, changes), REPORTS, [PLAN]);
  expect(after).toMatchObject({
    spent: 19_800.5,
    output: 88_000,
    lines: { output: { done: 0.88 }, invited: { target: 40 } },
  });
  expect(after?.lines.dealt.reason).toBeUndefined();
  const { bytes, report } = applyToXlsx(BYTES, summaryChanges(BOOK, INPUT), { name: 'x' });
  expect(readXlsx(applyToXlsx(bytes, report.inverse, { name: 'x' }).bytes, 'x').sheets).toEqual(BOOK.sheets);
});

test('without money nothing is told of money; a budget alone is no cost', () => {
  const [none] = outcomesIn(BOOK, REPORTS, []);
  expect([none?.spent, none?.costPerGuest, none?.lines.attended.done]).toEqual([undefined, undefined, undefined]);
  const [budget] = outcomesIn(BOOK, REPORTS, [{ ...PLAN, spent: undefined }]);
  expect([budget?.budget, budget?.costPerGuest]).toEqual([20_000, undefined]);
});

test('a dealer’s 活动反馈 with 目标 · 实际 · 原因 · 措施 tells the result', () => {
  const own = appliedTo(BOOK, [
    {
      kind: 'add-sheet',
      sheet: '市场活动反馈',
      values: [
        ['市场活动反馈表'],
        ['活动名称', '端午团购', '地点', '展厅'],
        ['序号', '项目', '目标', '实际', '完成率', '原因分析', '改进措施'],
        [1, '首客(批)', 30, 24, 0.8, '天气', '改在室内'],
        [2, '订单', 6, 4, 0.67, null, null],
        [3, '总费用(万元)', 2, 1.5, null, null, null],
      ],
    },
  ]);
  expect(outcomesIn(own, REPORTS, plansIn(own))[0]).toMatchObject({
    budget: 20_000,
    spent: 15_000,
    lines: { attended: { target: 30, reason: '天气', measure: '改在室内' }, dealt: { target: 6 } },
  });
});

test.each([
  [
    '市场活动申请: a line per event, targets under one head',
    [
      ['2026年6月市场活动申请'],
      [
        '活动名称',
        '活动类型',
        '负责人',
        '活动总费用预估(含税、万元)',
        '开始日期',
        '结束日期',
        '活动主题',
        '目标',
        null,
        null,
      ],
      [null, null, null, null, null, null, null, '首客', '建卡', '订单'],
      ['端午团购', '外展', '孙浩', 2, '2026-06-13', '2026-06-14', '粽情端午', 30, 20, 6],
      ['夏季关怀', '客户关怀活动', '谢东', 0.8, '2026-07-04', '2026-07-05', '清凉一夏', 15, null, 2],
    ],
  ],
  [
    '活动报表: 目标 and 实际 under each kind of guest',
    [
      ['市场活动报表'],
      ['大区', '活动名称', '开始日期', '结束日期', '首客', null, '订单', null, '总费用预算(元)'],
      [null, null, null, null, '目标', '实际', '目标', '实际', null],
      ['华东', '端午团购', '2026-06-13', '2026-06-14', 30, 24, 6, 4, '20,000'],
      ['华东', '夏季关怀', '2026-07-04', '2026-07-05', 15, 16, 2, 2, 8000],
    ],
  ],
])('plans in a table: %s', (_, values) => {
  const plans = plansIn(appliedTo(BOOK, [{ kind: 'add-sheet', sheet: '市场活动', values }]));
  expect(plans).toEqual([
    expect.objectContaining({
      name: '端午团购',
      from: '2026-06-13',
      to: '2026-06-14',
      budget: 20_000,
      targets: expect.objectContaining({ attended: 30, dealt: 6 }),
    }),
    expect.objectContaining({
      name: '夏季关怀',
      budget: 8000,
      targets: expect.objectContaining({ attended: 15, dealt: 2 }),
    }),
  ]);
});
