import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strToU8, unzipSync, zipSync } from 'fflate';

import { MAX_ROW } from '../../src/sheet';
import { blankXlsx } from '../../src/workbook/xlsx';
import { milliseconds, type BenchRow } from './measure';

/** `sanbiao read` of as many rows as Excel holds, by cells a row, as a process of its own: seconds, and megabytes at its peak. */
export function benchRows(): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'sanbiao-bench-'));
  try {
    return [1, 3, 5].flatMap((cells) => {
      const file = join(folder, `rows-${String(cells)}.xlsx`);
      writeFileSync(file, rowsFile(cells));
      let megabytes = NaN;
      const seconds = milliseconds(() => (megabytes = readFile(file))) / 1000;
      return [
        {
          name: 'xlsx.rows.million',
          value: seconds,
          unit: 's',
          note: `${String(cells)} cells a row, ${megabytes.toFixed(0)} MB`,
        },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readFile(file: string): number {
  const peak = existsSync('/proc/self/status') ? ['-r', join(__dirname, 'peak-on-exit.cjs')] : [];
  const bin = join(__dirname, '../../src/cli/bin.cjs');
  const { status, stderr } = spawnSync(process.execPath, [...peak, bin, 'read', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`read ended with ${String(status)}: ${stderr}`);
  return Number(/^peak (\d+)$/mu.exec(stderr)?.[1]) / 1024;
}

/** Numbers in their own columns; every third column holds words, inline as libraries write them. */
function rowsFile(cells: number): Uint8Array {
  const parts = unzipSync(blankXlsx('2025年'));
  const rows = Array.from({ length: MAX_ROW }, (_, i) => {
    const row = i + 1;
    let line = '';
    for (let n = 0; n < cells; n += 1) {
      const name = `${'ABCDE'.charAt(n)}${String(row)}`;
      line +=
        n % 3 === 2
          ? `<c r="${name}" t="inlineStr"><is><t>客户${String((row * 7) % 10_007)}</t></is></c>`
          : `<c r="${name}"><v>${String(row * (n + 1))}</v></c>`;
    }
    return `<row r="${String(row)}">${line}</row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  parts['xl/worksheets/sheet1.xml'] = strToU8(
    `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  );
  return zipSync(parts, { level: 3, mtime: new Date(2026, 0, 1) });
}
