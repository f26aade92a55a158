import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { editionBytes, typeInEdition } from './edition-desk';
import { scenario, TODAY } from './scenario';

const BUILT = join(__dirname, '../../dist/edition');
const SAMPLE = readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx'));
const LOOKS = readFileSync(join(__dirname, '../fixtures/workbench/looks.xlsx'));
/** How often the page is killed while it saves; a campaign asks for more. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
};

/** Any static host; `close` takes it off the network for good. */
async function staticHost(): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x/');
    const file = join(BUILT, pathname === '/' ? 'index.html' : pathname.slice(1));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

scenario(
  'the installable page works when its host is gone, and opens the workbook that the system hands it',
  async ({ context }) => {
    const host = await staticHost();
    const apart = await context.browser()?.newContext({ locale: 'zh-CN' });
    assert(apart);
    try {
      const page = await apart.newPage();
      await page.goto(host.address);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      host.close();
      await apart.setOffline(true);
      // As the system does where a workbook was double-clicked: the browser queues it for the page.
      await page.addInitScript(
        (content) => {
          const handle = {
            kind: 'file',
            name: '三表.xlsx',
            getFile: () => Promise.resolve(new File([new Uint8Array(content)], '三表.xlsx')),
          };
          const launchQueue = {
            setConsumer: (consumer: (launch: object) => void) => consumer({ files: [handle] }),
          };
          Object.defineProperty(window, 'launchQueue', { value: launchQueue });
        },
        [...SAMPLE],
      );
      await page.goto(`${host.address}?today=${TODAY}`);
      await page.getByRole('tab', { name: '今日' }).waitFor();
      await page.getByRole('grid').waitFor();
      assert.match(await page.locator('body').innerText(), /三表\.xlsx/u);
      const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.webmanifest'), 'utf8')) as {
        file_handlers: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
      };
      assert.deepEqual(Object.values(manifest.file_handlers[0]?.accept ?? {}).flat(), ['.xlsx', '.xlsm']);
    } finally {
      await apart.close();
      host.close();
    }
  },
  { hosts: ['file'] },
);

/** Has the picker give a file of the browser's own disk: it is written beside and swapped at the end, as on the computer's. */
async function pickable(page: Page, bytes: Buffer): Promise<void> {
  await page.addInitScript(
    (content) => {
      const showOpenFilePicker = async (): Promise<readonly FileSystemFileHandle[]> => {
        const folder = await navigator.storage.getDirectory();
        const handle = await folder.getFileHandle('三表.xlsx', { create: true });
        if ((await handle.getFile()).size === 0) {
          const writer = await handle.createWritable();
          await writer.write(new Uint8Array(content));
          await writer.close();
        }
        return [handle];
      };
      Object.assign(window, { showOpenFilePicker });
    },
    [...bytes],
  );
}

/** What is left after a kill: the file's bytes, and those of its former states, in base64. */
const left = (page: Page): Promise<{ readonly file: string; readonly former: readonly string[] }> =>
  page.evaluate(async () => {
    const base64 = (bytes: Uint8Array): string =>
      btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle('三表.xlsx')).getFile();
    const kept = await new Promise<readonly { readonly bytes: Uint8Array }[]>((resolve, reject) => {
      const opening = indexedDB.open('sanbiao-edition');
      opening.onerror = () => reject(new Error('no database'));
      opening.onsuccess = () => {
        const all = opening.result.transaction('kept').objectStore('kept').getAll();
        all.onsuccess = () => resolve(all.result as { bytes: Uint8Array }[]);
      };
    });
    return { file: base64(new Uint8Array(await file.arrayBuffer())), former: kept.map(({ bytes }) => base64(bytes)) };
  });

scenario(
  'killed while it saves, the page leaves the former file or the new one, and the former can be had back',
  async ({ context }) => {
    const host = await staticHost();
    const apart = await context.browser()?.newContext({ locale: 'zh-CN' });
    assert(apart);
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    let before = base64(LOOKS);
    let saving = 0;
    const ends = { former: 0, new: 0 };
    try {
      for (let kill = 0; kill <= KILLS; kill += 1) {
        const page = await apart.newPage();
        await pickable(page, LOOKS);
        await page.goto(`${host.address}?today=${TODAY}`);
        await page.locator('#open').click();
        await page.locator('[data-phase="ready"]').waitFor();
        await typeInEdition(page, '样式', 'D7', `第 ${String(kill)} 次`, true);
        await page.locator('[data-unsaved]:not([hidden])').waitFor();
        const wanted = base64(await editionBytes(page));
        // The first time it is left alone, to know how long it takes; then it is killed at every moment of that, evenly spread.
        const session = await apart.newCDPSession(page);
        const started = Date.now();
        const pressed = page.keyboard.press('Control+S').catch(() => undefined);
        if (kill === 0) {
          await page.locator('.message', { hasText: '已保存到原来的文件' }).waitFor();
          saving = Date.now() - started;
          await page.close({ runBeforeUnload: false });
        } else {
          await new Promise((resolve) => setTimeout(resolve, (saving * (kill - 1)) / KILLS));
          const dead = page.waitForEvent('crash');
          void session.send('Page.crash').catch(() => undefined);
          await Promise.all([dead, pressed]);
          await page.close();
        }
        const next = await apart.newPage();
        await next.goto(`${host.address}manifest.webmanifest`);
        const { file, former } = await left(next);
        assert.ok(file === wanted || file === before, `kill ${String(kill)}: the file is neither`);
        if (file === wanted) assert.ok(former.includes(before), `kill ${String(kill)}: the former is lost`);
        ends[file === wanted ? 'new' : 'former'] += 1;
        before = file;
        await next.close();
      }
      assert.ok(ends.new > 0, JSON.stringify(ends));
      if (process.env['KILLS'] !== undefined) console.log(`          ${JSON.stringify({ ...ends, saving })}`);
    } finally {
      await apart.close();
      host.close();
    }
  },
  { hosts: ['file'] },
);
