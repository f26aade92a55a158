import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unzipSync, zipSync } from 'fflate';

import { applyToXlsx } from '../../src/workbook/xlsx';
import { changesForLargeFile, largeFile } from './large-file';
import { pairedRatio, type BenchRow } from './measure';
import { benchRows } from './xlsx-rows';

/** Saving 5,000 changed cells in a file of 600,000: time against mere unzip and zip of the package, memory against its unzipped size. */
export async function benchXlsx(): Promise<BenchRow[]> {
  const bytes = largeFile();
  const changes = changesForLargeFile();
  const unzipped = Object.values(unzipSync(bytes)).reduce((sum, part) => sum + part.length, 0);
  const { ratio, a, b } = pairedRatio(
    () => {
      const { report } = applyToXlsx(bytes, changes);
      if (report.applied !== changes.length) throw new Error(`${report.applied} of ${changes.length} changes applied`);
    },
    () => zipSync(unzipSync(bytes), { level: 6 }),
  );
  return [
    { name: 'xlsx.save.ratio', value: ratio, unit: 'ratio', note: `${a.toFixed(0)} ms ÷ ${b.toFixed(0)} ms` },
    {
      name: 'xlsx.save.memory',
      value: peakMemory(bytes) / unzipped,
      unit: 'ratio',
      note: `above ${(unzipped / 1e6).toFixed(0)} MB unzipped`,
    },
    ...benchRows(),
  ];
}

function peakMemory(bytes: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'sanbiao-bench-'));
  try {
    const file = join(folder, 'large.xlsx');
    writeFileSync(file, bytes);
    const register = join(__dirname, '../../scripts/register.cjs');
    return Number(
      execFileSync(process.execPath, ['-r', register, join(__dirname, 'xlsx-memory.ts'), file], { encoding: 'utf8' }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
