import { isDeepStrictEqual } from 'node:util';

import { appliedTo, type Change } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { HEAD, MAIN, partsOf, textCell, textOfPart, zipOf } from './packages';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

interface Book {
  readonly rows?: string;
  readonly behind?: string;
  readonly names?: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** Relationships of the sheet: id, kind, target. */
  readonly needs?: readonly (readonly [string, string, string])[];
}

/** Two sheets, 甲 of the given rows and what is around them, 乙 with formulas about it. */
function made({ rows = '', behind = '', names = '', parts = {}, needs = [] }: Book): Uint8Array {
  const sheets = [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><cols><col min="1" max="16384" width="9"/></cols><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>SUM(甲!E2:E1048576)+COUNTA(甲!B2:XFD2)</f></c></row></sheetData></worksheet>`,
  ];
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (list: string): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId2"/></sheets><definedNames>${names}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'worksheet', 'worksheets/sheet2.xml'),
    ),
    'xl/worksheets/sheet1.xml': sheets[0] ?? '',
    'xl/worksheets/sheet2.xml': sheets[1] ?? '',
    'xl/worksheets/_rels/sheet1.xml.rels': relations(needs.map((need) => relation(...need)).join('')),
    ...parts,
  });
}

const at = { sheet: '甲' };
const MOVES: readonly Change[] = [
  { kind: 'insert-rows', ...at, rows: '3:3' },
  { kind: 'insert-rows', ...at, rows: '2:4' },
  { kind: 'remove-rows', ...at, rows: '3:4' },
  { kind: 'insert-columns', ...at, columns: 'C:C' },
  { kind: 'insert-columns', ...at, columns: 'B:D' },
  { kind: 'remove-columns', ...at, columns: 'C:D' },
];

/** Every part but what a calculating program makes anew. */
const partsAsText = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(partsOf(bytes)).map(([name, data]) => [
      name,
      new TextDecoder().decode(data).replace(/<calcPr[^>]*>/u, ''),
    ]),
  );

/** Makes the move, takes it back, and does it again. */
function thereAndBack(
  bytes: Uint8Array,
  move: Change,
): { sheet: string; workbook: string; other: string; bytes: Uint8Array } {
  const there = applyToXlsx(bytes, [move]);
  const back = applyToXlsx(there.bytes, there.report.inverse);
  expect(partsAsText(back.bytes)).toEqual(partsAsText(bytes));
  const again = applyToXlsx(back.bytes, back.report.inverse);
  expect(partsAsText(again.bytes)).toEqual(partsAsText(there.bytes));
  return {
    sheet: textOfPart(there.bytes, 'xl/worksheets/sheet1.xml'),
    other: textOfPart(there.bytes, 'xl/worksheets/sheet2.xml'),
    workbook: textOfPart(there.bytes, 'xl/workbook.xml'),
    bytes: there.bytes,
  };
}

const ROWS = [1, 2, 5, 6]
  .map(
    (row) => `<row r="${String(row)}">${textCell(`A${String(row)}`, '客')}${textCell(`F${String(row)}`, '尾')}</row>`,
  )
  .join('');

describe('what reaches the last row or column still does after rows and columns were put in or taken out', () => {
  const bytes = made({
    rows: ROWS,
    names:
      '<definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1:$F$1048576</definedName><definedName name="到底">甲!$B$2:$XFD$2,甲!$E$2:$E$1048576</definedName><definedName name="整列">甲!$E:$XFD</definedName>',
    behind: `<protectedRanges><protectedRange sqref="E2:E1048576" name="a"/></protectedRanges><autoFilter ref="A1:F1048576"/><mergeCells count="1"><mergeCell ref="H2:XFD1048576"/></mergeCells><conditionalFormatting sqref="E2:E1048576 B2:XFD2"><cfRule type="expression" priority="1"><formula>COUNTIF($E$2:$E$1048576,E2)&gt;1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="E2:E1048576"><formula1>"H,A"</formula1></dataValidation></dataValidations><ignoredErrors><ignoredError sqref="E2:E1048576" numberStoredAsText="1"/></ignoredErrors><extLst><ext uri="x" xmlns:x14="${X14}"><x14:dataValidations count="1" xmlns:xm="${XM}"><x14:dataValidation type="list"><x14:formula1><xm:f>乙!$A$1:$A$1048576</xm:f></x14:formula1><xm:sqref>E2:E1048576</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
  });

  it.each(MOVES)('$kind $rows$columns', (move) => {
    const { sheet, workbook, other } = thereAndBack(bytes, move);
    const ends = [...`${sheet}${workbook}${other}`.matchAll(/\$?[A-Z]+\$?\d+:\$?([A-Z]+)\$?(\d+)/gu)];
    const short = ends.filter(
      ([, column = '', row]) =>
        /^(?:XF|XE|XC)/u.test(column) !== (column === 'XFD') || /^1048\d{3}$/u.test(row ?? '') !== (row === '1048576'),
    );
    expect(short.map(([range]) => range)).toEqual([]);
    expect(ends.filter(([, column, row]) => column === 'XFD' || row === '1048576').length).toBeGreaterThanOrEqual(15);
    expect(sheet).toContain('max="16384"');
  });

  it('is what the changes say it will be', () => {
    const [move] = MOVES;
    if (!move) throw new Error('no move');
    const told = appliedTo(readXlsx(bytes, 'x'), [move]).sheets[0];
    const read = readXlsx(applyToXlsx(bytes, [move]).bytes, 'x').sheets[0];
    expect([told?.validations, told?.extents, told?.conditionalFormats, told?.merges]).toEqual([
      read?.validations,
      read?.extents,
      read?.conditionalFormats,
      read?.merges,
    ]);
  });
});

