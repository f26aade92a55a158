import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { transformSync } from '@swc/core';
import type { Browser, Page } from 'playwright-core';

import { createExcelHost, type ExcelHost } from '../../src/workbench/host';
import { createHeadlessUniver } from '../../src/workbench/host/headless';
import { toGridBook } from '../../src/workbench/import/book';
import { readXlsx } from '../../src/workbook/xlsx';
import { median, type BenchRow } from './measure';
import { visitsExport } from './visits';
import { inWorkbench } from './workbench';

const RUNS = 5;

declare global {
  interface Window {
    /** Put there by `standIn`. */
    seenWhileReading: Seen;
  }
}

/** What the pane's page went through from its first question to Excel on; milliseconds. */
interface Seen {
  /** Tasks over 50 ms. */
  tasks: number[];
  /** The longest time without a frame. */
  frame: number;
  /** When the first question was asked; absent before. */
  from?: number;
  /** Each value that the bar of progress showed. */
  progress: number[];
}

/**
 * A workshop's export of 60,000 visits in 30 columns read by the pane in Excel: its production build on Microsoft's client, from the first
 * question until the calls are shown. The host behind the client is in a process of its own, as Excel is: what holds the page up is the pane and
 * the client. Loading both, before the first question, is not of it (`pane.ready`).
 */
export async function benchExportFrames(): Promise<readonly BenchRow[]> {
  const bytes = new Uint8Array(visitsExport());
  const { univer } = createHeadlessUniver(toGridBook(bytes, readXlsx(bytes, '维修明细.xlsx')));
  const host = createExcelHost(univer);
  try {
    const runs = await inWorkbench(async (browser, address) => {
      const all: Run[] = [];
      for (let run = 0; run < RUNS; run += 1) all.push(await once(browser, address, host));
      return all;
    });
    const note = `60,000 visits of 30 columns, headless Chromium, ${RUNS} runs`;
    const worst = (pick: (run: Run) => number): number => Math.max(...runs.map(pick));
    return [
      {
        name: 'export.excel.open',
        value: median(runs.map(({ open }) => open)),
        unit: 'ms',
        note: `${note}; most of it is the host’s`,
      },
      { name: 'export.excel.longest-task', value: worst(({ tasks }) => Math.max(0, ...tasks)), unit: 'ms', note },
      { name: 'export.excel.longest-frame', value: worst(({ frame }) => frame), unit: 'ms', note },
      {
        name: 'export.excel.progress',
        value: Math.min(...runs.map(({ progress }) => new Set(progress).size)),
        unit: 'steps',
        note: 'different values that the bar of progress showed, the fewest of all runs',
      },
    ];
  } finally {
    univer.dispose();
  }
}

interface Run extends Seen {
  readonly open: number;
}

async function once(browser: Browser, address: string, host: ExcelHost): Promise<Run> {
  const context = await browser.newContext({ viewport: { width: 350, height: 768 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await answerFrom(page, host);
    const start = Date.now();
    await page.goto(`${address}taskpane.html?today=2026-06-20`);
    await page.locator('[data-phase="ready"] [role="listitem"]').first().waitFor({ timeout: 120_000 });
    const open = Date.now() - start;
    // The last piece of the list is drawn after the first.
    await page.waitForTimeout(500);
    return { open, ...(await page.evaluate(() => window.seenWhileReading)) };
  } finally {
    await context.close();
  }
}

/** Plays Excel for Windows in the page; what the client asks is answered by the host in this process. */
async function answerFrom(page: Page, host: ExcelHost): Promise<void> {
  await page.route('**/excel-host', async (route) => {
    const { statusCode, body } = await host.answer(route.request().postData() ?? '');
    await route.fulfill({ headers: { 'x-status': String(statusCode) }, body });
  });
  const file = join(__dirname, '../../src/workbench/host/win32-shim.ts');
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  await page.addInitScript(`{
    const exports = {};
    ${code}
    exports.installWin32Shim(window, { host: {
      onEvents: () => undefined,
      async answer(text) {
        window.seenWhileReading.from ??= performance.now();
        const answer = await fetch('excel-host', { method: 'POST', body: text });
        return { statusCode: Number(answer.headers.get('x-status')), body: await answer.text() };
      },
    } });
  }`);
  await page.addInitScript(watch);
}

/** Runs in the page. */
function watch(): void {
  const seen: Seen = { tasks: [], frame: 0, progress: [] };
  window.seenWhileReading = seen;
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries())
      if (seen.from !== undefined && startTime + duration > seen.from) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  let last = performance.now();
  requestAnimationFrame(function tick(now) {
    if (seen.from !== undefined) seen.frame = Math.max(seen.frame, now - last);
    last = now;
    const value = document.querySelector('[role="progressbar"][aria-valuenow]')?.getAttribute('aria-valuenow');
    if (value) seen.progress.push(Number(value));
    requestAnimationFrame(tick);
  });
}
