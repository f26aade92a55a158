import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** How a command of the system ended. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** The computer as installing sees it; tests give their own. */
export interface Machine {
  readonly platform: 'win32' | 'darwin' | 'other';
  /** Folder of this user's own for programs, e.g. `C:\Users\李\AppData\Local\Sanbiao`. */
  readonly folder: string;
  readonly home: string;
  /** The running program; with a file of its own on Windows, else Node with the script. */
  readonly program: readonly string[];
  /** Runs a tool of the system. A tool that is not there ends with code 127. */
  run(tool: string, args: readonly string[]): Promise<Ran>;
  /** Starts a program that goes on without this one, without a window. */
  start(program: string, args: readonly string[]): void;
}

export function thisMachine(): Machine {
  const { platform, env } = process;
  const home = homedir();
  const folder =
    env['SANBIAO_HOME'] ??
    {
      win32: join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Sanbiao'),
      darwin: join(home, 'Library', 'Application Support', 'Sanbiao'),
    }[platform as string] ??
    join(home, '.local', 'share', 'sanbiao');
  return {
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'other',
    folder,
    home,
    program: isSingleFile() ? [process.execPath] : [process.execPath, process.argv[1] ?? ''],
    run,
    start(program, args) {
      const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsHide: true });
      child.on('error', () => undefined);
      child.unref();
    },
  };
}

/** Whether this is the Windows program in one file, with everything inside. */
export function isSingleFile(): boolean {
  return process.getBuiltinModule('node:sea')?.isSea() ?? false;
}

function run(tool: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(tool, args, { windowsHide: true });
    let output = '';
    const take = (part: Buffer): void => {
      output += part.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', () => resolve({ code: 127, output: '' }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
