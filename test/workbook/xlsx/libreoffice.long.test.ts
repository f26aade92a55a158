import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ChangeSet } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { kitchenSink } from './kitchen-sink';

const installed = spawnSync('soffice', ['--version']).status === 0;
if (!installed) console.warn('LibreOffice (soffice) is not installed: written files are not opened in it.');

/** Opens a file in LibreOffice and reads what that program saw, from its own new file. */
function seenByLibreOffice(bytes: Uint8Array): ReturnType<typeof readXlsx> {
  const folder = mkdtempSync(join(tmpdir(), 'sanbiao-office-'));
  try {
    writeFileSync(join(folder, 'in.xlsm'), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      'soffice',
      [
        profile,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        folder,
        join(folder, 'in.xlsm'),
      ],
      { stdio: 'ignore' },
    );
    return readXlsx(new Uint8Array(readFileSync(join(folder, 'in.xlsx'))), 'seen.xlsx');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

(installed ? it : it.skip)(
  'LibreOffice opens what we write, and sees our values, formulas, notes and sheets',
  () => {
    const sheet = '接触状况';
    const changes: ChangeSet = [
      { kind: 'value', sheet, cell: 'B3', after: '王小明' },
      { kind: 'value', sheet, cell: 'A4', after: 40 },
      { kind: 'formula', sheet, cell: 'P90', after: '=SUM(A2:A4)' },
      { kind: 'fill', sheet, cell: 'A1:G12', after: '#C6EFCE' },
      { kind: 'note', sheet, cell: 'B5', after: '新批注' },
      { kind: 'conditional-format', sheet, range: 'A2:F21', formula: '=$E2="A"', fill: '#F8CBAD' },
      {
        kind: 'add-sheet',
        sheet: '汇总',
        values: [
          ['来源', '批'],
          ['转介绍', 12],
          ['户外', 8],
        ],
        formulas: { B4: '=SUM(B2:B3)' },
        charts: [
          {
            name: '图',
            kind: 'pareto',
            title: '来源',
            from: 'D2',
            to: 'K18',
            categories: 'A2:A3',
            series: [
              { name: '批', values: 'B2:B3' },
              { name: '线', values: 'B2:B3' },
            ],
          },
        ],
      },
      { kind: 'copy-sheet', sheet: '7月', from: sheet },
    ];
    const { bytes } = applyToXlsx(kitchenSink(), changes);
    const seen = seenByLibreOffice(bytes);
    const book = (name: string) => seen.sheets.find((one) => one.name === name);
    expect(seen.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining([sheet, '来店', '汇总', '7月']));
    expect(book(sheet)?.rows[3]?.[2]?.value).toBe('王小明');
    expect(book(sheet)?.rows[90]?.[16]).toMatchObject({ value: 1 + 2 + 40, formula: '=SUM(A2:A4)' });
    expect(book(sheet)?.notes?.get('B5')).toBe('新批注');
    expect(book('汇总')?.rows[4]?.[2]).toMatchObject({ value: 20 });
    expect(book('7月')?.rows[3]?.[2]?.value).toBe('王小明');
  },
  90_000,
);
