import { appliedTo, movedFormula, type ChangeSet } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { daysMatrix } from './days-matrix';
import { book, partsOf, textCell } from './packages';
import { tableBook } from './table-book';

const INSERT: ChangeSet = [{ kind: 'insert-columns', sheet: '7月', columns: 'E:E' }];
const part = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(partsOf(bytes)[name] as Uint8Array);

describe('a column put in behind the last day', () => {
  const source = daysMatrix();
  const { bytes, report } = applyToXlsx(source, INSERT);
  const [sheet, summary] = readXlsx(bytes, 'x.xlsx').sheets;
  const xml = part(bytes, 'xl/worksheets/sheet1.xml');
  const formula = (row: number, column: number): string | undefined => sheet?.rows[row]?.[column]?.formula;

  it('moves what stands behind it, and looks like the day before: width, lines, formulas, list, rule', () => {
    expect(sheet?.rows[4]?.[6]?.value).toBe('成交');
    expect(sheet?.rows[4]?.[5]).toBeUndefined();
    expect(xml).toContain('<c r="E4" s="1"/>');
    expect(xml).not.toContain('spans=');
    expect(formula(3, 5)).toBe('=D3+1');
    expect(xml).toContain(
      '<cols><col min="1" max="1" width="12"/><col min="2" max="5" width="4" customWidth="1"/><col min="6" max="7" width="20" hidden="1"/></cols>',
    );
    expect(sheet?.validations?.map(({ range }) => range)).toEqual(['B4:E5', 'F4:F5']);
    expect(sheet?.conditionalFormats?.[0]).toMatchObject({ range: 'B4:E5', formula: '=B4="A"' });
  });

  it('lets what ended with the last day end with the new one: counts, headings, names, filter, print area, other sheets', () => {
    expect(formula(4, 7)).toBe('=COUNTIF(B4:E4,"A")+COUNTIF($B4:E4,F4)');
    expect(formula(5, 7)).toBe('=COUNTIF(B5:E5,"A")+COUNTIF($B5:E5,F5)');
    expect(sheet?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 7 },
      { top: 2, left: 2, bottom: 2, right: 5 },
      { top: 6, left: 4, bottom: 7, right: 4 },
      { top: 6, left: 5, bottom: 7, right: 5 },
    ]);
    expect(sheet?.extents).toEqual([
      { what: 'filter', area: { top: 3, left: 1, bottom: 5, right: 7 } },
      { what: 'print', area: { top: 1, left: 1, bottom: 5, right: 7 } },
    ]);
    expect(part(bytes, 'xl/workbook.xml')).toContain(`<definedName name="天">'7月'!$B$3:$E$3</definedName>`);
    expect(xml).toContain('<formula1>$G$4:$G$5</formula1>');
    expect(xml).toContain('<brk id="6" man="1"/>');
    expect(summary?.rows[1]?.[1]?.formula).toBe(`=COUNTIF('7月'!B4:E5,"A")+'7月'!F4`);
    expect(summary?.rows[1]?.[2]?.formula).toBe(`=SUM('7月'!A:B)+SUM('7月'!F:G)+D1`);
  });

  it('is what the changes say it will be', () => {
    const told = appliedTo(readXlsx(source, 'x.xlsx'), INSERT);
    const said = (at: typeof told): unknown =>
      at.sheets.map(({ rows, merges, extents }) => [
        rows.map((row) => row?.map((cell) => cell?.formula ?? cell?.value)),
        merges,
        extents,
      ]);
    expect(said(told)).toEqual(said(readXlsx(bytes, 'x.xlsx')));
  });

  it('is taken back, but not over what somebody wrote there since', () => {
    const back = readXlsx(applyToXlsx(bytes, report.inverse).bytes, 'x.xlsx');
    expect(back.sheets).toEqual(readXlsx(source, 'x.xlsx').sheets);
    const typed = applyToXlsx(bytes, [{ kind: 'value', sheet: '7月', cell: 'E4', after: 'A' }]);
    expect(() => applyToXlsx(typed.bytes, report.inverse)).toThrow('bad-change');
  });
});

describe('formulas after columns were put in', () => {
  const move = { sheet: '7月', axis: 'columns', first: 5, by: 1 } as const;
  it.each([
    ['SUM(A5:D5)', 'SUM(A5:E5)'],
    ['D5+E5', 'D5+F5'],
    ['SUM($A$5:$G$5)', 'SUM($A$5:$H$5)'],
    ['SUM(B:D)+SUM(5:7)', 'SUM(B:E)+SUM(5:7)'],
    ["'7月'!E1+'8月'!E1", "'7月'!F1+'8月'!E1"],
    ['"E5"&E5', '"E5"&F5'],
    ['LOG10(E5)+E5B', 'LOG10(F5)+E5B'],
    ['XFE1:XFF2', 'XFE1:XFF2'],
  ])('%s', (before, after) => {
    expect(movedFormula(before, move, '7月')).toBe(after);
  });
});

