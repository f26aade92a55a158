import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';

import type { Pages } from './pages';

/** Fixed, since the manifest names the first. */
export const PORTS = { https: 27_183, http: 27_184 } as const;
const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface Running {
  readonly address: string;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The pages for Excel, over https: only for whoever asks for `localhost` by its name. */
export function serveForExcel(pages: Pages, keys: { cert: string; key: string }, port: number): Promise<Running> {
  return listen(createHttpsServer(keys), onlyLocal(filesOf(pages)), port, 'https://localhost');
}

/** What the program's own page can ask for. */
export interface ProgramPage {
  /** The page; `token` must come back with what it asks for. */
  html(token: string): string;
  /** Puts the add-in into Excel; gives the page that says how it went. */
  install(): Promise<string>;
}

/** The program's page and the edition, over http on this computer. */
export function serveEdition(pages: Pages, program: ProgramPage, port: number): Promise<Running> {
  const token = randomBytes(16).toString('hex');
  const files = filesOf(pages);
  const handler: Handler = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (request.method === 'POST' && pathname === '/install') {
      void install(request, response);
      return;
    }
    if (pathname === '/') send(response, 200, program.html(token), 'html');
    else if (pathname === '/sanbiao.json') send(response, 200, JSON.stringify({ program: 'sanbiao' }), 'json');
    else files(request, response);
  };
  const install = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = new URLSearchParams(await bodyOf(request)).get('token') ?? '';
    const same = sent.length === token.length && timingSafeEqual(Buffer.from(sent), Buffer.from(token));
    if (same) send(response, 200, await program.install(), 'html');
    else send(response, 403, '', 'txt');
  };
  return listen(createHttpServer(), onlyLocal(handler), port, `http://${HOST}`);
}

/** Another site whose name leads to this computer, or whose page sends forms here, gets nothing. */
function onlyLocal(handler: Handler): Handler {
  return (request, response) => {
    const port = request.socket.localPort;
    const local = new Set([`localhost:${port}`, `${HOST}:${port}`]);
    const { host = '', origin } = request.headers;
    const foreign = origin !== undefined && origin !== 'null' && !local.has(origin.replace(/^https?:\/\//u, ''));
    if (!local.has(host) || foreign) send(response, 403, '', 'txt');
    else handler(request, response);
  };
}

function filesOf(pages: Pages): Handler {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const path = decoded(pathname).slice(1);
    const named = path.endsWith('/') || path === '' ? `${path}index.html` : path;
    const file = request.method === 'GET' || request.method === 'HEAD' ? pages.get(named) : undefined;
    if (file === undefined) send(response, 404, '', 'txt');
    else send(response, 200, file, named.slice(named.lastIndexOf('.') + 1));
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function send(response: ServerResponse, status: number, body: string | Uint8Array, kind: string): void {
  response.writeHead(status, {
    'Content-Type': TYPES[kind] ?? 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    // A new version must be seen at once, and from here to here costs nothing.
    'Cache-Control': 'no-cache',
  });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > 1000) break;
  }
  return body;
}

/** @throws Error with `code: 'EADDRINUSE'` where the port is taken */
function listen(
  server: Server & { on(event: 'request', handler: Handler): unknown },
  handler: Handler,
  port: number,
  origin: string,
): Promise<Running> {
  server.on('request', handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const { port: open } = server.address() as AddressInfo;
      resolve({
        address: `${origin}:${open}/`,
        close: () => new Promise((done) => void server.close(() => done())),
      });
    });
  });
}
