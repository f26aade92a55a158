import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { ExcelHost } from './index';
import { createNativeBridge, type NativeBridge, type Transport } from './native-bridge';

/** Node and jest only: a page loads office.js itself and uses `win32-shim.ts`. */

interface ClientGlobals {
  window?: unknown;
  Excel?: typeof Excel;
  OfficeExtension?: typeof OfficeExtension;
  Office?: typeof Office;
  _richApiNativeBridge?: NativeBridge;
}

/** The few members of a page that the client looks at while it loads. */
function standInForPage(target: Record<string, unknown>): void {
  const nothing = (): undefined => undefined;
  const store = new Map<string, string>();
  const setUnlessThere = (name: string, value: unknown): void => {
    if (target[name] === undefined) target[name] = value;
  };
  for (const name of ['window', 'self', 'top', 'parent']) setUnlessThere(name, target);
  setUnlessThere('document', {
    readyState: 'loading',
    cookie: '',
    location: {},
    getElementsByTagName: () => [],
    getElementById: () => null,
    createElement: () => ({}),
    addEventListener: nothing,
    removeEventListener: nothing,
  });
  setUnlessThere('navigator', { userAgent: 'node' });
  setUnlessThere('location', {
    href: 'http://localhost/',
    protocol: 'http:',
    host: 'localhost',
    pathname: '/',
    hash: '',
    search: '',
  });
  setUnlessThere('sessionStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  setUnlessThere('addEventListener', nothing);
}

const CLIENT = '@microsoft/office-js/dist/excel-win32-16.01.js';

/** Evaluates Microsoft's unmodified Excel client in this realm, as a script tag would; it is loaded once per realm. */
export function loadOfficeJs(bridge: NativeBridge): void {
  const globals = globalThis as unknown as ClientGlobals & Record<string, unknown>;
  if (globals.Excel !== undefined) return;
  standInForPage(globals);
  globals._richApiNativeBridge = bridge;
  const file = createRequire(`${process.cwd()}/package.json`).resolve(CLIENT);
  const { log } = console;
  // eslint-disable-next-line no-console -- The file prints that it runs outside of an Office client.
  console.log = () => undefined;
  try {
    // The client declares its globals by `var`: only a global evaluation makes them so.
    (0, eval)(`${readFileSync(file, 'utf8')}\n//# sourceURL=${CLIENT}`);
  } finally {
    // eslint-disable-next-line no-console
    console.log = log;
  }
}

/** Puts the host behind `Excel.run` in this realm: a fresh workbook per call, one client. */
export function installNativeBridge(host: ExcelHost, transport?: Transport): NativeBridge {
  const bridge = createNativeBridge(host, transport);
  loadOfficeJs(bridge);
  const client = (globalThis as unknown as { OfficeExtension: { HostBridge: { init(bridge: NativeBridge): void } } })
    .OfficeExtension;
  client.HostBridge.init(bridge);
  return bridge;
}
