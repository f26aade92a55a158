import {
  crossInvite,
  eventChanges,
  eventReports,
  plansIn,
  summaryChanges,
  type EventPlan,
  type Guest,
} from '../../src/events';
import { appliedTo, cellAt, findSheet, type AddSheetChange, type ChangeSet } from '../../src/sheet';
import { applyToXlsx, blankXlsx, readXlsx } from '../../src/workbook/xlsx';
import { simulateEvent } from './simulate';
import { SOMEBODY } from './somebody';

const plan: EventPlan = {
  name: '端午团购',
  from: '2026-06-13',
  to: '2026-06-14',
  place: '展厅',
  goal: '到场 20 组',
  wording: '老客户专享，名额有限',
  budget: 20_000,
  spent: 18_500,
  targets: { invited: 40, attended: 20, dealt: 5 },
};
const guests: readonly Guest[] = Array.from({ length: 12 }, (_, i) => ({
  candidate: {
    ...SOMEBODY,
    name: `客户${String(i)}`,
    phone: `1390000${String(1000 + i)}`,
    plate: `浙A1234${String(i % 10)}`,
    consultant: ['孙浩', '谢东', '许文静'][i % 3],
    groups: [3],
  },
  reasons: [{ by: 'group', what: '3' }],
}));
const invitations = crossInvite(guests, { consultants: ['孙浩', '谢东', '许文静'], supervisors: [] });
const bytes = blankXlsx('三表');
const book = readXlsx(bytes, '6月.xlsx');
const nobody = { soldOn: () => false, openComplaint: () => false };
const everything = (changes: ChangeSet): string => JSON.stringify(changes);

test('a masked event holds no full phone and no plate anywhere', () => {
  const masked = everything(eventChanges(book, plan, invitations, { withPhones: false }));
  expect(masked).toContain('139****1003');
  expect(masked).not.toMatch(/1390000\d{4}|浙A/u);
  expect(everything(eventChanges(book, plan, invitations, { withPhones: true }))).toMatch(/13900001003.*浙A12343/u);
});

test('the event comes as a whole and its inverse takes it back whole', () => {
  const { bytes: made, report } = applyToXlsx(bytes, eventChanges(book, plan, invitations, { withPhones: true }), {
    name: 'x',
  });
  expect(readXlsx(made, 'x').sheets.map(({ name }) => name)).toEqual(['三表', '端午团购活动方案', '端午团购邀约表']);
  const back = applyToXlsx(made, report.inverse, { name: 'x' });
  expect(back.report.conflicts).toEqual([]);
  expect(readXlsx(back.bytes, 'x').sheets).toEqual(book.sheets);
});

test('the same event again is written beside the list that people have written in', () => {
  const once = appliedTo(book, eventChanges(book, plan, invitations, { withPhones: true }));
  const again = eventChanges(once, plan, invitations, { withPhones: true });
  expect(again.map(({ kind, sheet }) => [kind, sheet])).toEqual([
    ['add-sheet', '端午团购活动方案 (2)'],
    ['add-sheet', '端午团购邀约表 (2)'],
  ]);
});

test('sentences of several lines get rows as high as they need, and boxes to write by hand keep theirs', () => {
  const height = (why: string | undefined): number => {
    const [{ rowHeights = {}, values } = { values: [] }] = eventChanges(book, { ...plan, why }, invitations, {
      withPhones: false,
    }).filter((change): change is AddSheetChange => change.kind === 'add-sheet');
    return rowHeights[values.findIndex(([label]) => label === '活动目的') + 1] ?? 0;
  };
  expect(height('老客户回厂')).toBe(height(undefined));
  expect(height('一\n二\n三\n四\n五\n六')).toBe(2 * height(undefined) - 6);
  expect(height('长'.repeat(34 * 6))).toBe(height('一\n二\n三\n四\n五\n六'));
});

test('the plan is read back from its sheet, with what was filled in by hand', () => {
  const once = appliedTo(book, eventChanges(book, { ...plan, spent: undefined }, invitations, { withPhones: true }));
  const sheet = findSheet(once, '端午团购活动方案');
  const row = sheet?.rows.findIndex((cells) => cells?.some((cell) => cell?.value === '实际费用(元)')) ?? 0;
  const byHand = appliedTo(once, [
    { kind: 'value', sheet: '端午团购活动方案', cell: `E${String(row)}`, after: '1.85万' },
  ]);
  expect(plansIn(byHand)).toEqual([
    expect.objectContaining({ ...plan, why: undefined, whom: undefined, what: undefined, how: undefined }),
  ]);
});

