import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';
import { makeXlsx } from '../../src/workbook/xlsx';
import type { Scalar } from '../../src/sheet';
import {
  chooseFile,
  formCells,
  gridCell,
  openDesk,
  paneFrame,
  paneReady,
  selectedCell,
  settled,
  type Pane,
} from './desk';
import { faults } from './faults';
import { overhanging, setPaneWidth } from './pane-width';
import { EVERY_HOST, scenario, type Stage } from './scenario';
import { COMPLAINT_HEAD, FOLLOW_UP_HEAD, LEDGER_HEAD } from '../keeping/after-sales-heads';

type Row = (Scalar | null)[];

const sheet = (name: string, values: Row[]): { name: string; content: { values: Row[] } } => ({
  name,
  content: { values },
});

/** A store after the sale on 20 June 2026: calls of today, late by a few days, and left for months; two people owe them. */
const STORE: Uint8Array = makeXlsx([
  sheet('交车回访', [
    ['交车后回访跟踪表'],
    [...FOLLOW_UP_HEAD, '销售顾问'],
    [
      1,
      '王芳',
      '13800000001',
      '浙A12345',
      '卡罗拉',
      '2026-06-13',
      '2026-06-16',
      '已接通',
      '满意',
      null,
      null,
      null,
      '周雅琴',
    ],
    [2, '李强', '13800000002', '浙A23456', '雷凌', '2026-06-17', null, null, null, null, null, null, '周雅琴'],
    [
      3,
      '赵敏',
      '13800000003',
      '浙A34567',
      '卡罗拉',
      '2026-06-10',
      '2026-06-13',
      '未接',
      null,
      null,
      null,
      null,
      '何平',
    ],
    [
      4,
      '欧阳建国',
      '13800000004',
      '浙A45678',
      '凯美瑞双擎豪华版',
      '2025-01-05',
      null,
      null,
      null,
      null,
      null,
      null,
      '何平',
    ],
  ]),
  sheet('续保台账', [
    ['续保台账'],
    LEDGER_HEAD,
    [
      1,
      '陈伟',
      '13800000005',
      '浙A56789',
      '2026-07-20',
      '新转续',
      '2026-05-19',
      '已接通',
      null,
      null,
      '跟进中',
      '邵军',
    ],
  ]),
  sheet('投诉登记', [
    ['客户投诉登记表'],
    COMPLAINT_HEAD,
    [
      1,
      '2026-06-17',
      '李强',
      '13800000002',
      '浙A23456',
      '提车时有划痕',
      '一般',
      '2026-06-20',
      '孟凡',
      null,
      '待处理',
      null,
    ],
  ]),
]);

async function openStore(stage: Stage): Promise<Pane> {
  const { page } = stage;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openDesk(stage);
  await chooseFile(page, '售后.xlsx', STORE);
  await page.getByText('售后.xlsx').first().waitFor();
  const pane = await paneReady(page);
  await pane.getByRole('heading', { name: /^客户关怀 · 今天/u }).waitFor();
  return pane;
}

const line = (pane: Pane, words: RegExp) => pane.getByRole('listitem').filter({ hasText: words });

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

scenario(
  'after the sale: the day lists the calls to owners one by one, whose they are, and where each is written',
  async (stage) => {
    const { page } = stage;
    const pane = await openStore(stage);
    const headings = await pane.getByRole('heading', { name: /^客户关怀/u }).allInnerTexts();
    assert.deepEqual(headings.slice(0, 2), ['客户关怀 · 今天 · 3', '客户关怀 · 逾期 7 天内 · 2']);
    // A complaint goes before any call of ours, and its owner's other call stands beside it.
    const lines = await pane.getByRole('listitem').allInnerTexts();
    const order = lines.filter((words) => /李强|王芳/u.test(words)).map((words) => words.split('\n')[0]);
    assert.deepEqual(order, ['李强', '李强', '王芳']);
    assert.ok(
      lines.every((words) => !/1380000|12345/u.test(words)),
      'phones and plates are masked',
    );
    // What was left for longer is folded.
    assert.equal(await line(pane, /欧阳建国/u).count(), 0);
    await pane.getByRole('button', { name: /^客户关怀 · 更早未联系/u }).click();
    await line(pane, /欧阳建国/u)
      .first()
      .waitFor();

    await line(pane, /王芳/u).getByRole('button', { name: /王芳/u }).first().click();
    assert.equal(
      await settled(
        () => selectedCell(page),
        (cell) => cell.endsWith('!J3'),
      ),
      '交车回访!J3',
    );
    await line(pane, /王芳/u)
      .getByRole('button', { name: /^为什么/u })
      .click();
    await pane.getByRole('dialog').getByText('今天打一个电话：交车后回访 7 天').waitFor();
    assert.deepEqual(await faults(page), [], 'why');
    await page.keyboard.press('Escape');

    await pane.getByRole('combobox', { name: '销售顾问' }).selectOption('邵军');
    await line(pane, /陈伟/u).waitFor();
    assert.equal(await line(pane, /王芳/u).count(), 0);
  },
  { hosts: EVERY_HOST },
);

