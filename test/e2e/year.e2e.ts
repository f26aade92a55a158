import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import {
  apply,
  chooseFile,
  gridCell,
  gridSheets,
  paneFrame,
  paneReady,
  preview,
  reopenPane,
  showView,
  type Pane,
} from './desk';
import { isEdition } from './edition-desk';
import { faults } from './faults';
import { scenario, workbenchScenario } from './scenario';

const YEAR = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));

const go = (pane: Pane, name: string): Promise<void> => pane.getByRole('tab', { name }).click();
const banner = (pane: Pane) => pane.locator('[data-banner]');

/** Opens the year of a store, 7,800 rows, on the page where nothing else is asked for yet, and waits until the pane has a workbook. */
async function openYear(page: Page): Promise<Pane> {
  if (isEdition(page)) await page.locator('main.start').waitFor();
  else await paneReady(page);
  await chooseFile(page, '全年.xlsx', YEAR);
  return paneReady(page);
}

const yearIsRead = (pane: Pane): Promise<void> =>
  pane.locator('[data-found]').getByText('7800 行').waitFor({ timeout: 90_000 });

/** The lines of the preview that are drawn, from the top: the words of each. */
const lines = (pane: Pane): Promise<string[]> => pane.locator('[data-view="preview"] [data-line]').allInnerTexts();

/** All figures of the month in the order of the view, each with its name: `contacts.planned 127`. */
async function figures(page: Page, pane: Pane): Promise<readonly string[]> {
  await showView(page, 'month', () => go(pane, '月度'));
  return paneFrame(page).evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-figure]')].map(
      (one) => `${one.dataset['figure'] ?? ''} ${one.innerText}`,
    ),
  );
}

/** The preview stands as the workbook does: its sheets, their rows, the name before the cell; months that are over are not ticked, and it says so. */
async function showsInOrder(page: Page, pane: Pane): Promise<void> {
  await showView(page, 'today', () => go(pane, '今日'));
  await preview(pane);
  const list = pane.getByRole('list', { name: '今日级别颜色与到期标记' });
  const sheets = await gridSheets(page);
  const shown = (await lines(pane))
    .map((line) => /^\S+/u.exec(line)?.[0] ?? '')
    .filter((name) => sheets.includes(name));
  assert.ok(shown.length > 8, shown.join());
  assert.deepEqual(
    shown,
    sheets.filter((name) => shown.includes(name)),
  );
  const over = list.getByRole('listitem').filter({ hasText: '往月，默认不写' });
  assert.equal(await over.count(), shown.filter((name) => !name.startsWith('12月')).length);
  for (const box of await over.getByRole('checkbox').all()) assert.equal(await box.isChecked(), false);
  // To the month that is on, past eleven that are over.
  await list.evaluate((element) => element.scrollTo({ top: 700 }));
  await pane
    .getByRole('button', { name: /^计划联系日：标 \*/u })
    .last()
    .click();
  const rows = (await lines(pane)).flatMap((line) => {
    const [, name, row] = /^(\S+)\n[A-Z]{1,2}(\d+)\n/u.exec(line) ?? [];
    return name === undefined ? [] : [Number(row)];
  });
  assert.ok(rows.length > 4, JSON.stringify(await lines(pane)));
  assert.deepEqual(
    rows,
    [...rows].sort((a, b) => a - b),
  );
}

