import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';
import { formCells, gridCell, gridSheets, openDesk, selectInGrid, settled, showView, type Pane } from './desk';
import { faults } from './faults';
import { overhanging, setPaneWidth } from './pane-width';
import { EVERY_HOST, scenario } from './scenario';

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

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

/** How the pane may look; in English once, since its words are longer. */
const LOOKS = [
  ['light', {}, '更多'],
  ['dark', { colorScheme: 'dark' }, '更多'],
  ['contrast', { forcedColors: 'active' }, '更多'],
  ['english', {}, 'More'],
] as const;

for (const [look, media, more] of LOOKS)
  scenario(
    `the forms that keep the books fit at 270, 320 and 350 pixels and are accessible: ${look}`,
    async (stage) => {
      const { page } = stage;
      const pane = await openDesk(stage, look === 'english' ? { lang: 'en' } : {});
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      const looked = async (view: string): Promise<void> => {
        assert.deepEqual(await faults(page), [], view);
        for (const width of ['270', '320', '350']) {
          await setPaneWidth(page, width);
          assert.deepEqual(await overhanging(page), [], `${view} at ${width}`);
          await shot(page, `keep-${view}-${look}-${width}`);
        }
      };
      for (const view of ['log', 'visit', 'daily', 'cards']) {
        await showView(page, view, async (shown) => {
          await shown.getByRole('tab', { name: more }).click();
          await shown.locator(`[data-action="go-${view}"]`).click();
        });
        const field = pane.locator('main input[type="time"]').first();
        if (view === 'visit') await field.fill('10:20');
        if (view === 'daily') await pane.locator('main select').first().selectOption({ index: 1 });
        if (view === 'visit' || view === 'daily') await pane.locator('form[data-working="false"] h3').first().waitFor();
        await looked(view);
      }
      await showView(page, 'month', async (shown) => {
        await shown.getByRole('tab').nth(3).click();
      });
      await pane.locator('[data-action="close-month"]').click();
      const giver = pane.getByRole('combobox', {
        name: look === 'english' ? 'Hand over the customers of…' : '移交谁的客户…',
      });
      await giver.selectOption({ index: 1 });
      await pane.getByRole('group', { name: look === 'english' ? /customers/u : /移交给/u }).waitFor();
      await looked('hand-over');
    },
    { daily: 'excel' },
  );

scenario('the row that is selected in the sheet is offered as the customer', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  await selectInGrid(page, '陈志远 6月', 'C10');
  await showView(page, 'log', async (shown) => {
    await shown.getByRole('tab', { name: '更多' }).click();
    await shown.locator('[data-action="go-log"]').click();
  });
  await pane.getByText('表中选中的这一行：').waitFor();
  await pane.getByRole('button', { name: /汤春梅/u }).click();
  await pane.getByRole('button', { name: '换一位' }).waitFor();
});

scenario(
  'after delivery the card is made and filled up as the owner’s, and undone',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    const before = await gridSheets(page);
    await showView(page, 'cards', async (shown) => {
      await shown.getByRole('tab', { name: '更多' }).click();
      await shown.locator('[data-action="go-cards"]').click();
    });
    await pane.getByRole('button', { name: '交车后补车主资料' }).click();
    await pane.getByRole('textbox', { name: '客户' }).fill('汤春梅');
    await pane.getByRole('button', { name: /汤春梅/u }).click();
    await pane.getByRole('textbox', { name: '车牌号' }).fill('苏A12345');
    await pane.getByRole('textbox', { name: 'VIN码' }).fill('LFV2A21K5E3012345');
    const write = pane.locator('form[data-working="false"] button[type="submit"]:not([aria-disabled="true"])');
    await write.waitFor({ timeout: 60_000 });
    await shot(page, 'owner-card');
    await write.click();
    await banner(pane).getByText('已写入').waitFor({ timeout: 60_000 });
    const [made, ...more] = (await gridSheets(page)).filter((name) => !before.includes(name));
    assert.ok(made !== undefined && more.length === 0, 'one sheet more');
    const words = await Promise.all(
      Array.from({ length: 24 }, async (_, i) => [
        (await gridCell(page, made, `B${String(i + 1)}`)).value,
        (await gridCell(page, made, `D${String(i + 1)}`)).value,
      ]),
    );
    assert.ok(words.flat().includes('汤春梅') && words.flat().includes('苏A12345'), JSON.stringify(words));
    assert.ok(words.flat().includes('LFV2A21K5E3012345'), JSON.stringify(words));
    await banner(pane).getByRole('button', { name: '撤销' }).click();
    await banner(pane).getByText('已撤销').waitFor({ timeout: 60_000 });
    assert.deepEqual(await gridSheets(page), before);
  },
  { daily: 'excel' },
);

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
    await setPaneWidth(page, '320');
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
  { hosts: EVERY_HOST },
);
