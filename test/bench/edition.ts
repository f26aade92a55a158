import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Browser, Page } from 'playwright-core';

import { between, watchFrames } from './frames';
import { median, type BenchRow } from './measure';
import { visitsExport } from './visits';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { openBrowser } = require('../run/browser.cjs') as { openBrowser(): Promise<Browser> };
// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { buildEdition } = require('../../scripts/edition.cjs') as {
  buildEdition(options: { directory: string }): Promise<{ file: string; kilobytes: number }>;
};

const YEAR = join(__dirname, '../fixtures/bench/store-year.xlsx');
/** A day in the year that the file is about. */
const DAY = '2025-12-20';
const RUNS = 5;
const EXPORTS = 3;

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
    const visits = join(directory, '维修明细.xlsx');
    writeFileSync(visits, visitsExport());
    const exports: { open: number; frame: number }[] = [];
    for (let run = 0; run < EXPORTS; run += 1)
      exports.push(await openExport(browser, pathToFileURL(file).href, visits));
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
      {
        name: 'edition.export.open',
        value: median(exports.map(({ open }) => open)),
        unit: 'ms',
        note: `60,000 visits until the calls are shown, median of ${EXPORTS}`,
      },
      {
        name: 'edition.export.longest-frame',
        value: Math.max(...exports.map(({ frame }) => frame)),
        unit: 'ms',
        note: `the longest of ${EXPORTS} openings`,
      },
    ];
  } finally {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function once(browser: Browser, address: string): Promise<Run> {
  const { page, longest, close } = await startPage(browser, `${address}?today=${DAY}`);
  try {
    const open = await openFile(page, YEAR);
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
    await close();
  }
}

/** A workshop's export, whose calls to owners are the day's work. */
async function openExport(browser: Browser, address: string, path: string): Promise<{ open: number; frame: number }> {
  const { page, longest, close } = await startPage(browser, `${address}?today=2026-06-20`);
  try {
    const open = await openFile(page, path);
    // The last piece of the list is drawn after the first.
    await page.waitForTimeout(500);
    return { open, frame: await longest() };
  } finally {
    await close();
  }
}

interface Started {
  readonly page: Page;
  /** Asks for the longest time without a frame from here on. */
  readonly longest: () => Promise<number>;
  close(): Promise<void>;
}

/** The page at rest, with nothing open. */
async function startPage(browser: Browser, address: string): Promise<Started> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('main.start').waitFor();
  await page.waitForTimeout(500);
  return { page, longest: await watchFrames(page), close: () => context.close() };
}

/** Opens a file from the disk, as a person does (bytes handed over by the test would hold the page up); milliseconds until calls are shown. */
async function openFile(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    document.querySelector('#file')?.addEventListener('change', () => performance.mark('chosen'), { capture: true });
    new MutationObserver((_, observer) => {
      if (document.querySelector('[data-phase="ready"] [role="listitem"]') === null) return;
      observer.disconnect();
      performance.mark('shown');
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.locator('#file').setInputFiles(path);
  await page.locator('[data-phase="ready"] [role="listitem"]').first().waitFor({ timeout: 120_000 });
  return between(page, 'chosen', 'shown');
}
