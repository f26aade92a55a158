import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { readXlsx } from '../../../src/workbook/xlsx';
import { book } from '../../workbook/xlsx/packages';

const WRITER = join(__dirname, 'writer.ts');
const REGISTER = join(__dirname, '../../../scripts/register.cjs');
const BEFORE = book(
  Array.from({ length: 400 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join(''),
);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanbiao-racing-'));
  file = join(folder, '6月.xlsx');
  writeFileSync(file, BEFORE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One run's exit code, or -1 where it was killed, as many milliseconds after it was started as `killAfter` says. */
function write(cell: string, after: string, killAfter?: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-r', REGISTER, WRITER, file, cell, after], { stdio: 'ignore' });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? -1);
    });
  });
}

const valueAt = (row: number, column: number): unknown =>
  readXlsx(readFileSync(file), 'x').sheets[0]?.rows[row]?.[column]?.value;

const ROUNDS = Number(process.env['SANBIAO_RACES'] ?? 5);
const KILLS = Number(process.env['SANBIAO_KILLS'] ?? 30);

test('of three writers at once each keeps its change or says that it did not', async () => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const cells = ['B', 'C', 'D'].map((column) => `${column}${round}`);
    const codes = await Promise.all(cells.map((cell) => write(cell, cell)));
    const kept = [2, 3, 4].map((column) => valueAt(round, column));
    expect(kept).toEqual(codes.map((code, i) => (code === 0 ? cells[i] : undefined)));
    expect(codes.every((code) => code === 0 || code === 3)).toBe(true);
    expect(codes).toContain(0);
  }
}, 600_000);

test('a writer that is killed at any moment leaves the file before or after, and nothing in the next one’s way', async () => {
  const started = process.hrtime.bigint();
  await write('C2', 'z');
  const usual = Number(process.hrtime.bigint() - started) / 1e6;
  for (let round = 1; round <= KILLS; round += 1) {
    const before = readFileSync(file);
    const code = await write(`B${round}`, 'x', usual * (0.6 + ((round * 0.618) % 0.5)));
    const now = readFileSync(file);
    if (!now.equals(before)) expect(valueAt(round, 2)).toBe('x');
    else expect(code).toBe(-1);
  }
  // Killed between making its request and signing it, a run leaves one that might be anybody's: that goes after a minute.
  const anybodys = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.request') && statSync(path).size === 0);
  for (const path of anybodys) utimesSync(path, new Date(), new Date(Date.now() - 61_000));
  expect(await write('C1', 'y')).toBe(0);
  expect(valueAt(1, 3)).toBe('y');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
}, 1_200_000);
