import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

import { version } from '../../package.json';
import {
  install,
  openPages,
  PORTS,
  readCertificates,
  resultPage,
  serveEdition,
  serveForExcel,
  startPage,
  thisMachine,
  type Installed,
  type Machine,
  type Pages,
  type Running,
} from '../program';
import { text, type Text } from '../words';
import type { Console } from './console';
import { CommandError, type Outcome } from './outcome';

/** Beside the command's own script (`dist/cli`) the build puts the pages. */
const pages = (): Pages => openPages(join(__dirname, '..'));

function page(path: string): string {
  const file = pages().get(path);
  if (file === undefined) throw new CommandError('failed', text('program.serve.no-pages'));
  return Buffer.from(file).toString('utf8');
}

/** Puts the add-in into Excel, with the manifest for the address that is served here. */
export function installHere(machine: Machine, share?: string): Promise<Installed> {
  // The built manifest may name another server.
  const manifest = page('manifest.xml').replaceAll(
    /https:\/\/[^"<]*?(?=\/(?:icons|taskpane|commands)|<\/AppDomain>)/gu,
    `https://localhost:${PORTS.https}`,
  );
  return install(machine, { version, manifest, now: new Date(), share });
}

/** Serves until the program is ended. With `open` the page is shown, also where another one serves already. */
export async function serve(open: boolean, console: Console): Promise<Outcome> {
  page('edition/index.html');
  const machine = thisMachine();
  const address = `http://127.0.0.1:${PORTS.http}/`;
  const running: Running[] = [];
  const start = async (making: Promise<Running>, port: number, ready: (address: string) => Text): Promise<boolean> => {
    try {
      const one = await making;
      running.push(one);
      console.note(ready(one.address));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (!(await isOurs(address))) console.note(text('program.serve.port-taken', { port }));
      return false;
    }
  };
  const shown = {
    html: (token: string) => startPage(console.locale, version, token),
    install: async () => resultPage(console.locale, await installHere(machine)),
  };
  await start(serveEdition(pages(), shown, PORTS.http), PORTS.http, (at) =>
    text('program.serve.ready', { address: at }),
  );
  const keys = readCertificates(machine);
  if (keys !== undefined) {
    const secrets = { cert: keys.certificate, key: keys.key };
    await start(serveForExcel(pages(), secrets, PORTS.https), PORTS.https, (at) =>
      text('program.serve.excel', { address: at }),
    );
  }
  const ours = await isOurs(address);
  if (running.length === 0 && ours) console.note(text('program.serve.running', { address }));
  if (open && ours) showInBrowser(address);
  if (running.length === 0) return ours ? 'done' : 'failed';
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await Promise.all(running.map((one) => one.close()));
  return 'done';
}

/** Whether a Sanbiao answers there. */
function isOurs(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${address}sanbiao.json`, { timeout: 2000, agent: false }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve(body.includes('"sanbiao"')));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Where there is no browser to be found, the printed address does. */
function showInBrowser(address: string): void {
  const [command = '', ...args] = {
    win32: ['cmd', '/c', 'start', '', address],
    darwin: ['open', address],
  }[process.platform as string] ?? ['xdg-open', address];
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true });
  child.on('error', () => undefined);
  child.unref();
}
