#!/usr/bin/env node
/**
 * Everything that must hold, one after the other: what the machine lacks is installed, then format, lint, types, unit
 * tests, campaigns, the build, and the tests in a real browser. The last line is the sum: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { installPackages } from './packages.cjs';

const root = new URL('../..', import.meta.url).pathname;
const bin = (name) => join(root, 'node_modules', '.bin', name);
const FORMATTED = ['src', 'test', 'scripts', '!test/fixtures/**', '!test/schedule/golden/**'];
let passed = 0;
let failed = 0;

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
}

function check(name, command, args) {
  console.log(`\n── ${name}`);
  const ok = run(command, args).status === 0;
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${name}: ${ok ? 'passed' : 'FAILED'}`);
}

/** Chromium and a font with Chinese characters, from the distribution's packages where we may install them. */
function installBrowser() {
  const browser =
    process.env.CHROMIUM ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  const missing = [
    ...(browser === undefined ? ['chromium'] : []),
    ...(fonts.status === 0 && fonts.stdout.trim() !== '' ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  installPackages(missing, ' (or set CHROMIUM to a browser)');
}

function jestTests(name, config, env = {}) {
  console.log(`\n── ${name}`);
  const report = join(tmpdir(), `sanbiao-jest-${process.pid}.json`);
  const runner = [
    '--expose-gc',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    join(root, 'test', config),
    '--json',
    `--outputFile=${report}`,
  ];
  const { status } = run(process.execPath, runner, { env: { ...process.env, ...env } });
  if (!existsSync(report)) {
    failed += 1;
    return;
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report, { force: true });
  passed += result.numPassedTests;
  // A suite that does not even load counts as one failure, and so does a runner that fails without naming a test.
  const broken = result.numFailedTests + result.numRuntimeErrorTestSuites;
  failed += broken === 0 && status !== 0 ? 1 : broken;
}

function browserTests() {
  console.log('\n── tests in the browser');
  const result = spawnSync(process.execPath, [join(root, 'test', 'run', 'e2e.cjs')], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  process.stdout.write(result.stdout);
  const sum = /^(\d+) passed, (\d+) failed/mu.exec(result.stdout.split('\n').reverse().join('\n'));
  if (!sum) {
    failed += 1;
    return;
  }
  passed += Number(sum[1]);
  failed += Number(sum[2]) === 0 && result.status !== 0 ? 1 : Number(sum[2]);
}

try {
  installBrowser();
  check('format', bin('prettier'), ['--check', '--log-level', 'warn', ...FORMATTED]);
  check('lint', bin('eslint'), ['--config', 'scripts/eslint.config.mjs', 'src', 'test', 'scripts']);
  check('types', bin('tsc'), ['-p', '.']);
  jestTests('unit tests', 'unit.config.cjs');
  jestTests('campaigns', 'jest.config.cjs', { CAMPAIGNS: '1' });
  check('build', process.execPath, [join(root, 'scripts', 'build.cjs')]);
  browserTests();
} catch (error) {
  console.error(error.message);
  failed += 1;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
