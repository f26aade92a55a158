import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { read } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { chooseFile, message, openDesk, paneReady, save, typeInGrid } from './desk';
import { scenario, workbenchScenario } from './scenario';

const LOOKS = new Uint8Array(readFileSync(join(__dirname, '../fixtures/workbench/looks.xlsx')));

/** Parts whose bytes differ, by name. */
function differing(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [unzipSync(before), unzipSync(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names]
    .filter((name) => !old[name] || !now[name] || !Buffer.from(old[name]).equals(Buffer.from(now[name])))
    .sort();
}

workbenchScenario('a file that was not changed is saved byte by byte as it was', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  await chooseFile(page, '样式.xlsx', LOOKS);
  await page.locator('#name', { hasText: '样式.xlsx' }).waitFor();
  const saved = await save(page);
  assert.equal(saved.name, '样式.xlsx');
  assert.ok(Buffer.from(saved.bytes).equals(Buffer.from(LOOKS)));
  assert.match(await message(page), /没有改动/u);
});

workbenchScenario(
  'typed values, numbers and formulas are in the saved file, everything else is as it was',
  async (stage) => {
    const { page } = stage;
    await openDesk(stage);
    await chooseFile(page, '样式.xlsx', LOOKS);
    await page.locator('#name', { hasText: '样式.xlsx' }).waitFor();
    await typeInGrid(page, '样式', 'D7', '手写的字');
    await typeInGrid(page, '样式', 'D8', '3.5');
    await typeInGrid(page, '样式', 'D9', '=D8*2');
    const saved = await save(page);
    // SheetJS leaves out a formula without a result (Excel works it out on opening), unless it is asked for cells without values.
    const book = read(saved.bytes, { cellFormula: true, sheetStubs: true });
    const sheet = book.Sheets['样式'];
    assert.equal(sheet?.['D7']?.v, '手写的字');
    assert.equal(sheet?.['D8']?.v, 3.5);
    assert.equal(sheet?.['D9']?.f, 'D8*2');
    assert.equal(sheet?.['A1']?.v, '标题');
    assert.equal(sheet?.['B5']?.c?.[0]?.t.includes('批注内容'), true);
    const touched = differing(LOOKS, saved.bytes);
    assert.ok(touched.includes('xl/worksheets/sheet1.xml'));
    const allowed =
      /^(xl\/worksheets\/sheet1\.xml|xl\/sharedStrings\.xml|xl\/workbook\.xml|xl\/calcChain\.xml|xl\/_rels\/workbook\.xml\.rels|\[Content_Types\]\.xml)$/u;
    assert.deepEqual(
      touched.filter((part) => !allowed.test(part)),
      [],
    );
    assert.match(await message(page), /写入 3 处改动/u);
    await page.locator('[data-unsaved][hidden]').waitFor({ state: 'attached' });
  },
);

scenario('Ctrl+S saves too, and what is still being typed is saved with it', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  await chooseFile(page, '样式.xlsx', LOOKS);
  await page.locator('#name', { hasText: '样式.xlsx' }).waitFor();
  await typeInGrid(page, '样式', 'D7', '写到一半', { leave: false });
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+S')]);
  const book = read(new Uint8Array(readFileSync(await download.path())));
  assert.equal(book.Sheets['样式']?.['D7']?.v, '写到一半');

  const pane = await paneReady(page);
  await pane.locator('[data-action="go-more"]').click();
  if (stage.host === 'file') {
    // What was just saved is not downloaded once more.
    await page.keyboard.press('Control+S');
    await page.locator('.message', { hasText: '没有改动，不用保存' }).waitFor();
    return;
  }
  const [again] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+S')]);
  assert.equal(again.suggestedFilename(), '样式.xlsx', 'from the pane');
});
