import type { Browser, Frame, Page } from 'playwright-core';

import type {} from '../../src/workbench/workbench';
import { own, tasksOf, watchTasks, type LongTask } from './frames';
import { median, type BenchRow } from './measure';
import { inWorkbench, withYear } from './workbench';

const RUNS = 3;

/**
 * The check of a store's year in the pane behind Microsoft's client: the longest task of the pane's own page while 检核 is opened for the first
 * time, and while a typed cell is checked by itself. Grid and host run on the same thread and are told apart by what the browser says of a task.
 */
export async function benchCheckFrames(): Promise<readonly BenchRow[]> {
  const runs = await inWorkbench(async (browser, address) => {
    const all: Run[] = [];
    for (let run = 0; run < RUNS; run += 1) all.push(await once(browser, address));
    return all;
  });
  const worst = (pick: (run: Run) => readonly LongTask[]): number =>
    Math.max(0, ...runs.flatMap(pick).map(({ duration }) => duration));
  const middle = (pick: (run: Run) => number): number => median(runs.map(pick));
  const note = `headless Chromium, a year of 7,800 rows in the workbench, ${RUNS} runs`;
  return [
    { name: 'check.excel.longest-task', value: worst(({ whole }) => own(whole)), unit: 'ms', note },
    { name: 'check.excel.edit.longest-task', value: worst(({ edit }) => own(edit)), unit: 'ms', note },
    {
      name: 'check.excel.edit.longest-task.all',
      value: worst(({ edit }) => edit),
      unit: 'ms',
      note: `${note}; grid and host included`,
    },
    {
      name: 'check.excel.edit',
      value: middle(({ after }) => after),
      unit: 'ms',
      note: 'a typed cell until it is checked',
    },
  ];
}

interface Run {
  readonly whole: readonly LongTask[];
  readonly edit: readonly LongTask[];
  readonly after: number;
}

function once(browser: Browser, address: string): Promise<Run> {
  return withYear(browser, address, async (page, pane) => {
    await page.waitForTimeout(1000);
    const frame = page.frames().find((candidate) => candidate.url().includes('taskpane.html'));
    if (frame === undefined) throw new Error('The workbench shows no pane');
    await watchTasks(frame);
    await pane.getByRole('tab', { name: '检核' }).click();
    await checked(frame);
    const whole = await tasksOf(frame);
    const start = Date.now();
    await typeInto(page);
    await frame.waitForFunction(() => document.querySelector('section[data-ready="false"]') !== null);
    await checked(frame);
    const after = Date.now() - start;
    return { whole, edit: await tasksOf(frame), after };
  });
}

/** The list of findings is that of the workbook as it stands. */
async function checked(frame: Frame): Promise<void> {
  await frame.locator('section[data-ready="true"]').waitFor({ timeout: 120_000 });
  await frame.waitForTimeout(500);
}

/** A level in the first matrix of the year: what a person types. */
async function typeInto(page: Page): Promise<void> {
  await page.evaluate(() => {
    const book = window.sanbiaoWorkbench?.grid.api.getActiveWorkbook();
    const sheet = book?.getSheets().find((one) => one.getSheetName().includes('级别')) ?? book?.getSheets()[1];
    sheet?.getRange('C6').setValue('王伟强');
  });
}
