import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { chooseFile, gridCell, gridSheets, message, openDesk, paneReady, settled, typeInGrid } from './desk';
import { monthBook } from './month-book';
import { scenario, workbenchScenario } from './scenario';

const SAMPLE = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx')));
const LOOKS = new Uint8Array(readFileSync(join(__dirname, '../fixtures/workbench/looks.xlsx')));
const utf16 = (word: string): Uint8Array => new Uint8Array(Buffer.from(word, 'utf16le'));

/** An OLE file as old Excel and Excel's encryption write it: the signature, and a directory entry of this name. */
function oleFile(entry: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(utf16(entry), 1024);
  return bytes;
}

const name = (page: Page): Promise<string> => page.locator('#name').innerText();
const nameIs = (page: Page, wanted: string): Promise<void> => page.locator('#name', { hasText: wanted }).waitFor();

workbenchScenario('the sample is open on first start, and the pane has read it', async (stage) => {
  const pane = await openDesk(stage);
  assert.match(await name(stage.page), /示例.*\.xlsx$/);
  assert.ok((await gridSheets(stage.page)).length >= 5);
  await pane.getByRole('tab', { name: '今日' }).waitFor();
});

scenario('another workbook opens by button and by drop, and the pane reads it', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  await chooseFile(page, '样式.xlsx', LOOKS);
  await nameIs(page, '样式.xlsx');
  assert.deepEqual(await gridSheets(page), ['样式', '藏起来']);
  assert.equal((await gridCell(page, '样式', 'A1')).value, '标题');
  const pane = await paneReady(page);
  // No form in it: said in a plain sentence.
  await pane.getByText('没有找到三表', { exact: false }).first().waitFor();

  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], '拖进来.xlsx'));
      window.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, cancelable: true }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    [...LOOKS],
  );
  await nameIs(page, '拖进来.xlsx');
});

workbenchScenario(
  'next month opens as a workbook of its own, with what was typed since, and this one stays as it is',
  async (stage) => {
    const { page } = stage;
    await openDesk(stage, { today: '2026-06-30' });
    await chooseFile(page, '三表-2026-06.xlsx', monthBook());
    await nameIs(page, '三表-2026-06.xlsx');
    await settled(
      () => gridSheets(page),
      (names) => names.includes('张敏6月'),
    );
    // Nothing of this is in the file on the disk.
    await typeInGrid(page, '张敏6月', 'G3', 'H');
    const pane = await paneReady(page);
    await pane.getByRole('tab', { name: '月度' }).click();
    await pane.getByRole('button', { name: '月结' }).first().click();
    await pane.getByRole('button', { name: '存成新文件' }).click();
    // Excel would show it in another window; here it takes the place of this one.
    await page.getByRole('button', { name: '放弃改动' }).click();
    const sheets = await settled(
      () => gridSheets(page),
      (names) => names.includes('张敏7月'),
    );
    assert.deepEqual(sheets, ['张敏7月', '李强7月']);
    assert.equal((await gridCell(page, '张敏7月', 'B3')).value, '赵一');
    assert.equal((await gridCell(page, '张敏7月', 'E3')).value, 'H');
  },
);

workbenchScenario('where there is no form, 试试示例 opens the sample, and the pane reads it', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  await chooseFile(page, '样式.xlsx', LOOKS);
  await nameIs(page, '样式.xlsx');
  const pane = await paneReady(page);
  await pane.getByRole('button', { name: '试试示例' }).first().click();
  await nameIs(page, '另一个工作簿');
  await (await paneReady(page)).getByRole('button', { name: /^预览 \d+ 处更改$/u }).waitFor();
  assert.ok((await gridSheets(page)).length >= 5);
});

workbenchScenario('a file that cannot be opened gets a plain sentence, and nothing changes', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  const before = await name(page);
  const sheets = await gridSheets(page);
  const refused: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['老文件.xls', oleFile('Workbook\0'), /\.xls|97/u],
    ['加密.xlsx', oleFile('EncryptedPackage'), /密码|加密/u],
    ['客户.csv', new TextEncoder().encode('姓名,电话\n张三,19900001111\n'), /CSV|文本/iu],
    ['空.xlsx', new Uint8Array(0), /空/u],
    ['照片.xlsx', Uint8Array.from({ length: 4000 }, (_, i) => (i * 37) % 251), /不是/u],
    ['压缩包.xlsx', zipSync({ 'a.txt': new Uint8Array([65]) }), /不是|没有/u],
    ['断了.xlsx', LOOKS.slice(0, 4000), /损坏|不完整|坏/u],
  ];
  for (const [file, bytes, reason] of refused) {
    await chooseFile(page, file, bytes);
    const alert = page.locator('.message[data-tone="error"]', { hasText: file });
    await alert.waitFor();
    const said = await message(page);
    assert.match(said, reason, file);
    assert.match(said, /当前的工作簿没有变化/u);
    assert.doesNotMatch(said, /undefined|Error|\{/u, 'a sentence for people');
    assert.equal(await name(page), before);
    assert.deepEqual(await gridSheets(page), sheets);
    await alert.getByRole('button').click();
  }
});

scenario('unsaved changes are not dropped without being asked for', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  const [, sheet = ''] = await gridSheets(page);
  await typeInGrid(page, sheet, 'F4', '新客户');
  await page.locator('[data-unsaved]:not([hidden])').waitFor();
  const before = await name(page);
  await chooseFile(page, '样式.xlsx', LOOKS);
  await page.locator('.message').getByRole('button', { name: '取消' }).click();
  assert.equal(await name(page), before);
  assert.equal((await gridCell(page, sheet, 'F4')).value, '新客户');

  await chooseFile(page, '样式.xlsx', LOOKS);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.message').getByRole('button', { name: '先保存' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), before);
  await nameIs(page, '样式.xlsx');

  await typeInGrid(page, '样式', 'A9', '改一下');
  await page.locator('[data-unsaved]:not([hidden])').waitFor();
  await chooseFile(page, before, SAMPLE);
  await page.locator('.message').getByRole('button', { name: '放弃改动' }).click();
  await nameIs(page, before);
  assert.notEqual((await gridCell(page, sheet, 'F4')).value, '新客户');
});

workbenchScenario('what could not be saved is not done, and said', async (stage) => {
  const { page } = stage;
  await openDesk(stage);
  const [, sheet = ''] = await gridSheets(page);
  const title = await gridCell(page, sheet, 'A1');
  await page.evaluate(async (sheetName) => {
    const book = window.sanbiaoWorkbench?.grid.api.getActiveWorkbook();
    const target = book?.getSheetByName(sheetName);
    if (book && target) book.setActiveSheet(target);
    await window.sanbiaoWorkbench?.grid.api.executeCommand('sheet.command.insert-row-before').catch(() => false);
  }, sheet);
  await page.locator('.message[data-tone="warning"]', { hasText: '不能在工作台里这样改' }).waitFor();
  assert.deepEqual(await gridCell(page, sheet, 'A1'), title);
});