describe('what lies in the last rows or columns', () => {
  it('goes off the sheet where it is empty, with its container, and comes back to the letter', () => {
    const bytes = made({
      rows: `${ROWS}<row r="7"><c r="XFC7" s="0"/><c r="XFD7" s="0"/></row><row r="1048575" ht="20"/><row r="1048576" ht="20" customHeight="1"><c r="A1048576"/></row>`,
      behind: `<mergeCells count="2"><mergeCell ref="A1048575:B1048576"/><mergeCell ref="XFC1:XFD2"/></mergeCells><conditionalFormatting sqref="A1048576 XFD3"><cfRule type="expression" priority="1"><formula>A1048576=XFD3</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="list" sqref="XFD5"><formula1>"H"</formula1></dataValidation><dataValidation type="list" sqref="A1048575:A1048576"><formula1>"H"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1048576" location="甲!A1048576"/></hyperlinks><rowBreaks count="1" manualBreakCount="1"><brk id="3" man="1"/></rowBreaks>`,
      names: '<definedName name="末">甲!$XFD$1048576</definedName>',
    });
    const { sheet, workbook } = thereAndBack(bytes, { kind: 'insert-rows', ...at, rows: '3:4' });
    expect(sheet).not.toContain('hyperlink');
    expect(sheet).not.toContain('ref="A10485');
    expect(sheet).toContain('<dataValidations count="1">');
    expect(sheet).toContain('brk id="5"');
    expect(sheet).not.toMatch(/104857[789]|r="1048576"/u);
    expect(workbook).toContain('>甲!#REF!<');
    expect(thereAndBack(bytes, { kind: 'insert-columns', ...at, columns: 'B:C' }).sheet).not.toMatch(
      /XF[EF]|r="XFD7"/u,
    );
  });

  it.each([
    [
      'a value',
      `<row r="1048576">${textCell('A1048576', '底')}</row>`,
      { kind: 'insert-rows', ...at, rows: '3:3' },
      'A1048576',
    ],
    [
      'a formula',
      '<row r="2"><c r="XFD2"><f>1+1</f></c></row>',
      { kind: 'insert-columns', ...at, columns: 'C:C' },
      'XFD2',
    ],
  ] as const)('is never lost: %s is named', (_, rows, move, cell) => {
    const bytes = made({ rows });
    expect(() => applyToXlsx(bytes, [move])).toThrow(
      expect.objectContaining({
        code: 'bad-change',
        words: expect.objectContaining({ values: expect.objectContaining({ cell: cell }) }),
      }),
    );
  });
});

