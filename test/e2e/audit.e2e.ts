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
