import * as XLSX from '@e965/xlsx';

import type { Change, ChangeSet } from '../../../src/sheet';
import type { WorkbookError } from '../../../src/workbook/port';
import { applyToXlsx, readXlsx, type XlsxOptions } from '../../../src/workbook/xlsx';
import { diffPackages, parseStrictly, summary } from './package-diff';
import { book, HEAD, partsOf, textOfPart, zipOf } from './packages';

const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (bytes: Uint8Array): string =>
  textOfPart(bytes, SHEET).replace(/^[\s\S]*<sheetData>([\s\S]*)<\/sheetData>[\s\S]*$/u, '$1');
const set = (cell: string, after: string | number | boolean, more: object = {}): Change => ({
  kind: 'value',
  sheet: '6月',
  cell,
  after,
  ...more,
});

function apply(bytes: Uint8Array, changes: ChangeSet, options?: XlsxOptions): Uint8Array {
  const result = applyToXlsx(bytes, changes, options);
  expect(result.report.conflicts).toEqual([]);
  for (const [name, part] of Object.entries(partsOf(result.bytes)))
    if (/\.(xml|rels)$/u.test(name)) parseStrictly(new TextDecoder().decode(part));
  return result.bytes;
}

/** Hints that may stay wider than need be, and ways to write the same. */
const plainRows = (bytes: Uint8Array): string =>
  sheetOf(bytes)
    .replaceAll(/ spans="[^"]*"/gu, '')
    .replaceAll(/ (t="s") (s="1")/gu, ' $2 $1')
    .replaceAll(/(<row[^>]*)><\/row>/gu, '$1/>');

/** Applies and takes back; the rows must then be the same to the letter. */
function thereAndBack(bytes: Uint8Array, changes: ChangeSet, options?: XlsxOptions): Uint8Array {
  const { bytes: after, report } = applyToXlsx(bytes, changes, options);
  const back = applyToXlsx(after, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet, options);
  expect(back.report.conflicts).toEqual([]);
  expect(plainRows(back.bytes)).toBe(plainRows(bytes));
  expect(readXlsx(back.bytes, 'x')).toEqual(readXlsx(bytes, 'x'));
  return after;
}

function refusal(act: () => unknown): [string, string] {
  try {
    act();
  } catch (error) {
    return [(error as WorkbookError).code, (error as WorkbookError).words.key];
  }
  throw new Error('nothing was refused');
}

const ROWS =
  '<row r="2" spans="1:3" ht="20" customHeight="1"><c r="A2" s="1"><v>1</v></c> <c r="C2" t="s" s="1"><v>0</v></c></row>\n' +
  '<row r="5"><c r="B5"><f>A2+1</f><v>2</v></c></row>';
const STRINGS = '<si><r><t>富</t></r><r><rPr><b/></rPr><t>文本</t></r></si>';
const STYLES =
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="12"/><color theme="1"/><name val="等线"/><scheme val="minor"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment vertical="center"/><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>';
const plain = book(ROWS, { strings: STRINGS, styles: STYLES, before: '<dimension ref="A2:C5"/>' });