describe('rows and columns that are taken out', () => {
  const shared = (row: number, first: boolean): string =>
    `<row r="${String(row)}"><c r="C${String(row)}"><f t="shared"${first ? ' ref="C2:C6"' : ''} si="0">${first ? 'SUM(A$1:A1)' : ''}</f></c></row>`;

  it('leave the rest of a shared formula whole, and come back as they were', () => {
    const bytes = made({ rows: [2, 3, 4, 5, 6].map((row) => shared(row, row === 2)).join('') });
    const there = applyToXlsx(bytes, [{ kind: 'remove-rows', ...at, rows: '2:3' }]);
    const formulas = (file: Uint8Array): unknown =>
      readXlsx(file, 'x')
        .sheets[0]?.rows.map((row) => row?.[3]?.formula)
        .filter(Boolean);
    expect(formulas(there.bytes)).toEqual(['=SUM(A$1:A1)', '=SUM(A$1:A2)', '=SUM(A$1:A3)']);
    const back = applyToXlsx(there.bytes, there.report.inverse);
    expect(formulas(back.bytes)).toEqual(formulas(bytes));
  });

  it('take their looks, merges, links, breaks and conditions along, and bring them back to the letter', () => {
    const bytes = made({
      rows: `<row r="1">${textCell('A1', '头')}</row><row r="3" ht="40" customHeight="1"><c r="B3" s="0"/><c r="C3"><f>A1</f><v>1</v></c></row><row r="4">${textCell('A4', '尾')}<c r="D4"><f>SUM(C2:C3)+C3+SUM(A1:A2)</f></c></row>`,
      behind: `<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells><conditionalFormatting sqref="C3"><cfRule type="expression" priority="1"><formula>C3=1</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="list" sqref="C3"><formula1>"H"</formula1></dataValidation><dataValidation type="list" sqref="C2:C4"><formula1>"H"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="C3" location="乙!A1"/></hyperlinks><rowBreaks count="2" manualBreakCount="2"><brk id="2" man="1"/><brk id="6" man="1"/></rowBreaks><extLst><ext uri="x" xmlns:x14="${X14}"><x14:conditionalFormattings xmlns:xm="${XM}"><x14:conditionalFormatting><xm:sqref>C3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`,
    });
    for (const move of [
      { kind: 'remove-rows', ...at, rows: '3:3' },
      { kind: 'remove-columns', ...at, columns: 'C:C' },
    ] as const) {
      const { sheet } = thereAndBack(bytes, move);
      expect(sheet).not.toMatch(/hyperlink|conditionalFormatting|extLst|sqref="C3"/u);
    }
    const { sheet } = thereAndBack(bytes, { kind: 'remove-rows', ...at, rows: '3:3' });
    expect(sheet).toContain('<dataValidations count="1">');
    expect(sheet).toContain('<rowBreaks count="1" manualBreakCount="1"><brk id="5" man="1"/></rowBreaks>');
  });

  it('do not take a note with them', () => {
    const bytes = noted('x14', 'B3');
    for (const move of [
      { kind: 'remove-rows', ...at, rows: '3:3' },
      { kind: 'remove-columns', ...at, columns: 'B:B' },
    ] as const)
      expect(() => applyToXlsx(bytes, [move])).toThrow(
        expect.objectContaining({
          code: 'bad-change',
          words: expect.objectContaining({ values: expect.objectContaining({ cell: 'B3' }) }),
        }),
      );
  });

  it('leave a table its titles, its totals and a line', () => {
    const table = `<table xmlns="${MAIN}" id="1" name="表" displayName="表" ref="A2:B5" totalsRowCount="1"><autoFilter ref="A2:B4"/><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`;
    const bytes = made({
      parts: { 'xl/tables/table1.xml': table },
      needs: [['rId1', 'table', '../tables/table1.xml']],
    });
    for (const rows of ['2:2', '5:5', '3:4', '1:3'])
      expect(() => applyToXlsx(bytes, [{ kind: 'remove-rows', ...at, rows }])).toThrow('bad-change');
    expect(() => applyToXlsx(bytes, [{ kind: 'remove-columns', ...at, columns: 'A:B' }])).toThrow('bad-change');
    const inside = applyToXlsx(bytes, [{ kind: 'remove-rows', ...at, rows: '4:4' }]).bytes;
    expect(textOfPart(inside, 'xl/tables/table1.xml')).toMatch(/ref="A2:B4".*<autoFilter ref="A2:B3"/u);
    const below = applyToXlsx(bytes, [{ kind: 'insert-rows', ...at, rows: '6:6' }]).bytes;
    expect(textOfPart(below, 'xl/tables/table1.xml')).toContain('ref="A2:B5"');
  });
});

