import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { FILES, placeOf, writeInstalled } from './installed';
import type { Machine } from './machine';
import type { Excel, System } from './system';
import { withoutConsole } from './windows-file';

/** The add-in's own id, as in manifest.xml. */
export const ADD_IN = 'b7c1c0de-5a3b-4f3e-9d5e-2f6a3c9e7d41';

/** Excel 2016 and every later one has this number. */
const OFFICE_ROOT = 'HKCU\\Software\\Microsoft\\Office';
const OFFICE = `${OFFICE_ROOT}\\16.0`;
export const KEYS = {
  developer: `${OFFICE}\\WEF\\Developer`,
  catalogue: `${OFFICE}\\WEF\\TrustedCatalogs\\{${ADD_IN}}`,
  logOn: 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
  policies: 'HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs',
} as const;
const SERVICE = 'Sanbiao';
const SHARED_MANIFEST = 'sanbiao.xml';

/** Windows by its own tools: `certutil`, `reg`, `taskkill`. */
export function windows(machine: Machine): System {
  const did = async (tool: string, ...args: readonly string[]): Promise<boolean> =>
    (await machine.run(tool, args)).code === 0;
  const hasKey = (key: string): Promise<boolean> => did('reg', 'query', key);
  const hasValue = (key: string, value: string): Promise<boolean> => did('reg', 'query', key, '/v', value);
  const set = (key: string, value: string, data: string, type = 'REG_SZ'): Promise<boolean> =>
    did('reg', 'add', key, '/v', value, '/t', type, '/d', data, '/f');
  /** Removes a key, and those above it up to Office's, where they hold nothing any more: they were made for us. */
  const dropIfEmpty = async (key: string): Promise<void> => {
    const { code, output } = await machine.run('reg', ['query', key]);
    const path = key.slice(key.indexOf('\\')).toUpperCase();
    const held = output.split(/\r?\n/u).some((line) => {
      const shown = line.trim().toUpperCase();
      return /\sREG_[A-Z]/u.test(line) || (shown.startsWith('HKEY_') && !shown.endsWith(path));
    });
    if (code !== 0 || held || !key.startsWith(OFFICE_ROOT)) return;
    await did('reg', 'delete', key, '/f');
    await dropIfEmpty(key.slice(0, key.lastIndexOf('\\')));
  };
  return {
    trust: (file) => did('certutil', '-user', '-addstore', 'Root', file),
    async distrust(thumbprint) {
      await did('certutil', '-user', '-delstore', 'Root', thumbprint);
    },
    isTrusted: (thumbprint) => did('certutil', '-user', '-verifystore', 'Root', thumbprint),
    async register(manifestFile, share) {
      if (share === undefined) return set(KEYS.developer, ADD_IN, manifestFile);
      copyFileSync(manifestFile, join(share, SHARED_MANIFEST));
      const values: readonly (readonly [string, string, string])[] = [
        ['Id', `{${ADD_IN}}`, 'REG_SZ'],
        ['Url', share, 'REG_SZ'],
        // Shown in Excel's menu of shared folders.
        ['Flags', '1', 'REG_DWORD'],
      ];
      for (const [value, data, type] of values) if (!(await set(KEYS.catalogue, value, data, type))) return false;
      return true;
    },
    async unregister(share) {
      await did('reg', 'delete', KEYS.developer, '/v', ADD_IN, '/f');
      await dropIfEmpty(KEYS.developer);
      await did('reg', 'delete', KEYS.catalogue, '/f');
      await dropIfEmpty(KEYS.catalogue.slice(0, KEYS.catalogue.lastIndexOf('\\')));
      if (share !== undefined) rmSync(join(share, SHARED_MANIFEST), { force: true });
    },
    isRegistered: (share) => (share === undefined ? hasValue(KEYS.developer, ADD_IN) : hasKey(KEYS.catalogue)),
    async startService() {
      const [program = '', ...script] = machine.program;
      // A program in one file gets a twin without a window; with Node there is the script.
      const service =
        script.length === 0 ? writeInstalled(machine, 'service', withoutConsole(readFileSync(program))) : program;
      const args = [...script, 'serve'];
      const line = [service, ...args].map((part) => `"${part}"`).join(' ');
      if (!(await set(KEYS.logOn, SERVICE, line))) return false;
      machine.start(service, args);
      return true;
    },
    async stopService() {
      await did('reg', 'delete', KEYS.logOn, '/v', SERVICE, '/f');
      await did('taskkill', '/F', '/IM', FILES.service);
      // Windows lets go of a program's file a moment after its end.
      for (let tries = 0; tries < 20; tries += 1) {
        try {
          rmSync(placeOf(machine, 'service'), { force: true });
          return;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      }
    },
    startsAtLogOn: () => hasValue(KEYS.logOn, SERVICE),
    async excel() {
      const value = async (key: string, name: string): Promise<string | undefined> => {
        const { code, output } = await machine.run('reg', ['query', `HKLM\\SOFTWARE\\${key}`, '/v', name]);
        return code === 0
          ? (output
              .trim()
              .split(/\s{2,}/u)
              .at(-1) ?? '')
          : undefined;
      };
      const version = await value(CLICK_TO_RUN, 'VersionToReport');
      if (version !== undefined) return excelOf(version, (await value(CLICK_TO_RUN, 'ProductReleaseIds')) ?? '');
      for (const place of ['', 'WOW6432Node\\'])
        if ((await value(`${place}Microsoft\\Office\\16.0\\Excel\\InstallRoot`, 'Path')) !== undefined)
          // Since 2019 there is Click-to-Run only.
          return { version: '2016', fits: false };
      return undefined;
    },
    async policies() {
      const names = ['DisableAllCatalogs', 'RequireServerVerification'];
      const found: string[] = [];
      for (const name of names) {
        const { code, output } = await machine.run('reg', ['query', KEYS.policies, '/v', name]);
        if (code === 0 && /0x1\b/u.test(output)) found.push(name);
      }
      return found;
    },
  };
}

const CLICK_TO_RUN = 'Microsoft\\Office\\ClickToRun\\Configuration';
const FIRST_BUILD = 14_326;

/** @param products as Click-to-Run lists them: `O365ProPlusRetail,ProjectPro2021Volume`; those of 2016 have no year */
function excelOf(version: string, products: string): Excel {
  const build = Number(version.split('.')[2] ?? 0);
  const suites = products
    .split(',')
    .filter(
      (id) => id !== '' && !/^(?:Project|Visio|Access|Publisher|OneNote|Skype|Word|PowerPoint|Outlook)/iu.test(id),
    );
  const current = suites.length === 0 || suites.some((id) => /365|20(?:2[1-9]|[3-9]\d)/u.test(id));
  if (current) return { version, fits: build >= FIRST_BUILD };
  return { version: `${suites.some((id) => id.includes('2019')) ? '2019' : '2016'}, ${version}`, fits: false };
}
