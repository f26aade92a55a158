import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import { bookOf, sheetOf } from '../../src/sheet';
import { text } from '../../src/words';
import { readXlsx } from '../../src/workbook/xlsx';
import { toGridBook } from '../../src/workbench/import/book';
import { refuseTooLarge } from '../../src/workbench/import/size';
import { pixelsToCharacters, widthToPixels } from '../../src/workbook/xlsx';

const bytes = new Uint8Array(readFileSync(join(__dirname, '../fixtures/workbench/looks.xlsx')));
const book: IWorkbookData = toGridBook(bytes, readXlsx(bytes, 'looks.xlsx'));
const sheet = book.sheets['sheet-1'] as IWorksheetData;

/** `B5` → the cell as the grid gets it. */
function cell(name: string) {
  const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/u.exec(name) ?? [];
  return sheet.cellData[Number(row) - 1]?.[letter.charCodeAt(0) - 65] ?? {};
}
function style(name: string): IStyleData {
  const id = cell(name).s;
  return (typeof id === 'string' ? book.styles[id] : id) ?? {};
}

describe('toGridBook', () => {
  it('shows fonts, fills and number formats', () => {
    expect(style('A1')).toMatchObject({
      ff: '宋体',
      fs: 18,
      bl: 1,
      it: 1,
      ul: { s: 1 },
      cl: { rgb: '#C00000' },
      ht: 2,
      vt: 2,
    });
    expect(style('A2').n?.pattern).toBe('m"月"d"日"');
    expect(style('B2').n?.pattern).toBe('0.0%');
    expect(style('C2').st).toEqual({ s: 1 });
    expect(style('A5').n?.pattern).toBe('@');
  });

  it('resolves theme, tint and palette to colours', () => {
    // openpyxl writes Office's theme of 2007–2010, whose first accent is 4F81BD, here 60 % lighter.
    expect(style('A3').bg?.rgb).toBe('#B9CDE5');
    expect(style('B3').bg?.rgb).toBe('#FFFF00');
    expect(style('C3').bg).toBeUndefined();
  });

  it('draws borders of every side, diagonals too', () => {
    expect(style('C3').bd).toMatchObject({ t: { s: 7 }, b: { s: 1 }, l: { s: 1 }, r: { s: 1 } });
    expect(style('D3').bd).toMatchObject({ bl_tr: { s: 1 } });
    expect(style('D3').bd?.t).toBeUndefined();
  });

  it('keeps wrapping, stacked text and indents', () => {
    expect(style('A4')).toMatchObject({ tb: 3, vt: 1 });
    expect(style('B4').tr).toEqual({ a: 0, v: 1 });
    expect(style('C4')).toMatchObject({ ht: 1, pd: { l: 18 } });
  });

  it('tells text from numbers and results from formulas', () => {
    expect(cell('A5')).toMatchObject({ v: '0012', t: 1 });
    expect(cell('A2')).toMatchObject({ v: 46193, t: 2 });
    expect(cell('D4')).toMatchObject({ v: 1, t: 3 });
    expect(cell('D2').f).toBe('=A2+1');
  });

  it('lays the sheet out as the file says', () => {
    expect(sheet.mergeData).toEqual([{ startRow: 0, startColumn: 0, endRow: 0, endColumn: 3 }]);
    expect(sheet.rowData[0]).toMatchObject({ h: 40, ia: 0 });
    expect(sheet.rowData[5]).toMatchObject({ hd: 1 });
    expect(sheet.columnData[0]?.w).toBe(89);
    expect(sheet.columnData[2]?.hd).toBe(1);
    expect(sheet.freeze).toEqual({ xSplit: 1, ySplit: 2, startColumn: 1, startRow: 2 });
    expect(sheet.showGridlines).toBe(0);
    expect(sheet.tabColor).toBe('#00B050');
    expect(book.sheets['sheet-2']?.hidden).toBe(1);
  });

  it('opens rows for wrapped text whose height the file leaves to the program', () => {
    // 37 characters of 11 points in 89 pixels: seven lines.
    expect(sheet.rowData[3]?.h).toBeGreaterThan(100);
    expect(sheet.rowData[4]?.h).toBeUndefined();
  });

  it('hands notes and formula rules to the plugins that show them', () => {
    const saved = new Map(book.resources?.map(({ name, data }) => [name, JSON.parse(data) as Record<string, unknown>]));
    expect(saved.get('SHEET_NOTE_PLUGIN')).toMatchObject({
      'sheet-1': { 4: { 1: { note: expect.stringContaining('批注内容') } } },
    });
    expect(saved.get('SHEET_CONDITIONAL_FORMATTING_PLUGIN')).toMatchObject({
      'sheet-1': [
        {
          ranges: [{ startRow: 4, startColumn: 1, endRow: 8, endColumn: 3 }],
          rule: {
            subType: 'formula',
            value: '=$B5="H"',
            style: { bg: { rgb: '#FF0000' }, cl: { rgb: '#FFFFFF' }, bl: 1 },
          },
        },
      ],
    });
  });
});

describe('column widths', () => {
  it('are pixels as Excel shows them at 100 %', () => {
    // Excel's own pairs for a font of 7-pixel digits: 8.43 characters shown are 9.140625 in the file and 64 pixels on the screen.
    expect(widthToPixels(9.140625)).toBe(64);
    expect(pixelsToCharacters(64)).toBe(8.43);
  });
});

describe('a workbook that the grid does not keep up with', () => {
  const large = bookOf([
    sheetOf(
      '登记',
      Array.from({ length: 30 }, () => ['王伟', 'A', '缤越']),
    ),
  ]);

  it('is refused before it is shown, with its size, the limit and what to do', () => {
    expect(() => refuseTooLarge(large, 89)).toThrow(
      expect.objectContaining({
        code: 'too-large',
        words: text('workbench.error.too-large', { cells: 90, most: 89 }),
      }),
    );
  });

  it('is opened at the limit; a cell that stands far below does not count the empty rows', () => {
    expect(() => refuseTooLarge(large, 90)).not.toThrow();
    const rows = large.sheets[0]?.rows.slice() ?? [];
    rows[1_000_000] = rows[1];
    expect(() => refuseTooLarge(bookOf([{ ...sheetOf('登记', []), rows }]), 93)).not.toThrow();
  });
});
