import fc from 'fast-check';
import { compileFormula, holds } from '../../src/edition/formula/evaluate';
import { NotUnderstood, parseFormula } from '../../src/edition/formula/parse';
import { levelFormula } from '../../src/marks';
import { sheetOf, type Scalar } from '../../src/sheet';

/** 2026-06-20, a Saturday. */
const TODAY = 46_193;

const sheet = sheetOf('表', [
  ['H', 'A/H', 3, '', { value: '#N/A', error: true }],
  ['h级', 'B→A', 12, 46_192, true],
  ['*', '＊H', 7, 46_194, 'x'],
]);

const value = (formula: string, rows = 0, columns = 0) => compileFormula(formula, sheet, TODAY)(rows, columns);

test.each<[string, Scalar]>([
  ['=1+2*3^2', 19],
  ['=-2^2', 4],
  ['=(1+2)*3', 9],
  ['=50%', 0.5],
  ['="a"&1&TRUE', 'a1TRUE'],
  ['=IF(C2>10,"多","少")', '多'],
  ['=IFERROR(E1,"无")', '无'],
  ['=AND(A1="h",C1<5)', true],
  ['=OR(C1>100,NOT(FALSE))', true],
  ['=COUNTIF($C$1:$C$3,">5")', 2],
  ['=COUNTIF(A:A,"H*")', 2],
  ['=SUM(C1:C3)', 22],
  ['=MAX($C:$C)', 12],
  ['=SUBSTITUTE(UPPER(" a b "),"A","x")', ' x B '],
  ['=TRIM("  a   b ")', 'a b'],
  ['=RIGHT("abc",0)&MID("abcdef",2,3)', 'bcd'],
  ['=ISNUMBER(SEARCH("级",A2))', true],
  ['=ISNUMBER(FIND("H",A2))', false],
  ['=D2<TODAY()', true],
  ['=WEEKDAY(TODAY(),2)', 6],
  ['=MONTH(D3)*100+DAY(D3)', 621],
  ['=D1=""', true],
  ['=D1=0', true],
  ['="He said ""hi"""', 'He said "hi"'],
])('%s is %p', (formula, expected) => {
  expect(value(formula)).toEqual(expected);
});

test('references move with the cell that is asked for, unless they are fixed', () => {
  expect(value('=A1', 1, 1)).toBe('B→A');
  expect(value('=$A1', 1, 1)).toBe('h级');
  expect(value('=A$1', 1, 1)).toBe('A/H');
  expect(value('=$A$1', 1, 1)).toBe('H');
});

test('a fault goes through, and no condition holds by it', () => {
  expect(value('=E1+1')).toEqual({ fault: '#N/A' });
  expect(holds(value('=E1="H"'))).toBe(false);
  expect(value('=1/0')).toEqual({ fault: '#DIV/0!' });
  expect(value('=FIND("z","abc")')).toEqual({ fault: '#VALUE!' });
});

test.each(['=Sheet2!A1', '={1,2}', '=名称', '=VLOOKUP(A1,B:C,2)', '=1+', '=A1 A2', '=(1', '='])(
  '%s is not understood, and said so',
  (formula) => {
    expect(() => compileFormula(formula, sheet, TODAY)).toThrow(NotUnderstood);
  },
);

test('our own level rules colour what they say', () => {
  const rule = (cell: string) => compileFormula(levelFormula(cell, ['H', '7日购']), sheet, TODAY);
  const seen = [0, 1, 2].flatMap((row) => [0, 1].map((column) => holds(rule('A1')(row, column))));
  // H, A/H | h级, B→A | *, ＊H
  expect(seen).toEqual([true, true, true, false, false, true]);
});

test('whatever stands there, reading a formula ends: with a formula or with NotUnderstood', () => {
  const pieces = fc.constantFrom(
    'A1',
    '$B$2',
    'SUM(',
    ')',
    ',',
    '"x',
    '"',
    '1',
    '.5',
    '<',
    '>=',
    '&',
    '-',
    '%',
    ' ',
    '级',
    'TRUE',
    ':',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      try {
        parseFormula(`=${parts.join('')}`);
      } catch (error) {
        expect(error).toBeInstanceOf(NotUnderstood);
      }
    }),
    { numRuns: 500 },
  );
});
