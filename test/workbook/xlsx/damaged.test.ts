import { LOCALES, say } from '../../../src/words';
import type { Change } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { WorkbookError } from '../../../src/workbook/port';
import { decodeText } from '../../../src/workbook/xlsx/xml/text-codec';
import { book, HEAD, partsOf, textOfPart, zipOf, type Parts } from './packages';

const set = (cell: string, after: string | number): Change => ({ kind: 'value', sheet: '6月', cell, after });
const read = (bytes: Uint8Array) => readXlsx(bytes, 'x.xlsx');
const valueOf = (bytes: Uint8Array, row: number, column: number) => read(bytes).sheets[0]?.rows[row]?.[column]?.value;

/** The refusal of `act`: its code, and its sentence, which is there in every language and names the cell. */
function refusal(act: () => unknown, cell = ''): string {
  let found: unknown;
  try {
    act();
  } catch (error) {
    found = error;
  }
  expect(found).toBeInstanceOf(WorkbookError);
  const { code, words } = found as WorkbookError;
  for (const locale of LOCALES) {
    const sentence = say(words, locale);
    expect(sentence).not.toMatch(/\{\w+\}/u);
    expect(sentence).toContain(cell);
  }
  return code;
}

/** Refused alike by who reads and by who writes, even to another cell. */
function bothRefuse(bytes: Uint8Array, cell = ''): string {
  const code = refusal(() => read(bytes), cell);
  expect(refusal(() => applyToXlsx(bytes, [set('Z99', 1)]), cell)).toBe(code);
  return code;
}

