import { readXlsx } from '../../../src/workbook/xlsx';
import { book, HEAD, partsOf, zipOf, type Parts } from './packages';
import { variants } from './variants';

const read = (bytes: Uint8Array) => readXlsx(bytes, 'x.xlsx');
const cells = (bytes: Uint8Array) => read(bytes).sheets[0]?.rows ?? [];

function edited(bytes: Uint8Array, edit: (parts: Record<string, string>) => Parts): Uint8Array {
  const texts = Object.fromEntries(
    Object.entries(partsOf(bytes)).map(([name, data]) => [name, new TextDecoder().decode(data)]),
  );
  return zipOf(edit(texts));
}

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>' +
  '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="180" fontId="1"/><xf numFmtId="31" fontId="2"/></cellXfs>';

describe('cells', () => {
  it('shared strings: plain, rich without phonetic guides, empty, with blanks and escapes', () => {
    const strings =
      '<si><t>来店</t></si><si><r><rPr><b/></rPr><t>重</t></r><r><t xml:space="preserve">点 </t></r><rPh sb="0" eb="1"><t>zhong</t></rPh></si><si/><si><t/></si>' +
      '<si><t xml:space="preserve">  两 </t></si><si><t>a_x000D_\nb_x005F_x0041_&lt;&amp;&#20013;</t></si><si><t><![CDATA[<x>&amp;]]></t></si>';
    const row = Array.from({ length: 7 }, (_, i) => `<c t="s"><v>${i}</v></c>`).join('');
    expect(
      cells(book(`<row>${row}</row>`, { strings }))[1]
        ?.slice(1)
        .map((cell) => cell?.value),
    ).toEqual(['来店', '重点 ', undefined, undefined, '  两 ', 'a\r\nb_x0041_<&中', '<x>&amp;']);
  });

  it('numbers, booleans, errors, inline strings, ISO dates, results of formulas', () => {
    const row =
      '<c r="A1"><v>1.5E3</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>' +
      '<c r="E1" t="d"><v>2026-06-03T12:00:00</v></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>1500x</v></c><c r="G1"><f>A1+1</f></c><c r="H1" t="n"><v> 7 </v></c><c r="I1" t="str"><v></v></c>';
    expect(cells(book(`<row r="1">${row}</row>`))[1]?.slice(1)).toEqual([
      { value: 1500 },
      { value: true },
      { value: '#N/A', error: true },
      { value: '甲乙' },
      { value: 46176.5 },
      { value: '1500x', formula: '=A1&"x"' },
      { value: '', formula: '=A1+1' },
      { value: 7 },
    ]);
  });

  it('ISO dates count from the 1904 system where the workbook does', () => {
    const bytes = edited(book('<row><c t="d"><v>2026-06-03</v></c></row>'), (parts) => ({
      ...parts,
      'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    }));
    expect(read(bytes).date1904).toBe(true);
    expect(cells(bytes)[1]?.[1]?.value).toBe(46176 - 1462);
  });

  it('rows and cells without r count on', () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>';
    const sheet = read(book(rows)).sheets[0];
    expect(sheet?.rows[1]?.[2]?.value).toBe(2);
    expect(sheet?.rows[4]?.[4]?.value).toBe(4);
    expect(sheet?.rows[5]?.[1]?.value).toBe(5);
    expect([sheet?.lastRow, sheet?.lastColumn]).toEqual([5, 4]);
  });

  it('number formats and struck fonts come from the style', () => {
    const row =
      '<c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>2</v></c><c r="C1" s="3"><v>3</v></c><c r="D1" s="9"><v>4</v></c><c r="E1" s="1"/>';
    expect(cells(book(`<row r="1">${row}</row>`, { styles: STYLES }))[1]?.slice(1)).toEqual([
      { value: 1, format: 'yyyy/m/d' },
      { value: 2, format: 'yyyy"年"m"月"', strike: true },
      { value: 3, format: 'yyyy"年"m"月"d"日"' },
      { value: 4 },
      { value: '', format: 'yyyy/m/d' },
    ]);
  });

  it('shared formulas say what each cell calculates', () => {
    const rows =
      '<row r="2"><c r="C2"><f t="shared" ref="C2:D3" si="0">$A2+B$1+\'a\'\'A1\'!A1+SUM(A:A,2:2)+LOG10(B2)+"A1"+Tab[A1]+A1048576</f><v>1</v></c><c r="D2"><f t="shared" si="0"/><v>1</v></c></row>' +
      '<row r="3"><c r="C3"><f t="shared" si="0"/><v>1</v></c></row>';
    const sheet = cells(book(rows));
    expect(sheet[2]?.[4]?.formula).toBe("=$A2+C$1+'a''A1'!B1+SUM(B:B,2:2)+LOG10(C2)+\"A1\"+Tab[A1]+B1048576");
    expect(sheet[3]?.[3]?.formula).toBe("=$A3+B$1+'a''A1'!A2+SUM(A:A,3:3)+LOG10(B3)+\"A1\"+Tab[A1]+#REF!");
  });

  it('formulas are shown as Excel shows them', () => {
    const sheet = cells(
      book('<row r="1"><c r="A1"><f>_xlfn.TEXTJOIN("_xlfn.",TRUE,_xlfn._xlws.FILTER(A1:A3,A1:A3&gt;1))</f></c></row>'),
    );
    expect(sheet[1]?.[1]?.formula).toBe('=TEXTJOIN("_xlfn.",TRUE,FILTER(A1:A3,A1:A3>1))');
  });

  it('comments, instructions and foreign elements between cells are passed', () => {
    const rows =
      '<!-- a --><row r="1"><?x y?><c r="A1"><!-- <v>0</v> --><v>1<!-- 2 -->3</v><extLst><ext><v>9</v></ext></extLst></c><x/><c r="B1"><v><![CDATA[4]]></v></c></row>';
    expect(
      cells(book(rows))[1]
        ?.slice(1)
        .map((cell) => cell?.value),
    ).toEqual([13, 4]);
  });
});

describe('packages', () => {
  const plain = book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
    strings: '<si><t>来店</t></si>',
    styles: STYLES,
  });

  it.each(variants(plain))('%s', (_, bytes) => {
    const sheet = read(bytes).sheets[0];
    expect([sheet?.name, sheet?.rows[1]?.[1]?.value]).toEqual(['6月', '来店']);
  });

  it('no styles, no shared strings, no rows', () => {
    expect(read(book('')).sheets[0]).toMatchObject({ lastRow: 0, lastColumn: 0, rows: [] });
    expect(cells(book('<row r="1"><c r="A1" s="4" t="s"><v/></c><c r="B1" s="4"><v>5</v></c></row>'))[1]?.[2]).toEqual({
      value: 5,
    });
  });

  it('our own custom XML parts, and only these', () => {
    const rels =
      '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item2.xml"/>';
    const parts = {
      'customXml/item1.xml': `${HEAD}<p:profile xmlns:p="urn:sanbiao:profile">{"a":1}</p:profile>`,
      'customXml/item2.xml': '<a xmlns="urn:else">urn:sanbiao:profile</a>',
    };
    expect([...read(book('', { rels, parts })).parts]).toEqual([['urn:sanbiao:profile', '{"a":1}']]);
  });

  it('validations and rules of extensions are read as far as they are lists', () => {
    const behind =
      '<dataValidations count="2"><dataValidation type="list" sqref="A1:A3 C1"><formula1>"H,A, B"</formula1></dataValidation><dataValidation type="whole" sqref="B1"><formula1>1</formula1></dataValidation></dataValidations>' +
      '<extLst><ext xmlns:x14="urn:x14"><x14:dataValidations xmlns:xm="urn:xm"><x14:dataValidation type="list"><x14:formula1><xm:f>字典!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D1:D9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>';
    expect(read(book('', { behind })).sheets[0]?.validations).toEqual([
      { range: 'A1:A3,C1', values: ['H', 'A', 'B'] },
      { range: 'D1:D9' },
    ]);
  });

  it('rules keep fill, colour and weight, theme colours resolved', () => {
    const styles =
      '<dxfs count="2"><dxf><font><b/><color theme="5" tint="0.5"/></font><fill><patternFill><bgColor rgb="FFF8CBAD"/></patternFill></fill></dxf><dxf/></dxfs>';
    const behind =
      '<conditionalFormatting sqref="A1 B2"><cfRule type="expression" dxfId="0" priority="1"><formula>A1&gt;1</formula></cfRule><cfRule type="cellIs" priority="2"><formula>1</formula></cfRule></conditionalFormatting>';
    expect(read(book('', { behind, styles })).sheets[0]?.conditionalFormats).toEqual([
      { range: 'A1,B2', formula: '=A1>1', fill: '#F8CBAD', fontColor: '#E0A8A6', bold: true },
    ]);
  });
});
