import { looksElsewhere, namesSheet, renameSheet } from '../../src/sheet';

test('own references follow the new name, quoted or not', () => {
  expect(renameSheet("SUM('王五 6月'!B5:B9)", '王五 6月', '王五 7月')).toBe("SUM('王五 7月'!B5:B9)");
  expect(renameSheet('王五6月!B5+1', '王五6月', '王五7月')).toBe("'王五7月'!B5+1");
  expect(renameSheet('COUNTIF($A$5:$A$9,王五6月!B5)', '王五6月', '王五7月')).toBe("COUNTIF($A$5:$A$9,'王五7月'!B5)");
});

test.each(['张王五6月!B5', "'张王五6月'!B5", '[3]王五6月!B5', "'[旧表.xlsx]王五6月'!B5"])(
  'a reference to another sheet or workbook whose name ends alike stays: %s',
  (formula) => {
    expect(renameSheet(formula, '王五6月', '王五7月')).toBe(formula);
    expect(namesSheet(formula, '王五6月')).toBe(false);
  },
);

test('a sheet that is named is found, quoted or not, with the dot of its name taken literally', () => {
  expect(namesSheet("'6.1'!A1", '6.1')).toBe(true);
  expect(namesSheet('SUM(六月.上!A1)', '六月.上')).toBe(true);
  expect(namesSheet('SUM(六月X上!A1)', '六月.上')).toBe(false);
});

test.each([
  '=SUM(A1:A9)',
  '=IF($B$2="张三",TRUE,C3*1.5E2)',
  '=COUNTA(C:C)&"小计"',
  '=LOG10(A1)+_xlfn.IFS(A2,1)',
  '=1/0',
])('%s gives the same whatever stands on other sheets', (formula) => {
  expect(looksElsewhere(formula)).toBe(false);
});

test.each(["='6月'!A1", '=SUM(表1[电话])', '=单价*2', '=INDIRECT(A1)', '=SUM(张三:李四!B2)'])(
  '%s may give something else when another sheet changes',
  (formula) => {
    expect(looksElsewhere(formula)).toBe(true);
  },
);