describe('tags and places that no spreadsheet program reads', () => {
  it.each([
    ['a value closed behind its cell', '<row r="1"><c r="A1"><v>1</c></v></row>'],
    ['a value closed by another name', '<row r="1"><c r="A1"><v>1</f></c></row>'],
    ['a cell closed by another name', '<row r="1"><c r="A1"><v>1</v></d></row>'],
    ['a row closed by another name', '<row r="1"><c r="A1"><v>1</v></c></rows>'],
    ['an inline string closed by another name', '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></iss></c></row>'],
    ['a row under another prefix', '<m:row xmlns:m="urn:m" r="1"><m:c r="A1"><m:v>1</m:v></m:c></m:row>'],
    ['a cell under another prefix', '<row r="1"><m:c xmlns:m="urn:m" r="A1"><m:v>1</m:v></m:c></row>'],
    ['a look that stands at its cell twice', '<row r="1"><c r="A1" s="0" s="1"><v>1</v></c></row>'],
    ['a type that stands at its cell twice', '<row r="1"><c t="n" r="A1" t="s"><v>1</v></c></row>'],
  ])('%s', (_, rows) => {
    expect(bothRefuse(book(`${rows}<row r="3"><c r="A3"><v>3</v></c></row>`))).toBe('broken-file');
  });

  it('an attribute that stands twice in another part', () => {
    const whole = partsOf(book(''));
    const workbook = new TextDecoder().decode(whole['xl/workbook.xml']).replace('<sheet ', '<sheet name="7月" ');
    expect(bothRefuse(zipOf({ ...whole, 'xl/workbook.xml': workbook }))).toBe('broken-file');
  });

  it('cells that stand in the file twice', () => {
    const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
    expect(bothRefuse(book(`${one}</sheetData><sheetData><row r="2"><c r="A2"><v>2</v></c></row>`), '6月')).toBe(
      'broken-file',
    );
  });

  it.each([
    ['A4294967290', '<row r="4294967290"><c r="A4294967290"><v>1</v></c></row>', 'too-large'],
    ['A1048577', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>', 'too-large'],
    ['XFE1', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'too-large'],
    ['ZZZZZZZZZZZZ1', '<row r="1"><c r="ZZZZZZZZZZZZ1"/></row>', 'too-large'],
    ['-3', '<row r="-3"><c><v>1</v></c></row>', 'broken-file'],
    ['1.5', '<row r="1.5"/>', 'broken-file'],
    ['一2', '<row r="2"><c r="一2"><v>1</v></c></row>', 'broken-file'],
    ['B', '<row r="2"><c r="B"><v>1</v></c></row>', 'broken-file'],
    ['B3', '<row r="2"><c r="B3"><v>1</v></c></row>', 'broken-file'],
  ])('a place that is none: %s', (cell, rows, code) => {
    expect(bothRefuse(book(rows), cell)).toBe(code);
  });

  it('the last row and the last column are places', () => {
    expect(valueOf(book('<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'), 1_048_576, 16_384)).toBe(7);
  });

  it('rows without a number are where their cells say', () => {
    const bytes = book('<row><c r="B3"><v>3</v></c></row><row><c><v>4</v></c></row><row><c r="A9"><v>9</v></c></row>');
    expect([valueOf(bytes, 3, 2), valueOf(bytes, 4, 1), valueOf(bytes, 9, 1)]).toEqual([3, 4, 9]);
    const { bytes: after } = applyToXlsx(bytes, [set('B3', 33), set('A9', 99)]);
    expect([valueOf(after, 3, 2), valueOf(after, 4, 1), valueOf(after, 9, 1)]).toEqual([33, 4, 99]);
  });

  it('elements of other makers between cells may hold others of their name', () => {
    const rows =
      '<row r="1"><x><x><c r="C1"><v>0</v></c></x></x><c r="A1"><v>1</v></c></row><y><y/></y><row r="2"><c r="A2"><v>2</v></c></row>';
    const { bytes } = applyToXlsx(book(rows), [set('A1', 11)]);
    expect([valueOf(bytes, 1, 1), valueOf(bytes, 1, 3), valueOf(bytes, 2, 1)]).toEqual([11, undefined, 2]);
  });
});

describe('what is written twice', () => {
  it('a cell with two contents is refused by name', () => {
    const bytes = book('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1" t="str"><v>旧</v></c></row>');
    expect(bothRefuse(bytes, 'A1')).toBe('broken-file');
    expect(refusal(() => applyToXlsx(bytes, [set('A1', 5)]), 'A1')).toBe('broken-file');
  });

  it.each([
    ['before', '<c r="A1" s="0"/><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>'],
    ['behind', '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1" s="0"/>'],
    ['equal', '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>'],
  ])('a cell whose twin is empty or says the same counts once: %s', (_, cells) => {
    const bytes = book(`<row r="1">${cells}</row>`);
    expect(valueOf(bytes, 1, 1)).toBe(1);
    const after = applyToXlsx(bytes, [{ ...set('A1', 5), before: 1 } as Change]).bytes;
    expect(valueOf(after, 1, 1)).toBe(5);
    expect(textOfPart(after, 'xl/worksheets/sheet1.xml').match(/r="A1"/gu)).toHaveLength(1);
  });

  it('a row that is there twice is read together, and not written into', () => {
    const bytes = book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>');
    expect([valueOf(bytes, 1, 1), valueOf(bytes, 1, 2)]).toEqual([1, 2]);
    expect(refusal(() => applyToXlsx(bytes, [set('A1', 5)]), '1')).toBe('broken-file');
  });
});

describe('a sheet that is listed twice', () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const listed = (sheets: string, rels = ''): Uint8Array => {
    const parts = partsOf(book('<row r="1"><c r="A1"><v>1</v></c></row>', { rels }));
    const workbook = new TextDecoder().decode(parts['xl/workbook.xml']).replace('</sheets>', `${sheets}</sheets>`);
    return zipOf({
      ...parts,
      'xl/worksheets/sheet2.xml': parts['xl/worksheets/sheet1.xml'] ?? '',
      'xl/workbook.xml': workbook,
    });
  };
  const second = `<Relationship Id="rId9" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/>`;

  it.each([
    ['two names for one content', listed('<sheet name="7月" sheetId="2" r:id="rId1"/>'), '7月'],
    ['one name for two contents', listed('<sheet name="6月" sheetId="2" r:id="rId9"/>', second), '6月'],
  ])('%s is refused', (_, bytes, sheet) => {
    expect(bothRefuse(bytes, sheet)).toBe('broken-file');
  });

  it('names that are missing twice, or differ, are not', () => {
    const bytes = listed(
      '<sheet name="7月" sheetId="2" r:id="rId9"/><sheet name="8月" sheetId="3" r:id="rId10"/>',
      second,
    );
    expect(read(bytes).sheets.map(({ name }) => name)).toEqual(['6月', '7月']);
  });
});

