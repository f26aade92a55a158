import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { readXlsx } from '../../src/workbook/xlsx';
import { apply, chooseFile, message, openDesk, paneReady, preview, save, settled, typeInGrid } from './desk';
import { editionBytes } from './edition-desk';
import { AXE, still, type Violation } from './faults';
import { monthBook } from './month-book';
import { scenario, TODAY } from './scenario';

const FILE = { hosts: ['file'] } as const;
const LOOKS = new Uint8Array(readFileSync(join(__dirname, '../fixtures/workbench/looks.xlsx')));
const SAMPLE = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx')));
const YEAR = new Uint8Array(readFileSync(join(__dirname, '../fixtures/bench/store-year.xlsx')));

/** A file of the page's own database as if it had been picked from the disk: the browser writes it in place and swaps at the end. */
async function pickable(page: Page, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    (content) => {
      let held = new Uint8Array(content);
      const disk = {
        locked: false,
        get bytes() {
          return [...held];
        },
        set bytes(next: number[]) {
          held = new Uint8Array(next);
        },
      };
      const handle = {
        kind: 'file',
        name: '三表.xlsx',
        getFile: () => Promise.resolve(new File([held], '三表.xlsx')),
        queryPermission: () => Promise.resolve('granted'),
        createWritable: () => {
          if (disk.locked) return Promise.reject(new DOMException('locked', 'NoModificationAllowedError'));
          let beside = new Uint8Array();
          return Promise.resolve({
            write: (next: Uint8Array) => Promise.resolve(void (beside = new Uint8Array(next))),
            close: () => Promise.resolve(void (held = beside)),
            abort: () => Promise.resolve(),
          });
        },
      };
      Object.assign(window, { disk, showOpenFilePicker: () => Promise.resolve([handle]) });
    },
    [...bytes],
  );
}

const onDisk = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { disk: { bytes: number[] } }).disk.bytes);

scenario(
  'the page is opened from the disk without a network: two presses lead to today’s calls',
  async ({ page, context, address }) => {
    await context.setOffline(true);
    await page.goto(`${address}?today=${TODAY}`);
    await pickable(page, SAMPLE);
    await page.locator('main.start').getByRole('button', { name: '打开', exact: true }).click();
    const pane = await paneReady(page);
    await pane.getByRole('tab', { name: '今日' }).waitFor();
    await pane.getByText('何玉兰').first().waitFor();
    const source = readFileSync(new URL(address), 'utf8');
    // Neither Microsoft's client nor our stand-in for Excel is in it.
    assert.equal(/appsforoffice|richApiNativeBridge|sanbiaoWorkbench|univerjs/iu.exec(source)?.[0], undefined);
    assert.ok(source.includes("connect-src 'none'"));
    // Months later the sample, or a copy that somebody saved, still plays on its own day.
    await page.goto(`${address}?today=2026-11-28`);
    await pickable(page, SAMPLE);
    await page.locator('#open').click();
    await page.locator(`[data-as-of="${TODAY}"]`).waitFor();
  },
  FILE,
);

scenario(
  'saving writes the file in its place; what was there can be had back, and deleted',
  async (stage) => {
    const { page, address } = stage;
    await page.goto(`${address}?today=${TODAY}`);
    await pickable(page, SAMPLE);
    await page.locator('#open').click();
    const pane = await paneReady(page);
    await preview(pane);
    await apply(pane);
    await page.locator('[data-unsaved]:not([hidden])').waitFor();
    const wanted = await editionBytes(page);
    await page.keyboard.press('Control+S');
    await page.locator('.message', { hasText: '已保存到原来的文件' }).waitFor();
    assert.ok(Buffer.from(await onDisk(page)).equals(Buffer.from(wanted)));
    await page.locator('[data-unsaved]').waitFor({ state: 'hidden' });

    await page.locator('#versions').click();
    const dialog = page.getByRole('dialog', { name: '保存前的文件' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '取回' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^三表（\d{4}-\d\d-\d\d \d\d-\d\d 保存前）\.xlsx$/u);
    assert.ok(readFileSync(await download.path()).equals(Buffer.from(SAMPLE)));
    await dialog.getByRole('button', { name: '删除', exact: true }).click();
    await dialog.getByText('还没有').waitFor();
  },
  FILE,
);

scenario(
  'a file that another program holds or changed is not written over: a sentence says what to do, nothing is lost',
  async ({ page, address }) => {
    await page.goto(`${address}?today=${TODAY}`);
    await pickable(page, SAMPLE);
    await page.locator('#open').click();
    const pane = await paneReady(page);
    await preview(pane);
    await apply(pane);
    await page.evaluate(() => Object.assign((window as unknown as { disk: object }).disk, { locked: true }));
    await page.locator('#save').click();
    await page.locator('.message[data-tone="error"]', { hasText: '请先在 WPS 或 Excel 里关闭' }).waitFor();
    assert.ok(Buffer.from(await onDisk(page)).equals(Buffer.from(SAMPLE)));
    await page.locator('[data-unsaved]:not([hidden])').waitFor();

    await page.evaluate(
      (bytes) => Object.assign((window as unknown as { disk: object }).disk, { locked: false, bytes }),
      [...LOOKS],
    );
    await page.locator('#save').click();
    await page.locator('.message', { hasText: '被别的程序改过' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '我的改动另存一份' }).click(),
    ]);
    assert.ok(readFileSync(await download.path()).equals(Buffer.from(await editionBytes(page))));
    assert.ok(Buffer.from(await onDisk(page)).equals(Buffer.from(LOOKS)), 'the other program’s file stays');
  },
  FILE,
);

