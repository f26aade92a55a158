import type { Change } from '../../../src/sheet';
import { applyToXlsx } from '../../../src/workbook/xlsx';
import { HEAD, MAIN, partsOf, textOfPart, zipOf } from './packages';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument';
const XDR = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

type Need = readonly [id: string, type: string, target: string];

const relations = (needs: readonly Need[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${needs
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

interface Tied {
  readonly first?: string;
  readonly second?: string;
  readonly names?: string;
  readonly needs?: readonly Need[];
  readonly otherNeeds?: readonly Need[];
  readonly parts?: Readonly<Record<string, string>>;
}

/** 甲 and 乙, each of its XML around `<sheetData>` on, and what belongs to 甲. */
function tied({ first = '<sheetData/>', second = '<sheetData/>', names = '', ...more }: Tied): Uint8Array {
  const sheet = (xml: string): string => `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${xml}</worksheet>`;
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${TYPE}.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId2"/></sheets><definedNames>${names}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet(first),
    'xl/worksheets/sheet2.xml': sheet(second),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(more.needs ?? []),
    'xl/worksheets/_rels/sheet2.xml.rels': relations(more.otherNeeds ?? []),
    ...more.parts,
  });
}

const ROW: Change = { kind: 'insert-rows', sheet: '甲', rows: '2:2' };
const COLUMN: Change = { kind: 'insert-columns', sheet: '甲', columns: 'B:B' };

/** A part after the move; taken back, everything is as it was. */
function moved(bytes: Uint8Array, move: Change, part: string): string {
  const there = applyToXlsx(bytes, [move]);
  const back = applyToXlsx(there.bytes, there.report.inverse).bytes;
  for (const name of Object.keys(partsOf(bytes)))
    if (name !== 'xl/workbook.xml') expect([name, textOfPart(back, name)]).toEqual([name, textOfPart(bytes, name)]);
  return textOfPart(there.bytes, part);
}

const anchor = (inside: string, at: number): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>${at}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${at}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>${at + 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${at + 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;
const shape = (link: string): string => `<xdr:sp macro="" textlink="${link}"/>`;
const wsDr = (inside: string): string =>
  `${HEAD}<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${DRAWING}" xmlns:r="${OFFICE}">${inside}</xdr:wsDr>`;
const DRAWN: Tied = {
  first: '<sheetData/><drawing r:id="rId1"/>',
  needs: [['rId1', 'drawing', '../drawings/drawing1.xml']],
};

describe('what is tied to cells goes with them', () => {
  it('the text of a shape, with or without the name of the sheet', () => {
    const drawing = wsDr([shape('$B$3'), shape('甲!$B$3'), shape('乙!$B$3')].map((one) => anchor(one, 8)).join(''));
    const bytes = tied({ ...DRAWN, parts: { 'xl/drawings/drawing1.xml': drawing } });
    const links = (move: Change): string[] =>
      [...moved(bytes, move, 'xl/drawings/drawing1.xml').matchAll(/textlink="([^"]*)"/gu)].map(([, link = '']) => link);
    expect(links(ROW)).toEqual(['$B$4', '甲!$B$4', '乙!$B$3']);
    expect(links(COLUMN)).toEqual(['$C$3', '甲!$C$3', '乙!$B$3']);
  });

  it('a form control: the cell that it sets, on its own sheet or another', () => {
    const control = (link: string): string =>
      `${HEAD}<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="Drop" fmlaLink="${link}" fmlaRange="甲!$D$3:$D$5"/>`;
    const need = (n: number): Need => ['rId1', 'ctrlProp', `../ctrlProps/ctrlProp${String(n)}.xml`];
    const parts = { 'xl/ctrlProps/ctrlProp1.xml': control('$C$2'), 'xl/ctrlProps/ctrlProp2.xml': control('$C$2') };
    const bytes = tied({ needs: [need(1)], otherNeeds: [need(2)], parts });
    expect(moved(bytes, ROW, 'xl/ctrlProps/ctrlProp1.xml')).toContain('fmlaLink="$C$3" fmlaRange="甲!$D$4:$D$6"');
    expect(moved(bytes, ROW, 'xl/ctrlProps/ctrlProp2.xml')).toContain('fmlaLink="$C$2" fmlaRange="甲!$D$4:$D$6"');
  });

  it('a control in the sheet’s own XML', () => {
    const first =
      '<sheetData/><controls><control shapeId="1" name="x"><controlPr linkedCell="C2" listFillRange="$D$3:$D$5"/></control></controls>';
    expect(moved(tied({ first }), ROW, 'xl/worksheets/sheet1.xml')).toContain(
      'linkedCell="C3" listFillRange="$D$4:$D$6"',
    );
  });

  const vml = (data: string): string =>
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025"><x:ClientData ObjectType="Checkbox">${data}</x:ClientData></v:shape></xml>`;
  it.each([
    ['goes with its cells', '<x:SizeWithCells/>', '3, 0, 5, 0, 4, 0, 6, 0'],
    ['grows with its cells', '', '3, 0, 5, 0, 4, 0, 6, 0'],
    ['stays where it is', '<x:MoveWithCells/><x:SizeWithCells/>', '3, 0, 4, 0, 4, 0, 5, 0'],
  ])('a control that is drawn in VML alone %s', (_, how, where) => {
    const data = `${how}<x:Anchor>3, 0, 4, 0, 4, 0, 5, 0</x:Anchor><x:FmlaLink>$C$2</x:FmlaLink>`;
    const bytes = tied({
      needs: [['rId1', 'vmlDrawing', '../drawings/vmlDrawing1.vml']],
      parts: { 'xl/drawings/vmlDrawing1.vml': vml(data) },
    });
    const after = moved(bytes, ROW, 'xl/drawings/vmlDrawing1.vml');
    expect(after).toContain(`<x:Anchor>${where}</x:Anchor>`);
    expect(after).toContain('<x:FmlaLink>$C$3</x:FmlaLink>');
  });

  it('a table’s column of another sheet, and a cell that XML is mapped to', () => {
    const table = `${HEAD}<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="A5:A9"><tableColumns count="1"><tableColumn id="1" name="甲"><calculatedColumnFormula>甲!C3+C3</calculatedColumnFormula></tableColumn></tableColumns></table>`;
    const single = `${HEAD}<singleXmlCells xmlns="${MAIN}"><singleXmlCell id="1" r="C4" connectionId="0"/></singleXmlCells>`;
    const bytes = tied({
      needs: [['rId1', 'tableSingleCells', '../tables/tableSingleCells1.xml']],
      otherNeeds: [['rId1', 'table', '../tables/table1.xml']],
      parts: { 'xl/tables/table1.xml': table, 'xl/tables/tableSingleCells1.xml': single },
    });
    expect(moved(bytes, ROW, 'xl/tables/table1.xml')).toContain('>甲!C4+C3<');
    expect(moved(bytes, ROW, 'xl/tables/tableSingleCells1.xml')).toContain('r="C5"');
  });

  it('what a consolidation gathers, whatever sheet it stands on', () => {
    const gather =
      '<sheetData/><dataConsolidate><dataRefs count="2"><dataRef ref="A1:B4" sheet="甲"/><dataRef ref="A1:B4" sheet="乙"/></dataRefs></dataConsolidate>';
    for (const [tie, part] of [
      [{ first: gather }, 'sheet1'],
      [{ second: gather }, 'sheet2'],
    ] as const)
      expect(moved(tied(tie), ROW, `xl/worksheets/${part}.xml`)).toContain(
        '<dataRef ref="A1:B5" sheet="甲"/><dataRef ref="A1:B4" sheet="乙"/>',
      );
  });
});

describe('references that no move concerns', () => {
  it('names that count from the cell that uses them', () => {
    const name = (id: string, formula: string): string => `<definedName name="${id}">${formula}</definedName>`;
    const names = [
      name('above', '甲!A1048576'),
      name('fixed', '甲!$A$3'),
      name('in_row', '甲!$C3'),
      name('in_column', '甲!C$3'),
      name('whole', '甲!$C:$C'),
      '<definedName name="_xlnm.Print_Area" localSheetId="0">甲!A1:C4</definedName>',
    ].join('');
    const formulas = (move: Change): string[] =>
      [...moved(tied({ names }), move, 'xl/workbook.xml').matchAll(/>([^<>]+)<\/definedName>/gu)].map(
        ([, formula = '']) => formula,
      );
    expect(formulas(ROW)).toEqual(['甲!A1048576', '甲!$A$4', '甲!$C3', '甲!C$4', '甲!$C:$C', '甲!A1:C5']);
    expect(formulas(COLUMN)).toEqual(['甲!A1048576', '甲!$A$3', '甲!$D3', '甲!C$3', '甲!$D:$D', '甲!A1:D4']);
  });

  it('the same cells of several sheets', () => {
    const second =
      '<sheetData><row r="1"><c r="A1"><f>SUM(乙:甲!C3)+SUM(甲:乙!C3)+甲!C3+SUM(甲!C3:甲!C5)</f></c></row></sheetData>';
    expect(moved(tied({ second }), ROW, 'xl/worksheets/sheet2.xml')).toContain(
      'SUM(乙:甲!C3)+SUM(甲:乙!C3)+甲!C4+SUM(甲!C4:甲!C6)',
    );
  });
});

describe('a copy of a sheet', () => {
  const frame = (kind: string, inside: string): string =>
    `<xdr:graphicFrame><a:graphic><a:graphicData uri="${kind}">${inside}</a:graphicData></a:graphic></xdr:graphicFrame>`;
  const drawing = wsDr(
    [
      frame(
        'http://schemas.microsoft.com/office/drawing/2014/chartex',
        '<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="rId1"/>',
      ),
      frame(
        'http://schemas.openxmlformats.org/drawingml/2006/diagram',
        '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId2"/>',
      ),
      frame(
        'http://schemas.microsoft.com/office/drawing/2010/slicer',
        '<sle:slicer xmlns:sle="http://schemas.microsoft.com/office/drawing/2010/slicer" name="客户"/>',
      ),
      frame(
        'http://schemas.microsoft.com/office/drawing/2017/model3d',
        '<am:model3d xmlns:am="http://schemas.microsoft.com/office/drawing/2017/model3d" r:embed="rId3"/>',
      ),
      shape('甲!$B$3'),
    ]
      .map((one, i) => anchor(one, i))
      .join(''),
  );
  const sparkline =
    '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><g xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><xm:f>甲!A1:C1</xm:f><xm:sqref>E1</xm:sqref></g></ext></extLst>';
  const MICROSOFT = 'http://schemas.microsoft.com/office';
  const bytes = tied({
    ...DRAWN,
    first: `<sheetData/><drawing r:id="rId1"/>${sparkline}`,
    parts: {
      'xl/drawings/drawing1.xml': drawing,
      'xl/drawings/_rels/drawing1.xml.rels': relations([
        ['rId1', `${MICROSOFT}/2014/relationships/chartEx`, '../charts/chartEx1.xml'],
        ['rId2', 'diagramData', '../diagrams/data1.xml'],
        ['rId3', `${MICROSOFT}/2017/06/relationships/model3d`, '../media/model3d1.glb'],
      ]),
      'xl/charts/chartEx1.xml': `${HEAD}<cx:chartSpace xmlns:cx="${MICROSOFT}/drawing/2014/chartex"><cx:f>甲!$C$1:$C$4</cx:f></cx:chartSpace>`,
      'xl/diagrams/data1.xml': `${HEAD}<dataModel/>`,
      'xl/media/model3d1.glb': 'model',
    },
  });
  const after = applyToXlsx(bytes, [{ kind: 'copy-sheet', from: '甲', sheet: '丙' }]);

  it('has whatever its drawing points to; a slicer, which it cannot have, leaves no empty shape', () => {
    const copy = textOfPart(after.bytes, 'xl/drawings/drawing2.xml');
    const rels = textOfPart(after.bytes, 'xl/drawings/_rels/drawing2.xml.rels');
    for (const [, id] of copy.matchAll(/ r:(?:id|dm|embed)="(\w+)"/gu)) expect(rels).toContain(`Id="${String(id)}"`);
    expect(copy).not.toContain('slicer');
    expect(rels).toContain('charts/chartEx2.xml');
    expect(rels).toContain('diagrams/data2.xml');
    expect(rels).toContain('media/model3d1.glb');
    expect(textOfPart(after.bytes, 'xl/drawings/drawing1.xml')).toBe(drawing);
  });

  it('shows its own cells in charts, shapes and sparklines', () => {
    expect(textOfPart(after.bytes, 'xl/charts/chartEx2.xml')).toContain("'丙'!$C$1:$C$4");
    expect(textOfPart(after.bytes, 'xl/drawings/drawing2.xml')).toContain('textlink="\'丙\'!$B$3"');
    expect(textOfPart(after.bytes, 'xl/worksheets/sheet3.xml')).toContain("<xm:f>'丙'!A1:C1</xm:f>");
  });

  it('goes again with all that was made for it', () => {
    const back = applyToXlsx(after.bytes, after.report.inverse).bytes;
    expect(Object.keys(partsOf(back))).toEqual(Object.keys(partsOf(bytes)));
  });
});