describe('rows and cells', () => {
  it('a cell is changed where it stands, everything around it stays to the letter', () => {
    const after = thereAndBack(plain, [set('A2', '文')]);
    expect(sheetOf(after)).toBe(
      ROWS.replace('<c r="A2" s="1"><v>1</v></c>', '<c r="A2" s="1" t="inlineStr"><is><t>文</t></is></c>'),
    );
  });

  it('new cells and rows stand in order; spans and dimension grow', () => {
    const after = thereAndBack(plain, [set('F2', 1), set('B2', 2), set('A1', 3), set('A3', 4), set('Z9', 5)]);
    expect([...sheetOf(after).matchAll(/ r="([A-Z]*\d+)"/gu)].map((match) => match[1])).toEqual([
      '1',
      'A1',
      '2',
      'A2',
      'B2',
      'C2',
      'F2',
      '3',
      'A3',
      '5',
      'B5',
      '9',
      'Z9',
    ]);
    expect(sheetOf(after)).toContain('<row r="2" spans="1:6" ht="20"');
    expect(textOfPart(after, SHEET)).toContain('<dimension ref="A1:Z9"/>');
  });

  it('rows and cells without r keep their places', () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>';
    const after = thereAndBack(book(rows), [set('B1', 'x'), set('E1', 'y'), set('A4', 'z')]);
    expect(readXlsx(after, 'x').sheets[0]?.rows.map((row) => row?.map((cell) => cell?.value))).toEqual([
      undefined,
      [undefined, 1, 'x', 3, undefined, 'y'],
      [undefined, 4],
      undefined,
      [undefined, 'z'],
    ]);
  });

  it('cells out of order, as some writers leave them, are found', () => {
    const after = apply(book('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'), [
      set('A1', 9),
      set('B1', 8),
    ]);
    expect(sheetOf(after).match(/r="A1"/gu)).toHaveLength(1);
    expect(
      readXlsx(after, 'x')
        .sheets[0]?.rows[1]?.slice(1)
        .map((cell) => cell?.value),
    ).toEqual([9, 8, 3]);
  });

  it.each(['<sheetData/>', ''])('a sheet without rows: %p', (data) => {
    const parts = partsOf(book(''));
    const sheet = new TextDecoder()
      .decode(parts[SHEET])
      .replace(
        '<sheetData></sheetData>',
        `${data}<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>`,
      );
    const after = apply(zipOf({ ...parts, [SHEET]: sheet }), [set('B2', 'a')]);
    expect(textOfPart(after, SHEET)).toContain(
      '<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>a</t></is></c></row></sheetData><pageMargins',
    );
  });

  it('clearing keeps the style, and the cell that was empty before goes again', () => {
    expect(sheetOf(thereAndBack(plain, [set('A2', '')]))).toContain('<c r="A2" s="1"/>');
    thereAndBack(plain, [set('H2', 'x'), { kind: 'fill', sheet: '6月', cell: 'H2:J12', after: '#FF0000' }]);
  });

  it('a new cell takes the style of its row or column', () => {
    const rows = '<row r="1" s="1" customFormat="1"/><row r="2"/>';
    const after = thereAndBack(
      book(rows, { styles: STYLES, before: '<cols><col min="2" max="3" width="9" style="1"/></cols>' }),
      [set('A1', 1), set('B2', 2), set('D2', 3)],
    );
    expect(sheetOf(after)).toBe(
      '<row r="1" s="1" customFormat="1"><c r="A1" s="1"><v>1</v></c></row><row r="2"><c r="B2" s="1"><v>2</v></c><c r="D2"><v>3</v></c></row>',
    );
  });

  it('text is text: blanks, line breaks, signs that XML cannot hold, halves of pairs, formulas and escapes', () => {
    const texts = [
      ' a ',
      '甲\n乙',
      'x\r\ny',
      '\u0001\u000b',
      '\ud83d',
      '😀',
      '=1+1',
      '+a',
      '_x0041_',
      '<&>"\'',
      ']]>',
      '\ufffe',
      '\t',
    ];
    const after = apply(
      plain,
      texts.map((text, i) => set(`A${20 + i}`, text)),
    );
    const sheet = readXlsx(after, 'x').sheets[0];
    expect(texts.map((_, i) => sheet?.rows[20 + i]?.[1])).toEqual(texts.map((value) => ({ value })));
    const other = XLSX.read(after).Sheets['6月'];
    expect([other?.A20?.v, other?.A21?.v, other?.A26?.v, other?.A26?.f, other?.A29?.v]).toEqual([
      ' a ',
      '甲\n乙',
      '=1+1',
      undefined,
      '<&>"\'',
    ]);
  });

  it('rich text that was overwritten comes back rich', () => {
    const after = thereAndBack(plain, [set('C2', '平')]);
    expect(readXlsx(after, 'x').sheets[0]?.rows[2]?.[3]?.value).toBe('平');
  });

  it('a whole range gets one value; a range of whole columns its used rows', () => {
    const after = thereAndBack(plain, [set('B2:D4', 7), { kind: 'fill', sheet: '6月', cell: 'A:A', after: '#FFC7CE' }]);
    expect(sheetOf(after).match(/<v>7<\/v>/gu)).toHaveLength(9);
    expect(refusal(() => applyToXlsx(plain, [set('A1:ZZ9999', 1)]))).toEqual(['too-large', 'workbook.xlsx.tooLarge']);
  });

  it.each<[string, Change]>([
    ['Infinity', set('A1', Infinity)],
    ['an endless text', set('A1', 'x'.repeat(32_768))],
    ['no address', set('A0', 1)],
  ])('refuses what no cell can hold: %s', (_, change) => {
    expect(refusal(() => applyToXlsx(plain, [change]))[0]).toBe('bad-change');
  });
});

