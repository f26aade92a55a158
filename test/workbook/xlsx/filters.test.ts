import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { recognise } from '../../../src/forms';
import { buildLedger } from '../../../src/customers';
import { rollupMonth, rollupSheetChanges, runDay } from '../../../src/jobs';
import { closeMonth } from '../../rollups/close-book';
import { generalProfile } from '../../../src/profile';
import type { ChangeSet, WorkbookSnapshot } from '../../../src/sheet';
import { applyToXlsx, readXlsx, showAllRows } from '../../../src/workbook/xlsx';
import { diffPackages } from './package-diff';
import { fixture, partsOf, textOfPart } from './packages';

const [MATRIX, VISITS, TODAY] = ['王芳 6月', '来店登记 6月', '2026-06-20'];
const FILES = ['filters-xlsxwriter.xlsx', 'filters-openpyxl.xlsx'];

interface Opened {
  readonly bytes: Uint8Array;
  readonly book: WorkbookSnapshot;
}
function open(name: string): Opened {
  const bytes = fixture(name);
  return { bytes, book: readXlsx(bytes, name) };
}

const JOBS: Readonly<Record<string, (book: WorkbookSnapshot) => ChangeSet>> = {
  run: (book) => runDay(book, recognise(book), generalProfile, TODAY).changes,
  month(book) {
    const recognised = recognise(book);
    const figures = rollupMonth(recognised, buildLedger(recognised, generalProfile), generalProfile, '2026-06', TODAY);
    return rollupSheetChanges(book, figures);
  },
  close: (book) => closeMonth(book, recognise(book), generalProfile, '2026-06', TODAY).changes,
  apply: () => [
    { kind: 'value', sheet: VISITS, cell: 'H5', after: 'B' },
    { kind: 'fill', sheet: VISITS, cell: 'B6:C9', after: '#FFC7CE' },
    { kind: 'value', sheet: MATRIX, cell: 'Z6', after: '*' },
    { kind: 'conditional-format', sheet: MATRIX, range: 'F4:F11', formula: '=F4="H"', fill: '#FFEB9C' },
  ],
};
/** What cell changes and rules may touch of a sheet. */
const TOUCHED = /^worksheet\/(?:sheetData\[0\]\/row\[\d+\]\/c\[|conditionalFormatting|dimension)/u;

describe.each(FILES)('%s: a table, an active filter, hidden and grouped rows, hidden columns', (name) => {
  const { bytes, book } = open(name);

  test('both forms are read, hidden rows too', () => {
    const { forms } = recognise(book);
    expect(forms.map(({ sheet, records }) => [sheet, records.length])).toEqual([
      [MATRIX, 8],
      [VISITS, 8],
    ]);
    expect(book.sheets.map(({ hiddenRows }) => hiddenRows.size).reduce((a, b) => a + b)).toBeGreaterThan(2);
  });

  test.each(Object.keys(JOBS))('%s leaves tables, filters and hidden states, and is taken back', (job) => {
    const changes = JOBS[job]?.(book) ?? [];
    expect(changes.length).toBeGreaterThan(1);
    const { bytes: after, report } = applyToXlsx(bytes, changes);
    expect(report.conflicts).toEqual([]);
    const [old, now] = [partsOf(bytes), partsOf(after)];
    const tables = Object.keys(old).filter((part) => part.startsWith('xl/tables/'));
    expect(tables).toHaveLength(1);
    for (const part of tables) expect(now[part]).toEqual(old[part]);
    const strange = diffPackages(bytes, after).filter(
      ({ part, path, before }) => before !== undefined && part.startsWith('xl/worksheets/sheet') && !TOUCHED.test(path),
    );
    expect(strange).toEqual([]);
    const read = readXlsx(after, name);
    for (const [i, sheet] of book.sheets.entries()) {
      expect(read.sheets[i]?.hiddenRows).toEqual(sheet.hiddenRows);
      expect(read.sheets[i]?.hiddenColumns).toEqual(sheet.hiddenColumns);
    }
    const back = applyToXlsx(after, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet).bytes;
    for (const part of ['sheet1', 'sheet2'])
      expect(textOfPart(back, `xl/worksheets/${part}.xml`)).toBe(textOfPart(bytes, `xl/worksheets/${part}.xml`));
    expect(readXlsx(back, name)).toEqual(book);
  });

  test('the copy of a filtered sheet shows every row: what hid them was about the old content', () => {
    const copies: ChangeSet = [
      { kind: 'copy-sheet', sheet: '王芳 7月', from: MATRIX },
      { kind: 'copy-sheet', sheet: '来店登记 7月', from: VISITS },
    ];
    const { bytes: after } = applyToXlsx(bytes, copies);
    const { sheets } = readXlsx(after, name);
    const [matrix, visits] = [sheets[2], sheets[3]];
    const grouped = name.includes('openpyxl') ? [6, 7, 8] : [];
    expect([...(matrix?.hiddenRows ?? [])]).toEqual([]);
    expect([...(visits?.hiddenRows ?? [])]).toEqual(grouped);
    expect(matrix?.hiddenColumns).toEqual(book.sheets[0]?.hiddenColumns);
    expect(visits?.hiddenColumns).toEqual(book.sheets[1]?.hiddenColumns);
    const copy = textOfPart(after, 'xl/worksheets/sheet4.xml');
    expect(copy).toContain('<autoFilter ref="A3:I11"');
    expect(copy).not.toContain('filterColumn');
    expect(textOfPart(after, 'xl/workbook.xml')).toMatch(
      /<definedName name="_xlnm\._FilterDatabase" localSheetId="3" hidden="1">'来店登记 7月'!\$A\$3:\$I\$11</u,
    );
  });

  test('a sheet that is turned in its place for a new month shows every row, its table too', () => {
    const shown = showAllRows(bytes, [MATRIX]);
    const [matrix, visits] = readXlsx(shown, name).sheets;
    expect([...(matrix?.hiddenRows ?? [])]).toEqual([]);
    expect(visits).toEqual(book.sheets[1]);
    expect(textOfPart(shown, 'xl/tables/table1.xml')).toContain('<autoFilter ref="A3:AJ11"');
    expect(textOfPart(shown, 'xl/tables/table1.xml')).not.toContain('filterColumn');
    expect(showAllRows(shown, [MATRIX])).toBe(shown);
  });
});

const PYTHON = '/usr/bin/python3';
const canRead = existsSync(PYTHON);

(canRead ? test : test.skip)('openpyxl opens what month close makes, with one table and one filter a sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanbiao-filters-'));
  try {
    for (const name of FILES) {
      const { bytes, book } = open(name);
      writeFileSync(join(folder, name), applyToXlsx(bytes, JOBS['close']?.(book) ?? []).bytes);
    }
    const script =
      'import sys, openpyxl, json\n' +
      'print(json.dumps([[(w.title, sorted(w.tables), w.auto_filter.ref) for w in openpyxl.load_workbook(f)] for f in sys.argv[1:]]))';
    const told = JSON.parse(
      execFileSync(PYTHON, ['-c', script, ...FILES.map((name) => join(folder, name))], { encoding: 'utf8' }),
    ) as [string, string[], string | null][][];
    expect(told).toHaveLength(2);
    for (const sheets of told) {
      expect(sheets.filter(([, tables]) => tables.length > 0)).toEqual([[MATRIX, ['意向客户'], null]]);
      expect(sheets.find(([title]) => title === VISITS)?.[2]).toBe('A3:I11');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
