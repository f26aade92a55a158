import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, FrameLocator, Page } from 'playwright-core';

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

/** What a bench measures in the workbench with the production pane, which it has to itself. */
export async function inWorkbench<T>(measure: (browser: Browser, address: string) => Promise<T>): Promise<T> {
  const server = await serveWorkbench({ paneMode: 'production', harness: true });
  const browser = await openBrowser();
  try {
    return await measure(browser, server.address);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A fresh page with a store's year open in it, read by the pane. */
export async function withYear<T>(
  browser: Browser,
  address: string,
  measure: (page: Page, pane: FrameLocator) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(`${address}?today=${DAY}`);
    const pane = page.frameLocator('#pane');
    await pane.locator('[data-phase="ready"]').waitFor({ timeout: 120_000 });
    await page.locator('#file').setInputFiles({ name: '全年.xlsx', mimeType: '', buffer: YEAR });
    await pane.getByText(/7800 行/u).waitFor({ timeout: 120_000 });
    return await measure(page, pane);
  } finally {
    await context.close();
  }
}
