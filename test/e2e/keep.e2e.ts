import assert from 'node:assert/strict';

import { formCells, openDesk, paneFrame, settled, showView, type Pane } from './desk';
import { faults } from './faults';
import { scenario } from './scenario';

const banner = (pane: Pane) => pane.locator('[data-banner]');

scenario('from the day to a logged contact: one press, the level, what was said, one press', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  await pane
    .getByRole('button', { name: /^记录跟进：/u })
    .first()
    .click();
  await pane.getByRole('group', { name: '跟进后级别' }).getByRole('button', { name: 'A', exact: true }).click();
  await pane.getByRole('combobox', { name: '访问经过' }).fill('周末带家人来');
  const form = pane.locator('form[data-working="false"]');
  await form.waitFor({ timeout: 60_000 });
  // Somebody without a row in the matrix is asked about first.
  const question = form.getByRole('radio').first();
  if ((await question.count()) > 0) await question.check();
  assert.ok((await formCells(pane)).length > 0);
  assert.deepEqual(await faults(page), []);
  if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/log.png` });
  await form.getByRole('button', { name: /^写入 [1-9]/u }).waitFor();
  await pane.getByRole('combobox', { name: '访问经过' }).press('Enter');
  await banner(pane).getByText('已写入').waitFor({ timeout: 60_000 });
  await banner(pane).getByRole('button', { name: '撤销' }).click();
  await banner(pane).getByText('已撤销').waitFor({ timeout: 60_000 });
});

scenario('the forms that keep the books fit a narrow pane and are accessible', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  for (const view of ['log', 'visit', 'daily', 'cards']) {
    await showView(page, view, async (shown) => {
      await shown.getByRole('tab', { name: '更多' }).click();
      await shown.locator(`[data-action="go-${view}"]`).click();
    });
    if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/${view}.png` });
    assert.deepEqual(await faults(page), [], view);
    const overflow = await paneFrame(page).evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${view} is wider than the pane by ${String(overflow)}`);
  }
  await pane.getByRole('tab', { name: '今日' }).click();
});

/** What the keyboard is at, by its name. */
const focused = (pane: Pane): Promise<string> =>
  pane
    .locator(':focus')
    .first()
    .evaluate((element) => element.getAttribute('aria-label') ?? element.textContent)
    .catch(() => '');

scenario(
  'ten contacts in a row by the keyboard alone: the next customer, a letter, Enter',
  async ({ page, ...stage }) => {
    const pane = await openDesk({ page, ...stage });
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const first = pane.getByRole('button', { name: /^记录跟进：/u }).first();
    await first.focus();
    const logged: string[] = [];
    for (let i = 0; i < 10; i += 1) {
      const who = await settled(
        () => focused(pane),
        (name) => name.startsWith('记录跟进：'),
      );
      assert.match(who, /^记录跟进：/u, `after ${String(i)} contacts the keyboard is at “${who}”`);
      logged.push(who);
      await press('Enter');
      const level = pane.getByRole('group', { name: '跟进后级别' });
      await level.locator('button:focus').waitFor({ timeout: 30_000 });
      await press('b');
      await level.getByRole('button', { name: 'B', exact: true, pressed: true }).waitFor();
      const ready = pane.locator('form button[type="submit"]:not([aria-disabled="true"])');
      await ready.or(pane.getByRole('radio').first()).first().waitFor({ timeout: 30_000 });
      // Somebody who is not in the matrix is asked about: Enter goes there, the blank chooses.
      for (let asked = 0; asked < 3 && !(await ready.isVisible()); asked += 1) {
        await press('Enter');
        await pane.locator('input[type="radio"]:focus').waitFor({ timeout: 30_000 });
        await press('Space');
        await ready.waitFor({ timeout: 30_000 });
      }
      await press('Enter');
      await pane.locator('main[data-view="today"]').waitFor({ timeout: 60_000 });
    }
    assert.equal(new Set(logged).size, 10, logged.join(', '));
    assert.ok(keys <= 50, `${String(keys)} keys for ten contacts`);
    assert.match(
      await settled(
        () => focused(pane),
        (name) => name.startsWith('记录跟进：'),
      ),
      /^记录跟进：/u,
    );
  },
  { width: 320, hosts: ['file'] },
);
