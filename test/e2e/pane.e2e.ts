import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { openDesk } from './desk';
import { scenario } from './scenario';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Axe {
  run(context: object, options?: object): Promise<{ violations: Violation[] }>;
}

/** What axe finds in the pane against WCAG 2.2, levels A and AA. */
async function faults(page: Page): Promise<string[]> {
  const frame = page.frames().find((candidate) => candidate.url().includes('taskpane.html'));
  assert.ok(frame);
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate(() =>
    (window as unknown as { axe: Axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Elements that stick out of the pane sideways. */
function overhanging(page: Page): Promise<string[]> {
  const frame = page.frames().find((candidate) => candidate.url().includes('taskpane.html'));
  assert.ok(frame);
  return frame.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth
      ? [...document.querySelectorAll<HTMLElement>('body *')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120))
      : [],
  );
}

scenario('every view of the pane is accessible, and fits at 270, 320 and 350 pixels', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  for (const view of ['今日', '预览', '月度', '看板', '更多']) {
    await pane.getByRole('tab', { name: view }).click();
    await page.waitForTimeout(400);
    assert.deepEqual(await faults(page), [], view);
    for (const width of ['270', '320', '350']) {
      await page.locator('.widths').getByRole('button', { name: width }).click();
      assert.equal(await page.locator('#pane').evaluate((frame) => frame.clientWidth), Number(width));
      assert.deepEqual(await overhanging(page), [], `${view} at ${width}`);
    }
  }
});

scenario('the workbench itself is accessible, and its splitter works by keyboard', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  await page.evaluate(AXE);
  const violations = await page.evaluate(() =>
    (window as unknown as { axe: Axe }).axe
      // What Univer draws is its own; the frame is looked at by itself.
      .run({ include: [['.bar'], ['.splitter'], ['.message']] })
      .then((result) => result.violations),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    [],
  );
  const width = (): Promise<number> => page.locator('#pane').evaluate((frame) => frame.clientWidth);
  const before = await width();
  await page.locator('.splitter').focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await width(), before + 10);
});

scenario('in an English Excel the pane speaks English', async (stage) => {
  const pane = await openDesk(stage, { lang: 'en' });
  await pane.getByRole('tab', { name: 'Today' }).waitFor();
  await stage.page.getByRole('button', { name: 'Open workbook' }).waitFor();
});

scenario('without office.js the pane says so, and another try works', async (stage) => {
  const { page, context, address } = stage;
  stage.tolerate(/ERR_FAILED|Failed to load resource/u);
  await context.route('**/office-js/office.js', (route) => route.abort());
  await page.goto(`${address}?today=2026-06-20`);
  const pane = page.frameLocator('#pane');
  await pane.getByText('office.js', { exact: false }).first().waitFor({ timeout: 30_000 });
  await context.unroute('**/office-js/office.js');
  await pane.getByRole('button', { name: '重新读取' }).first().click();
  await pane.locator('[data-phase="ready"]').waitFor({ timeout: 30_000 });
});
