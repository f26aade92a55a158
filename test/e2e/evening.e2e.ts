import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { chooseFile, openDesk, paneFrame, paneReady, preview, reopenPane, settled, showView, type Pane } from './desk';
import { isEdition } from './edition-desk';
import { faults } from './faults';
import { overhanging, setPaneWidth } from './pane-width';
import { scenario } from './scenario';

const YEAR = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));

/** The sample as a manager hands it out: the register and one consultant's matrix are locked. */
function withLocks(): Uint8Array {
  const parts = unzipSync(readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx')));
  for (const name of ['xl/worksheets/sheet2.xml', 'xl/worksheets/sheet3.xml'])
    parts[name] = strToU8(
      strFromU8(parts[name] ?? new Uint8Array()).replace('</sheetData>', '$&<sheetProtection sheet="1"/>'),
    );
  return zipSync(parts);
}

const go = (pane: Pane, name: string): Promise<void> => pane.getByRole('tab', { name }).click();
const banner = (pane: Pane) => pane.locator('[data-banner]');
const focused = (page: Page): Promise<string> =>
  paneFrame(page).evaluate(() => document.activeElement?.closest('#view')?.id ?? document.activeElement?.tagName ?? '');

/** Opens the year of a store, 7,800 rows, on the page where nothing else is asked for yet, and waits until the pane has a workbook. */
async function openYear(page: Page): Promise<Pane> {
  if (isEdition(page)) await page.locator('main.start').waitFor();
  else await paneReady(page);
  await chooseFile(page, '全年.xlsx', YEAR);
  return paneReady(page);
}

scenario(
  'a year of a store: a short evening, a short message, and nothing that the forms do not say is a failure',
  async (stage) => {
    const { page } = stage;
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${stage.address}?today=2025-12-20`);
    const pane = await openYear(page);
    await pane.locator('[data-found]').getByText('7800 行').waitFor({ timeout: 90_000 });

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
    assert.doesNotMatch(message, /\t|未来 7 天/u);
    assert.match(message, /等 \d+ 位/u);

    // What cannot be told is a dash and a reason, not 0 %, and no sentence about it.
    await showView(page, 'month', () => go(pane, '月度'));
    assert.equal(await pane.locator('[data-figure="followUp24h.rate"]').first().innerText(), '—');
    await pane.getByText(/缺少数据，无法计算：.*24小时回访率/u).waitFor();
    await showView(page, 'board', () => go(pane, '看板'));
    assert.doesNotMatch(await pane.getByRole('region', { name: '重点提示' }).innerText(), /24小时/u);

    // What is to be looked at can be answered or dismissed, and there is one count.
    const count = async (): Promise<number> =>
      Number(/\d+/u.exec(await pane.getByRole('tab', { name: /更多/u }).innerText())?.[0]);
    await go(pane, '更多');
    await showView(page, 'questions', () => pane.locator('[data-action="go-questions"]').click());
    const before = await count();
    await pane.getByRole('heading', { name: `${String(before)} 处待看` }).waitFor();
    await pane.getByRole('button', { name: '不是同一人' }).first().click();
    await pane.getByRole('heading', { name: `${String(before - 1)} 处待看` }).waitFor();
    assert.equal(await count(), before - 1);

    // A reload goes on where one was, with the same consultant.
    await showView(page, 'today', () => go(pane, '今日'));
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

/** What a locked sheet keeps from being marked is told where one decides, with what to do. */
async function seesLocks(page: Page, address: string): Promise<void> {
  await page.goto(`${address}?today=2026-06-20`);
  await page.locator('main.start').waitFor();
  await chooseFile(page, '上锁.xlsx', withLocks());
  const pane = await paneReady(page);
  await preview(pane);
  assert.doesNotMatch(await pane.locator('[data-view="preview"] [role="list"]').innerText(), /周雅琴 6月/u);
  const left = pane.locator('[data-left-out]');
  await left.getByText(/受保护 [1-9]\d* 位/u).waitFor();
  await left.click();
  await pane.getByRole('dialog').getByText('在「审阅」里取消保护').waitFor();
}

scenario(
  'last year’s workbook: which day it is looked at is said and can be chosen, and nothing is marked as of another day',
  async (stage) => {
    const { page } = stage;
    if (stage.host === 'file') await seesLocks(page, stage.address);
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
    await pane.getByText(/已勾掉 \d+ 处/u).waitFor();
    assert.deepEqual(await faults(page), []);
  },
  { daily: 'file', width: 1100 },
);

scenario(
  'an evening on the sample: what one consultant sees is what is written, the view is where the focus is, one word for one thing',
  async (stage) => {
    const { page } = stage;
    await stage.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const pane = await openDesk(stage);
    await setPaneWidth(page, '270');
    // The sample is open: it is not offered once more.
    assert.equal(await pane.getByRole('button', { name: '试试示例' }).count(), 0);

    // One consultant: her sheets, her rows, and the count on the button.
    const wanted = async (): Promise<number> =>
      Number(/\d+/u.exec(await pane.locator('[data-action="preview-day"]').innerText())?.[0]);
    const all = await wanted();
    await pane.getByRole('combobox', { name: '销售顾问' }).selectOption('刘婷');
    const own = await wanted();
    assert.ok(own < all, `${String(own)} of ${String(all)}`);
    await preview(pane);
    assert.doesNotMatch(await pane.locator('[data-view="preview"] [role="list"]').innerText(), /周雅琴|陈志远/u);
    assert.equal(await focused(page), 'view');
    await page.keyboard.press('Control+Enter');
    await banner(pane)
      .getByText(`已写入 ${String(own)} 处`)
      .waitFor({ timeout: 60_000 });
    assert.equal(await focused(page), 'view');
    await banner(pane).getByRole('button', { name: '撤销' }).click();
    await banner(pane).getByText('已撤销').waitFor({ timeout: 60_000 });
    await pane.getByRole('combobox', { name: '销售顾问' }).selectOption('');

    // Paper to call from: a page for each consultant, whole phones by choice, room to write; nobody of the coming week.
    await paneFrame(page).evaluate(() => {
      window.print = () => {
        const paper = document.querySelector<HTMLElement>('[data-print]');
        // As wide as A4 between its margins.
        if (paper) paper.style.cssText = 'display: block; position: fixed; width: 718px; font-size: 10pt';
        const widths = [...(paper?.querySelectorAll('th') ?? [])].map((cell) => cell.getBoundingClientRect().width);
        Object.assign(document.body.dataset, { widths: widths.join(' '), printed: paper?.textContent ?? '' });
      };
    });
    await pane.getByRole('button', { name: /^打印今日任务（电话完整/u }).click();
    const printed = await settled(
      () => paneFrame(page).evaluate(() => document.body.dataset.printed ?? ''),
      (paper) => paper !== '',
    );
    const widths = await paneFrame(page).evaluate(() => document.body.dataset.widths?.split(' ').map(Number) ?? []);
    assert.ok(widths.length >= 9 && widths.every((width) => width > 25), `columns on paper: ${widths.join(' ')}`);
    assert.match(printed, /周雅琴（\d+ 位客户）.*结果联系后级别下次.*1\d{10}/u);
    assert.doesNotMatch(printed, /未来 7 天|\*{4}/u);

    // 为什么 says first what to do; good news leaves by itself.
    await pane
      .getByRole('button', { name: /^为什么/u })
      .first()
      .click();
    const why = pane.getByRole('dialog');
    assert.match(await why.innerText(), /^为什么：.+\n+24小时回访，最迟6月20日，并确认级别。\n+依据/u);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    const back = paneFrame(page).evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    assert.match(await back, /^为什么/u, 'the focus is where it was');
    await pane
      .getByRole('button', { name: /的电话$/u })
      .first()
      .click();
    await banner(pane).getByText('电话').waitFor();
    await banner(pane).waitFor({ state: 'detached', timeout: 10_000 });

    // The month: one verdict, and a dozen of the rows behind a figure until all are asked for.
    await showView(page, 'month', () => go(pane, '月度'));
    await pane.getByText(/^数据核对异常：\d+ 处$/u).waitFor();
    assert.equal(await pane.getByText('前后相符').count(), 0);
    await pane.locator('[data-figure="total.carried"]').first().click();
    const rows = why.locator('button', { hasText: '!' });
    assert.equal(
      await settled(
        () => rows.count(),
        (found) => found > 0,
      ),
      12,
    );
    await why.getByRole('button', { name: '全部 39 处' }).click();
    assert.equal(
      await settled(
        () => rows.count(),
        (found) => found > 12,
      ),
      39,
    );
    assert.deepEqual(await overhanging(page), []);
    await page.keyboard.press('Escape');

    // After its sheet was written one is still there.
    await pane.getByRole('button', { name: '预览月度汇总表' }).click();
    await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
    await banner(pane).getByText('已写入').waitFor({ timeout: 60_000 });
    await pane.locator('main[data-view="month"]').waitFor();
    await banner(pane).getByRole('button', { name: '撤销' }).click();
    await banner(pane).getByText('已撤销').waitFor({ timeout: 60_000 });

    // Targets whose sum is another are remarked on; what is needed says what was counted in.
    await showView(page, 'board', () => go(pane, '看板'));
    await pane.getByText('百分数是与上一步之比').waitFor();
    await pane.getByRole('button', { name: '设目标' }).click();
    const boxes = pane.locator('#view').getByRole('textbox');
    for (const [at, target] of [20, 10, 10, 10].entries()) await boxes.nth(at).fill(String(target));
    await pane.getByText('各顾问之和 30，与全店 20 不同').waitFor();
    await pane.getByRole('button', { name: '保存目标' }).click();
    await banner(pane).getByText('目标已保存').waitFor({ timeout: 60_000 });
    await pane.getByText(/^还差 8 台：在跟客户预计成交约 [\d.]+ 台/u).waitFor();

    // A file that is no rules is refused where one looks, until something else is chosen; what is in force is said.
    await go(pane, '更多');
    await showView(page, 'profile', () => pane.locator('[data-action="go-profile"]').click());
    const preset = pane.getByRole('combobox', { name: '套用品牌预设' });
    assert.equal(await preset.inputValue(), 'general');
    await pane
      .locator('input[type="file"][accept=".json"]')
      .setInputFiles({ name: 'a.json', mimeType: '', buffer: Buffer.from('{"a":1}') });
    const refused = pane.getByRole('alert').filter({ hasText: '这个文件不能用' });
    await refused.waitFor();
    assert.ok(await refused.isVisible());
    await preset.selectOption('hyundai');
    await refused.waitFor({ state: 'detached' });
    assert.equal(await preset.inputValue(), 'hyundai');
    await pane.getByRole('button', { name: '放弃修改' }).click();
    assert.equal(await preset.inputValue(), 'general');
    await pane.getByRole('button', { name: '返回', exact: true }).click();

    // What 更多 opens stays under 更多; the tab that one is on leads out of what was opened in it.
    await pane.locator('[data-action="go-found"]').click();
    await pane.locator('main[data-view="found"]').waitFor();
    assert.match(await pane.getByRole('tab', { selected: true }).innerText(), /^更多/u);
    await go(pane, '更多');
    await pane.locator('#view [data-action="undo"]').click();
    await banner(pane).getByText('已撤销').waitFor({ timeout: 60_000 });
    await go(pane, '更多');
    await pane.locator('#view [data-action="restore-look"]').click();
    await banner(pane).getByText('没有可恢复的').waitFor();
    await showView(page, 'audit', () => go(pane, '检核'));
    await pane.getByRole('button', { name: '检核规则' }).click();
    await pane.getByRole('heading', { name: '检核规则' }).waitFor();
    await go(pane, '检核');
    await pane.getByRole('heading', { name: '检核规则' }).waitFor({ state: 'detached' });
    await showView(page, 'month', () => go(pane, '月度'));
    await pane.getByRole('button', { name: '月结' }).first().click();
    await pane
      .getByText(/6月2日 · H 级 · 星瑞 · 陈志远/u)
      .first()
      .waitFor();
    assert.deepEqual(await overhanging(page), []);
    await go(pane, '月度');
    await pane.locator('[data-figure="total.carried"]').first().waitFor();
  },
  { daily: 'file' },
);
