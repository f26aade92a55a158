import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import { between, watchFrames } from './frames';
import { median, type BenchRow } from './measure';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { openBrowser } = require('../run/browser.cjs') as { openBrowser(): Promise<Browser> };
// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { serveWorkbench } = require('../../src/workbench/server/workbench-server.cjs') as {
  serveWorkbench(options: {
    paneMode: 'production';
    harness: boolean;
  }): Promise<{ address: string; close(): Promise<void> }>;
};

const YEAR = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));
const DAY = '2025-12-20';
const RUNS = 3;

/** The day's marks of a store's year, written through Microsoft's client into the workbench's grid: until the pane says that it is done. */
export async function benchGrid(): Promise<readonly BenchRow[]> {
  const server = await serveWorkbench({ paneMode: 'production', harness: true });
  const browser = await openBrowser();
  try {
    const runs: { readonly write: number; readonly frame: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await once(browser, server.address));
    const note = `headless Chromium, median of ${RUNS}`;
    return [
      { name: 'grid.write.year', value: median(runs.map(({ write }) => write)), unit: 'ms', note },
      { name: 'grid.longest-frame', value: median(runs.map(({ frame }) => frame)), unit: 'ms', note },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function once(browser: Browser, address: string): Promise<{ write: number; frame: number }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(`${address}?today=${DAY}`);
    const pane = page.frameLocator('#pane');
    await pane.locator('[data-phase="ready"]').waitFor({ timeout: 120_000 });
    await page.locator('#file').setInputFiles({ name: '全年.xlsx', mimeType: '', buffer: YEAR });
    await pane.getByText(/7800 行/u).waitFor({ timeout: 120_000 });
    await pane.getByRole('button', { name: /^预览 \d+ 处更改$/u }).click();
    const write = pane.getByRole('button', { name: /^写入 \d+ 处$/u });
    await write.waitFor();
    const longest = await watchFrames(page);
    await page.evaluate(() => performance.mark('write'));
    await write.click();
    await pane
      .getByText(/已写入 \d+ 处/u)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.evaluate(() => performance.mark('written'));
    return { write: await between(page, 'write', 'written'), frame: await longest() };
  } finally {
    await context.close();
  }
}
