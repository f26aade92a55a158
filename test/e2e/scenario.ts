import assert from 'node:assert/strict';

import type { Browser, BrowserContext, Page } from 'playwright-core';

/** The day on which the sample workbook plays. */
export const TODAY = '2026-06-20';

/** What the pane stands in: Excel's client on the workbench, or the browser edition's page from the disk. */
export type Host = 'excel' | 'file';
export const EVERY_HOST: readonly Host[] = ['excel', 'file'];

export interface Stage {
  readonly host: Host;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where the workbench is served, with its closing slash. */
  readonly address: string;
  /** The pages complained in the console about something that the scenario brings about on purpose. */
  tolerate(complaint: RegExp): void;
}

export interface Scenario {
  readonly name: string;
  readonly host: Host;
  /** Played only where every scenario is to be played on every host. */
  readonly again: boolean;
  /** It plays on pane-harness.html, which only a server for tests has. */
  readonly harness: boolean;
  run(browser: Browser, address: string): Promise<void>;
}

export interface StageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly harness?: boolean;
  /** Plays once on each. Left out, on every one: what the pane does is the same wherever it stands. */
  readonly hosts?: readonly Host[];
  /** Of its hosts the one on which it is played day by day; on the others only with `--every`, since they cost a minute and rarely differ. */
  readonly daily?: Host;
}

/** Filled by the files of scenarios as they are loaded. */
export const scenarios: Scenario[] = [];

/**
 * Adds a scenario. Each has a browser context of its own, and fails also when a page throws, complains in its console (a violated
 * Content-Security-Policy does), or asks anything of another machine.
 */
export function scenario(
  name: string,
  play: (stage: Stage) => Promise<void>,
  { width = 1366, height = 768, harness = false, hosts = EVERY_HOST, daily }: StageOptions = {},
): void {
  for (const host of hosts)
    add(host === 'file' ? `edition: ${name}` : name, host, play, {
      width,
      height,
      harness,
      again: daily !== undefined && host !== daily,
    });
}

/**
 * What is the workbench's own, or Excel's: its grid and files, Microsoft's client, a second pane, code that comes bit by bit, the pane begun
 * anew with each file; or prepared services instead of a host.
 */
export function workbenchScenario(
  name: string,
  play: (stage: Stage) => Promise<void>,
  options: Omit<StageOptions, 'hosts' | 'daily'> = {},
): void {
  scenario(name, play, { ...options, hosts: ['excel'] });
}

function add(
  name: string,
  host: Host,
  play: (stage: Stage) => Promise<void>,
  { width, height, harness, again }: Required<Omit<StageOptions, 'hosts' | 'daily'>> & Pick<Scenario, 'again'>,
): void {
  scenarios.push({
    name,
    host,
    harness,
    again,
    async run(browser, address) {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', acceptDownloads: true });
      context.setDefaultTimeout(30_000);
      const complaints: string[] = [];
      const tolerated: RegExp[] = [];
      const foreign: string[] = [];
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== new URL(address).origin)
          foreign.push(request.url());
      });
      context.on('weberror', (error) => complaints.push(error.error().stack ?? String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complaints.push(`${message.text()} (${message.location().url})`);
      });
      try {
        const page = await context.newPage();
        await play({ page, context, host, address, tolerate: (complaint) => tolerated.push(complaint) }).catch(
          async (error: unknown) => {
            const picture = `.cache/e2e/${name.slice(0, 40).replaceAll(/\W+/gu, '-')}.png`;
            await page.screenshot({ path: picture }).catch(() => undefined);
            throw new Error(`${String(error)}\n${complaints.join('\n')}`, { cause: error });
          },
        );
        assert.deepEqual(
          complaints.filter((complaint) => !tolerated.some((pattern) => pattern.test(complaint))),
          [],
          'what the pages complained about',
        );
        assert.deepEqual(foreign, [], 'requests to other machines');
      } finally {
        await context.close();
      }
    },
  });
}
