import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');

/** `npm start` as a person starts it, until it says where the workbench is. */
function start(): Promise<{ readonly address: string; readonly said: string; stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, [join(ROOT, 'src/workbench/server/start.cjs'), '--no-open']);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (words: Buffer) => reject(new Error(String(words))));
    child.stdout.on('data', (words: Buffer) => {
      said += String(words);
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//u.exec(said) ?? [];
      if (address === undefined) return;
      resolve({
        address,
        said,
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
      });
    });
  });
}

test('npm start shows that it lives while it builds, serves the workbench, and ends when told to', async () => {
  const { address, said, stop } = await start();
  expect(said).toMatch(/^三表助手：正在准备页面……[^\n]*\n·{3,}\n/u);
  for (const [page, holds] of [
    ['', '三表助手 · 工作台'],
    ['taskpane.html', '<div id="root">'],
  ] as const) {
    const answer = await fetch(address + page);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(holds);
  }
  expect(await stop()).toBe(0);
});

test('what was built once is not built again', async () => {
  // Jest's own loader is no place for a bundler.
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'built-modules.cjs')]);
  for (const [built = NaN, all = NaN] of JSON.parse(stdout) as number[][]) {
    expect(all).toBeGreaterThan(1);
    expect(built).toBeLessThanOrEqual(all / 100);
  }
});
