import assert from 'node:assert/strict';

import { openDesk, selectedCell, settled, showView } from './desk';
import { faults } from './faults';
import { scenario } from './scenario';

scenario('检核: a finding is clicked, set aside with a reason, and the day is signed', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  await showView(page, 'audit', () => pane.getByRole('tab', { name: '检核' }).click());
  await pane.locator('section[data-ready="true"]').waitFor({ timeout: 60_000 });
  assert.deepEqual(await faults(page), [], 'audit');
  const before = await selectedCell(page);
  await pane.locator('button[data-line-focus]').first().click();
  await settled(
    () => selectedCell(page),
    (now) => now !== before,
  );
  assert.deepEqual(await faults(page), [], 'finding');
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/audit.png` });
  await pane.getByRole('button', { name: '忽略', exact: true }).click();
  await pane.getByRole('textbox', { name: /^理由/u }).fill('已向客户核实');
  await pane.getByRole('textbox', { name: '您的姓名' }).fill('王经理');
  await pane.getByRole('button', { name: '忽略', exact: true }).click();
  await pane.getByRole('checkbox', { name: '已忽略' }).check();
  await pane.getByText('已向客户核实').waitFor({ state: 'hidden' });
  await pane.locator('button[data-line-focus]').first().click();
  await pane.getByText(/已忽略：已向客户核实/u).waitFor();
  await pane.getByRole('button', { name: '每日签核' }).click();
  await pane.getByRole('button', { name: /^签核 /u }).click();
  await pane.getByText(/王经理 于/u).waitFor({ timeout: 60_000 });
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/sign.png` });
  assert.deepEqual(await faults(page), [], 'signature');
});

scenario('晨检: what is open in the morning, a loss is decided on, and the page to print', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  await showView(page, 'audit', () => pane.getByRole('tab', { name: '检核' }).click());
  await pane.locator('section[data-ready="true"]').waitFor({ timeout: 60_000 });
  await pane.getByRole('button', { name: '晨检', exact: true }).click();
  await pane.getByRole('heading', { name: '晨检', exact: true }).waitFor();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/morning.png` });
  assert.deepEqual(await faults(page), [], 'morning');
  await pane.getByRole('textbox', { name: '您的姓名' }).fill('王经理');
  await pane.getByRole('button', { name: '同意', exact: true }).first().click();
  await pane
    .getByText(/同意 · 王经理/u)
    .first()
    .waitFor({ timeout: 60_000 });
  assert.deepEqual(await faults(page), [], 'decided');
  await pane.getByRole('button', { name: '晨检表（打印）' }).click();
  await pane.getByText('晨检表').first().waitFor();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/morning-print.png` });
  assert.deepEqual(await faults(page), [], 'page to print');
});
