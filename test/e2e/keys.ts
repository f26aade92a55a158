import type { Page } from 'playwright-core';
import { paneFrame } from './desk';

interface Stop {
  readonly what: string;
  /** Something is drawn round it, or it is a text field, which has its own line. */
  readonly marked: boolean;
  /** Nothing lies over it. */
  readonly clear: boolean;
}

declare const keyStops: { all: Element[]; stop(): Stop | 'same' | undefined };

/**
 * Goes through what is on the pane's screen with Tab alone, from its tabs on until the focus leaves the pane or begins anew: what is wrong with
 * it. Lists, tabs and groups of choices are one stop each, as the arrow keys go on in them.
 */
export async function keyFaults(page: Page): Promise<string[]> {
  const frame = paneFrame(page);
  await frame.locator('[role="tab"][aria-selected="true"]').first().focus();
  await frame.evaluate(() => {
    const pane = document.querySelector('#root') ?? document.body;
    const all: Element[] = [];
    const stop = (): Stop | 'same' | undefined => {
      const at = document.activeElement;
      // From the day to the month within one field.
      if (at !== null && at === all.at(-1) && at.matches('input')) return 'same';
      if (at === null || !pane.contains(at) || all.includes(at)) return undefined;
      all.push(at);
      const drawn = [at, at.parentElement ?? at].some((element) =>
        [undefined, '::after', '::before'].some((part) => {
          const { outlineStyle, outlineWidth, boxShadow, borderTopWidth, content } = getComputedStyle(element, part);
          if (part !== undefined && content === 'none') return false;
          return (
            (outlineStyle !== 'none' && outlineWidth !== '0px') ||
            boxShadow !== 'none' ||
            (part === '::after' && borderTopWidth !== '0px')
          );
        }),
      );
      const { left, top, width, height } = at.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2);
      return {
        what: `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 30)}`,
        marked: drawn || at.matches('input, select, textarea'),
        clear: over !== null && (at.contains(over) || over.contains(at) || at.matches('input')),
      };
    };
    Object.assign(window, { keyStops: { all, stop } });
  });
  const wrong: string[] = [];
  for (let press = 0; press < 400; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await frame.evaluate(() => keyStops.stop());
    if (stop === undefined) break;
    if (stop === 'same') continue;
    if (!stop.marked) wrong.push(`the focus is not seen: ${stop.what}`);
    if (!stop.clear) wrong.push(`covered: ${stop.what}`);
  }
  const left = await frame.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '#view :is(button, a[href], input, select, textarea, summary, [tabindex])',
      ),
    ]
      .filter(
        (control) =>
          control.tabIndex >= 0 &&
          control.checkVisibility() &&
          control.closest('[role="list"], [role="tablist"], [role="radiogroup"], [inert]') === null &&
          !control.matches(':disabled, input[type="radio"], input[type="file"]') &&
          !keyStops.all.includes(control),
      )
      .map((control) => `not reached: ${control.outerHTML.slice(0, 120)}`),
  );
  return [...wrong, ...left];
}
