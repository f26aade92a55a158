import assert from 'node:assert/strict';
import type { Route } from 'playwright-core';
import { openDesk, paneFrame, paneReady, showView, type Pane } from './desk';
import { AXE, faults, type Violation } from './faults';
import { asReleased } from './microsoft';
import { overhanging, setPaneWidth } from './pane-width';
import { EVERY_HOST, scenario, TODAY, workbenchScenario } from './scenario';

const OFFICE_JS = '**/office-js/office.js';

/** How a person gets to each view of the pane. */
const WAYS: Readonly<Record<string, (pane: Pane) => Promise<void>>> = {
  today: (pane) => pane.getByRole('tab', { name: '今日' }).click(),
  preview: (pane) => pane.getByRole('tab', { name: '预览' }).click(),
  month: (pane) => pane.getByRole('tab', { name: '月度' }).click(),
  board: (pane) => pane.getByRole('tab', { name: '看板' }).click(),
  more: (pane) => pane.getByRole('tab', { name: '更多' }).click(),
  ...Object.fromEntries(
    ['questions', 'found', 'profile', 'files', 'blank', 'help', 'log', 'visit', 'events'].map((view) => [
      view,
      async (pane: Pane) => {
        await pane.getByRole('tab', { name: '更多' }).click();
        await pane.locator(`[data-view="more"] [data-action="go-${view}"]`).click();
      },
    ]),
  ),
  'event-plan': async (pane) => {
    await pane.getByRole('tab', { name: '更多' }).click();
    await pane.locator('[data-view="more"] [data-action="go-events"]').click();
    await pane.getByRole('button', { name: '做一场活动' }).click();
  },
};

scenario(
  'every view of the pane is accessible, and fits at 270, 320 and 350 pixels',
  async (stage) => {
    const { page } = stage;
    // Colours on their way to others are no one's reading.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openDesk(stage);
    for (const [view, open] of Object.entries(WAYS)) {
      await showView(page, view, open);
      assert.deepEqual(await faults(page), [], view);
      for (const width of ['270', '320', '350']) {
        await setPaneWidth(page, width);
        assert.deepEqual(await overhanging(page), [], `${view} at ${width}`);
      }
    }
  },
  { hosts: EVERY_HOST },
);

workbenchScenario('the workbench itself is accessible, and its splitter works by keyboard', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  await page.evaluate(AXE);
  const violations = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: object): Promise<{ violations: Violation[] }> } }).axe
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
  // The width that somebody chose outlives a reload.
  await page.locator('.widths').getByRole('button', { name: '320' }).click();
  await page.reload();
  await paneReady(page);
  assert.equal(await width(), 320);
});

scenario('in an English Excel or browser the pane and the page around it speak English', async (stage) => {
  const pane = await openDesk(stage, { lang: 'en' });
  await pane.getByRole('tab', { name: 'Today' }).waitFor();
  const open = stage.host === 'file' ? 'Open' : 'Open workbook';
  await stage.page.getByRole('button', { name: open, exact: true }).waitFor();
});

workbenchScenario('without office.js the pane says so within seconds, and another try works', async (stage) => {
  const { page, context, address } = stage;
  stage.tolerate(/ERR_FAILED|Failed to load resource/u);
  await context.route(OFFICE_JS, (route) => route.abort());
  await page.goto(`${address}?today=${TODAY}`);
  const pane = page.frameLocator('#pane');
  await pane.getByRole('tab', { name: '今日' }).waitFor();
  // Well before the pane would lose its patience with a host that does not answer.
  await pane.getByText('office.js', { exact: false }).first().waitFor({ timeout: 10_000 });
  await context.unroute(OFFICE_JS);
  await pane.getByRole('button', { name: '重新读取' }).first().click();
  await paneReady(page);
});

workbenchScenario(
  'where the host of office.js never answers, the pane says so, and another try asks it anew',
  async (stage) => {
    const { page, context, address } = stage;
    const asked: Route[] = [];
    await context.route(OFFICE_JS, (route) => {
      asked.push(route);
      return asked.length === 1 ? undefined : route.continue();
    });
    await page.goto(`${address}?today=${TODAY}`, { waitUntil: 'domcontentloaded' });
    const pane = page.frameLocator('#pane');
    // Until then the pane is not white: its tabs, and the shape of what is to come.
    await pane.getByRole('tab', { name: '今日' }).waitFor();
    assert.ok(await pane.locator('[aria-busy="true"]').getByRole('progressbar').isVisible());
    await pane.getByText('office.js', { exact: false }).first().waitFor({ timeout: 60_000 });
    await pane.getByRole('button', { name: '重新读取' }).first().click();
    await paneReady(page);
    assert.equal(asked.length, 2);
  },
);

workbenchScenario(
  'where Microsoft’s host never answers, or stops half-way, a page with a copy takes that one, and says so',
  async (stage) => {
    const { page, context, address } = stage;
    const says = async (): Promise<void> => {
      const pane = await paneReady(page);
      await pane.getByRole('tab', { name: '更多' }).click();
      await pane.getByText('用的是随本程序附带的原样副本', { exact: false }).waitFor();
    };
    const asked: string[] = [];
    let answers = 0;
    await asReleased(context, address, async (route) => {
      asked.push(new URL(route.request().url()).pathname);
      if (asked.length > answers) return;
      await route.fulfill({ response: await context.request.get(`${address}office-js/office.js`) });
    });
    await page.goto(`${address}?today=${TODAY}`, { waitUntil: 'domcontentloaded' });
    await says();
    assert.deepEqual(asked, ['/microsoft/office.js'], 'Microsoft’s host was asked first, and once');
    const loaded = await paneFrame(page).evaluate(() =>
      performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
    );
    const turn = loaded.find(({ name }) => name.endsWith('office-js/excel-win32-16.01.js'))?.startTime ?? 0;
    const ready = loaded.filter(({ name }) => /assets\/(?:worker|.*workbook_excel)/u.test(name));
    assert.ok(
      ready.length >= 2 && ready.every(({ startTime }) => startTime < turn),
      'all else was asked for meanwhile',
    );

    answers = 2;
    await paneFrame(page).evaluate(() => location.reload());
    await page.waitForEvent('framenavigated', (frame) => frame.url().includes('taskpane-copy.html'));
    await says();
    assert.match(asked[2] ?? '', /\/microsoft\/excel-win32/u, 'what office.js asked for did not come');
  },
);