const CLIENT = (p: string, anchor: boolean): string =>
  `<${p}ClientData ObjectType="Note"><${p}MoveWithCells/>${anchor ? `<${p}Anchor>2, 15, 1, 2, 4, 15, 5, 1</${p}Anchor>` : ''}<${p}Row>2</${p}Row><${p}Column>1</${p}Column></${p}ClientData>`;
const V = 'urn:schemas-microsoft-com:vml';
const X = 'urn:schemas-microsoft-com:office:excel';
const BOXES: Readonly<Record<string, string>> = {
  'prefixes of Excel': `<xml xmlns:v="${V}" xmlns:x="${X}"><v:shape id="_x0000_s1025" type="#_x0000_t202">${CLIENT('x:', true)}</v:shape></xml>`,
  'prefixes by number, declared where they are used, no anchor': `<xml><ns0:shape xmlns:ns0="${V}" id="_x0000_s1026"><ns2:ClientData xmlns:ns2="${X}" ObjectType="Note"><ns2:Row> 2 </ns2:Row><ns2:Column>1</ns2:Column></ns2:ClientData></ns0:shape></xml>`,
  'no prefixes': `<xml xmlns:v="${V}"><v:shape id="a">${CLIENT('', true).replace('<ClientData', `<ClientData xmlns="${X}"`)}</v:shape></xml>`,
  x14: `<xml xmlns:v="${V}" xmlns:ex-cel="${X}"><v:shape id="a"><v:textbox><br></v:textbox>${CLIENT('ex-cel:', true)}</v:shape></xml>`,
};