scenario(
  'what was not saved when the page went is offered again; who opens another file instead finds it among the former files',
  async ({ page, address, context }) => {
    await page.goto(`${address}?today=${TODAY}`);
    await chooseFile(page, '六月.xlsx', SAMPLE);
    await preview(await paneReady(page));
    await apply(await paneReady(page));
    const work = await editionBytes(page);
    await page.waitForTimeout(1500);
    // As when the computer loses its power: nothing is asked.
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    await next.goto(`${address}?today=${TODAY}`);
    await next.locator('.message', { hasText: '“六月.xlsx”还有没保存的改动' }).waitFor();
    await next.getByRole('button', { name: '接着做' }).click();
    await paneReady(next);
    assert.ok(Buffer.from(await editionBytes(next)).equals(Buffer.from(work)));
    await next.locator('[data-unsaved]:not([hidden])').waitFor();

    await next.close({ runBeforeUnload: false });
    const third = await context.newPage();
    await third.goto(`${address}?today=${TODAY}`);
    await third.getByRole('button', { name: '接着做' }).waitFor();
    await chooseFile(third, '样式.xlsx', LOOKS);
    await third.locator('.message', { hasText: '“六月.xlsx”上次没保存的改动没有丢' }).waitFor();
    await third.locator('#versions').click();
    const [download] = await Promise.all([
      third.waitForEvent('download'),
      third.getByRole('dialog').getByRole('button', { name: '取回' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^六月（没保存的改动）/u);
    assert.ok(readFileSync(await download.path()).equals(Buffer.from(work)));
  },
  FILE,
);

scenario(
  'files that cannot be opened get a plain sentence, and the open one stays',
  async (stage) => {
    const { page } = stage;
    await openDesk(stage);
    const refused: readonly (readonly [string, Uint8Array, RegExp])[] = [
      ['客户.csv', new TextEncoder().encode('姓名,电话\n张三,19900001111\n'), /CSV|文本/iu],
      ['空.xlsx', new Uint8Array(0), /空/u],
      ['断了.xlsx', LOOKS.slice(0, 4000), /损坏|不完整|坏/u],
    ];
    for (const [file, bytes, reason] of refused) {
      await chooseFile(page, file, bytes);
      await page.locator('.message[data-tone="error"]', { hasText: file }).waitFor();
      assert.match(await message(page), reason, file);
      assert.match(await page.locator('#name').innerText(), /示例/u);
    }
  },
  FILE,
);

scenario(
  'typing is a step like any other: it is marked, shown before and after, and undone',
  async (stage) => {
    const { page } = stage;
    const pane = await openDesk(stage);
    // A text that is wider than its cell runs on over the empty ones, as in Excel.
    await page.locator('.tabs button', { hasText: '周雅琴 6月' }).click();
    const wide = page.locator('.cell.spilling', { hasText: '专营店：星辰汽车城东店' });
    const [own, ofText] = [await wide.boundingBox(), await wide.locator('.run').boundingBox()];
    assert.ok((ofText?.width ?? 0) > (own?.width ?? 0) * 3, JSON.stringify([own, ofText]));

    await typeInGrid(page, '周雅琴 6月', 'C9', '改过的字');
    const cell = page.locator('.cell.changed', { hasText: '改过的字' });
    await cell.waitFor();
    assert.match((await cell.getAttribute('title')) ?? '', /打开文件时/u);
    await page.locator('#before').check();
    await cell.waitFor({ state: 'detached' });
    await page.locator('#before').uncheck();
    await cell.waitFor();
    await pane.getByRole('tab', { name: '更多' }).click();
    await pane.getByRole('button', { name: '重新读取' }).first().click();
    await paneReady(page);
    await pane.getByRole('tab', { name: '更多' }).click();
    await pane.locator('[data-action="undo"]').click();
    await cell.waitFor({ state: 'detached' });
    const saved = await save(page);
    assert.equal(saved.name, '示例-三表-2026-06.xlsx');
  },
  FILE,
);

scenario(
  'the start page and the versions are accessible, in dark too, and everything fits a small screen',
  async ({ page, address }) => {
    const faults = async (): Promise<string[]> => {
      await page.evaluate(AXE);
      await still(page);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run(),
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    };
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${address}?today=${TODAY}`);
      assert.deepEqual(await faults(), [], `start, ${colorScheme}`);
      await page.locator('#versions').click();
      assert.deepEqual(await faults(), [], `versions, ${colorScheme}`);
      await page.getByRole('button', { name: '关闭' }).click();
      await page.locator('#sample').click();
      await paneReady(page);
      assert.deepEqual(await faults(), [], `open, ${colorScheme}`);
    }
    await page.setViewportSize({ width: 412, height: 780 });
    await page.getByRole('button', { name: '看表格' }).click();
    await page.locator('.sheet .cell').first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  },
  FILE,
);

scenario(
  'a store’s year scrolls to its end, and the keyboard goes through it',
  async ({ page, address }) => {
    await page.goto(`${address}?today=2025-12-20`);
    await chooseFile(page, '全年.xlsx', YEAR);
    await paneReady(page);
    await page.locator('.tabs button').first().click();
    await page.evaluate(() => window.sanbiaoEdition?.view.focus());
    await page.keyboard.press('Control+End');
    const last = await page.evaluate(() => window.sanbiaoEdition?.view.cursor?.cell);
    await page.keyboard.press('Control+Home');
    await settled(
      () => page.locator('.foot .where').innerText(),
      (now) => now === 'A1',
    );
    assert.notEqual(last, 'A1');
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown', 'PageUp', 'Home']) await page.keyboard.press(key);
    assert.match(await page.locator('.foot .where').innerText(), /^A\d+$/u);
    const elements = await page.locator('.sheet .cell').count();
    assert.ok(elements > 50 && elements < 6000, `${elements} cells are drawn`);
  },
  FILE,
);

scenario(
  'next month is stored as a new file, and the open one stays as it is',
  async (stage) => {
    const { page, address } = stage;
    const storeAsNewFile = async (): Promise<void> => {
      const pane = await paneReady(page);
      await pane.getByRole('tab', { name: '月度' }).click();
      await pane.getByRole('button', { name: '月结' }).first().click();
      await pane.getByRole('button', { name: '存成新文件' }).click();
    };
    await page.goto(`${address}?today=2026-06-30`);
    const june = monthBook();
    await chooseFile(page, '三表-2026-06.xlsx', june);
    const [download] = await Promise.all([page.waitForEvent('download'), storeAsNewFile()]);
    assert.equal(download.suggestedFilename(), '三表-2026-07.xlsx');
    const july = readXlsx(new Uint8Array(readFileSync(await download.path())), '三表-2026-07.xlsx');
    assert.deepEqual(
      july.sheets.map(({ name }) => name),
      ['张敏7月', '李强7月'],
    );
    const people = july.sheets.flatMap(({ rows }) => rows.map((row) => row?.[2]?.value));
    for (const who of ['赵一', '钱二', '孙三']) assert.ok(people.includes(who), `${who} goes on in July`);
    const pane = await paneReady(page);
    await pane.getByText('三表-2026-07.xlsx', { exact: false }).first().waitFor();
    assert.ok(Buffer.from(await editionBytes(page)).equals(Buffer.from(june)), 'the open file is as it was');
    assert.equal(await page.locator('[data-unsaved]').isVisible(), false);
  },
  FILE,
);
