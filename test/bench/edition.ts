import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser } from 'playwright-core';

import { between, watchFrames } from './frames';
import { median, type BenchRow } from './measure';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { openBrowser } = require('../run/browser.cjs') as { openBrowser(): Promise<Browser> };
// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { buildEdition } = require('../../scripts/edition.cjs') as {
  buildEdition(options: { directory: string }): Promise<{ file: string; kilobytes: number }>;
};

const YEAR = readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx'));
/** A day in the year that the file is about. */
const DAY = '2025-12-20';
const RUNS = 5;

interface Run {
  readonly open: number;
  readonly write: number;
  readonly frame: number;
}

/**
 * The browser edition as a dealer has it, from the disk: opening a store's year until today's calls are shown, then writing the day's marks
 * and saving; and the longest time in which the page drew no frame meanwhile.
 */
export async function benchEdition(): Promise<readonly BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), 'sanbiao-edition-'));
  const browser = await openBrowser();
  try {
    const { file, kilobytes } = await buildEdition({ directory });
    const runs: Run[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await once(browser, pathToFileURL(file).href));
    const middle = (pick: (run: Run) => number): number => median(runs.map(pick));
    const note = `headless Chromium, median of ${RUNS}`;
    return [
      {
        name: 'edition.html.gzip',
        value: kilobytes,
        unit: 'kB',
        note: 'the one file with the pane, the worker and the sample',
      },
      { name: 'edition.open.year', value: middle(({ open }) => open), unit: 'ms', note },
      { name: 'edition.write.year', value: middle(({ write }) => write), unit: 'ms', note: `${note}; saving included` },
      { name: 'edition.longest-frame', value: middle(({ frame }) => frame), unit: 'ms', note },
    ];
  } finally {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function once(browser: Browser, address: string): Promise<Run> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  try {
    const page = await context.newPage();
    await page.goto(`${address}?today=${DAY}`);
    await page.locator('main.start').waitFor();
    await page.waitForTimeout(500);
    const longest = await watchFrames(page);
    await page.evaluate(() => {
      // The clock starts in the page: handing the file over is the test's own work.
      document.querySelector('#file')?.addEventListener('change', () => performance.mark('chosen'), { capture: true });
      new MutationObserver((_, observer) => {
        if (document.querySelector('[data-phase="ready"] [role="listitem"]') === null) return;
        observer.disconnect();
        performance.mark('shown');
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await page.locator('#file').setInputFiles({ name: '全年.xlsx', mimeType: '', buffer: YEAR });
    await page.locator('[data-phase="ready"]').waitFor({ timeout: 120_000 });
    const open = await between(page, 'chosen', 'shown');
    await page.getByRole('button', { name: /^预览 \d+ 处更改$/u }).click();
    const write = page.getByRole('button', { name: /^写入 \d+ 处$/u });
    await write.waitFor();
    await page.evaluate(() => performance.mark('write'));
    await write.click();
    await page
      .getByText(/已写入 \d+ 处/u)
      .first()
      .waitFor({ timeout: 120_000 });
    await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    await page.evaluate(() => performance.mark('saved'));
    return { open, write: await between(page, 'write', 'saved'), frame: await longest() };
  } finally {
    await context.close();
  }
}
