import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import {
  chooseFile,
  gridCell,
  openDesk,
  paneFrame,
  paneReady,
  pending,
  preview,
  settled,
  showView,
  type Pane,
} from './desk';
import { isEdition } from './edition-desk';
import { overhanging, setPaneWidth } from './pane-width';
import { scenario } from './scenario';

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
/** Dates stand among Chinese words without blanks. */
const BLANK_AT_DATE =
  /[\p{Script=Han}，：；、（「] +\d{1,2}月\d{1,2}日|[\p{Script=Han}，：；、（「] +20\d\d年|\d{1,2}月(?:\d{1,2}日)? +[\p{Script=Han}，：；、）」]|20\d\d年 /u;
async function noBlanksAtDates(pane: Pane, where: string): Promise<void> {
  const shown = await pane.locator('#view').innerText();
  assert.equal(
    BLANK_AT_DATE.exec(shown.replaceAll(/(?:周雅琴|陈志远|刘婷|登记|记录) \d月/gu, ''))?.[0],
    undefined,
    where,
  );
}

const focused = (page: Page): Promise<string> =>
  paneFrame(page).evaluate(() => document.activeElement?.closest('#view')?.id ?? document.activeElement?.tagName ?? '');

scenario(
  'locked sheets: what is not marked because of them is told where one decides, with what to do',
  async ({ page, address }) => {
    await page.goto(`${address}?today=2026-06-20`);
    await page.locator('main.start').waitFor();
    await chooseFile(page, '上锁.xlsx', withLocks());
    const pane = await paneReady(page);
    await preview(pane);
    const listed = await pane.locator('[data-view="preview"] [role="list"]').innerText();
    assert.doesNotMatch(listed, /周雅琴 6月|来店\(电\)登记/u);
    const left = pane.locator('[data-left-out]');
    await left.getByText(/受保护 [1-9]\d* 位/u).waitFor();
    await left.getByText('2 张受保护的表没有列入').waitFor();
    await left.click();
    const why = pane.getByRole('dialog');
    for (const said of ['受保护的表不上色，也不标 *', '来店(电)登记 6月!A1', '周雅琴 6月!A1'])
      await why.getByText(said, { exact: said.endsWith('A1') }).waitFor();
  },
  { hosts: ['file'] },
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

    // By what presses: in a heap the levels in their order, and each line names whose customer it is.
    const preview1 = await pane.locator('[data-action="preview-day"]').boundingBox();
    assert.ok(preview1 !== null && preview1.height < 40, 'the button is one line');
    await noBlanksAtDates(pane, '今日');
    const late = pane.getByRole('group', { name: /任务数量/u }).getByRole('button', { name: /逾期/u });
    await late.click();
    const heaps = (await pane.getByRole('list', { name: '今日任务' }).innerText()).split(/^逾期 .* · \d+$/mu).slice(1);
    assert.ok(heaps.length > 1, heaps.join('|'));
    for (const heap of heaps) {
      const levels = heap.match(/^[HABC]$/gmu) ?? [];
      assert.deepEqual(
        levels,
        levels.toSorted((a, b) => 'HABC'.indexOf(a) - 'HABC'.indexOf(b)),
        heap,
      );
      assert.equal(heap.match(/^(?:周雅琴|陈志远|刘婷) · /gmu)?.length, levels.length, heap);
    }
    await late.click();

    // What is due and gets no mark is counted where one decides, with the names and what to do.
    await preview(pane);
    await noBlanksAtDates(pane, '预览');
    await pane.locator('[data-left-out]').getByText('另有 10 位没有标：不在状况表 10 位').click();
    const left = pane.getByRole('dialog');
    await left.getByText('在「记录跟进」里记一次，就会加进状况表').waitFor();
    await left.getByText('叶小姐').waitFor();
    await page.keyboard.press('Escape');
    await pane.getByRole('button', { name: '不写了' }).click();
    await go(pane, '今日');

    // A level that is proposed is accepted by logging a contact with it.
    await pane.getByRole('button', { name: '建议 B' }).first().click();
    const level = pane.getByRole('group', { name: '跟进后级别' });
    await level.getByRole('button', { name: 'B', exact: true, pressed: true }).waitFor();
    await pane.getByRole('button', { name: '返回', exact: true }).click();

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
    const colleagues = (await pending(page)).filter(({ sheet }) => /周雅琴|陈志远/u.test(sheet));
    assert.deepEqual(colleagues, [], 'the sheets of colleagues are as they were');
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
    await noBlanksAtDates(pane, '为什么');
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
    await noBlanksAtDates(pane, '月度');
    const month = await pane.locator('#view').innerText();
    assert.match(month, /补做\n20\n/u);
    assert.doesNotMatch(month, /迟到|流失/u);
    // One of hers test drives more often than she files: a share all the same.
    await pane.getByRole('combobox', { name: '销售顾问' }).selectOption('刘婷');
    await pane.locator('[data-figure="testDriveRate"]', { hasText: '66.7%' }).waitFor();
    const rates = (await pane.locator('#view').innerText()).match(/[\d.]+(?=%)/gu) ?? [];
    assert.ok(rates.length > 4 && rates.every((rate) => Number(rate) <= 100), rates.join());
    await pane.getByRole('combobox', { name: '销售顾问' }).selectOption('');
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
    await noBlanksAtDates(pane, '看板');
    assert.doesNotMatch(await pane.locator('#view').innerText(), /迟到|流失/u);

    // After its sheet was written one is still there.
    await showView(page, 'month', () => go(pane, '月度'));
    await pane.getByRole('button', { name: '预览月度汇总表' }).click();
    await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
    await banner(pane).getByText('已写入').waitFor({ timeout: 60_000 });
    await pane.locator('main[data-view="month"]').waitFor();
    if (isEdition(page)) await page.locator('.tabs [aria-current]', { hasText: '月度汇总' }).waitFor();
    await page
      .getByText(/个图表/u)
      .first()
      .waitFor();
    // What the boss asks first: the target, how much of it is done, what is to go, and that the parts are not the whole.
    const sheet = '月度汇总 2026-06';
    assert.match(String((await gridCell(page, sheet, 'A38')).value), /各顾问目标之和 30，与全店 20 不同/u);
    const row = await Promise.all(['B40', 'C40', 'D40', 'E40'].map((cell) => gridCell(page, sheet, cell)));
    if (isEdition(page))
      assert.deepEqual(
        row.map(({ value }) => value),
        [20, 0.6, 8, 12],
      );
    await banner(pane).getByRole('button', { name: '撤销' }).click();
    await banner(pane).getByText('已撤销').waitFor({ timeout: 60_000 });

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
    // Above the foot of the pane, in sight, and in words.
    const [said, foot] = [
      await refused.boundingBox(),
      await pane.getByRole('button', { name: '保存到工作簿' }).boundingBox(),
    ];
    assert.ok(
      said !== null && foot !== null && said.y >= 0 && said.y + said.height <= foot.y,
      JSON.stringify([said, foot]),
    );
    assert.doesNotMatch(await refused.innerText(), /没有这个字段|undefined|Error/u);
    const [exported] = await Promise.all([
      page.waitForEvent('download'),
      pane.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    assert.equal(exported.suggestedFilename(), '门店规则-通用.json');
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
    await noBlanksAtDates(pane, '月结');
    const stock = (await pane.locator('#view').innerText()).match(/^6月\d+日.*$/gmu) ?? [];
    assert.equal(stock.length, 19);
    for (const line of stock)
      assert.match(line, /^6月\d+日 · (?:战败 · )?[HAB] 级 · [^·]+ · (?:[^·]+ · )?(?:周雅琴|陈志远|刘婷)$/u);
    assert.deepEqual(await overhanging(page), []);
    await go(pane, '月度');
    await pane.locator('[data-figure="total.carried"]').first().waitFor();
  },
  { daily: 'file' },
);
