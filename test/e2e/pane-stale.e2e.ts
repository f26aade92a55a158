import assert from 'node:assert/strict';

import { apply, gridSheets, openDesk, preview, selectedCell, settled, typeInGrid, undo } from './desk';
import { EVERY_HOST, scenario } from './scenario';

scenario(
  'an edit by hand is read by itself and the row leaves the list; in a preview it is only said; ticks are remembered',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    const notice = pane.locator('[data-stale]');

    // Who stands in the register alone is led to the level after the follow-up, not to the name.
    const search = pane.getByRole('searchbox', { name: '姓名、车型、尾号' });
    await search.fill('何玉兰');
    await pane.locator('button[title="跳到表格中的这一格"]', { hasText: '何玉兰' }).click();
    const led = await settled(
      () => selectedCell(page),
      (now) => now.startsWith('来店'),
    );
    assert.equal(led, '来店(电)登记 6月!O6');
    await search.fill('');

    // Whoever was called and written down leaves the list, and the counter moves.
    const task = pane.locator('button[title="跳到表格中的这一格"]').nth(3);
    const name = await task.innerText();
    const before = await selectedCell(page);
    await task.click();
    const place = await settled(
      () => selectedCell(page),
      (now) => now !== before,
    );
    const [sheet = '', cell = ''] = place.split('!');
    await typeInGrid(page, sheet, cell, 'A');
    await pane.locator('[data-done]').waitFor();
    const still = await settled(
      () => pane.locator('button[title="跳到表格中的这一格"]').allInnerTexts(),
      (rows) => !rows.includes(name),
    );
    assert.ok(!still.includes(name), `${name} was written down at ${place}`);
    assert.equal(await notice.count(), 0);

    // A preview does not change under anybody's eyes; what is ticked off stays off when it is read anew.
    await preview(pane);
    const boxes = pane.locator('[data-view="preview"] input[type="checkbox"]');
    await boxes.nth(0).uncheck();
    const button = pane.getByRole('button', { name: /^写入 \d+ 处$/u });
    const wanted = await button.innerText();
    await typeInGrid(page, (await gridSheets(page))[0] ?? '', 'A1', '手写');
    await notice.getByText('表格在读取之后有改动').waitFor();
    await notice.getByRole('button', { name: '重新读取' }).click();
    await notice.waitFor({ state: 'detached' });
    await pane.locator('[data-phase="ready"][data-view="preview"]').waitFor();
    assert.equal(await button.innerText(), wanted);
    assert.equal(await boxes.nth(0).isChecked(), false);

    // Our own writes are no edits, and what was ticked off is not asked about every evening anew.
    await apply(pane);
    await pane.locator('[data-view="today"]').getByText('都写好了，2 处没有勾').waitFor();
    assert.equal(await pane.getByRole('button', { name: /^预览 \d+ 处更改$/u }).count(), 0);
    await undo(pane);
    await page.waitForTimeout(1000);
    assert.equal(await notice.count(), 0);
    // What was left out is not proposed again.
    await pane.getByRole('button', { name: wanted.replace('写入', '预览').replace('处', '处更改') }).waitFor();
  },
  { hosts: EVERY_HOST },
);