describe('formulas', () => {
  const shared = book(
    '<row r="1"><c r="A1"><f t="shared" ref="A1:B3" si="0">D1*2</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c></row>' +
      '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>4</v></c><c r="B3" cm="1"><f t="array" ref="B3">SUM(D1:D9)</f><v>5</v></c></row>',
    {
      rels: '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/>',
      parts: {
        'xl/calcChain.xml': `${HEAD}<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/><c r="B1"/><c r="A2"/><c r="A3" s="1"/><c r="B3" a="1"/></calcChain>`,
      },
      types:
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    },
  );

  it('are not overwritten unless the change names them', () => {
    expect(refusal(() => applyToXlsx(shared, [set('A2', 1)]))).toEqual(['formula-cell', 'workbook.xlsx.formulaCell']);
    expect(applyToXlsx(shared, [set('A2', 1, { before: 3 })]).report.conflicts).toMatchObject([
      { cell: 'A2', expected: 3, found: '=D2*2' },
    ]);
    expect(readXlsx(apply(shared, [set('A2', 1, { before: '=D2*2' })]), 'x').sheets[0]?.rows[2]?.[1]).toEqual({
      value: 1,
    });
    expect(readXlsx(apply(shared, [set('A2', 1)], { formulaCells: 'write' }), 'x').sheets[0]?.rows[2]?.[1]).toEqual({
      value: 1,
    });
  });

  it('the cell that holds a shared formula goes: the next one holds it, all others calculate as before', () => {
    const { bytes, report } = applyToXlsx(shared, [set('A1', 'x', { before: '=D1*2' })]);
    const rows = readXlsx(bytes, 'x').sheets[0]?.rows;
    expect([rows?.[1]?.[2]?.formula, rows?.[2]?.[1]?.formula, rows?.[3]?.[1]?.formula]).toEqual([
      '=E1*2',
      '=D2*2',
      '=D3*2',
    ]);
    expect(sheetOf(bytes)).toContain('<f t="shared" ref="A1:B3" si="0">E1*2</f>');
    expect(XLSX.read(bytes).Sheets['6月']?.A3?.f).toBe('D3*2');
    const back = applyToXlsx(bytes, report.inverse).bytes;
    expect(readXlsx(back, 'x')).toEqual(readXlsx(shared, 'x'));
  });

  it('the calculation chain loses the cell, keeps the sheet of the next, gains new formulas, and goes when it is empty', () => {
    const after = apply(shared, [
      set('A1', 1, { before: '=D1*2' }),
      { kind: 'formula', sheet: '6月', cell: 'F9', after: '=A1' },
    ]);
    expect(textOfPart(after, 'xl/calcChain.xml')).toContain(
      '><c r="B1" i="1"/><c r="A2"/><c r="A3" s="1"/><c r="B3" a="1"/><c r="F9" i="1"/></calcChain>',
    );
    const none = apply(
      shared,
      ['A1', 'B1', 'A2', 'A3', 'B3'].map((cell) => set(cell, 1)),
      { formulaCells: 'write' },
    );
    expect(Object.keys(partsOf(none))).not.toContain('xl/calcChain.xml');
    expect(textOfPart(none, '[Content_Types].xml') + textOfPart(none, 'xl/_rels/workbook.xml.rels')).not.toContain(
      'calcChain',
    );
  });

  it('cell metadata goes with the formula and comes back with it', () => {
    const { bytes, report } = applyToXlsx(shared, [set('B3', 1, { before: '=SUM(D1:D9)' })]);
    expect(sheetOf(bytes)).toContain('<c r="B3"><v>1</v></c>');
    expect(sheetOf(applyToXlsx(bytes, report.inverse).bytes)).toContain(
      '<c r="B3" cm="1"><f t="array" ref="B3">SUM(D1:D9)</f><v>5</v></c>',
    );
  });

  it('results are calculated anew when the file is opened next, if there are any', () => {
    expect(textOfPart(apply(plain, [set('A2', 5)]), 'xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>');
    const without = book('<row r="1"><c r="A1"><v>1</v></c></row>');
    expect(summary(diffPackages(without, apply(without, [set('A1', 2)])))).toEqual([
      `~ ${SHEET} worksheet/sheetData[0]/row[1]/c[A1]/v[0]`,
    ]);
    expect(
      textOfPart(
        apply(without, [{ kind: 'formula', sheet: '6月', cell: 'B1', after: '=IFS(A1>0,"a<b",TRUE,"IFS(")' }]),
        SHEET,
      ),
    ).toContain('<f>_xlfn.IFS(A1&gt;0,"a&lt;b",TRUE,"IFS(")</f>');
  });

  it('part of an array cannot be changed, whoever asks', () => {
    const array = book(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3*2</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    );
    expect(refusal(() => applyToXlsx(array, [set('A2', 1)]))[0]).toBe('array-formula');
    const asked = { formulaCells: 'write' } as const;
    for (const cell of ['A1', 'A3', 'A1:A2'])
      expect(refusal(() => applyToXlsx(array, [set(cell, 1)], asked))[0]).toBe('array-formula');
    expect(refusal(() => applyToXlsx(array, [set('A1:A3', 1)]))[0]).toBe('formula-cell');
    const { bytes, report } = applyToXlsx(array, [set('A1:A3', 1)], asked);
    expect(sheetOf(bytes)).not.toContain('<f');
    expect(sheetOf(applyToXlsx(bytes, report.inverse).bytes)).toContain('ref="A1:A3">B1:B3*2</f><v>1</v>');
  });
});

describe('styles', () => {
  it('a new look is a new style: cells that shared the old one keep it', () => {
    const after = thereAndBack(plain, [{ kind: 'fill', sheet: '6月', cell: 'A2', after: '#FFC7CE' }]);
    const styles = textOfPart(after, 'xl/styles.xml');
    expect(styles).toContain(STYLES.slice(STYLES.indexOf('<cellXfs') + 19, STYLES.indexOf('</cellXfs>')));
    expect(styles).toContain('<cellXfs count="3">');
    expect(styles).toContain('<fills count="3">');
    expect(sheetOf(after)).toContain('<c r="C2" t="s" s="1">');
    const cell = XLSX.read(after, { cellStyles: true }).Sheets['6月']?.A2 as { s: { fgColor: { rgb: string } } };
    expect(cell.s.fgColor.rgb).toBe('FFC7CE');
  });

  it('one look for many cells is one style; the look that is there already is none', () => {
    const after = apply(plain, [{ kind: 'fill', sheet: '6月', cell: 'D1:H40', after: '#FFC7CE' }]);
    expect(textOfPart(after, 'xl/styles.xml')).toContain('<cellXfs count="3">');
    const again = applyToXlsx(after, [
      { kind: 'fill', sheet: '6月', cell: 'D1:H40', before: '#FFC7CE', after: '#FFC7CE' },
    ]);
    expect(again.report.inverse).toEqual([]);
    expect(again.bytes).toBe(after);
  });

  it('font, alignment, border and number format change what they name and nothing else', () => {
    const after = thereAndBack(plain, [
      { kind: 'font', sheet: '6月', cell: 'A2', after: { name: '黑体', color: '#FF0000' } },
      { kind: 'align', sheet: '6月', cell: 'A2', before: { vertical: 'center' }, after: { horizontal: 'right' } },
      { kind: 'border', sheet: '6月', cell: 'A2', after: { top: 'thin', diagonalDown: 'hair', color: '#00FF00' } },
      { kind: 'number-format', sheet: '6月', cell: 'A2', before: 'yyyy/m/d', after: '0.00' },
    ]);
    const styles = textOfPart(after, 'xl/styles.xml');
    expect(styles).toContain('<font><b/><sz val="12"/><color rgb="FFFF0000"/><name val="黑体"/></font>');
    expect(styles).toContain(
      '<border diagonalDown="1"><left/><right/><top style="thin"><color rgb="FF00FF00"/></top><bottom/><diagonal style="hair"><color rgb="FF00FF00"/></diagonal></border>',
    );
    expect(styles).toMatch(
      /<xf numFmtId="2" fontId="2" fillId="0" borderId="1"[^>]*><alignment vertical="center" horizontal="right"\/><protection locked="0"\/><\/xf><\/cellXfs>/u,
    );
  });

  it.each(['', '<fonts/><cellXfs/>'])('a style sheet that lacks its tables gets what a style needs: %p', (styles) => {
    const after = apply(book(ROWS, { strings: STRINGS, styles }), [
      { kind: 'fill', sheet: '6月', cell: 'B5', after: '#FFC7CE' },
    ]);
    const order = parseStrictly(textOfPart(after, 'xl/styles.xml')).children.map((child) =>
      child.name.replace(/.*\}/u, ''),
    );
    expect(order).toEqual(['fonts', 'fills', 'borders', 'cellXfs']);
    // A2 names a style that is not there: its number is not given to the new one.
    expect(sheetOf(after)).toContain('<c r="B5" s="2">');
  });

  it('a package without a style sheet gets one', () => {
    const after = apply(book('<row r="1"><c r="A1"><v>1</v></c></row>'), [
      { kind: 'number-format', sheet: '6月', cell: 'A1', after: 'yyyy"年"' },
    ]);
    expect(readXlsx(after, 'x').sheets[0]?.rows[1]?.[1]?.format).toBe('yyyy"年"');
    expect(textOfPart(after, '[Content_Types].xml')).toContain('/xl/styles.xml');
  });

  it('a theme colour is known by what it looks like', () => {
    const { report } = applyToXlsx(plain, [
      { kind: 'font', sheet: '6月', cell: 'A2', before: { color: '#000000', bold: true }, after: { color: '#FF0000' } },
    ]);
    expect(report.inverse).toMatchObject([{ kind: 'font', before: { color: '#FF0000' }, after: { color: '#000000' } }]);
  });
});