scenario(
  'after the sale: from the line of a call to its cells: result, satisfaction, one press; undo brings them back',
  async (stage) => {
    const { page } = stage;
    const pane = await openStore(stage);
    await pane.getByRole('button', { name: '记录回访：王芳 交车后回访 7 天' }).click();
    await pane.getByRole('group', { name: '结果' }).getByRole('button', { name: '成功回访' }).click();
    await pane.getByRole('group', { name: '满意度' }).getByRole('button', { name: '非常满意' }).click();
    assert.deepEqual(await formCells(pane), ['J3', 'K3', 'L3']);
    assert.deepEqual(await faults(page), []);
    await shot(page, `call-${stage.host}`);
    await pane.getByRole('button', { name: /^写入 3 处$/u }).click();
    await pane.locator('[data-banner]').getByText('已写入').waitFor({ timeout: 60_000 });
    assert.equal((await gridCell(page, '交车回访', 'K3')).value, '已接通');
    assert.equal((await gridCell(page, '交车回访', 'L3')).value, '非常满意');
    await pane.locator('main[data-view="today"]').waitFor();
    await settled(
      () => line(pane, /王芳/u).count(),
      (count) => count === 0,
    );
    assert.equal(await line(pane, /王芳/u).count(), 0, 'the call is no longer owed');
    await pane.locator('[data-banner]').getByRole('button', { name: '撤销' }).click();
    await pane.locator('[data-banner]').getByText('已撤销').waitFor({ timeout: 60_000 });
    assert.equal((await gridCell(page, '交车回访', 'K3')).value, '');
    await line(pane, /王芳/u).first().waitFor();
  },
  { hosts: EVERY_HOST },
);

scenario(
  'after the sale: a complaint is closed from its line: the day it was handled, its status, the day it was closed',
  async (stage) => {
    const { page } = stage;
    const pane = await openStore(stage);
    await pane.getByRole('button', { name: '记录回访：李强 处理抱怨并回访' }).click();
    await pane.getByRole('group', { name: '抱怨状态' }).getByRole('button', { name: '已关闭' }).click();
    await pane.getByRole('heading', { name: '将写入' }).waitFor({ timeout: 60_000 });
    await pane.getByRole('button', { name: /^写入 3 处$/u }).click();
    await pane.locator('[data-banner]').getByText('已写入').waitFor({ timeout: 60_000 });
    assert.equal((await gridCell(page, '投诉登记', 'K3')).value, '已关闭');
  },
);

for (const [name, media] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { forcedColors: 'active' }],
] as const)
  scenario(
    `after the sale: 客户关怀 and its lines of the day are accessible in ${name}, and fit at 270, 320 and 350 pixels`,
    async (stage) => {
      const { page } = stage;
      const pane = await openStore(stage);
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      const look = async (view: string): Promise<void> => {
        assert.deepEqual(await faults(page), [], view);
        for (const width of ['270', '320', '350']) {
          await setPaneWidth(page, width);
          assert.deepEqual(await overhanging(page), [], `${view} at ${width}`);
          await shot(page, `care-${view}-${name.replace(' ', '-')}-${width}-${stage.host}`);
        }
      };
      await look('today');
      await pane.locator('[data-care]').click();
      await pane.locator('main[data-view="care"] section[data-ready]').waitFor();
      await look('care');
      await line(pane, /李强/u)
        .getByRole('button', { name: /^记录回访：李强/u })
        .first()
        .click();
      await pane.locator('main[data-view="call"]').getByRole('heading', { name: '记录回访' }).waitFor();
      await look('call');
    },
    { daily: name === 'light' ? undefined : 'file' },
  );

scenario('after the sale: a call to anybody is logged from 更多, to whom is typed', async (stage) => {
  const { page } = stage;
  const pane = await openStore(stage);
  await pane.getByRole('tab', { name: '更多' }).click();
  await pane.locator('[data-view="more"] [data-action="go-call"]').click();
  await pane.getByRole('textbox', { name: '车主' }).fill('投诉登记!3');
  await pane.getByRole('group', { name: '结果' }).getByRole('button', { name: '成功回访' }).click();
  await pane.getByText(/没有“回访结果”这一栏/u).waitFor({ state: 'attached', timeout: 60_000 });
  await pane.getByRole('textbox', { name: '车主' }).fill('交车回访!5');
  await pane.getByText('没有“').waitFor({ state: 'detached', timeout: 60_000 });
  assert.deepEqual(await formCells(pane), ['J5', 'K5']);
  await pane.getByRole('button', { name: /^写入 2 处$/u }).click();
  await pane.locator('[data-banner]').getByText('已写入').waitFor({ timeout: 60_000 });
  await pane.getByRole('tab', { name: '更多' }).click();
  await pane.locator('[data-view="more"] [data-action="go-call"]').click();
  await pane.getByRole('textbox', { name: '车主' }).fill('交车回访!3');
  await pane.getByRole('group', { name: '结果' }).getByRole('button', { name: '无人接听' }).click();
  await pane.getByRole('heading', { name: '将写入' }).waitFor({ timeout: 60_000 });
  assert.deepEqual(await faults(page), []);
});

scenario('after the sale: the calls can be walked through and logged by keyboard alone', async (stage) => {
  const { page } = stage;
  const pane = await openStore(stage);
  const frame = paneFrame(page);
  const at = (): Promise<string> =>
    frame.evaluate(() => document.activeElement?.closest('[role="listitem"]')?.textContent ?? '');
  await pane.getByRole('heading', { name: /^客户关怀 · 今天/u }).focus();
  await page.keyboard.press('ArrowDown');
  assert.match(await at(), /李强/u);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.match(await at(), /王芳/u);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await pane.locator('main[data-view="call"]').waitFor();
  await pane.getByText('王芳').first().waitFor();
});

scenario('after the sale: a store that sells only sees nothing of it', async (stage) => {
  const pane = await openDesk(stage);
  await pane.getByRole('heading', { level: 2 }).first().waitFor();
  assert.equal(await pane.getByText('客户关怀').count(), 0);
  const loaded = await paneFrame(stage.page).evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /care/u.test(name)),
  );
  assert.deepEqual(loaded, []);
});
