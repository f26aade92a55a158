import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Machine } from './machine';
import type { System } from './system';

const LABEL = 'cn.sanbiao.serve';

/** macOS: Excel's folder for add-ins in development, the log-in keychain, a launch agent. */
export function mac(machine: Machine): System {
  const did = async (tool: string, ...args: readonly string[]): Promise<boolean> =>
    (await machine.run(tool, args)).code === 0;
  const keychain = join(machine.home, 'Library', 'Keychains', 'login.keychain-db');
  const manifest = join(machine.home, 'Library/Containers/com.microsoft.Excel/Data/Documents/wef', 'sanbiao.xml');
  const agent = join(machine.home, 'Library', 'LaunchAgents', `${LABEL}.plist`);
  return {
    trust: (file) => did('security', 'add-trusted-cert', '-r', 'trustRoot', '-k', keychain, file),
    async distrust(thumbprint) {
      await did('security', 'delete-certificate', '-Z', thumbprint, '-t', keychain);
    },
    isTrusted: async (thumbprint) =>
      (await machine.run('security', ['find-certificate', '-a', '-Z', keychain])).output
        .toUpperCase()
        .includes(thumbprint),
    register(file) {
      mkdirSync(dirname(manifest), { recursive: true });
      copyFileSync(file, manifest);
      return Promise.resolve(true);
    },
    unregister() {
      rmSync(manifest, { force: true });
      return Promise.resolve();
    },
    isRegistered: () => Promise.resolve(existsSync(manifest)),
    startService() {
      const escaped = (part: string): string => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const args = [...machine.program, 'serve'].map((part) => `<string>${escaped(part)}</string>`).join('');
      mkdirSync(dirname(agent), { recursive: true });
      writeFileSync(
        agent,
        `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>Label</key><string>${LABEL}</string>` +
          `<key>ProgramArguments</key><array>${args}</array><key>RunAtLoad</key><true/></dict></plist>\n`,
      );
      return did('launchctl', 'load', '-w', agent);
    },
    async stopService() {
      await did('launchctl', 'unload', '-w', agent);
      rmSync(agent, { force: true });
    },
    startsAtLogOn: () => Promise.resolve(existsSync(agent)),
    async excel() {
      const { code, output } = await machine.run('defaults', [
        'read',
        '/Applications/Microsoft Excel.app/Contents/Info',
        'CFBundleShortVersionString',
      ]);
      if (code !== 0) return undefined;
      const version = output.trim();
      const [major = 0, minor = 0] = version.split('.').map(Number);
      return { version, fits: major > 16 || (major === 16 && minor >= FIRST_MINOR) };
    },
    policies: () => Promise.resolve([]),
  };
}

/** 16.52 is the first for the Mac with ExcelApi 1.14. */
const FIRST_MINOR = 52;