describe('texts in no encoding', () => {
  const cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>王</t></is></c></row>';
  const encoded = (head: string, text: Uint8Array): Uint8Array => {
    const parts = partsOf(book(cells));
    const [front = '', back = ''] = new TextDecoder()
      .decode(parts['xl/worksheets/sheet1.xml'])
      .replace(/^<\?xml.*?\?>/u, head)
      .split('王');
    const bytes = Buffer.concat([Buffer.from(front), text, Buffer.from(back)]);
    return zipOf({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) });
  };
  const GBK = new Uint8Array([0xcd, 0xf5]);

  it('are refused, since writing them back would lose what they were', () => {
    expect(bothRefuse(encoded('', GBK))).toBe('broken-file');
    expect(bothRefuse(encoded('<?xml version="1.0" encoding="UTF-8"?>', GBK))).toBe('broken-file');
  });

  it('are no harm where only the beginning of a part is looked at, which may end amid a character', () => {
    const [front = 0, ...rest] = Buffer.from('王');
    const cut = new Uint8Array([...Buffer.from('<a>'), front]);
    expect(decodeText(cut, 'cut').source).toBe('<a>');
    expect(() => decodeText(cut)).toThrow(WorkbookError);
    expect(decodeText(new Uint8Array([...cut, ...rest]), 'cut').source).toBe('<a>王');
  });

  it('are read where the file says which it is, or gives it a name that nobody knows', () => {
    expect(valueOf(encoded('<?xml version="1.0" encoding="GBK"?>', GBK), 1, 1)).toBe('王');
    expect(valueOf(encoded('<?xml version="1.0" encoding="x-none"?>', new Uint8Array(Buffer.from('王'))), 1, 1)).toBe(
      '王',
    );
  });
});

describe('what a cell points to and is not there', () => {
  const strings = '<si><t>甲</t></si><si><t>乙</t></si>';

  it('a shared string without a number is empty, as is a value without text', () => {
    const row =
      '<c r="A1" t="s"><v/></c><c r="B1" t="s"><v></v></c><c r="C1" t="s"/><c r="D1" t="b"><v/></c><c r="E1" t="e"><v/></c><c r="F1" t="s"><v> 1 </v></c>';
    const bytes = book(`<row r="1">${row}</row>`, { strings });
    expect(read(bytes).sheets[0]?.rows[1]?.slice(1)).toEqual([, , , , , { value: '乙' }].slice(0));
    const { report, bytes: after } = applyToXlsx(bytes, [{ ...set('A1', 'x'), before: '' } as Change]);
    expect(report.conflicts).toEqual([]);
    expect(textOfPart(applyToXlsx(after, report.inverse).bytes, 'xl/worksheets/sheet1.xml')).toContain(
      '<c r="A1" t="s"><v/></c>',
    );
  });

  it.each([
    ['behind the last one', '<v>2</v>', strings],
    ['no number', '<v>甲</v>', strings],
    ['no table', '<v>0</v>', undefined],
  ])('a shared string that is not there: %s', (_, value, table) => {
    const bytes = book(`<row r="4"><c r="C4" t="s">${value}</c></row>`, table === undefined ? {} : { strings: table });
    expect(refusal(() => read(bytes), 'C4')).toBe('broken-file');
    expect(refusal(() => applyToXlsx(bytes, [set('C4', 1)]), 'C4')).toBe('broken-file');
  });

  it('a style, font, fill, border or number format behind the last one never shows what is added', () => {
    const styles =
      '<fonts><font><sz val="11"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders>' +
      '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="1" fillId="2" borderId="1"/></cellXfs>';
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><v>2</v></c><c r="C1" s="3"><v>3</v></c><c r="D1" s="1"><v>4</v></c></row><row r="2" s="4" customFormat="1"/>';
    const looks: Change[] = [
      { kind: 'fill', sheet: '6月', cell: 'A1', after: '#FFC7CE' },
      { kind: 'font', sheet: '6月', cell: 'A1', after: { bold: true } },
      { kind: 'border', sheet: '6月', cell: 'A1', after: { top: 'thin' } },
      { kind: 'number-format', sheet: '6月', cell: 'A1', after: '0.000' },
      { kind: 'align', sheet: '6月', cell: 'A1', after: { horizontal: 'right' } },
    ];
    const { bytes, report } = applyToXlsx(
      book(rows, { styles, before: '<cols><col min="9" max="9" style="5"/></cols>' }),
      looks,
    );
    expect(report.applied).toBe(5);
    const asked = (cell: string): unknown[] =>
      applyToXlsx(
        bytes,
        looks.map(
          (look): Change =>
            ({
              ...look,
              cell,
              before:
                look.kind === 'fill' || look.kind === 'number-format' ? '?' : { horizontal: '?', bold: '?', top: '?' },
            }) as never,
        ),
      ).report.conflicts.map(({ found }) => found);
    expect(asked('A1')).toEqual([
      '#FFC7CE',
      expect.stringContaining('"bold":true'),
      expect.stringContaining('"top":"thin"'),
      '0.000',
      expect.stringContaining('right'),
    ]);
    for (const cell of ['B1', 'C1', 'D1', 'A2', 'I5'])
      expect(asked(cell)).toEqual([
        '',
        expect.stringContaining('"bold":false'),
        expect.stringContaining('"top":"none"'),
        'General',
        expect.not.stringContaining('right'),
      ]);
  });

  it('a differential format behind the last one never shows what a new rule has', () => {
    const behind =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting>';
    const before = book('<row r="1"><c r="A1"><v>1</v></c></row>', { behind, styles: '<cellXfs><xf/></cellXfs>' });
    const { bytes } = applyToXlsx(before, [
      { kind: 'conditional-format', sheet: '6月', range: 'B1:B9', formula: '=B1=2', fill: '#FF0000' },
    ]);
    expect(read(bytes).sheets[0]?.conditionalFormats).toEqual([
      { range: 'A1', formula: '=A1=1' },
      { range: 'B1:B9', formula: '=B1=2', fill: '#FF0000' },
    ]);
  });
});

