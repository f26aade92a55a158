import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sanbiao-built-'));

/** Every workbook of this repository: the samples, and all fixtures, whatever they are made for. */
const WORKBOOKS = ['assets/samples', 'test/fixtures'].flatMap((root) =>
  readdirSync(join(ROOT, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xls[xm]$/u.test(name))
    .map((name) => join(root, name)),
);

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.cjs'), '--only', 'cli', '--directory', folder]);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['zh-CN', 'en'])('the built command reads every workbook and says in words what it found: %s', (locale) => {
  expect(WORKBOOKS.length).toBeGreaterThan(20);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'cli/sanbiao.js'), 'read', ...WORKBOOKS, '--locale', locale],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  expect(stderr).not.toMatch(/^\s+at |Error:|No words for/mu);
  expect(status).toBe(0);
  for (const workbook of WORKBOOKS) expect(stdout).toContain(basename(workbook));
  // A key that nobody has words for, or a placeholder that nobody filled.
  expect(stdout).not.toMatch(/\b(?:forms|taskpane|cli)\.[a-z-]+\.[a-z-]+|\{\w+\}|\bundefined\b/u);
});
