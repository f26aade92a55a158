import { strToU8, unzipSync, zipSync } from 'fflate';

import { cellName, type ChangeSet } from '../../src/sheet';
import { blankXlsx } from '../../src/workbook/xlsx';

const ROWS = 10_000;
const COLUMNS = 60;
const STRINGS = 20_000;
export const LARGE_SHEET = '2025年';

const WORDS = ['荣威i6', '来店', '已留电话', '转介绍', '下周再谈', 'H', 'A', '展厅', '成交', '考虑价格'];

/** A store's years in one sheet: 600,000 cells of text, numbers and dates with styles, as Excel writes them (shared strings, spans). */
export function largeFile(): Uint8Array {
  const parts = unzipSync(blankXlsx(LARGE_SHEET));
  const strings = Array.from({ length: STRINGS }, (_, i) => `<si><t>${WORDS[i % WORDS.length]}${i}</t></si>`);
  const rows: string[] = [];
  for (let row = 1; row <= ROWS; row += 1) {
    const cells: string[] = [];
    for (let column = 1; column <= COLUMNS; column += 1) {
      const name = cellName(row, column);
      const n = row * 31 + column * 17;
      if (column % 3 === 0) cells.push(`<c r="${name}" s="0" t="s"><v>${n % STRINGS}</v></c>`);
      else if (column % 3 === 1) cells.push(`<c r="${name}" s="0"><v>${45_000 + (n % 700)}</v></c>`);
      else cells.push(`<c r="${name}" s="0"><v>${(n * 7919) % 100_003}</v></c>`);
    }
    rows.push(`<row r="${row}" spans="1:${COLUMNS}" ht="15" customHeight="1">${cells.join('')}</row>`);
  }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const sheet = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><dimension ref="A1:${cellName(ROWS, COLUMNS)}"/><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const text = (name: string, change: (source: string) => string): void => {
    parts[name] = strToU8(change(new TextDecoder().decode(parts[name])));
  };
  parts['xl/worksheets/sheet1.xml'] = strToU8(sheet);
  parts['xl/sharedStrings.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="${main}" count="200000" uniqueCount="${STRINGS}">${strings.join('')}</sst>`,
  );
  text('xl/_rels/workbook.xml.rels', (source) =>
    source.replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    ),
  );
  text('[Content_Types].xml', (source) =>
    source.replace(
      '</Types>',
      '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    ),
  );
  return zipSync(parts, { mtime: new Date(2026, 0, 1) });
}

/** 5,000 changed cells all over the sheet: texts over texts, and fills. */
export function changesForLargeFile(): ChangeSet {
  return Array.from({ length: 5_000 }, (_, i) => {
    const row = 1 + ((i * 7) % ROWS);
    const cell = cellName(row, 1 + ((i * 13) % COLUMNS));
    return i % 5 === 4
      ? { kind: 'fill' as const, sheet: LARGE_SHEET, cell, after: i % 2 ? '#FFC7CE' : '#C6EFCE' }
      : { kind: 'value' as const, sheet: LARGE_SHEET, cell, after: i % 2 ? '*' : i };
  });
}
