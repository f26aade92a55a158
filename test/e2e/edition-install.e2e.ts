import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { scenario, TODAY } from './scenario';

const BUILT = join(__dirname, '../../dist/edition');
const SAMPLE = readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx'));
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
