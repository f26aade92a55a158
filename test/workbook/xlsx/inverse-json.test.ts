import { parseChanges, type ChangeSet } from '../../../src/sheet';
import { applyToXlsx } from '../../../src/workbook/xlsx';
import { book, HEAD, MAIN, partsOf, textOfPart } from './packages';

const SHEET = 'xl/worksheets/sheet1.xml';

/** Through JSON as a person would keep it: what `sanbiao apply` reads. */
function throughJson(changes: ChangeSet): ChangeSet {
  const read = parseChanges(JSON.parse(JSON.stringify(changes)));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.changes;
}

describe('looks that a change cannot name', () => {
  const LINES = ['dashDot', 'dashDotDot', 'mediumDashed', 'mediumDashDot', 'mediumDashDotDot', 'slantDashDot'];
  const styles = `<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="${LINES.length + 1}"><border/>${LINES.map((line) => `<border><left style="${line}"><color auto="1"/></left></border>`).join('')}</borders><cellXfs count="${LINES.length + 3}"><xf/>${LINES.map((_, i) => `<xf borderId="${i + 1}"/>`).join('')}<xf><alignment horizontal="centerContinuous" vertical="distributed"/></xf><xf><alignment horizontal="distributed"/></xf></cellXfs>`;
  const cells = Array.from(
    { length: LINES.length + 2 },
    (_, i) => `<c r="${'ABCDEFGH'.charAt(i)}1" s="${i + 1}"><v>1</v></c>`,
  );
  const before = book(`<row r="1">${cells.join('')}</row>`, { styles });

  it.each([
    ['border', { left: 'thin' }],
    ['align', { horizontal: 'left', vertical: 'top' }],
    // The nearest of what is there: it is changed all the same.
    ['align', { horizontal: 'center', vertical: 'justify' }],
  ] as const)('%s %j: the inverse is JSON that is taken, and brings them back', (kind, after) => {
    const change = { kind, sheet: '6月', cell: 'A1:H1', after } as ChangeSet[number];
    const { bytes, report } = applyToXlsx(before, throughJson([change]));
    expect(textOfPart(bytes, SHEET)).not.toBe(textOfPart(before, SHEET));
    const back = applyToXlsx(bytes, throughJson(report.inverse));
    expect(back.report.conflicts).toEqual([]);
    expect(textOfPart(back.bytes, SHEET)).toBe(textOfPart(before, SHEET));
  });

  it('the nearest of an alignment is not taken for it', () => {
    const { bytes } = applyToXlsx(before, [
      { kind: 'align', sheet: '6月', cell: 'G1', after: { horizontal: 'center', vertical: 'justify' } },
    ]);
    expect(textOfPart(bytes, 'xl/styles.xml')).toContain('horizontal="center" vertical="justify"');
  });
});

it('a row may be as high as Excel has them', () => {
  const sheet = { kind: 'add-sheet', sheet: '7月', values: [['甲']], rowHeights: { 1: 409.5 } };
  expect(throughJson([sheet as unknown as ChangeSet[number]])).toHaveLength(1);
  const higher = { ...sheet, rowHeights: { 1: 410 } } as unknown as ChangeSet[number];
  expect(() => throughJson([higher])).toThrow('rowHeights');
});

describe('the last note of a sheet', () => {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const RELATIONS = 'application/vnd.openxmlformats-package.relationships+xml';
  const box =
    '<v:shape id="_x0000_s1030" type="#_x0000_t202" style="width:300pt;visibility:visible" fillcolor="yellow"><v:textbox/><x:ClientData ObjectType="Note"><x:Anchor>1, 2, 3, 4, 9, 6, 7, 8</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column><x:Visible/></x:ClientData></v:shape>';
  const before = book('<row r="1"><c r="A1"><v>1</v></c></row>', {
    behind: '<legacyDrawing r:id="rId1"/>',
    types: `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/worksheets/_rels/sheet1.xml.rels" ContentType="${RELATIONS}"/>`,
    sheetRels: `<Relationship Id="rId1" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="${OFFICE}/comments" Target="../comments1.xml"/>`,
    parts: {
      'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors><author>张</author></authors><commentList><comment ref="A1" authorId="0"><text><t>旧</t></text></comment></commentList></comments>`,
      'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">${box}</xml>`,
    },
  });
  const gone = applyToXlsx(before, [{ kind: 'note', sheet: '6月', cell: 'A1', after: '' }]);

  it('leaves no type of a part that went with it', () => {
    const names = Object.keys(partsOf(gone.bytes));
    const typed = [...textOfPart(gone.bytes, '[Content_Types].xml').matchAll(/PartName="\/([^"]*)"/gu)];
    expect(typed.map(([, name]) => name).filter((name) => !names.includes(String(name)))).toEqual([]);
  });

  it('comes back with its box: place, size, colour, and that it is shown', () => {
    const back = applyToXlsx(gone.bytes, throughJson(gone.report.inverse)).bytes;
    const drawings = Object.keys(partsOf(back)).filter((name) => name.endsWith('.vml'));
    expect(textOfPart(back, String(drawings[0]))).toContain(box);
  });
});