describe('a column put in within a table object', () => {
  const at = (columns: string): ChangeSet => [{ kind: 'insert-columns', sheet: '6月', columns }];
  const table = (bytes: Uint8Array): string => part(bytes, 'xl/tables/table1.xml');
  const shown = (bytes: Uint8Array): readonly (readonly unknown[])[] =>
    (readXlsx(bytes, 'x').sheets[0]?.rows ?? [])
      .slice(2)
      .map((cells) => Array.from({ length: 5 }, (_, i) => cells?.[i + 2]?.formula ?? cells?.[i + 2]?.value));

  it('has a title of its own in the table and in its cell, and the look of the one before it; filters and sums stay with theirs', () => {
    const { bytes } = applyToXlsx(tableBook(), at('D:D'));
    expect(table(bytes)).toContain('ref="B2:E5"');
    expect(table(bytes)).toContain(
      '<tableColumns count="4"><tableColumn id="1" name="姓名"/><tableColumn id="4" name="列1" dataDxfId="2" totalsRowFunction="sum"/><tableColumn dataDxfId="2" id="5" name="列2"/><tableColumn id="2" name="合计">',
    );
    expect(table(bytes)).toMatch(/<autoFilter ref="B2:E4"><filterColumn colId="0">.*<filterColumn colId="3">/u);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('<c r="D2" s="1" t="inlineStr"><is><t>列2</t></is></c>');
    expect(shown(bytes)).toEqual([
      ['姓名', '列1', '列2', '合计', undefined],
      ['客', '=LEN(B3)', '=LEN(C3)', '=表[[#This Row],[列1]]*2', undefined],
      ['客', 3, undefined, '=表[[#This Row],[列1]]*2', undefined],
      [undefined, '=SUBTOTAL(109,表[列1])', undefined, undefined, undefined],
    ]);
  });

  it('goes to the letter when it is taken back, and comes again', () => {
    for (const columns of ['C:D', 'D:D', 'E:E', 'B:B']) {
      const there = applyToXlsx(tableBook(), at(columns));
      const back = applyToXlsx(there.bytes, there.report.inverse);
      for (const name of ['xl/tables/table1.xml', 'xl/worksheets/sheet1.xml'])
        expect(part(back.bytes, name)).toBe(part(tableBook(), name));
      const again = applyToXlsx(back.bytes, back.report.inverse);
      expect([table(again.bytes), shown(again.bytes)]).toEqual([table(there.bytes), shown(there.bytes)]);
      expect(applyToXlsx(again.bytes, again.report.inverse).report.conflicts).toEqual([]);
    }
  });

  it('belongs to the table where it is put in right behind it, and moves it where it is put in before it', () => {
    const [behind, before] = ['E:F', 'B:B'].map((columns) => applyToXlsx(tableBook(), at(columns)).bytes) as [
      Uint8Array,
      Uint8Array,
    ];
    expect(table(behind)).toMatch(
      /ref="B2:F5".*count="5".*id="5" name="列2"\/><tableColumn id="6" name="列3"\/><\/tableColumns>/u,
    );
    expect(shown(behind).slice(0, 2)).toEqual([
      ['姓名', '列1', '合计', '列2', '列3'],
      ['客', '=LEN(B3)', '=表[[#This Row],[列1]]*2', '=LEN(D3)', undefined],
    ]);
    expect(table(before)).toMatch(/ref="C2:E5".*colId="0".*colId="2".*count="3"/u);
  });

  it('takes the title that somebody gives it, and is not taken back then', () => {
    const { bytes, report } = applyToXlsx(tableBook(), at('D:D'));
    const typed = applyToXlsx(bytes, [{ kind: 'value', sheet: '6月', cell: 'D2', before: '列2', after: '31' }]);
    expect(table(typed.bytes)).toContain('id="5" name="31"');
    expect(() => applyToXlsx(typed.bytes, report.inverse)).toThrow('bad-change');
    const both = applyToXlsx(typed.bytes, [...typed.report.inverse, ...report.inverse]);
    expect(table(both.bytes)).toBe(table(tableBook()));
    const named = applyToXlsx(bytes, [{ kind: 'formula', sheet: '6月', cell: 'H9', after: '=SUM(表[列2])' }]);
    expect(() => applyToXlsx(named.bytes, report.inverse)).toThrow('bad-change');
  });

  it.each([
    ['the table is fed by a query', { attributes: ' tableType="queryTable"' }, 'C:C'],
    ['the part and the sheet tell different columns', { columns: '<tableColumn id="1" name="姓名"/>' }, 'C:C'],
  ])('is refused where %s', (_, how, columns) => {
    expect(() => applyToXlsx(tableBook(how), at(columns))).toThrow('bad-change');
  });

  it('without titles on the sheet has its name in the table only', () => {
    const { bytes } = applyToXlsx(tableBook({ attributes: ' headerRowCount="0"' }), at('D:D'));
    expect(table(bytes)).toContain('id="5" name="列2"');
    expect(shown(bytes)[0]).toEqual(['姓名', '列1', undefined, '合计', undefined]);
  });
});

test('the conditions of a filter on the sheet stay with their columns', () => {
  const filter = (ids: readonly number[]): string =>
    ids.map((id) => `<filterColumn colId="${String(id)}"><filters blank="1"/></filterColumn>`).join('');
  const source = book(`<row r="1">${['A1', 'B1', 'C1', 'D1'].map((cell) => textCell(cell, cell)).join('')}</row>`, {
    behind: `<autoFilter ref="B1:D9">${filter([0, 2])}</autoFilter>`,
  });
  const { bytes, report } = applyToXlsx(source, [{ kind: 'insert-columns', sheet: '6月', columns: 'C:C' }]);
  const sheet = (of: Uint8Array): string => part(of, 'xl/worksheets/sheet1.xml');
  expect(sheet(bytes)).toContain(`<autoFilter ref="B1:E9">${filter([0, 3])}</autoFilter>`);
  expect(sheet(applyToXlsx(bytes, report.inverse).bytes)).toBe(sheet(source));
});
