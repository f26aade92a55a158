import type { Page } from 'playwright-core';

declare function longestFrame(): number;

/** Watches from now on for how long the page draws no frame; gives a function that asks for the longest such time in milliseconds. */
export async function watchFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let longest = 0;
    let last = performance.now();
    const tick = (now: number): void => {
      longest = Math.max(longest, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Object.assign(window, { longestFrame: () => longest });
  });
  return () => page.evaluate(() => longestFrame());
}

/** Milliseconds between two marks of the page. */
export const between = (page: Page, from: string, to: string): Promise<number> =>
  page.evaluate(
    ([a, b]) =>
      (performance.getEntriesByName(b ?? '')[0]?.startTime ?? Number.NaN) -
      (performance.getEntriesByName(a ?? '')[0]?.startTime ?? Number.NaN),
    [from, to],
  );
