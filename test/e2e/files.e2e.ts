import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { makeXlsx } from '../../src/workbook/xlsx';
import { chooseFile, gridCell, gridSheets, message, openDesk, paneReady, settled, showView, typeInGrid } from './desk';
import { monthBook } from './month-book';
import { scenario, TODAY, workbenchScenario } from './scenario';

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

/** A workbook of 120,000 rows with eight numbers each, as a system's export of years has. */
function hugeBook(): Uint8Array {
  const cells = 'ABCDEFGH'.split('').map((column) => [`<c r="${column}`, '"><v>1</v></c>'] as const);
  const rows = Array.from({ length: 120_000 }, (_, at) => {
    const row = String(at + 1);
    return `<row r="${row}">${cells.map(([open, rest]) => open + row + rest).join('')}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="登记" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([part, xml]) => [part, strToU8(xml)])), { level: 1 });
}

/** A consultant's June in which one customer was frozen and one got out of control. */
function lossBook(): Uint8Array {
  const days = Array.from({ length: 30 }, (_, index) => index + 1);
  const line = (at: number, who: string, end: string) => [
    at,
    who,
    `1990000300${String(at)}`,
    '途观',
    'A',
    ...days.map((day) => (day === 1 ? 'A' : day === 10 ? end : null)),
    end,
  ];
  return makeXlsx([
    {
      name: '王强6月',
      content: {
        values: [
          ['意向客户接触状况表 2026年6月 销售顾问：王强'],
          ['序号', '客户姓名', '联系电话', '意向车型', '级别', ...days, '月末级别'],
          line(1, '冯一', 'F2'),
          line(2, '卫二', 'L'),
          line(3, '蒋三', 'B'),
        ],
      },
    },
  ]);
}

const name = (page: Page): Promise<string> => page.locator('#name').innerText();
const nameIs = (page: Page, wanted: string): Promise<void> => page.locator('#name', { hasText: wanted }).waitFor();

workbenchScenario('the sample is open on first start, and the pane has read it', async (stage) => {
  const { page, context, address } = stage;
  // While its code is on the way the page says what it is, and until the pane draws there is its shape.
  let send = (): void => undefined;
  const sent = new Promise<void>((resolve) => (send = resolve));
  const code = '**/*.js';
  await context.route(code, async (route) => {
    await sent;
    await route.continue();
  });
  await page.goto(`${address}?today=${TODAY}`, { waitUntil: 'commit' });
  await page.getByText('三表助手 · 工作台……').waitFor();
  send();
  await page.locator('.pane .bones').waitFor();
  const pane = await paneReady(page);
  await context.unroute(code);
  assert.match(await name(page), /示例.*\.xlsx$/);
  assert.ok((await gridSheets(page)).length >= 5);
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
    ['几年.xlsx', hugeBook(), /表格太大：有 960000 格，工作台最多放 500000 格。请按月拆开/u],
  ];
  for (const [file, bytes, reason] of refused) {
    const chosen = Date.now();
    await chooseFile(page, file, bytes);
    const alert = page.locator('.message[data-tone="error"]', { hasText: file });
    await alert.waitFor();
    const said = await message(page);
    assert.ok(Date.now() - chosen < 10_000, `${file}: said at once`);
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

scenario(
  'several consultants’ files are put together: the sentence adds up, and where the workbook went is said',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    await pane.getByRole('tab', { name: '更多' }).click();
    await showView(page, 'files', () => pane.locator('[data-action="go-files"]').click());
    const forms = join(__dirname, '../fixtures/forms');
    const chosen: readonly (readonly [string, Uint8Array])[] = [
      ['一店.xlsx', SAMPLE],
      ['二店.xlsx', readFileSync(join(forms, 'mg-contact-matrix-2026-06.xlsx'))],
      ['三店.xlsx', lossBook()],
    ];
    await pane
      .locator('input[type="file"][multiple]')
      .setInputFiles(chosen.map(([file, bytes]) => ({ name: file, mimeType: '', buffer: Buffer.from(bytes) })));
    await pane.getByText('已读 3 个文件').waitFor({ timeout: 60_000 });
    // All that came and all that went: failed, out of control and frozen, too.
    const sentence = await pane.getByText(/^上月留存 \d+/u).innerText();
    const [, carried = NaN, came = NaN, won = NaN, gone = NaN, end = NaN] =
      /^上月留存 (\d+)，新增和恢复 (\d+)，成交 (\d+)，战败、失控、冷冻 (\d+)，月末留存 (\d+)$/u
        .exec(sentence)
        ?.map(Number) ?? [];
    assert.ok(carried > 50 && came > 0 && won > 0 && gone > 7, sentence);
    assert.equal(carried + came - won - gone, end, sentence);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      pane.getByRole('button', { name: '保存全店工作簿' }).click(),
    ]);
    await pane.locator('[data-banner]').getByText(`已存到下载文件夹：${saved.suggestedFilename()}`).waitFor();
  },
  { daily: 'file' },
);

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
