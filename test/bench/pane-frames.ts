import type { Browser } from 'playwright-core';

import { own, tasksOf, watchTasks } from './frames';
import type { BenchRow } from './measure';
import { inWorkbench, withYear } from './workbench';

const RUNS = 2;

/** What is done in turn. For the close the workbench, which stands for Excel, makes the file within the pane's own call: that is in its figure. */
const STEPS = ['read', 'preview', 'write', 'undo', 'month', 'board', 'close'] as const;
type Step = (typeof STEPS)[number];

/**
 * A store's year in the pane behind Microsoft's client: the longest task of the pane's own page in each step of an evening. Grid and host run on
 * the same thread and are told apart by what the browser says of a task.
 */
export async function benchPaneFrames(): Promise<readonly BenchRow[]> {
  const runs = await inWorkbench(async (browser, address) => {
    const all: Readonly<Record<Step, number>>[] = [];
    for (let run = 0; run < RUNS; run += 1) all.push(await once(browser, address));
    return all;
  });
  return STEPS.map((step) => ({
    name: `pane.year.longest-task.${step}`,
    value: Math.max(...runs.map((run) => run[step])),
    unit: 'ms',
    note: `headless Chromium, a year of 7,800 rows in the workbench, the worst of ${RUNS} runs; 0: none over 50 ms`,
  }));
}

function once(browser: Browser, address: string): Promise<Readonly<Record<Step, number>>> {
  return withYear(browser, address, async (page, pane) => {
    const frame = page.frames().find((candidate) => candidate.url().includes('taskpane.html'));
    if (frame === undefined) throw new Error('The workbench shows no pane');
    await watchTasks(frame);
    const longest = async (act: () => Promise<void>): Promise<number> => {
      await page.waitForTimeout(500);
      await tasksOf(frame);
      await act();
      await page.waitForTimeout(500);
      return Math.max(0, ...own(await tasksOf(frame)).map(({ duration }) => duration));
    };
    const view = (name: string, tab: string): (() => Promise<void>) => {
      return async () => {
        await pane.getByRole('tab', { name: tab }).click();
        await pane.locator(`main[data-view="${name}"] section`).first().waitFor();
        await pane.locator('[data-ready="false"], [role="progressbar"]').first().waitFor({ state: 'detached' });
      };
    };
    const read = await longest(async () => {
      await pane.locator('[data-action="read"]').first().click();
      await pane
        .locator('[data-phase="reading"]')
        .waitFor({ timeout: 10_000 })
        .catch(() => undefined);
      await pane.locator('[data-phase="ready"]').waitFor({ timeout: 120_000 });
    });
    const preview = await longest(async () => {
      await pane.getByRole('button', { name: /^预览 \d+ 处更改$/u }).click();
      await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).waitFor();
    });
    const write = await longest(async () => {
      await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
      await pane
        .getByText(/已写入 \d+ 处/u)
        .first()
        .waitFor({ timeout: 120_000 });
    });
    const undo = await longest(async () => {
      await pane.getByRole('button', { name: '撤销' }).first().click();
      await pane.getByText('已撤销').first().waitFor({ timeout: 120_000 });
    });
    const month = await longest(view('month', '月度'));
    const board = await longest(view('board', '看板'));
    await view('month', '月度')();
    const close = await longest(async () => {
      await pane.locator('[data-action="close-month"]').click();
      await pane
        .getByRole('button', { name: /^预览 /u })
        .first()
        .waitFor({ timeout: 60_000 });
    });
    return { read, preview, write, undo, month, board, close };
  });
}
