import type { Frame, Page } from 'playwright-core';

declare function longestFrame(): number;
declare function longTasks(): readonly LongTask[];

/** A task of more than 50 ms. */
export interface LongTask {
  /** `self`: of the pane alone; else of the grid that stands for Excel, or of both. */
  readonly name: string;
  /** In milliseconds. */
  readonly duration: number;
}

export const own = (tasks: readonly LongTask[]): readonly LongTask[] => tasks.filter(({ name }) => name === 'self');

/** Watches the long tasks of a pane from now on. */
export async function watchTasks(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    let tasks: { name: string; duration: number }[] = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) tasks.push({ name, duration });
    }).observe({ type: 'longtask' });
    const taken = (): typeof tasks => {
      const all = tasks;
      tasks = [];
      return all;
    };
    Object.assign(window, { longTasks: taken });
  });
}

/** The long tasks since the last time that they were asked for. */
export const tasksOf = (frame: Frame): Promise<readonly LongTask[]> => frame.evaluate(() => longTasks());

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
