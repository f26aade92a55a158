import assert from 'node:assert/strict';

import { read } from '@e965/xlsx';
import {
  apply,
  cellValues,
  chooseFile,
  gridCell,
  gridSheets,
  message,
  openDesk,
  paneReady,
  pending,
  preview,
  reopenPane,
  save,
  selectedCell,
  settled,
  typeInGrid,
  undo,
} from './desk';
import { EVERY_HOST, scenario, TODAY, workbenchScenario } from './scenario';

scenario(
  'the day: tasks, a click to the cell, preview, apply, cells in the grid, undo, and the saved file',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);

    // A task leads to its cell in the grid.
    const first = pane
      .getByRole('button', { name: /跳到/u })
      .or(pane.locator('button[title="跳到表格中的这一格"]'))
      .first();
    const startCell = await selectedCell(page);
    await first.click();
    const cell = await settled(
      () => selectedCell(page),
      (now) => now !== startCell,
    );
    assert.match(cell, /6月!|6\.19!/u);
    assert.notEqual(cell, startCell);

    // The preview changes nothing.
    await preview(pane);
    assert.deepEqual(await pending(page), []);

    const told = /\d+/u.exec(await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).innerText())?.[0];
    await apply(pane);
    const written = await pending(page);
    const marks = cellValues(written).filter(({ after }) => String(after).includes('*'));
    assert.ok(marks.length > 0, 'due marks are written');
    for (const { sheet, cell, after } of marks) assert.equal((await gridCell(page, sheet, cell)).value, after);
    assert.ok(
      written.some(({ kind }) => kind === 'conditional-format'),
      'levels are coloured by rules',
    );

    const saved = await save(page);
    const said = await message(page);
    assert.match(said, /下载文件夹/u, 'where the file went');
    // One count: what the pane wrote is what saving says that it wrote.
    if (stage.host === 'excel') assert.equal(/写入 (\d+) 处/u.exec(said)?.[1], told);
    const book = read(saved.bytes);
    for (const { sheet, cell, after } of marks)
      assert.equal(book.Sheets[sheet]?.[cell]?.v, after, `${sheet}!${cell} in the file`);
    assert.deepEqual(book.SheetNames.slice(0, 3), (await gridSheets(page)).slice(0, 3));

    await undo(pane);
    const left = await pending(page);
    assert.deepEqual(
      left.filter(({ kind }) => kind !== 'document-part'),
      [],
      'the workbook is as it was opened',
    );

    // Opened again months later, the saved copy plays on the sample's own day, and there is nothing left to write.
    await page.evaluate(() =>
      window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true),
    );
    await page.goto(stage.address);
    if (stage.host === 'file') await page.locator('main.start').waitFor();
    else await paneReady(page);
    await chooseFile(page, '存好的.xlsx', saved.bytes);
    await page.locator('#name', { hasText: '存好的.xlsx' }).waitFor();
    const again = await paneReady(page);
    await again.locator(`[data-as-of="${TODAY}"]`).waitFor();
    assert.equal(await again.locator('[data-action="preview-day"]').count(), 0);
    assert.doesNotMatch(await again.getByRole('list', { name: '今日任务' }).innerText(), /逾期 \d{2,} 天/u);
    const tasks = again.getByRole('group', { name: /任务数量/u });
    assert.match(await tasks.innerText(), /^3\s+24小时回访\s+4\s+今天\s+8\s+逾期\s/u);
  },
  { hosts: EVERY_HOST },
);

scenario(
  'a cell that is changed by hand between preview and apply is a conflict: nothing is written until it is decided',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await preview(pane);
    await apply(pane);
    const [target] = cellValues(await pending(page));
    assert.ok(target, 'the day writes a mark');
    await undo(pane);
    await pane.getByRole('tab', { name: '今日' }).click();
    await preview(pane);
    await typeInGrid(page, target.sheet, target.cell, 'B');
    const byHand = await pending(page);
    await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
    await pane.getByText('1 格已被改动').waitFor();
    assert.deepEqual(await pending(page), byHand, 'nothing but the hand edit');
    await pane.getByRole('button', { name: /^保留这 1 格/u }).click();
    await pane
      .getByText(/已写入 \d+ 处，1 处保持原样/u)
      .first()
      .waitFor();
    assert.equal((await gridCell(page, target.sheet, target.cell)).value, 'B');
    assert.ok(cellValues(await pending(page)).length > 1);
  },
  { hosts: EVERY_HOST },
);

scenario(
  'the pane is reloaded in the middle: the preview is gone, nothing was written, the day can be run again',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await preview(pane);
    await reopenPane(page);
    assert.deepEqual(await pending(page), []);
    await preview(pane);
    await apply(pane);
    assert.ok(cellValues(await pending(page)).length > 0);
  },
  { hosts: EVERY_HOST },
);

scenario(
  'what was written can be undone after the pane was closed and opened again',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await preview(pane);
    await apply(pane);
    await reopenPane(page);
    await undo(pane);
    assert.deepEqual(
      (await pending(page)).filter(({ kind }) => kind !== 'document-part'),
      [],
    );
  },
  { hosts: EVERY_HOST },
);

workbenchScenario('two panes on one workbook: what one wrote, the other does not write over', async (stage) => {
  const { page } = stage;
  const pane = await openDesk(stage);
  await preview(pane);
  // The same pane once more, as in a second window of the workbook.
  await page.evaluate(() => {
    const second = document.createElement('iframe');
    second.id = 'second';
    second.style.cssText = 'position:fixed;left:0;top:120px;width:350px;height:600px;z-index:99;background:#fff';
    second.src = (document.querySelector('#pane') as HTMLIFrameElement).contentWindow?.location.href ?? '';
    document.body.append(second);
  });
  const other = page.frameLocator('#second');
  await other.locator('[data-phase="ready"]').waitFor({ timeout: 30_000 });
  await preview(other);
  await apply(other);
  const once = await pending(page);
  await page.evaluate(() => document.querySelector('#second')?.remove());
  await pane.getByRole('button', { name: /^写入 \d+ 处$/u }).click();
  await pane
    .getByText(/\d+ 格已被改动|已写入 \d+ 处/u)
    .first()
    .waitFor();
  assert.deepEqual(cellValues(await pending(page)), cellValues(once));
});

scenario(
  'a visit that was made: with the next run the look of its mark goes, the level stays',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await preview(pane);
    await apply(pane);
    const frames = (await pending(page)).filter(({ kind }) => kind === 'border');
    const [frame] = frames;
    assert.ok(frame?.kind === 'border');
    const cell = frame.cell.split(':')[0] ?? '';
    await typeInGrid(page, frame.sheet, cell, 'B');
    await reopenPane(page);
    await preview(pane);
    await pane.getByText('已联系的：去掉标记的底色和粗框').first().waitFor();
    await apply(pane);
    const left = await pending(page);
    assert.equal((await gridCell(page, frame.sheet, cell)).value, 'B');
    assert.ok(
      !left.some((change) => change.kind === 'border' && change.sheet === frame.sheet && change.cell === cell),
      `a frame is left round ${frame.sheet}!${cell}`,
    );
  },
  { hosts: EVERY_HOST },
);
