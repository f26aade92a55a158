import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import type { BrowserContext } from 'playwright-core';
import webpack, { type Configuration, type Stats } from 'webpack';

import { paneFrame, paneReady, reopenPane } from '../e2e/desk';
import { asReleased } from '../e2e/microsoft';
import { median, type BenchRow } from './measure';
import { benchPreview } from './pane-preview';
import { inWorkbench } from './workbench';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { addInConfig } = require('../../webpack.config.js') as {
  addInConfig(options: { directory: string }): Configuration;
};

// eslint-disable-next-line @typescript-eslint/no-require-imports -- build scripts, in CommonJS
const { weighPane } = require('../../scripts/weigh.cjs') as {
  weighPane(stats: Stats): { first: number; page: number };
};

const RUNS = 5;
const SLOW_RUNS = 3;
/** How many times slower than this machine's an old computer's processor is taken to be. */
const SLOW = 4;

interface Loading {
  readonly firstPaint: number;
  readonly ready: number;
  readonly bytes: number;
}

/**
 * How the production pane loads: beside an open workbook, as in Excel, with nothing in the browser's cache. `ready` is the moment at which
 * the sample's day is on the screen.
 */
export function benchPane(): Promise<readonly BenchRow[]> {
  return inWorkbench(async (browser, address) => {
    const loadings: Loading[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      loadings.push(await loadPane(context, address));
      await context.close();
    }
    const blocked: number[] = [];
    for (let run = 0; run < 2 * SLOW_RUNS; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
      const { ready } = await loadPane(context, address, { blocked: true, slowness: run < SLOW_RUNS ? 1 : SLOW });
      blocked.push(ready);
      await context.close();
    }
    const middle = (pick: (loading: Loading) => number): number => median(loadings.map(pick));
    return [
      {
        name: 'pane.js.gzip',
        value: middle(({ bytes }) => bytes) / 1000,
        unit: 'kB',
        note: "page and worker until the sample's day is shown; without Microsoft's office.js",
      },
      {
        name: 'pane.js.page.gzip',
        value: (await pageScripts()) / 1000,
        unit: 'kB',
        note: 'every script that the page may ever load, both languages; without those of the worker alone',
      },
      {
        name: 'pane.first-paint',
        value: middle(({ firstPaint }) => firstPaint),
        unit: 'ms',
        note: `cold cache, median of ${RUNS}`,
      },
      {
        name: 'pane.ready',
        value: middle(({ ready }) => ready),
        unit: 'ms',
        note: 'office.js, reading and running the sample included',
      },
      {
        name: 'pane.ready.cdn-blocked',
        value: median(blocked.slice(0, SLOW_RUNS)),
        unit: 'ms',
        note: "Microsoft's host never answers: 5 s for it, then the copy; median of 3",
      },
      {
        name: 'pane.ready.cdn-blocked.slow',
        value: median(blocked.slice(SLOW_RUNS)),
        unit: 'ms',
        note: `the same on a processor slowed down to a ${SLOW}th, which plays Excel too; median of 3`,
      },
      ...(await benchPreview(browser, address)),
    ];
  });
}

/** @param how `blocked`: Microsoft's host never answers, as release builds meet it; `slowness` of the processor */
async function loadPane(
  context: BrowserContext,
  address: string,
  { blocked = false, slowness = 1 } = {},
): Promise<Loading> {
  await context.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('[data-phase="ready"]') === null) return;
      watch.disconnect();
      performance.mark('pane-ready');
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true });
  });
  const page = await context.newPage();
  await page.goto(`${address}?today=2026-06-20`);
  await paneReady(page);
  // The grid is there and at rest: from here on only the pane loads, as in an Excel that is open already.
  await page.waitForTimeout(1000);
  const session = await context.newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  if (blocked) await asReleased(context, address, () => undefined);
  const scripts: Promise<Buffer>[] = [];
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/^\/assets\/.*\.js$/u.test(pathname)) scripts.push(response.body());
  });
  await reopenPane(page);
  const times = await paneFrame(page).evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    ready: performance.getEntriesByName('pane-ready')[0]?.startTime,
  }));
  if (times.firstPaint === undefined || times.ready === undefined) throw new Error('The pane painted nothing');
  const bodies = await Promise.all(scripts);
  return {
    firstPaint: times.firstPaint,
    ready: times.ready,
    bytes: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0),
  };
}

/** Packed bytes of the built scripts that the page's own code asks for; what only the jobs' worker asks for is left out. */
async function pageScripts(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'sanbiao-pane-'));
  try {
    return weighPane(await built(addInConfig({ directory }))).page;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function built(config: Configuration): Promise<Stats> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(config);
    compiler.run((failure, stats) => {
      compiler.close((closing) => {
        const broken = failure ?? closing;
        if (broken) reject(broken);
        else if (stats === undefined || stats.hasErrors())
          reject(new Error(stats?.toString({ all: false, errors: true })));
        else resolve(stats);
      });
    });
  });
}
