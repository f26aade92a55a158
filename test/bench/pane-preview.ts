import type { Browser } from 'playwright-core';

import { median, type BenchRow } from './measure';

const RUNS = 5;

interface Preview {
  readonly open: number;
  readonly tick: number;
  readonly frame: number;
  readonly elements: number;
}

/** How a preview of 20,000 changes in 40 groups feels: the pane over prepared services at 350 pixels, all of its groups opened. */
export async function benchPreview(browser: Browser, address: string): Promise<readonly BenchRow[]> {
  const previews: Preview[] = [];
  for (let run = 0; run < RUNS; run += 1) previews.push(await measurePreview(browser, address));
  const row = (name: string, pick: (preview: Preview) => number, unit: string, note: string): BenchRow => ({
    name: `pane.preview.20k.${name}`,
    value: median(previews.map(pick)),
    unit,
    note,
  });
  return [
    row('open', ({ open }) => open, 'ms', 'from the press of the button to the list on the screen'),
    row('tick', ({ tick }) => tick, 'ms', 'a sheet of 2,500 changes off, until it is on the screen'),
    row('scroll', ({ frame }) => frame, 'ms', 'the longest of 100 steps of scrolling; a frame is 17'),
    row('elements', ({ elements }) => elements, 'elements', 'the most that the page had meanwhile'),
  ];
}

async function measurePreview(browser: Browser, address: string): Promise<Preview> {
  const context = await browser.newContext({ viewport: { width: 350, height: 700 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(`${address}pane-harness.html?changes=20000`);
    await page.locator('[data-phase="ready"]').waitFor();
    return await page.evaluate(async () => {
      const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
      const drawn = (): Promise<unknown> => frame().then(frame);
      const find = <E extends HTMLElement>(selector: string): E | null => document.querySelector<E>(selector);
      const timed = async (act: () => void, done: () => boolean): Promise<number> => {
        const start = performance.now();
        act();
        do await frame();
        while (!done());
        return performance.now() - start;
      };
      const open = await timed(
        () => find('[data-action="preview-day"]')?.click(),
        () => find('[data-view="preview"] [data-line] [aria-expanded]') !== null,
      );
      const list = find('[role="list"]');
      if (list === null) throw new Error('The preview has no list');
      for (let line = 47; line >= 0; line -= 1) {
        list.scrollTop = line * 30;
        await drawn();
        find(`[data-line="${line}"] [aria-expanded="false"]`)?.click();
      }
      list.scrollTop = 0;
      await drawn();
      const sheet = find<HTMLInputElement>('[data-line="0"] input');
      if (sheet === null) throw new Error('The first line has no tick');
      const tick = await timed(
        () => sheet.click(),
        () => !sheet.checked,
      );
      let [longest, elements] = [0, 0];
      for (let step = 0; step < 100; step += 1) {
        const start = performance.now();
        list.scrollTop += 240;
        await frame();
        longest = Math.max(longest, performance.now() - start);
        elements = Math.max(elements, document.querySelectorAll('*').length);
      }
      return { open, tick, frame: longest, elements };
    });
  } finally {
    await context.close();
  }
}
