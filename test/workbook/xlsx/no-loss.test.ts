import * as XLSX from '@e965/xlsx';

import type { ChangeSet } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { kitchenSink } from './kitchen-sink';
import { diffPackages, summary } from './package-diff';
import { fixture, partsOf, rawEntries } from './packages';

const SHEET = 'xl/worksheets/sheet1.xml';

describe('a workbook with everything in it', () => {
  const before = kitchenSink();

  it('is read: values, formulas, notes, rules, lists', () => {
    const book = readXlsx(before, '全.xlsm');
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['接触状况', 'visible'],
      ['来店', 'visible'],
      ['字典', 'hidden'],
      ['很隐藏', 'hidden'],
    ]);
    const [main, visits] = book.sheets;
    expect(main?.rows[2]?.slice(1, 7)).toEqual([
      { value: 1 },
      { value: '客户0' },
      { value: '13800000000' },
      { value: 46174, format: 'm"月"d"日"' },
      { value: 'H' },
      { value: 3, formula: '=LEN(B2)+0' },
    ]);
    expect(main?.rows[7]?.[5]).toEqual({ value: 'A', strike: true });
    expect(main?.rows[23]?.[2]?.value).toBe('重要：本周必访');
    expect(main?.rows[24]?.[2]?.value).toBe('  前后空格  ');
    expect(main?.rows[25]?.[2]?.value).toBe(true);
    expect(main?.rows[26]?.[2]).toEqual({ value: '#DIV/0!', error: true, formula: '=1/0' });
    expect(main?.rows[2]?.[10]?.formula).toBe('=UNIQUE(E2:E21)');
    expect([...(main?.notes ?? [])]).toEqual([
      ['B2', '老客户\n转介绍'],
      ['C3', '空号'],
    ]);
    expect(main?.conditionalFormats).toEqual([{ range: 'E2:E21', formula: '=$E2="H"', fontColor: '#FF0000' }]);
    expect(main?.validations).toEqual([{ range: 'E2:E1048576', values: ['H', 'A', 'B', 'C'] }, { range: 'B2:B21' }]);
    expect([...(main?.hiddenRows ?? [])]).toEqual([12]);
    expect([...(main?.hiddenColumns ?? [])]).toEqual([7]);
    expect(visits?.protected).toBe(true);
    expect(main?.merges).toEqual([{ top: 28, left: 1, bottom: 28, right: 6 }]);
  });

  it('keeps everything but the cell and the sheet that were asked for', () => {
    const changes: ChangeSet = [
      { kind: 'value', sheet: '接触状况', cell: 'B3', before: '客户1', after: '王小明' },
      { kind: 'add-sheet', sheet: '月度汇总', values: [['甲', 1]] },
    ];
    const { bytes, report } = applyToXlsx(before, changes);
    expect(report).toMatchObject({ applied: 2, conflicts: [] });
    expect(summary(diffPackages(before, bytes))).toEqual([
      '+ [Content_Types].xml Types/Override[/xl/worksheets/sheet5.xml]',
      '+ [Content_Types].xml Types/Override[/xl/customProperty1.bin]',
      '+ xl/_rels/workbook.xml.rels Relationships/Relationship[rId9]'.replace('rId9', addedId(before, bytes)),
      `~ ${SHEET} worksheet/sheetData[0]/row[3]/c[B3]/@t`,
      `- ${SHEET} worksheet/sheetData[0]/row[3]/c[B3]/v[0]`,
      `+ ${SHEET} worksheet/sheetData[0]/row[3]/c[B3]/is[0]`,
      '+ xl/workbook.xml workbook/sheets[0]/sheet[月度汇总]',
      '~ docProps/app.xml Properties/HeadingPairs[0]/vector[0]/variant[1]/i4[0]',
      '~ docProps/app.xml Properties/TitlesOfParts[0]/vector[0]/@size',
      ...titlesMoved(before, bytes),
      '+ xl/worksheets/sheet5.xml',
      '+ xl/customProperty1.bin',
      '+ xl/worksheets/_rels/sheet5.xml.rels',
    ]);
    expect(XLSX.read(bytes).Sheets['接触状况']?.B3?.v).toBe('王小明');
  });

  it('keeps the compressed bytes and the order of untouched parts', () => {
    const { bytes } = applyToXlsx(before, [{ kind: 'fill', sheet: '接触状况', cell: 'A2:C4', after: '#FFC7CE' }]);
    const touched = new Set([SHEET, 'xl/styles.xml']);
    const old = rawEntries(before);
    const now = rawEntries(bytes);
    expect(now.map(({ name }) => name)).toEqual(old.map(({ name }) => name));
    expect(now.filter(({ name }) => !touched.has(name))).toEqual(old.filter(({ name }) => !touched.has(name)));
    expect(now.filter(({ name }) => touched.has(name))).not.toEqual(old.filter(({ name }) => touched.has(name)));
  });

  it('takes every kind of change back', () => {
    const before = kitchenSink();
    const changes: ChangeSet = [
      { kind: 'value', sheet: '接触状况', cell: 'B3', after: '王小明' },
      { kind: 'value', sheet: '接触状况', cell: 'B23', after: '富文本没了' },
      { kind: 'value', sheet: '接触状况', cell: 'F2', before: '=LEN(B2)+0', after: 9 },
      { kind: 'formula', sheet: '接触状况', cell: 'P90', after: '=TEXTJOIN(",",TRUE,B2:B9)&IF(A1<2,"a","b")' },
      { kind: 'fill', sheet: '接触状况', cell: 'A1:G12', after: '#C6EFCE' },
      {
        kind: 'font',
        sheet: '接触状况',
        cell: 'A1:B2',
        after: { bold: false, color: '#00B050', size: 14, name: '黑体' },
      },
      { kind: 'align', sheet: '接触状况', cell: 'A1', after: { horizontal: 'left', vertical: 'top', wrap: false } },
      {
        kind: 'border',
        sheet: '接触状况',
        cell: 'A1:C3',
        after: { top: 'double', diagonalUp: 'thin', color: '#FF0000' },
      },
      { kind: 'number-format', sheet: '接触状况', cell: 'D2:D9', after: 'yyyy-mm-dd' },
      { kind: 'note', sheet: '接触状况', cell: 'B2', after: '改了' },
      { kind: 'note', sheet: '接触状况', cell: 'C3', after: '' },
      { kind: 'note', sheet: '字典', cell: 'A1', after: '新批注' },
      {
        kind: 'conditional-format',
        sheet: '接触状况',
        range: 'A2:F21',
        formula: '=$E2="A"',
        fill: '#F8CBAD',
        bold: true,
      },
      { kind: 'remove-conditional-format', sheet: '接触状况', range: 'E2:E21', formula: '=$E2="H"' },
      { kind: 'column-width', sheet: '接触状况', columns: 'C:H', after: 22 },
      { kind: 'add-sheet', sheet: '新', values: [[1]], styles: [{ range: 'A1', style: { fill: '#FF0000' } }] },
      { kind: 'copy-sheet', sheet: '副本', from: '接触状况' },
      { kind: 'copy-sheet', sheet: '副本二', from: '来店' },
      { kind: 'value', sheet: '副本', cell: 'A2', after: 'x' },
      { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:profile', after: '{"a":"<&>"}' },
    ];
    const { bytes, report } = applyToXlsx(before, changes, { lockedCells: 'write' });
    expect(report.conflicts).toEqual([]);
    const after = readXlsx(bytes, 'x');
    expect(after.parts.get('urn:sanbiao:profile')).toBe('{"a":"<&>"}');
    expect(after.sheets.map(({ name }) => name)).toEqual([
      '接触状况',
      '来店',
      '字典',
      '很隐藏',
      '新',
      '副本',
      '副本二',
    ]);
    expect(XLSX.read(bytes).SheetNames).toHaveLength(8);
    // As plain JSON, as a journal keeps it.
    const inverse = JSON.parse(JSON.stringify(report.inverse)) as ChangeSet;
    const back = applyToXlsx(bytes, inverse, { lockedCells: 'write' });
    expect(back.report.conflicts).toEqual([]);
    expect(readXlsx(back.bytes, 'x')).toEqual(readXlsx(before, 'x'));
    const left = diffPackages(before, back.bytes).filter(({ part }) => part !== 'xl/styles.xml');
    expect(summary(left).filter((line) => !/Default\[|calcPr|calcChain|dimension/u.test(line))).toEqual([]);
    const restored = partsOf(back.bytes);
    expect(Object.keys(restored).sort()).toEqual(Object.keys(partsOf(before)).sort());
  });
});