function noted(habit: string, cell: string): Uint8Array {
  return made({
    rows: `<row r="1">${textCell('A1', '头')}</row>`,
    behind: '<legacyDrawing r:id="rIdV"/>',
    needs: [
      ['rIdV', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rIdC', 'comments', '../comments1.xml'],
    ],
    parts: {
      'xl/drawings/vmlDrawing1.vml': BOXES[habit] ?? '',
      'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors><author>李</author></authors><commentList><comment ref="${cell}" authorId="0"><text><t>回访</t></text></comment></commentList></comments>`,
    },
  });
}

describe('the box of a note goes with its note, however the drawing is written', () => {
  const cases = Object.keys(BOXES).flatMap((habit) =>
    (
      [
        [{ kind: 'insert-rows', ...at, rows: '2:3' }, 'B5', '2, 15, 3, 2, 4, 15, 7, 1'],
        [{ kind: 'remove-rows', ...at, rows: '2:2' }, 'B2', '2, 15, 0, 2, 4, 15, 4, 1'],
        [{ kind: 'insert-columns', ...at, columns: 'B:B' }, 'C3', '3, 15, 1, 2, 5, 15, 5, 1'],
        [{ kind: 'insert-columns', ...at, columns: 'C:C' }, 'B3', '2, 15, 1, 2, 4, 15, 5, 1'],
      ] as const
    ).map(([move, cell, anchor]) => [habit, move.kind, move, cell, anchor] as const),
  );
  it.each(cases)('%s: %s', (habit, _, move, cell, anchor) => {
    const { bytes } = thereAndBack(noted(habit, 'B3'), move);
    const vml = textOfPart(bytes, 'xl/drawings/vmlDrawing1.vml');
    const [row, column] = [/Row>\s*(\d+)/u, /Column>(\d+)/u].map((pattern) => Number(pattern.exec(vml)?.[1]) + 1);
    expect(`${String.fromCharCode(64 + (column ?? 0))}${String(row)}`).toBe(cell);
    expect(textOfPart(bytes, 'xl/comments1.xml')).toContain(`ref="${cell}"`);
    expect(vml.includes('Anchor') ? vml : anchor).toContain(anchor);
  });
});

describe('pictures and controls', () => {
  const anchor = (how: string, from: number, to: number): string =>
    `<xdr:twoCellAnchor${how}><xdr:from><xdr:col>1</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>${String(from)}</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>${String(to)}</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:to></xdr:twoCellAnchor>`;
  const places = (xml: string): string[] =>
    [...xml.matchAll(/<xdr:row>(\d+)<\/xdr:row><xdr:rowOff>(\d+)/gu)].map(
      ([, row, off]) => `${row ?? ''}+${off ?? ''}`,
    );
  const bytes = made({
    behind: '<drawing r:id="rIdD"/>',
    needs: [['rIdD', 'drawing', '../drawings/drawing1.xml']],
    parts: {
      'xl/drawings/drawing1.xml': `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}">${anchor('', 2, 6)}${anchor(' editAs="oneCell"', 2, 6)}${anchor(' editAs="absolute"', 2, 6)}</xdr:wsDr>`,
    },
  });

  it('are stretched, keep their size or stay, as each is anchored', () => {
    const inside = thereAndBack(bytes, { kind: 'insert-rows', ...at, rows: '5:6' }).bytes;
    expect(places(textOfPart(inside, 'xl/drawings/drawing1.xml'))).toEqual(['2+5', '8+5', '2+5', '6+5', '2+5', '6+5']);
    const above = thereAndBack(bytes, { kind: 'insert-rows', ...at, rows: '1:1' }).bytes;
    expect(places(textOfPart(above, 'xl/drawings/drawing1.xml'))).toEqual(['3+5', '7+5', '3+5', '7+5', '2+5', '6+5']);
  });

  it('hold on to what comes in the place of rows that are taken out', () => {
    const there = thereAndBack(bytes, { kind: 'remove-rows', ...at, rows: '2:4' }).bytes;
    expect(places(textOfPart(there, 'xl/drawings/drawing1.xml'))).toEqual(['1+0', '3+5', '1+0', '5+5', '2+5', '6+5']);
  });
});

describe('rows that do not say their number', () => {
  const bytes = made({
    rows: ['一', '二', '三'].map((name) => `<row><c t="inlineStr"><is><t>${name}</t></is></c></row>`).join(''),
  });
  const names = (file: Uint8Array): unknown => readXlsx(file, 'x').sheets[0]?.rows.map((row) => row?.[1]?.value);
  it('move all the same', () => {
    const first = applyToXlsx(bytes, [{ kind: 'insert-rows', ...at, rows: '1:2' }]);
    expect(names(first.bytes)).toEqual([undefined, undefined, undefined, '一', '二', '三']);
    const back = applyToXlsx(first.bytes, first.report.inverse);
    expect(isDeepStrictEqual(readXlsx(back.bytes, 'x').sheets, readXlsx(bytes, 'x').sheets)).toBe(true);
  });
});

it('damage that is found on the way is told with its sheet', () => {
  const bytes = made({ rows: '<row r="1"><c r="A1"><v>1</c></v></row>' });
  expect(() => applyToXlsx(bytes, [{ kind: 'insert-rows', ...at, rows: '1:1' }])).toThrow(
    expect.objectContaining({
      code: 'broken-file',
      words: expect.objectContaining({ values: { sheet: '甲', cell: 'A1' } }),
    }),
  );
});

it('the cells that a scenario puts values into move with their rows, and back', () => {
  const behind =
    '<scenarios current="0"><scenario name="s" count="1"><inputCells r="A2" val="5"/></scenario></scenarios>';
  const before = made({ rows: '<row r="2"><c r="A2"><v>1</v></c></row>', behind });
  const { bytes, report } = applyToXlsx(before, [{ kind: 'insert-rows', ...at, rows: '2:2' }]);
  expect(partsAsText(bytes)['xl/worksheets/sheet1.xml']).toContain(behind.replace('A2', 'A3'));
  expect(partsAsText(applyToXlsx(bytes, report.inverse).bytes)['xl/worksheets/sheet1.xml']).toContain(behind);
});
