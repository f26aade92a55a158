import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';
import { paneFrame, settled } from './desk';
import { isEdition } from './edition-desk';

/** Makes the pane as wide as a person might. */
export async function setPaneWidth(page: Page, width: string): Promise<void> {
  const pane = isEdition(page) ? page.locator('#root') : page.locator('#pane');
  const wide = (): Promise<number> => pane.evaluate((element) => element.clientWidth);
  if (!isEdition(page)) {
    await page.locator('.widths').getByRole('button', { name: width }).click();
    assert.equal(await wide(), Number(width));
    return;
  }
  // A reading that ends meanwhile gives the desk its own width once more.
  await settled(
    async () => {
      await page
        .locator('.desk > .pane')
        .evaluate((element, to) => element.style.setProperty('--pane-width', `${to}px`), width);
      return wide();
    },
    (found) => found === Number(width),
  );
}

/** Elements that stick out of the pane sideways. */
export function overhanging(page: Page): Promise<string[]> {
  return paneFrame(page).evaluate(() => {
    const pane = document.querySelector('#root') ?? document.body;
    const { right } = pane.getBoundingClientRect();
    return pane.scrollWidth > pane.clientWidth || document.documentElement.scrollWidth > window.innerWidth
      ? [...pane.querySelectorAll<HTMLElement>('*')]
          .filter((element) => element.getBoundingClientRect().right > right + 1)
          .map((element) => element.outerHTML.slice(0, 120))
      : [];
  });
}
