import type { Change } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { parseStrictly } from './package-diff';
import { book, HEAD, MAIN, partsOf, textOfPart, zipOf } from './packages';
import { utf16 } from './variants';

const ROWS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>';
const set = (cell: string, after: number): Change => ({ kind: 'value', sheet: '6月', cell, after });
const note = (cell: string): Change => ({ kind: 'note', sheet: '6月', cell, after: '批注' });

describe('relationship parts typed one by one', () => {
  const whole = partsOf(book(ROWS));
  const rels = 'application/vnd.openxmlformats-package.relationships+xml';
  const types = new TextDecoder()
    .decode(whole['[Content_Types].xml'])
    .replace(/<Default Extension="rels"[^>]*>/u, '')
    .replace(
      '</Types>',
      `<Override PartName="/_rels/.rels" ContentType="${rels}"/><Override PartName="/xl/_rels/workbook.xml.rels" ContentType="${rels}"/></Types>`,
    );
  const bytes = zipOf({ ...whole, '[Content_Types].xml': types });

  it.each<[string, Change]>([
    ['a note', note('B2')],
    ['a sheet', { kind: 'add-sheet', sheet: '新', values: [[1]] }],
    ['a copied sheet', { kind: 'copy-sheet', sheet: '副本', from: '6月' }],
    ['a document part', { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:profile', after: '{}' }],
  ])('%s brings the type of the relationship parts that it adds', (_, change) => {
    const after = applyToXlsx(bytes, [change]).bytes;
    expect(textOfPart(after, '[Content_Types].xml').match(/<Default Extension="rels"/gu)).toHaveLength(1);
  });
});

describe('boxes of notes whose prefixes are declared where they are used', () => {
  const V = 'xmlns:v="urn:schemas-microsoft-com:vml"';
  const O = 'xmlns:o="urn:schemas-microsoft-com:office:office"';
  const X = 'xmlns:x="urn:schemas-microsoft-com:office:excel"';
  const box = `<v:shape id="_x0000_s1025" type="#_x0000_t202" ${O} o:insetmode="auto"><x:ClientData ObjectType="Note" ${X}><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`;
  const other = box
    .replaceAll('v:', 'a:')
    .replaceAll('o:', 'b:')
    .replaceAll('x:', 'c:')
    .replaceAll('xmlns:o=', 'xmlns:b=')
    .replaceAll('xmlns:x=', 'xmlns:c=')
    .replaceAll('_c0000', '_x0000');
  const drawings: [string, string][] = [
    ['inside the shapes', `<xml ${V}><v:shapetype id="_x0000_t202"/>${box}</xml>`],
    ['nowhere, since there is nothing', '<xml/>'],
    ['nowhere, in an empty root', '<xml></xml>'],
    ['under other names', `<xml xmlns:a="urn:schemas-microsoft-com:vml">${other}</xml>`],
    ['behind a comment', `<!-- <xml> --><xml ${V}>${box}</xml><!-- </xml> -->`],
    ['with another meaning of x', `<xml ${V} xmlns:x="urn:other">${box}</xml>`],
  ];

  it.each(drawings)('%s', (_, vml) => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const comments = `${HEAD}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>店长</author></authors><commentList><comment ref="A1" authorId="0"><text><t>旧</t></text></comment></commentList></comments>`;
    const before = book(ROWS, {
      behind: '<legacyDrawing r:id="rId1"/>',
      sheetRels: `<Relationship Id="rId1" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="${office}/comments" Target="../comments1.xml"/>`,
      parts: { 'xl/drawings/vmlDrawing1.vml': vml, 'xl/comments1.xml': comments },
      types: '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    });
    const { bytes, report } = applyToXlsx(before, [note('B2'), note('C3')]);
    const drawn = textOfPart(bytes, 'xl/drawings/vmlDrawing1.vml');
    const shapes: string[] = [];
    const walk = ({ name, children, text }: ReturnType<typeof parseStrictly>): void => {
      if (/^\{urn:schemas-microsoft-com:office:excel\}(?:Row|Column)$/u.test(name)) shapes.push(text);
      children.forEach(walk);
    };
    walk(parseStrictly(drawn));
    expect(shapes.slice(-4)).toEqual(['1', '1', '2', '2']);
    expect(
      textOfPart(applyToXlsx(bytes, report.inverse).bytes, 'xl/drawings/vmlDrawing1.vml').replaceAll(
        /<v:shapetype.*<\/v:shapetype>/gu,
        '',
      ),
    ).toContain(vml.includes('shape ') ? 'ClientData' : '<xml');
    expect([...(readXlsx(bytes, 'x').sheets[0]?.notes ?? [])]).toEqual([
      ['A1', '旧'],
      ['B2', '批注'],
      ['C3', '批注'],
    ]);
    // The old box is found under whatever prefixes it has.
    const gone = applyToXlsx(before, [{ kind: 'note', sheet: '6月', cell: 'A1', after: '' }]).bytes;
    if (vml.includes('ClientData'))
      expect(Object.keys(partsOf(gone)).filter((name) => name.endsWith('.vml'))).toEqual([]);
  });
});

describe('alternative contents are counted as Excel counts them', () => {
  const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const either = (needs: string, choice: string, fallback: string): string =>
    `<mc:AlternateContent ${MC}><mc:Choice ${needs}>${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
  const foreign = 'xmlns:hs="http://schemas.haansoft.com/office/spreadsheet/8.0" Requires="hs"';
  const known = 'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" Requires="x14ac"';
  const fills =
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills>';

  it.each([
    ['the fallback of one that Excel does not know', either(foreign, '<xf hs:extension="1"/>'.repeat(2), '<xf/>'), 3],
    ['the choice that Excel knows', either(known, '<xf x14ac:a="1"/>'.repeat(2), '<xf/>'), 4],
    ['one inside another', either(known, either(foreign, '', '<xf/><xf/>'), ''), 4],
    [
      'nothing where there is no fallback',
      `<mc:AlternateContent ${MC}><mc:Choice ${foreign}><xf/></mc:Choice></mc:AlternateContent><hs:xf xmlns:hs="urn:other"/>`,
      2,
    ],
  ])('styles: %s', (_, alternates, own) => {
    const styles = `<fonts><font/></fonts>${fills}<borders><border/></borders><cellXfs><xf/>${alternates}<xf/><xf numFmtId="14" fillId="2"/></cellXfs>`;
    const before = book(`<row r="1"><c r="A1" s="${own}"><v>45000</v></c><c r="B1" s="1"><v>1</v></c></row>`, {
      styles,
    });
    expect(readXlsx(before, 'x').sheets[0]?.rows[1]?.[1]).toEqual({ value: 45000, format: 'yyyy/m/d' });
    const { bytes } = applyToXlsx(before, [
      { kind: 'fill', sheet: '6月', cell: 'A1', before: '#00FF00', after: '#FFC7CE' },
      { kind: 'align', sheet: '6月', cell: 'B1', after: { horizontal: 'right' } },
    ]);
    parseStrictly(textOfPart(bytes, 'xl/styles.xml'));
    const again = applyToXlsx(bytes, [{ kind: 'fill', sheet: '6月', cell: 'A1', before: '#FFC7CE', after: '' }]);
    expect(again.report.conflicts).toEqual([]);
    expect(readXlsx(bytes, 'x').sheets[0]?.rows[1]?.[1]?.format).toBe('yyyy/m/d');
  });

  it('shared strings, sheets, merges and cells', () => {
    const strings = `<si><t>甲</t></si>${either(foreign, '<si><t>错</t></si><si><t>错</t></si>', '<si><t>乙</t></si>')}<si><t>丙</t></si>`;
    const cells = `<row r="1"><c r="A1" t="s"><v>1</v></c>${either(foreign, '<c r="B1"><v>0</v></c>', '<c r="B1" t="s"><v>2</v></c>')}</row>`;
    const behind = `<mergeCells>${either(foreign, '<mergeCell ref="A1:B2"/>', '<mergeCell ref="C3:D4"/>')}</mergeCells>`;
    const before = book(cells, { strings, behind });
    const sheet = readXlsx(before, 'x').sheets[0];
    expect(sheet?.rows[1]?.slice(1)).toEqual([{ value: '乙' }, { value: '丙' }]);
    expect(sheet?.merges).toEqual([{ top: 3, left: 3, bottom: 4, right: 4 }]);
    // Writing beside one version of a cell would leave the other as it was.
    expect(() => applyToXlsx(before, [{ kind: 'value', sheet: '6月', cell: 'A1', after: 1 }])).toThrow('unsupported');
  });
});

describe('names of parts in an archive that does not say how they are spelt', () => {
  it.each([
    ['UTF-8', [...new TextEncoder().encode('一月')]],
    ['GBK', [0xd2, 0xbb, 0xd4, 0xc2]],
  ])('%s: the sheet is found and keeps its name', (_, name) => {
    const plain = 'X'.repeat(name.length);
    const called = Object.fromEntries(
      Object.entries(partsOf(book('<row r="1"><c r="A1"><v>1</v></c></row>'))).map(([part, data]) => [
        part.replace('sheet1.xml', `${plain}.xml`),
        new TextEncoder().encode(new TextDecoder().decode(data).replace('sheets/sheet1.xml', 'sheets/一月.xml')),
      ]),
    );
    const places = Buffer.from(zipOf(called));
    for (let at = places.indexOf(plain); at >= 0; at = places.indexOf(plain)) places.set(name, at);
    const { bytes } = applyToXlsx(new Uint8Array(places), [{ kind: 'value', sheet: '6月', cell: 'A1', after: 2 }]);
    expect(readXlsx(bytes, 'x').sheets[0]?.rows[1]?.[1]?.value).toBe(2);
    expect(Buffer.from(bytes).includes(Buffer.from([...name, ...Buffer.from('.xml')]))).toBe(true);
  });
});

it('notes are put into a part that is as good as empty', () => {
  const comments = `<comments xmlns="${MAIN}"/>`;
  const before = book('', {
    parts: { 'xl/comments1.xml': comments },
    types:
      '<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>',
    sheetRels:
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/>',
  });
  const { bytes, report } = applyToXlsx(before, [{ kind: 'note', sheet: '6月', cell: 'B2', after: '批注' }]);
  const names = parseStrictly(textOfPart(bytes, 'xl/comments1.xml')).children.map(({ name }) => name);
  expect(names).toEqual([`{${MAIN}}authors`, `{${MAIN}}commentList`]);
  expect([...(readXlsx(bytes, 'x').sheets[0]?.notes ?? [])]).toEqual([['B2', '批注']]);
  expect(readXlsx(applyToXlsx(bytes, report.inverse).bytes, 'x').sheets[0]?.notes?.size ?? 0).toBe(0);
});

describe('a part says truly in which encoding it is', () => {
  const latin1 = (source: string): Uint8Array => new Uint8Array(Buffer.from(source, 'latin1'));
  it.each([
    ['us-ascii', (source: string) => latin1(source.replace('é', '&#233;'))],
    ['ISO-8859-1', latin1],
    ['UTF-16', (source: string) => utf16(source, false)],
  ])('%s, edited and copied', (name, encode) => {
    const whole = partsOf(book('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>'));
    const source = new TextDecoder().decode(whole['xl/worksheets/sheet1.xml']).replace('UTF-8', name);
    const { bytes } = applyToXlsx(zipOf({ ...whole, 'xl/worksheets/sheet1.xml': encode(source) }), [
      { kind: 'copy-sheet', from: '6月', sheet: '7月' },
      { kind: 'value', sheet: '6月', cell: 'B1', after: '王' },
    ]);
    expect(readXlsx(bytes, 'x').sheets.map(({ rows }) => rows[1]?.[1]?.value)).toEqual(['é', 'é']);
    for (const number of [1, 2]) {
      const part = partsOf(bytes)[`xl/worksheets/sheet${String(number)}.xml`] ?? new Uint8Array();
      const wide = part[0] === 0xff;
      const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(part);
      expect(text).toContain(`encoding="${wide ? 'UTF-16' : 'UTF-8'}"`);
      expect(text.includes('王')).toBe(number === 1);
    }
  });
});

it.each([
  ['is not there', ''],
  ['says less than is there', '<dimension ref="A1"/>'],
  ['says all', '<dimension ref="A1:XFD1048576"/>'],
])('whole columns and rows end with the last cell where the dimension %s', (_, before) => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>';
  const { bytes } = applyToXlsx(book(rows, { before }), [set('B:B', 7), set('4:4', 8)]);
  const cells = [...textOfPart(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<c r="(\w+)"/gu)].map(([, cell]) => cell);
  expect(cells).toEqual(['A1', 'B1', 'B2', 'B3', 'C3', 'A4', 'B4', 'C4']);
});

it('closing tags may have a blank behind their name', () => {
  const strings =
    '<si ><t >王</t ><rPh sb="0" eb="1"><t>おう</t ></rPh ></si ><si><r ><t>李</t ></r ><r><t>二</t></r></si >';
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v ></c ><c r="B1" t="s"><v>1</v></c></row >';
  const { bytes } = applyToXlsx(book(rows, { strings }), [set('C1', 3)]);
  expect(readXlsx(bytes, 'x').sheets[0]?.rows[1]?.map((cell) => cell?.value)).toEqual([undefined, '王', '李二', 3]);
});

it('a rule in a workbook without looks has the looks that every style sheet begins with', () => {
  const { bytes } = applyToXlsx(book('<row r="1"><c r="A1"><v>1</v></c></row>'), [
    { kind: 'conditional-format', sheet: '6月', range: 'A1:A9', formula: '=A1>0', fill: '#FFC7CE' },
  ]);
  const names = parseStrictly(textOfPart(bytes, 'xl/styles.xml')).children.map(({ name }) =>
    name.replace(/^.*\}/u, ''),
  );
  expect(names).toEqual(['fonts', 'fills', 'borders', 'cellXfs', 'dxfs']);
});

describe('several lists of columns, as the schema allows them', () => {
  const before = book('<row r="1"><c r="A1"><v>1</v></c></row>', {
    before: '<cols><col min="2" max="2" width="9"/></cols>\n<cols><col min="4" max="6" width="12" hidden="1"/></cols>',
  });
  const columns = (bytes: Uint8Array): string[] =>
    [...textOfPart(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<col .*?\/>/gu)].map(([col]) => col);

  it('a width is set without telling of a column twice, and taken back', () => {
    const { bytes, report } = applyToXlsx(before, [{ kind: 'column-width', sheet: '6月', columns: 'E', after: 20 }]);
    const spans = columns(bytes).map((col) => /min="(\d+)" max="(\d+)"/u.exec(col)?.slice(1).map(Number));
    expect(spans).toEqual([
      [2, 2],
      [4, 4],
      [5, 5],
      [6, 6],
    ]);
    expect(textOfPart(applyToXlsx(bytes, report.inverse).bytes, 'xl/worksheets/sheet1.xml')).toBe(
      textOfPart(before, 'xl/worksheets/sheet1.xml'),
    );
  });
});

describe('a note that is taken back leaves nothing of its own', () => {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const made = (authors: string, vml: string): Uint8Array =>
    book('<row r="1"><c r="A1"><v>1</v></c></row>', {
      behind: '<legacyDrawing r:id="rId1"/>',
      types:
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>',
      sheetRels: `<Relationship Id="rId1" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="${OFFICE}/comments" Target="../comments1.xml"/>`,
      parts: {
        'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors>${authors}</authors><commentList><comment ref="A1" authorId="0"><text><t>旧</t></text></comment></commentList></comments>`,
        'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${vml}</xml>`,
      },
    });
  const button =
    '<v:shape id="_x0000_s1025" type="#_x0000_t201"><x:ClientData ObjectType="Button"/></v:shape><v:shape id="_x0000_s1026"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>';

  it('neither our name among the authors, nor a shape type', () => {
    const before = made('<author>张</author>', button);
    const { bytes, report } = applyToXlsx(before, [note('B2')]);
    expect(textOfPart(bytes, 'xl/comments1.xml')).toContain('<author>三表助手</author>');
    const back = applyToXlsx(bytes, report.inverse).bytes;
    for (const part of ['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml'])
      expect(textOfPart(back, part)).toBe(textOfPart(before, part));
  });

  it('a note whose author is not in the file does not become ours', () => {
    const { bytes } = applyToXlsx(made('', button), [note('B2')]);
    const comments = textOfPart(bytes, 'xl/comments1.xml');
    expect(comments).toContain('<authors><author></author><author>三表助手</author></authors>');
    expect(comments).toMatch(/ref="A1" authorId="0"[\s\S]*ref="B2" authorId="1"/u);
  });
});