describe('sheets that are listed and not there', () => {
  const sheets = (list: string, rels: string, more: Parts = {}): Uint8Array => {
    const parts = partsOf(book('<row r="1"><c r="A1"><v>1</v></c></row>'));
    const edit = (name: string, from: string, to: string): string =>
      new TextDecoder().decode(parts[name]).replace(from, to);
    return zipOf({
      ...parts,
      'xl/workbook.xml': edit('xl/workbook.xml', '</sheets>', `${list}</sheets>`),
      'xl/_rels/workbook.xml.rels': edit('xl/_rels/workbook.xml.rels', '</Relationships>', `${rels}</Relationships>`),
      ...more,
    });
  };
  const relation = (id: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>`;

  it.each([
    ['its part is missing', relation('rId9')],
    ['its relationship is missing', ''],
  ])('%s: it is named, and a new sheet takes neither its name nor its place', (_, rels) => {
    const bytes = sheets(
      '<sheet name="张三 6月" sheetId="2" r:id="rId2"/><sheet name="李四" sheetId="3" r:id="rId9"/>',
      rels,
    );
    expect(read(bytes).missingSheets).toEqual(['张三 6月', '李四']);
    expect(refusal(() => applyToXlsx(bytes, [{ kind: 'add-sheet', sheet: '李四', values: [] }]), '李四')).toBe(
      'bad-change',
    );
    const after = read(applyToXlsx(bytes, [{ kind: 'add-sheet', sheet: '新', values: [['a']] }]).bytes);
    expect([after.missingSheets, after.sheets.map(({ name }) => name)]).toEqual([
      ['张三 6月', '李四'],
      ['6月', '新'],
    ]);
  });

  it('styles that are spoken of and not there are made where they are looked for, once', () => {
    const parts = partsOf(book('', { styles: '<cellXfs><xf/></cellXfs>' }));
    delete parts['xl/styles.xml'];
    const { bytes } = applyToXlsx(zipOf(parts), [{ kind: 'fill', sheet: '6月', cell: 'A1', after: '#FF0000' }]);
    expect(textOfPart(bytes, 'xl/_rels/workbook.xml.rels').match(/styles\.xml/gu)).toHaveLength(1);
    expect(partsOf(bytes)['xl/styles.xml']).toBeDefined();
  });

  it('a type left behind for a part that is not there does not stand twice', () => {
    const stray =
      '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>';
    const types = `${new TextDecoder().decode(partsOf(book(''))['[Content_Types].xml']).replace('</Types>', `${stray}</Types>`)}`;
    const { bytes } = applyToXlsx(zipOf({ ...partsOf(book('')), '[Content_Types].xml': types }), [
      { kind: 'add-sheet', sheet: '新', values: [] },
    ]);
    const names = [...textOfPart(bytes, '[Content_Types].xml').matchAll(/PartName="([^"]+)"/gu)].map(
      (match) => match[1],
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('a name that belongs to the sheet behind the last one does not become the new sheet’s', () => {
    const bytes = book('', {
      workbook:
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">#REF!</definedName></definedNames>',
    });
    expect(refusal(() => applyToXlsx(bytes, [{ kind: 'add-sheet', sheet: '新', values: [] }]))).toBe('broken-file');
    expect(applyToXlsx(bytes, [set('A1', 1)]).report.applied).toBe(1);
  });
});

describe('texts that could be abused, or have no end', () => {
  const TRICK = '<!DOCTYPE x [<!ENTITY a "b">]>';
  const types = { strings: '<si><t>姓名</t></si>', styles: '<cellXfs><xf/></cellXfs>' };

  it.each(['xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'])(
    'a document type in %s: whoever opens the file gives one answer',
    (part) => {
      const whole = partsOf(book('<row r="1"><c r="A1"><v>1</v></c></row>', types));
      for (const space of ['', `<!--${'x'.repeat(20_000)}-->`]) {
        const source = new TextDecoder().decode(whole[part]).replace(HEAD, `${HEAD}${space}${TRICK}`);
        expect(bothRefuse(zipOf({ ...whole, [part]: source }))).toBe('hostile-file');
      }
    },
  );

  it('twenty thousand elements in one another are refused with a sentence', () => {
    const deep = `${'<ext>'.repeat(20_000)}${'</ext>'.repeat(20_000)}`;
    expect(bothRefuse(book('', { behind: `<extLst>${deep}</extLst>` }))).toBe('hostile-file');
  });

  it('a text longer than a cell holds ends where Excel ends it, shared, inline and as a result', () => {
    const long = '长'.repeat(40_000);
    const row = `<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${long}</t></is></c><c r="C1" t="str"><f>A1</f><v>${long}</v></c><c r="D1" t="s"><v>1</v></c>`;
    const strings = `<si><t>${long}</t></si><si><t>${'a'.repeat(32_766)}😀</t></si>`;
    const cells = read(book(`<row r="1">${row}</row>`, { strings })).sheets[0]?.rows[1] ?? [];
    expect(cells.slice(1).map((cell) => String(cell?.value).length)).toEqual([32_767, 32_767, 32_767, 32_766]);
  });
});

describe('dates, times and numbers that are none', () => {
  const values = (type: string, list: readonly string[], more = {}): unknown[] =>
    list.map((value) => valueOf(book(`<row r="1"><c r="A1" t="${type}"><v>${value}</v></c></row>`, more), 1, 1));

  it('a day that the calendar or Excel does not have stays text', () => {
    const none = [
      '2026-13-45',
      '2026-02-31',
      '2026-00-10',
      '1899-12-31',
      '2026-06-03T25:00:00',
      '2026-06-03T10:61:00',
      '2026-6-3',
    ];
    expect(values('d', none)).toEqual(none);
    expect(values('d', ['1903-12-31'], { workbook: '' })).toEqual([1461]);
  });

  it('days, times and durations are serial numbers', () => {
    expect(
      values('d', ['1900-01-01', '1900-03-01', '2026-06-03', '2026-06-03T12:00', '2026-06-03T00:00:00.000Z']),
    ).toEqual([1, 61, 46176, 46176.5, 46176]);
    expect(values('d', ['06:00:00', 'T18:00', '24:00:00', 'PT6H', 'P1DT12H', 'PT90M'])).toEqual([
      0.25, 0.75, 1, 0.25, 1.5, 0.0625,
    ]);
    expect(values('d', ['P', 'PT', '08:30:61'])).toEqual(['P', 'PT', '08:30:61']);
  });

  it('a number beyond Excel’s stays text', () => {
    expect(values('n', ['1E400', '-1E400', '1E300'])).toEqual(['1E400', '-1E400', 1e300]);
  });
});
