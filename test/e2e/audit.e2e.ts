import assert from 'node:assert/strict';

import { apply, openDesk, paneFrame, pending, selectedCell, settled, showView, typeInGrid } from './desk';
import { faults } from './faults';
import { overhanging, setPaneWidth } from './pane-width';
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
  await pane.getByRole('button', { name: /^签核\d/u }).click();
  await pane.getByText(/王经理 于/u).waitFor({ timeout: 60_000 });
  await pane.getByRole('button', { name: '上月', exact: true }).click();
  await pane.getByText('2026年5月', { exact: true }).waitFor();
  await pane.getByRole('button', { name: '下月', exact: true }).click();
  await pane.getByRole('button', { name: /已签核$/u }).waitFor();
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

scenario(
  '检核: marks on the sheets and away again, a copy for the group, and a typed cell is checked by itself',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    const showAudit = async (): Promise<void> => {
      await showView(page, 'audit', () => pane.getByRole('tab', { name: '检核' }).click());
      await pane.locator('section[data-ready="true"]').waitFor({ timeout: 60_000 });
    };
    await showAudit();
    const late = pane.getByText('24小时回访未做', { exact: true });
    await late.waitFor();
    await pane.getByRole('button', { name: '标在表上' }).click();
    await pane.locator('[data-view="preview"]').waitFor();
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/marks-preview-${stage.host}.png` });
    await apply(pane);
    const framed = (await pending(page)).filter(({ kind }) => kind === 'border');
    assert.ok(framed.length > 10, 'findings are framed');
    await showAudit();
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/marks-${stage.host}.png` });
    assert.deepEqual(await faults(page), [], 'with marks');
    // 追踪后级别 of the customer who was not called: the list follows without a press.
    await typeInGrid(page, '来店(电)登记 6月', 'O21', 'A');
    await late.waitFor({ state: 'hidden', timeout: 60_000 });
    await pane.locator('section[data-ready="true"]').waitFor({ timeout: 60_000 });
    await pane.getByRole('button', { name: '去掉标记' }).click();
    await pane.locator('[data-view="preview"]').waitFor();
    await apply(pane);
    const left = (await pending(page)).filter((change) => change.kind === 'border' || change.kind === 'note');
    assert.deepEqual(left, [], 'every mark is gone');
    await showAudit();
    await paneFrame(page).evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: (words: string) => ((window as unknown as { copied: string }).copied = words) },
      });
    });
    await pane.getByRole('button', { name: '复制群消息' }).click();
    await pane
      .getByText(/已复制检核摘要/u)
      .first()
      .waitFor();
    const copied = await paneFrame(page).evaluate(() => (window as unknown as { copied: string }).copied);
    assert.match(copied, /^【三表检核】6月20日/u);
    assert.doesNotMatch(copied, /1[3-9]\d{9}/u);
    assert.ok(copied.split('\n').length <= 16, copied);
    await pane.getByRole('button', { name: '检核规则' }).click();
    await pane.locator('section[data-ready="true"]').waitFor();
    assert.deepEqual(await faults(page), [], 'rules');
    await setPaneWidth(page, '270');
    assert.deepEqual(await overhanging(page), [], 'rules at 270 px');
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/rules-${stage.host}.png` });
    await pane.getByRole('checkbox', { name: '未进接触状况表' }).uncheck();
    await pane.getByRole('button', { name: '保存', exact: true }).last().click();
    await pane.getByText(/已关闭 1 条规则/u).waitFor({ timeout: 60_000 });
    await pane.getByText('未进接触状况表', { exact: true }).waitFor({ state: 'hidden' });
  },
  { hosts: ['excel', 'file'] },
);

scenario(
  '晨检: a proposed level is decided on, and a loss is given to a colleague by a row in the matrix',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await showView(page, 'audit', () => pane.getByRole('tab', { name: '检核' }).click());
    await pane.locator('section[data-ready="true"]').waitFor({ timeout: 60_000 });
    await pane.getByRole('button', { name: '晨检', exact: true }).click();
    await pane.getByRole('textbox', { name: '您的姓名' }).fill('王经理');
    await setPaneWidth(page, '270');
    assert.deepEqual(await faults(page), [], 'morning at 270 px');
    assert.deepEqual(await overhanging(page), [], 'morning at 270 px');
    const level = pane.getByRole('group', { name: / [HABC]$/u }).first();
    await level.scrollIntoViewIfNeeded();
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/levels-${stage.host}.png` });
    await level.getByRole('button', { name: '同意', exact: true }).click();
    await pane
      .getByText(/同意 · 王经理/u)
      .first()
      .waitFor({ timeout: 60_000 });
    const give = pane.getByRole('combobox', { name: '转给…' }).first();
    const to = await give.locator('option').nth(1).innerText();
    await give.selectOption(to);
    await pane.locator('[data-view="preview"]').waitFor();
    if (process.env['SHOTS'] !== undefined)
      await page.screenshot({ path: `${process.env['SHOTS']}/give-${stage.host}.png` });
    await apply(pane);
    const rows = (await pending(page)).filter(({ kind, sheet }) => kind === 'value' && sheet.includes(to));
    assert.ok(rows.length >= 3, 'name, phone and mark stand in the colleague’s matrix');
  },
  { hosts: ['excel', 'file'], width: 1286 },
);
