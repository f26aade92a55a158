import { movedFormula, type ChangeSet } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { fullRegister } from './full-register';
import { partsOf } from './packages';

const INSERT: ChangeSet = [{ kind: 'insert-rows', sheet: '来店', rows: '7:7' }];
const part = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(partsOf(bytes)[name] as Uint8Array);

describe('a row put in below the last line of a full form', () => {
  const source = fullRegister();
  const { bytes, report } = applyToXlsx(source, INSERT);
  const [register, summary] = readXlsx(bytes, 'x.xlsx').sheets;
  const formula = (row: number, column: number): string | undefined => register?.rows[row]?.[column]?.formula;

  it('moves what stands below, and nothing else', () => {
    expect(register?.rows[8]?.[1]?.value).toBe('合计');
    expect(register?.rows[9]?.[1]?.value).toBe('签名');
    expect(register?.rows[6]?.[2]?.value).toBe('客6');
    expect(register?.rows[7]?.[2]).toBeUndefined();
  });

  it('looks like the row above it: height, borders, merge, list, formulas', () => {
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<row r="7" ht="21" customHeight="1">');
    expect(register?.ruledRows?.has(7)).toBe(true);
    expect(register?.merges).toContainEqual({ top: 7, left: 2, bottom: 7, right: 3 });
    expect(register?.merges).toContainEqual({ top: 9, left: 1, bottom: 9, right: 5 });
    expect(register?.validations).toEqual([{ range: 'D3:D7', values: ['H', 'A', 'B', 'C'] }]);
    expect(formula(7, 1)).toBe('=A6+1');
    expect(formula(7, 5)).toBe('=COUNTIF(B$3:B$7,B7)+SUM(A$3:A7)');
  });

  it('lets everything that ended with the last line end with the new one, on other sheets too', () => {
    expect(formula(8, 2)).toBe('=COUNTA(B3:B7)');
    expect(summary?.rows[1]?.[1]?.formula).toBe('=COUNTIF(来店!D3:D7,"A")');
    expect(register?.conditionalFormats?.[0]).toMatchObject({ range: 'D3:D7', formula: '=COUNTIF($D$3:$D$7,D3)>3' });
    expect(register?.extents).toEqual([
      { what: 'filter', area: { top: 2, left: 1, bottom: 7, right: 5 } },
      { what: 'print', area: { top: 1, left: 1, bottom: 9, right: 5 } },
    ]);
    expect(part(bytes, 'xl/workbook.xml')).toContain('<definedName name="姓名">来店!$B$3:$B$7</definedName>');
  });

  it('keeps references to single cells on their cells, text as it is, and other sheets’ own references', () => {
    expect(formula(8, 3)).toBe('=B6');
    expect(summary?.rows[1]?.[2]?.formula).toBe('=来店!B6&"来店!B6"');
    expect(summary?.rows[1]?.[3]?.formula).toBe("=SUM('来店'!A:A)+来店!B8");
    expect(summary?.rows[1]?.[4]?.formula).toBe('=COUNTA(B3:B6)');
    expect(formula(6, 5)).toBe('=COUNTIF(B$3:B$7,B6)+SUM(A$3:A6)');
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('location="来店!A8"');
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<brk id="8" man="1"/>');
  });

  it('is taken back to the letter', () => {
    const back = applyToXlsx(bytes, report.inverse);
    expect(part(back.bytes, 'xl/worksheets/sheet1.xml')).toBe(part(source, 'xl/worksheets/sheet1.xml'));
    expect(part(back.bytes, 'xl/worksheets/sheet2.xml')).toBe(part(source, 'xl/worksheets/sheet2.xml'));
    expect(part(back.bytes, 'xl/workbook.xml').replace(/<calcPr[^>]*>/u, '')).toBe(part(source, 'xl/workbook.xml'));
  });

  it('is not taken back over what somebody wrote there since', () => {
    const typed = applyToXlsx(bytes, [{ kind: 'value', sheet: '来店', cell: 'B7', after: '新客' }]);
    expect(() => applyToXlsx(typed.bytes, report.inverse)).toThrow('bad-change');
  });
});

describe('formulas after rows were put in', () => {
  const move = { sheet: '6月', axis: 'rows' as const, first: 25, by: 1 };
  it.each([
    ['SUM(A5:A24)', 'SUM(A5:A25)'],
    ['SUM(A24:C24)', 'SUM(A24:C24)'],
    ['SUM($A$5:$A$30)', 'SUM($A$5:$A$31)'],
    ["'6月'!A25+'7月'!A25", "'6月'!A26+'7月'!A25"],
    ['"A25"&A25', '"A25"&A26'],
    ['LOG10(A25)+A25B', 'LOG10(A26)+A25B'],
    ['[1]6月!A25', '[1]6月!A25'],
    ['5:24', '5:25'],
    ['A:C', 'A:C'],
    ['Table1[A25]', 'Table1[A25]'],
  ])('%s', (before, after) => {
    expect(movedFormula(before, move, '6月')).toBe(after);
  });

  it('a reference into rows that are taken out is lost, as Excel says it', () => {
    expect(movedFormula('A25+SUM(A20:A30)', { ...move, by: -1 }, '6月')).toBe('#REF!+SUM(A20:A29)');
  });
});