test.each([
  [
    [
      ['市场活动申请'],
      ['活动名称：夏季关怀', null, '活动总费用预估(含税、万元)', 1.2],
      ['开始日期', '2026-07-04', '结束日期', '2026-07-05'],
      ['目标到场', 3],
    ],
    12_000,
  ],
  [[['夏季活动策划'], ['活动主题', '夏季关怀'], ['活动时间', '2026.7.4-7.5'], ['费用预算', '12,000元']], 12_000],
])('a dealer’s own plan sheet %#: name, days and budget', (rows, budget) => {
  const own = appliedTo(book, [{ kind: 'add-sheet', sheet: '活动策划', values: rows }]);
  expect(plansIn(own)).toEqual([
    expect.objectContaining({ name: '夏季关怀', from: '2026-07-04', to: '2026-07-05', budget }),
  ]);
});

describe('活动总结', () => {
  const played = [simulateEvent(7, 40), simulateEvent(9, 25)];
  const lists = played.map(({ list }, i) => ({
    ...list,
    sheet: `邀约表${String(i)}`,
    name: ['端午团购', '安全讲堂'][i] ?? '',
  }));
  const reports = eventReports(lists, nobody);
  const changes = summaryChanges(book, { lists, reports, plans: [plan] });

  test('a sheet for each event, one that compares them, and the hidden rows that they count', () => {
    expect(changes.map(({ kind, sheet }) => `${kind} ${sheet}`)).toEqual([
      'add-sheet 活动明细',
      'add-sheet 端午团购活动总结',
      'add-sheet 安全讲堂活动总结',
      'add-sheet 活动对比',
    ]);
    expect((changes as AddSheetChange[]).map(({ charts = [] }) => charts.length)).toEqual([0, 2, 2, 2]);
    expect(JSON.stringify(changes[0])).not.toMatch(/客户\d|139\d{8}/u);
  });

  test('every count is a COUNTIFS over the detail sheet that gives the figure shown', () => {
    const [detail, ...pages] = changes as AddSheetChange[];
    const rows = detail?.values.slice(2) ?? [];
    let formulas = 0;
    for (const page of pages)
      for (const [cell, formula] of Object.entries(page.formulas ?? {})) {
        const conditions = /^=COUNTIFS\((.*)\)$/u.exec(formula)?.[1]?.split(',');
        if (!conditions) continue;
        const own = appliedTo(book, changes);
        const wanted = cellAt(
          findSheet(own, page.sheet)!,
          Number(cell.replace(/\D/gu, '')),
          cell.charCodeAt(0) - 64,
        )?.value;
        const counted = rows.filter((row) =>
          conditions.every((condition, i) => {
            if (i % 2 === 1) return true;
            const column = (/\$([A-Z])$/u.exec(condition)?.[1] ?? 'A').charCodeAt(0) - 65;
            const criterion = conditions[i + 1] ?? '';
            const named = /^\$A(\d+)$/u.exec(criterion)?.[1];
            const value = named === undefined ? Number(criterion) : page.values[Number(named) - 1]?.[0];
            return row[column] === value;
          }),
        ).length;
        expect([page.sheet, cell, counted]).toEqual([page.sheet, cell, wanted]);
        formulas += 1;
      }
    expect(formulas).toBeGreaterThan(60);
  });

  test('costs, targets and what was reached stand beside each other', () => {
    const page = (changes as AddSheetChange[])[1];
    const words = page?.values.flat().filter((cell) => cell !== null) ?? [];
    const { attended } = reports[0]!;
    expect(words).toEqual(expect.arrayContaining([20_000, 18_500, Math.round((18_500 / attended) * 100) / 100, 40, 5]));
  });

  test('made again it takes the place of the former one; somebody else’s sheet of the name stays', () => {
    const once = appliedTo(book, changes);
    expect(summaryChanges(once, { lists, reports, plans: [] }).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 4 }, () => 'replace-sheet'),
    );
    const foreign = appliedTo(book, [{ kind: 'add-sheet', sheet: '活动对比', values: [['我的']] }]);
    expect(summaryChanges(foreign, { lists, reports, plans: [] }).at(-1)?.sheet).toBe('活动对比 (2)');
  });
});