/** The relationship that the new sheet got. */
function addedId(before: Uint8Array, after: Uint8Array): string {
  const ids = (bytes: Uint8Array): string[] =>
    [...new TextDecoder().decode(partsOf(bytes)['xl/_rels/workbook.xml.rels']).matchAll(/ Id="([^"]+)"/gu)].map(
      (match) => match[1] as string,
    );
  const known = new Set(ids(before));
  return ids(after).find((id) => !known.has(id)) ?? '';
}

/** Titles behind the new sheet's move down by one: the list has no other keys than places. */
function titlesMoved(before: Uint8Array, after: Uint8Array): string[] {
  return summary(diffPackages(before, after)).filter(
    (line) => line.includes('TitlesOfParts') && line.includes('lpstr'),
  );
}

describe('workbooks of other programs', () => {
  it.each(['openpyxl.xlsx', 'libreoffice.xlsx', 'xlsxwriter.xlsx'])(
    '%s: one cell and one sheet, nothing else',
    (name) => {
      const before = fixture(name);
      const [first] = readXlsx(before, name).sheets;
      const sheet = first?.name ?? '';
      const { bytes, report } = applyToXlsx(
        before,
        [
          { kind: 'value', sheet, cell: 'B2', after: '=不是公式' },
          { kind: 'add-sheet', sheet: '汇总', values: [['a']] },
        ],
        { lockedCells: 'write' },
      );
      expect(report.applied).toBe(2);
      const parts = new Set(diffPackages(before, bytes).map(({ part }) => part));
      const allowed =
        /^(\[Content_Types\]\.xml|docProps\/app\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet1\.xml|xl\/customProperty1\.bin|xl\/worksheets\/(_rels\/)?sheet\d\.xml(\.rels)?)$/u;
      expect([...parts].filter((part) => !allowed.test(part))).toEqual([]);
      const inSheet = summary(diffPackages(before, bytes)).filter((line) => line.includes('worksheets/sheet1.xml'));
      expect(inSheet.every((line) => line.includes('c[B2]'))).toBe(true);
      const cell = XLSX.read(bytes).Sheets[sheet]?.B2 as XLSX.CellObject;
      expect([cell.v, cell.f]).toEqual(['=不是公式', undefined]);
    },
  );
});
