import type { Browser } from 'playwright-core';

import { between, watchFrames } from './frames';
import { median, type BenchRow } from './measure';
import { inWorkbench, withYear } from './workbench';

const RUNS = 3;

/** The day's marks of a store's year, written through Microsoft's client into the workbench's grid: until the pane says that it is done. */
export async function benchGrid(): Promise<readonly BenchRow[]> {
  const runs = await inWorkbench(async (browser, address) => {
    const all: Awaited<ReturnType<typeof once>>[] = [];
    for (let run = 0; run < RUNS; run += 1) all.push(await once(browser, address));
    return all;
  });
  const note = `headless Chromium, median of ${RUNS}`;
  return [
    { name: 'grid.write.year', value: median(runs.map(({ write }) => write)), unit: 'ms', note },
    { name: 'grid.longest-frame', value: median(runs.map(({ frame }) => frame)), unit: 'ms', note },
  ];
}

function once(browser: Browser, address: string): Promise<{ write: number; frame: number }> {
  return withYear(browser, address, async (page, pane) => {
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
  });
}
