import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import type { ChangeSet } from '../../../src/sheet';
import { book, partsOf, textOfPart } from './packages';
import { utf16 } from './variants';

const SHEET = 'xl/worksheets/sheet1.xml';
/** What would be a tag if it stood in the open. */
const TAGS = [
  '</t>',
  '</v>',
  '</is>',
  '</c>',
  '</row>',
  '</sheetData>',
  '</si>',
  '</sst>',
  '<si><t>x</t></si>',
  '<t>x</t>',
  '<c r="A1">',
  '<row r="1">',
  '<f>1</f>',
];

const values = (bytes: Uint8Array): unknown[] =>
  (readXlsx(bytes, 'x').sheets[0]?.rows ?? []).flatMap((row) => (row ?? []).map((cell) => cell?.value));

/** Changes another cell, its row and the rows, and takes it back: the sheet is then as it was, to the letter. */
function thereAndBack(bytes: Uint8Array): Uint8Array {
  const changes: ChangeSet = [
    { kind: 'value', sheet: '6月', cell: 'B9', after: '新' },
    { kind: 'insert-rows', sheet: '6月', rows: '2:2' },
  ];
  const { bytes: there, report } = applyToXlsx(bytes, changes);
  const back = applyToXlsx(there, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet).bytes;
  expect(textOfPart(back, SHEET)).toBe(textOfPart(bytes, SHEET));
  return there;
}

describe.each(TAGS)('%s is no tag', (tag) => {
  it('in the text of a cell', () => {
    const data = `<![CDATA[${tag}]]>`;
    const before = book(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${data}</t></is></c><c r="B1" t="str"><v>${data}</v></c><c r="C1" t="s"><v>0</v></c></row>`,
      { strings: `<si><t>${data}</t></si>` },
    );
    expect(values(before)).toEqual([undefined, tag, tag, tag].filter((value) => value !== undefined));
    expect(values(thereAndBack(before)).slice(0, 3)).toEqual([tag, tag, tag]);
    // Overwritten and taken back, the text is as it was written.
    const { bytes, report } = applyToXlsx(before, [{ kind: 'value', sheet: '6月', cell: 'A1:B1', after: 1 }]);
    expect(values(bytes).slice(0, 3)).toEqual([1, 1, tag]);
    const back = applyToXlsx(bytes, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet).bytes;
    expect(textOfPart(back, SHEET)).toBe(textOfPart(before, SHEET));
  });

  it.each([
    ['a remark', `<!--${tag}-->`],
    ['an instruction', `<?x ${tag}?>`],
  ])('in %s', (_, aside) => {
    const before = book(
      `${aside}<row r="1">${aside}<c r="A1" t="s">${aside}<v>0</v></c>${aside}<c r="B1" t="inlineStr"><is>${aside}<t>行${aside}内</t></is></c></row>${aside}`,
      { before: aside, behind: aside, strings: `${aside}<si>${aside}<t>客${aside}户</t></si>${aside}` },
    );
    expect(values(before)).toEqual(['客户', '行内']);
    expect(values(thereAndBack(before)).slice(0, 2)).toEqual(['客户', '行内']);
  });
});

it('the same in UTF-16', () => {
  const plain = book('<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</t>]]></t></is></c></row>');
  const source = textOfPart(plain, SHEET).replace('UTF-8', 'UTF-16');
  const before = book('', { parts: { [SHEET]: utf16(source, false) } });
  const { bytes, report } = applyToXlsx(before, [{ kind: 'value', sheet: '6月', cell: 'B1', after: 2 }]);
  expect(values(bytes)).toEqual(['</t>', 2]);
  expect(partsOf(applyToXlsx(bytes, report.inverse).bytes)[SHEET]).toEqual(partsOf(before)[SHEET]);
});

it('a part with characters that no XML holds is told as damaged or kept, never altered', () => {
  const before = book('<row r="1"><c r="A1" t="inlineStr"><is><t>a\u0001b</t></is></c></row>');
  const { bytes } = applyToXlsx(before, [{ kind: 'value', sheet: '6月', cell: 'B1', after: 2 }]);
  expect(textOfPart(bytes, SHEET)).toContain('a\u0001b');
});

it('what looks like an attribute within another’s value is none', () => {
  const before = book('<row r="1"><c r="A1"><v>1</v></c></row>', {
    behind: `<hyperlinks><hyperlink ref="A2" display=' location="x" ref="Z9"' location="'6月'!A2"/></hyperlinks>`,
  });
  const there = thereAndBack(before);
  expect(textOfPart(there, SHEET)).toContain(`display=' location="x" ref="Z9"'`);
  expect(textOfPart(there, SHEET)).toContain(`location="'6月'!A3"`);
});

it('twenty thousand sections of character data take no longer than as many texts', () => {
  const rows = Array.from(
    { length: 4_000 },
    (_, i) =>
      `<row r="${String(i + 1)}">${['A', 'B', 'C', 'D', 'E'].map((c) => `<c r="${c}${String(i + 1)}" t="inlineStr"><is><t><![CDATA[<客>]]></t></is></c>`).join('')}</row>`,
  ).join('');
  const bytes = book(rows);
  const start = performance.now();
  expect(readXlsx(bytes, 'x').sheets[0]?.rows[4_000]?.[5]?.value).toBe('<客>');
  expect(performance.now() - start).toBeLessThan(4_000);
});
