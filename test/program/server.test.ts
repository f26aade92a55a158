import { request as httpsRequest } from 'node:https';
import { request as httpRequest } from 'node:http';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeCertificates } from '../../src/program/certificate';
import { pagesIn } from '../../src/program/pages';
import { serveEdition, serveForExcel } from '../../src/program/server';

const NOW = new Date();

function folder() {
  const made = mkdtempSync(join(tmpdir(), '页 面-'));
  mkdirSync(join(made, 'in', 'edition'), { recursive: true });
  writeFileSync(join(made, '外面.txt'), 'secret');
  writeFileSync(join(made, 'in', 'taskpane.html'), '<p>pane');
  writeFileSync(join(made, 'in', 'edition', 'index.html'), '<p>edition');
  return pagesIn(join(made, 'in'));
}

interface Answer {
  readonly status?: number;
  readonly body: string;
}

function ask(url: string, options: object = {}, body = ''): Promise<Answer> {
  const request = url.startsWith('https') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, ...options }, (response) => {
      let got = '';
      response.on('data', (part: Buffer) => (got += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body: got }));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

test('https answers for localhost by our own authority, and by no other', async () => {
  const made = await makeCertificates(NOW);
  const server = await serveForExcel(folder(), { cert: made.certificate, key: made.key }, 0);
  try {
    await expect(ask(`${server.address}taskpane.html`, { ca: made.authority })).resolves.toEqual({
      status: 200,
      body: '<p>pane',
    });
    await expect(ask(`${server.address}taskpane.html`)).rejects.toThrow();
    const other = await makeCertificates(NOW);
    await expect(ask(`${server.address}taskpane.html`, { ca: other.authority })).rejects.toThrow();
  } finally {
    await server.close();
  }
});

test.each([['example.com'], ['localhost.example.com'], ['10.0.0.7']])(
  'a certificate of our authority for %s is refused: it may vouch for this computer only',
  async (name) => {
    const made = await makeCertificates(NOW, [name]);
    const server = await serveForExcel(folder(), { cert: made.certificate, key: made.key }, 0);
    try {
      const port = new URL(server.address).port;
      // The name that is asked for is the certificate's own: only the authority's constraint is in the way.
      const asking = ask(`https://127.0.0.1:${port}/taskpane.html`, {
        ca: made.authority,
        servername: /^[\d.]+$/u.test(name) ? '' : name,
        checkServerIdentity: () => undefined,
      });
      await expect(asking).rejects.toThrow(/permitted subtree|constraint/iu);
    } finally {
      await server.close();
    }
  },
);

test('files of the folder are served, nothing outside it, and nothing for another site', async () => {
  const program = { html: (token: string) => `token=${token}`, install: () => Promise.resolve('installed') };
  const server = await serveEdition(folder(), program, 0);
  try {
    const get = (path: string, headers = {}) => ask(`${server.address}${path}`, { headers });
    expect(await get('edition/')).toEqual({ status: 200, body: '<p>edition' });
    for (const path of ['..%2f外面.txt', '%2e%2e/外面.txt', 'edition', 'nothing', '%ff', '/etc/passwd'])
      expect(await get(encodeURI(path).replaceAll('%25', '%'))).toMatchObject({ status: 404 });
    expect(await get('edition/', { host: 'evil.example' })).toMatchObject({ status: 403 });
    expect(await get('edition/', { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(JSON.parse((await get('sanbiao.json')).body)).toEqual({ program: 'sanbiao' });

    const token = (await get('')).body.slice('token='.length);
    const install = (sent: string, headers = {}) =>
      ask(`${server.address}install`, { method: 'POST', headers }, `token=${sent}`);
    expect(await install('0'.repeat(32))).toMatchObject({ status: 403 });
    expect(await install(token, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await install(token)).toEqual({ status: 200, body: 'installed' });
  } finally {
    await server.close();
  }
});

test('a port that is taken is told by its code', async () => {
  const program = { html: () => '', install: () => Promise.resolve('') };
  const server = await serveEdition(folder(), program, 0);
  try {
    const port = Number(new URL(server.address).port);
    await expect(serveEdition(folder(), program, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  } finally {
    await server.close();
  }
});