describe('refusals and conflicts', () => {
  const merged = book('<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>', {
    behind: '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
  });
  const locked = book(ROWS, { strings: STRINGS, styles: STYLES, behind: '<sheetProtection sheet="1" objects="1"/>' });

  it('a cell under a merged one', () => {
    expect(refusal(() => applyToXlsx(merged, [set('B2', 1)]))).toEqual(['merged-cell', 'workbook.xlsx.mergedCell']);
    expect(readXlsx(apply(merged, [set('A1:C3', 5)]), 'x').sheets[0]?.rows[2]?.[2]).toBeUndefined();
    apply(merged, [set('B2', '')]);
  });

  it('a protected sheet: locked cells no, open ones yes, notes and rules no', () => {
    expect(refusal(() => applyToXlsx(locked, [set('B5', 1, { before: '=A2+1' })]))[0]).toBe('protected-sheet');
    expect(readXlsx(apply(locked, [set('A2', 9)]), 'x').sheets[0]?.rows[2]?.[1]?.value).toBe(9);
    for (const change of [
      { kind: 'fill', sheet: '6月', cell: 'A2', after: '#FF0000' },
      { kind: 'note', sheet: '6月', cell: 'A2', after: 'x' },
      { kind: 'column-width', sheet: '6月', columns: 'A', after: 30 },
      { kind: 'conditional-format', sheet: '6月', range: 'A1', formula: '=1', fill: '#FF0000' },
    ] as const) {
      expect(refusal(() => applyToXlsx(locked, [change]))[0]).toBe('protected-sheet');
      expect(readXlsx(apply(locked, [change], { lockedCells: 'write' }), 'x').sheets[0]?.protected).toBe(true);
    }
  });

  it('an unknown sheet, a taken name, a name that Excel does not take, a sheet that is not ours', () => {
    expect(refusal(() => applyToXlsx(plain, [{ ...set('A1', 1), sheet: '7月' } as Change]))[0]).toBe('unknown-sheet');
    expect(refusal(() => applyToXlsx(plain, [{ kind: 'add-sheet', sheet: '6月', values: [] }]))[1]).toBe(
      'workbook.xlsx.sheetExists',
    );
    expect(refusal(() => applyToXlsx(plain, [{ kind: 'add-sheet', sheet: 'a/b', values: [] }]))[1]).toBe(
      'workbook.xlsx.sheetName',
    );
    expect(refusal(() => applyToXlsx(plain, [{ kind: 'remove-sheet', sheet: '6月' }]))[1]).toBe(
      'workbook.xlsx.notOurs.remove',
    );
    expect(refusal(() => applyToXlsx(plain, [{ kind: 'replace-sheet', sheet: '6月', values: [['x']] }]))[1]).toBe(
      'workbook.xlsx.notOurs.replace',
    );
  });

  it('a conflict: nothing is written, or that cell is left alone as a whole', () => {
    const changes: ChangeSet = [
      set('A2', 5, { before: 99 }),
      { kind: 'fill', sheet: '6月', cell: 'A2', after: '#FF0000' },
      set('D2', 'ok', { before: '' }),
    ];
    const refused = applyToXlsx(plain, changes);
    expect(refused.bytes).toBe(plain);
    expect(refused.report).toMatchObject({
      applied: 0,
      inverse: [],
      conflicts: [{ sheet: '6月', cell: 'A2', expected: 99, found: 1 }],
    });
    const skipped = applyToXlsx(plain, changes, { conflicts: 'skip' });
    expect(skipped.report).toMatchObject({ applied: 1, conflicts: [{ cell: 'A2' }] });
    expect(sheetOf(skipped.bytes)).toContain('<c r="A2" s="1"><v>1</v></c>');
    expect(sheetOf(skipped.bytes)).toContain('<c r="D2" t="inlineStr">');
  });

  it('a title of a table is renamed in both places, and cannot be empty or taken', () => {
    const table = book('<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>乙</v></c></row>', {
      sheetRels:
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/>',
      behind: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
      parts: {
        'xl/tables/table1.xml': `${HEAD}<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="t" displayName="t" ref="A1:B3"><tableColumns count="2"><tableColumn id="1" name="甲"/><tableColumn id="2" name="乙"/></tableColumns></table>`,
      },
    });
    const after = apply(table, [set('B1', '新"名"')]);
    expect(textOfPart(after, 'xl/tables/table1.xml')).toContain('<tableColumn id="2" name="新&quot;名&quot;"/>');
    expect(refusal(() => applyToXlsx(table, [set('B1', '甲')]))[1]).toBe('workbook.xlsx.tableHeader');
    expect(refusal(() => applyToXlsx(table, [set('B1', '')]))[1]).toBe('workbook.xlsx.tableHeader');
  });
});