scenario(
  'a year of a store: a short evening, a short message, and nothing that the forms do not say is a failure',
  async (stage) => {
    const { page } = stage;
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${stage.address}?today=2025-12-20`);
    const pane = await openYear(page);
    await yearIsRead(pane);

    // Today comes first; who has been silent for long stands apart, folded; no 24-hour tasks from registers that cannot show them.
    const list = pane.getByRole('list', { name: '今日任务' });
    assert.match((await list.getByRole('listitem').first().innerText()).trim(), /^今天到期 · \d+$/u);
    await pane.locator('[data-untold]').getByText('登记表没有追踪列').waitFor();
    assert.doesNotMatch(await list.innerText(), /逾期 \d{2,} 天/u);
    assert.match(await pane.getByRole('group', { name: /任务数量/u }).innerText(), /^0\s+24小时回访\s+\d+\s+今天/u);

    // A message for a group: thirty people at most, no tabs.
    await pane.getByRole('button', { name: '复制今日任务（晨会用）' }).click();
    await banner(pane).getByText('已复制').waitFor();
    const message = await page.evaluate(() => navigator.clipboard.readText());
    const people = message.split('\n').filter((line) => /\*{4}\d{4}/u.test(line));
    assert.ok(people.length <= 30 && people.length > 10, `${String(people.length)} lines`);
    assert.doesNotMatch(message, /\t|未来 7 天|(?<!\*)\*(?!\*)/u);
    assert.match(message, /等 \d+ 位/u);

    // What cannot be told is a dash and a reason, not 0 %, and no sentence about it.
    const before = await figures(page, pane);
    assert.equal(await pane.locator('[data-figure="followUp24h.rate"]').first().innerText(), '—');
    await pane.getByText(/缺少数据，无法计算：.*24小时回访率/u).waitFor();
    await showView(page, 'board', () => go(pane, '看板'));
    assert.doesNotMatch(await pane.getByRole('region', { name: '重点提示' }).innerText(), /24小时/u);

    await showsInOrder(page, pane);

    // What the day writes are no plans of the store's: the month has the figures that it had.
    await apply(pane);
    assert.ok(
      before.some((figure) => /^contacts\.planned 1\d\d$/u.test(figure)),
      before.join(),
    );
    assert.deepEqual(await figures(page, pane), before);
    // On its sheet, too, what cannot be told is told in words.
    await pane.getByRole('button', { name: '预览月度汇总表' }).click();
    await apply(pane);
    assert.match(String((await gridCell(page, '月度汇总 2025-12', 'I6')).value), /追踪/u);

    // What is to be looked at can be answered or dismissed, and there is one count.
    const count = async (): Promise<number> =>
      Number(/\d+/u.exec(await pane.getByRole('tab', { name: /更多/u }).innerText())?.[0]);
    await go(pane, '更多');
    await showView(page, 'questions', () => pane.locator('[data-action="go-questions"]').click());
    const open = await count();
    await pane.getByRole('heading', { name: `${String(open)} 处待看` }).waitFor();
    await pane.getByRole('button', { name: '不是同一人' }).first().click();
    await pane.getByRole('heading', { name: `${String(open - 1)} 处待看` }).waitFor();
    assert.equal(await count(), open - 1);
    const notes = pane.getByRole('group', { name: '要看一眼的地方' });
    const some = Number(/\d+/u.exec(await notes.getByRole('button', { name: /处都知道了$/u }).innerText())?.[0]);
    await notes.getByRole('button', { name: '知道了', exact: true }).click();
    await pane.getByRole('heading', { name: `${String(open - 2)} 处待看` }).waitFor();
    await notes.getByRole('button', { name: /处都知道了$/u }).click();
    await pane.getByRole('heading', { name: `${String(open - 1 - some)} 处待看` }).waitFor();
    assert.equal(await notes.count(), 0);
    await showView(page, 'today', () => go(pane, '今日'));
    await pane
      .locator('[data-found]')
      .getByText(`${String(open - 1 - some)} 处待看`)
      .waitFor();

    // A reload goes on where one was, with the same consultant.
    await pane.getByRole('combobox', { name: '销售顾问' }).selectOption('梁雨');
    await showView(page, 'month', () => go(pane, '月度'));
    await page.evaluate(() =>
      window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true),
    );
    if (isEdition(page)) {
      await page.reload();
      await openYear(page);
    } else await reopenPane(page);
    const again = await paneReady(page);
    await again.locator('main[data-view="month"] section[data-ready="true"]').waitFor();
    assert.equal(await again.getByRole('combobox', { name: '销售顾问' }).inputValue(), '梁雨');
  },
  { daily: 'file', width: 1100 },
);

scenario(
  'last year’s workbook: which day it is looked at is said and can be chosen, and nothing is marked as of another day',
  async (stage) => {
    const { page } = stage;
    await page.goto(`${stage.address}?today=2026-11-28`);
    const pane = await openYear(page);
    const asOf = pane.locator('[data-as-of="2025-12-31"]');
    await asOf.getByText('这份表最新是2025年12月，今天是').waitFor({ timeout: 90_000 });
    await pane.getByText('只看不写标记').waitFor();
    assert.equal(await pane.getByRole('button', { name: /^预览 \d+ 处更改$/u }).count(), 0);
    await pane.getByRole('button', { name: '按今天看' }).click();
    await pane.locator('[data-as-of="2026-11-28"]').waitFor();
    // As of today: months that are over are shown, but not ticked.
    await pane.locator('[data-action="preview-day"]').click();
    await pane.locator('[data-view="preview"]').waitFor();
    await pane.getByText(/\d+ 处没有勾/u).waitFor();
    assert.deepEqual(await faults(page), []);
  },
  { daily: 'file', width: 1100 },
);

workbenchScenario(
  'a year of a store on the workbench: a long write says at which sheet it is, stops when told to, and what stands is said',
  async ({ page, address }) => {
    await page.goto(`${address}?today=2025-12-20`);
    const pane = await openYear(page);
    await yearIsRead(pane);
    await preview(pane);
    // Months that are over are written where somebody ticks them.
    const list = pane.getByRole('list', { name: '今日级别颜色与到期标记' });
    const over = list.getByRole('listitem').filter({ hasText: '往月，默认不写' });
    for (let at = 0; at < 12; at += 1) await over.getByRole('checkbox').nth(at).check();
    await page.evaluate(() => {
      const frames = { last: performance.now(), longest: 0 };
      const look = (now: number): void => {
        frames.longest = Math.max(frames.longest, now - frames.last);
        frames.last = now;
        requestAnimationFrame(look);
      };
      Object.assign(window, { frames });
      requestAnimationFrame(look);
    });
    const pressed = Date.now();
    await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
    await pane
      .getByText(/^正在写第 [2-9]\/1\d 张：/u)
      .first()
      .waitFor();
    const seen = Date.now() - pressed;
    await pane.getByRole('button', { name: '停止' }).click();
    await banner(pane).getByText('已停').waitFor();
    const [, written = 0, rest = 0] =
      /写好 (\d+) 张（\d+ 处），其余 (\d+) 张没动/u.exec(await banner(pane).innerText())?.map(Number) ?? [];
    assert.ok(written > 0 && rest > 0, await banner(pane).innerText());
    await banner(pane).getByRole('button', { name: '撤销' }).waitFor();
    const longest = await page.evaluate(() => (window as unknown as { frames: { longest: number } }).frames.longest);
    // Before the first sheet stood it could be stopped, and meanwhile the page never stood still for long.
    assert.ok(
      seen < 10_000 && longest < 5_000,
      `${String(seen)} ms to the second sheet, ${String(longest)} ms without a frame`,
    );
  },
  { width: 1100 },
);
