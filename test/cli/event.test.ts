import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Scalar, SheetContent } from '../../src/sheet';
import { makeXlsx } from '../../src/workbook/xlsx';
import { printed } from './printed';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-event-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sheet = (name: string, values: (Scalar | null)[][]): { name: string; content: SheetContent } => ({
  name,
  content: { values },
});
const LIST = sheet('邀约表', [
  ['端午团购邀约表'],
  ['活动时间', '2026-06-13至2026-06-14'],
  [
    '序号',
    '客户姓名',
    '联系电话',
    '销售顾问',
    '邀约人',
    '第1次日期',
    '第1次结果',
    '结果',
    '未到原因',
    '是否签到',
    '成交',
  ],
  [1, '王芳', '13912345670', '孙浩', '谢东', '6月3日', '已接通', '肯定来', null, '是', '是'],
  [2, '李强', '13912345671', '孙浩', '谢东', '6月3日', '已接通', '肯定来', null, '是', null],
  [3, '赵敏', '13912345672', '谢东', '孙浩', '6月3日', '已接通', '肯定不来', null, null, null],
]);
const FEEDBACK = sheet('市场活动反馈', [
  ['市场活动反馈表'],
  ['活动名称', '端午团购', '地点', '展厅'],
  ['序号', '项目', '目标', '实际', '完成率', '原因分析', '改进措施'],
  [1, '到场(批)', 4, 2, 0.5, '下雨\n改期晚', '备雨天方案'],
  [2, '订单', 1, 1, 1, null, null],
  [3, '营业额(万元)', 10, 8.6, null, null, null],
  [4, '总费用(万元)', 0.2, 0.15, null, null, null],
]);

function file(...sheets: ReturnType<typeof sheet>[]): string {
  const path = join(folder, '六月.xlsx');
  writeFileSync(path, makeXlsx(sheets));
  return path;
}

test('figures, money per head, target against result with reason and measure, and the findings with their cell', async () => {
  const lines = (await printed('zh-CN', 'event', file(LIST, FEEDBACK))).split('\n').map((line) => line.trim());
  expect(lines).toContain('邀约 3 · 达到 3 · 肯定来 2 · 不确定 0 · 肯定不来 1 · 未答复 0 · 到场 2 · 成交 1');
  expect(lines).toContain('预算 ¥2000 · 实际费用 ¥1500 · 费用/到场 ¥750 · 费用/成交 ¥1500');
  expect(lines.map((line) => line.split(/\s{2,}/u))).toEqual(
    expect.arrayContaining([
      ['项目', '目标', '实际', '达成率', '原因分析', '改进措施'],
      ['到场目标(人)', '4', '2', '50.0%', '下雨 改期晚', '备雨天方案'],
      ['成交目标(单)', '1', '1', '100.0%'],
      ['产值目标(元)', '100000', '86000', '86.0%'],
      ['费用(元)', '2000', '1500', '75.0%'],
    ]),
  );
  expect(lines.some((line) => line.startsWith('邀约表!B6'))).toBe(true);
});

test('as JSON the same, in yuan', async () => {
  const told: unknown = JSON.parse(await printed('zh-CN', 'event', file(LIST, FEEDBACK), '--json'));
  expect(told).toMatchObject({
    events: [
      {
        name: '端午团购',
        from: '2026-06-13',
        to: '2026-06-14',
        invited: 3,
        attended: 2,
        showRate: 1,
        dealRate: 0.5,
        budget: 2000,
        spent: 1500,
        output: 86_000,
        costPerGuest: 750,
        costPerDeal: 1500,
        outcome: { attended: { target: 4, actual: 2, done: 0.5, reason: '下雨\n改期晚' }, output: { done: 0.86 } },
        findings: [{ rule: 'not-coming-without-reason', sheet: '邀约表', cell: 'B6' }],
      },
    ],
  });
});

test('a list alone tells no money and no outcome: nothing is 0 for unknown', async () => {
  const path = file(LIST);
  expect(await printed('zh-CN', 'event', path)).not.toMatch(/¥|目标|达成率/u);
  const { events } = JSON.parse(await printed('zh-CN', 'event', path, '--json')) as { events: object[] };
  expect(events[0]).not.toHaveProperty('outcome');
  expect(events[0]).not.toHaveProperty('spent');
});

test('a workbook without such a list is refused with a sentence', async () => {
  expect(await printed('zh-CN', 'event', file(FEEDBACK))).toContain('六月.xlsx');
});
