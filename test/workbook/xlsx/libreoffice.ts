import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readXlsx } from '../../../src/workbook/xlsx';

export const installed = spawnSync('soffice', ['--version']).status === 0;
if (!installed) console.warn('LibreOffice (soffice) is not installed: written files are not opened in it.');

/** Opens files in LibreOffice and reads what that program saw, from its own new files. */
export function seenByLibreOffice(...files: readonly Uint8Array[]): readonly ReturnType<typeof readXlsx>[] {
  const folder = mkdtempSync(join(tmpdir(), 'sanbiao-office-'));
  try {
    const names = files.map((_, i) => join(folder, `in-${String(i + 1)}.xlsm`));
    files.forEach((bytes, i) => writeFileSync(names[i] ?? '', bytes));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, ...names],
      { stdio: 'ignore' },
    );
    return names.map((name) => readXlsx(new Uint8Array(readFileSync(name.replace(/xlsm$/u, 'xlsx'))), 'seen.xlsx'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
