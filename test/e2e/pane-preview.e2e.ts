import assert from 'node:assert/strict';

import type { Locator, Page } from 'playwright-core';
import type { FakeWorld } from '../taskpane/fake-services';
import { workbenchScenario, type Stage } from './scenario';

const COUNT = 20_000;
const SHEETS = 8;
const OF_A_SHEET = COUNT / SHEETS;
const OF_A_GROUP = OF_A_SHEET / 5;

/** The pane over a preview of 20,000 changes in 40 groups. */
async function openPreview({ page, address }: Stage): Promise<Locator> {
  await page.goto(`${address}pane-harness.html?changes=${COUNT}`);
  await page.getByRole('button', { name: `预览 ${COUNT} 处更改` }).click();
  await page.locator('[data-view="preview"] [data-line] [aria-expanded]').first().waitFor();
  return page.getByRole('list');
}

const elements = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
const line = (page: Page, index: number): Locator => page.locator(`[data-line="${index}"]`);
const applyButton = (page: Page, count: number): Locator =>
  page.getByRole('button', { name: `写入 ${count} 处`, exact: true });

workbenchScenario(
  'a preview of 20,000 changes keeps a page of bounded size, however far it is opened and scrolled',
  async (stage) => {
    const { page } = stage;
    const list = await openPreview(stage);
    const closed = await elements(page);
    assert.ok(closed < 800, `${closed} elements with all groups closed`);
    // From the last group to the first, so that those still to be opened stay where they are.
    const { opened, most } = await list.evaluate(async (element, lines) => {
      const drawn = (): Promise<unknown> =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      let [groups, largest] = [0, 0];
      for (let index = lines - 1; index >= 0; index -= 1) {
        element.scrollTop = index * 30;
        await drawn();
        const group = element.querySelector<HTMLElement>(`[data-line="${index}"] [aria-expanded="false"]`);
        if (group === null) continue;
        group.click();
        groups += 1;
      }
      for (let step = 0; step <= 20; step += 1) {
        element.scrollTop = (element.scrollHeight * step) / 20;
        await drawn();
        largest = Math.max(largest, document.querySelectorAll('*').length);
      }
      return { opened: groups, most: largest };
    }, SHEETS * 6);
    assert.equal(opened, 40);
    assert.equal(await list.getByRole('listitem').first().getAttribute('aria-setsize'), String(COUNT + SHEETS * 6));
    assert.ok(await line(page, COUNT + SHEETS * 6 - 1).isVisible(), 'the last change can be reached');
    assert.ok(most < 1000, `${most} elements while scrolling`);
  },
  { width: 350, harness: true },
);

workbenchScenario(
  'of 20,000 changes a sheet, a group and a single one are ticked off by keyboard; only the rest is written',
  async (stage) => {
    const { page } = stage;
    await openPreview(stage);
    // The sheet, then the first group of the next sheet.
    const sheet = /\S+/u.exec(await line(page, 0).innerText())?.[0] ?? '';
    await line(page, 0).getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await applyButton(page, COUNT - OF_A_SHEET).waitFor();
    for (let step = 0; step < 7; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await applyButton(page, COUNT - OF_A_SHEET - OF_A_GROUP).waitFor();
    assert.equal(await line(page, 6).getByRole('checkbox').getAttribute('aria-checked'), null);
    assert.equal(
      await line(page, 6)
        .getByRole('checkbox')
        .evaluate((box: HTMLInputElement) => box.indeterminate),
      true,
    );
    // From tick to tick into the next group, and one change of it.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    const wanted = COUNT - OF_A_SHEET - OF_A_GROUP - 1;
    await applyButton(page, wanted).waitFor();
    await page.getByText(`${COUNT - wanted} 处没有勾`).waitFor();
    // On again and off again leaves the same.
    await page.keyboard.press('Space');
    await applyButton(page, wanted + 1).waitFor();
    await page.keyboard.press('Space');
    await applyButton(page, wanted).click();
    await page.locator('[data-banner]').getByText(`已写入 ${wanted} 处`).waitFor();
    const written = await page.evaluate(() => [...(globalThis as unknown as { world: FakeWorld }).world.cells.keys()]);
    assert.equal(written.length, wanted);
    assert.match(sheet, /月/u);
    assert.ok(!written.some((place) => place.startsWith(`${sheet}!`)), 'nothing on the sheet that was ticked off');
  },
  { width: 350, harness: true },
);

workbenchScenario(
  'a long write says at which sheet it is, and stops between two: what stands is said and can be taken back',
  async (stage) => {
    const { page, address } = stage;
    await page.goto(`${address}pane-harness.html?changes=240&sheets=24&slow=150`);
    await page.getByRole('button', { name: '预览 240 处更改' }).click();
    await applyButton(page, 240).click();
    await page
      .getByText(/^正在写第 [3-9]\/24 张：/u)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    const banner = page.locator('[data-banner]');
    await banner.getByText('已停').waitFor();
    const [, sheets = 0, places = 0, rest = 0] =
      /写好 (\d+) 张（(\d+) 处），其余 (\d+) 张没动/u.exec(await banner.innerText())?.map(Number) ?? [];
    assert.ok(sheets >= 3 && sheets < 24, `${String(sheets)} sheets`);
    const written = (): Promise<number> =>
      page.evaluate(
        () =>
          [...(globalThis as unknown as { world: FakeWorld }).world.cells.values()].filter((value) => value === '*')
            .length,
      );
    assert.deepEqual([rest, await written()], [24 - sheets, places]);
    await banner.getByRole('button', { name: '撤销' }).waitFor();
  },
  { width: 350, harness: true },
);
