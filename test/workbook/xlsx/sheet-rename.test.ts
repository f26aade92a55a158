import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import type { AddSheetChange } from '../../../src/sheet';
import { WorkbookError } from '../../../src/workbook/port';
import { applyToXlsx, readXlsx, renameSheetsInXlsx } from '../../../src/workbook/xlsx';
import { diffPackages } from './package-diff';
import { book, textOfPart } from './packages';

const SUMMARY: AddSheetChange = {
  kind: 'add-sheet',
  sheet: '汇总',
  values: [['来源', '批次']],
  formulas: { A2: "='6月'!A1", B2: "=SUM('6月'!A1:A2)+6月!A1", C2: '="6月"&A1', D2: "='16月'!A1" },
  conditionalFormats: [{ range: 'A2:B2', formula: "A2='6月'!$A$1", fill: '#FFE699' }],
  charts: [
    {
      name: '图',
      kind: 'column',
      title: '来店',
      from: 'D1',
      to: 'H9',
      categories: "'6月'!A1:A2",
      series: [{ name: '批次', values: "'6月'!A1:A2" }],
    },
  ],
};

const source = book('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', {
  workbook:
    '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">\'6月\'!$A$1:$A$2</definedName></definedNames>',
});
const made = applyToXlsx(source, [
  SUMMARY,
  { ...SUMMARY, sheet: '16月', formulas: {}, charts: [], conditionalFormats: [] },
]);

test('a sheet is called otherwise everywhere: list, formulas, names, rules, charts; text and other sheets are not', () => {
  const bytes = renameSheetsInXlsx(made.bytes, new Map([['6月', "7月 '26"]]));
  expect(readXlsx(bytes, 'a.xlsx').sheets.map(({ name }) => name)).toEqual(["7月 '26", '汇总', '16月']);
  expect(XLSX.read(bytes).SheetNames).toEqual(["7月 '26", '汇总', '16月']);
  const formulas = readXlsx(bytes, 'a.xlsx').sheets[1]?.rows[2]?.flatMap((cell) => cell?.formula ?? []);
  expect(formulas).toEqual(["='7月 ''26'!A1", "=SUM('7月 ''26'!A1:A2)+'7月 ''26'!A1", '="6月"&A1', "='16月'!A1"]);
  expect(textOfPart(bytes, 'xl/workbook.xml')).toContain("'7月 ''26'!$A$1:$A$2");
  expect(textOfPart(bytes, 'xl/charts/chart1.xml')).not.toMatch(/(?<!1)6月/u);
  expect(readXlsx(bytes, 'a.xlsx').sheets[1]?.conditionalFormats?.[0]?.formula).toContain("'7月 ''26'!");
  const parts = new Set(diffPackages(made.bytes, bytes).map(({ part }) => part));
  expect([...parts].sort()).toEqual(['xl/charts/chart1.xml', 'xl/workbook.xml', 'xl/worksheets/sheet2.xml']);
});

/** The same workbook with the sheet's name spelled by numbers outside the list of sheets, as some writers do. */
function byNumber(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [part, content] of Object.entries(parts))
    if (/(?:worksheets|charts)\/.*\.xml$/u.test(part))
      parts[part] = strToU8(strFromU8(content).replaceAll('6月', '6&#26376;'));
  return zipSync(parts);
}

test('letters that are spelled by number are followed like any others: a new name, rows put in', () => {
  const numbers = byNumber(made.bytes);
  const renamed = readXlsx(renameSheetsInXlsx(numbers, new Map([['6月', '7月']])), 'a.xlsx').sheets[1];
  expect(renamed?.rows[2]?.[1]?.formula).toBe("='7月'!A1");
  const grown = applyToXlsx(numbers, [{ kind: 'insert-rows', sheet: '6月', rows: '3:3' }]).bytes;
  expect(readXlsx(grown, 'a.xlsx').sheets[1]?.rows[2]?.[2]?.formula).toMatch(/A1:A3/u);
  expect(textOfPart(grown, 'xl/charts/chart1.xml')).toMatch(/\$?A\$?1:\$?A\$?3/u);
});

test.each([
  [new Map([['5月', '7月']]), 'unknown-sheet'],
  [new Map([['6月', '汇总']]), 'bad-change'],
  [new Map([['6月', '7/8月']]), 'bad-change'],
])('%p is refused', (names, code) => {
  try {
    renameSheetsInXlsx(made.bytes, names);
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbookError);
    expect((error as WorkbookError).code).toBe(code);
    return;
  }
  throw new Error('it was accepted');
});

test('nothing to rename gives the very bytes', () => {
  expect(renameSheetsInXlsx(made.bytes, new Map())).toBe(made.bytes);
});
