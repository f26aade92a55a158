import { WorkbookError } from '../../../src/workbook/port';
import { readXlsx } from '../../../src/workbook/xlsx';
import { stringsInWindows, stringsOf } from '../../../src/workbook/xlsx/cells/strings-read';
import { asWhole, inWindows } from '../../../src/workbook/xlsx/sheets/sheet-read';
import { decodeText } from '../../../src/workbook/xlsx/xml/text-codec';
import { NotInWindows } from '../../../src/workbook/xlsx/xml/windows';
import { kitchenSink } from './kitchen-sink';
import { book, HEAD, MAIN, partsOf } from './packages';

const STRINGS = ['来店', '来电', '转介绍', 'a', 'b'];
const LOOKS = [{}, { format: 'yyyy/m/d' }, { strike: true as const, ruled: true as const }, { ruled: true as const }];
const tables = () => ({ strings: STRINGS, looks: LOOKS, date1904: false });

/** The bytes of a part, as an archive would pass them on: in pieces that end anywhere. */
const piecesOf =
  (source: string, size: number) =>
  (take: (piece: Uint8Array) => void): void => {
    const bytes = new TextEncoder().encode(source);
    for (let at = 0; at < bytes.length; at += size) take(bytes.subarray(at, at + size));
  };

const WINDOWS = [1, 7, 64, 1000, 1 << 20];
const PIECES = [3, 50, 5000];
const SIZES = WINDOWS.flatMap((window) => PIECES.map((piece) => [window, piece] as const));

const sheet = (rows: string, behind = '', before = ''): string =>
  `${HEAD}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;

const ROWS =
  '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46176</v></c><c r="C1" t="inlineStr"><is><t>王伟，电话 13900000000，𠮷家的客户</t></is></c></row>' +
  '<row r="2" hidden="1"/><row><c s="2"><v>1.5E3</v></c><c/><c t="str"><f>A1&amp;"x"</f><v>来店x</v></c></row>' +
  '<row r="7"><c r="B7" s="1"/><c r="D7" t="b"><v>1</v></c><c r="E7" t="e"><v>#N/A</v></c></row >' +
  '<row r="8"><c r="A8"><f t="shared" ref="A8:A9" si="0">B8*2</f><v>4</v></c></row><row r="9"><c r="A9"><f t="shared" si="0"/><v>6</v></c></row>';

/** Sheets that are read in windows, whatever their size. */
const PLAIN: readonly (readonly [name: string, source: string])[] = [
  ['rows of all kinds', sheet(ROWS, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', '<dimension ref="A1:E9"/>')],
  ['a byte order mark', `\uFEFF${sheet(ROWS)}`],
  [
    'names with a prefix',
    `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="3"><x:c r="A3"><x:v>3</x:v></x:c></x:row><x:row r="4"><x:c r="B4" t="inlineStr"><x:is><x:t>四月</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
  ],
  ['empty rows only', sheet('<row r="1"/><row r="2"/><row r="3" hidden="true"/>')],
  ['no rows', sheet('')],
  ['rows in a closed element', `${HEAD}<worksheet xmlns="${MAIN}"><sheetData/><pageMargins left="1"/></worksheet>`],
  [
    'no element for rows',
    `${HEAD}<worksheet xmlns="${MAIN}"><cols><col min="1" max="2" hidden="1"/></cols></worksheet>`,
  ],
];

/** Sheets that some windows cut where nothing may be cut: there the part is looked at as a whole. */
const DIFFICULT: readonly (readonly [name: string, source: string])[] = [
  ['a row that a comment names', sheet(`${ROWS}<!-- </row><row r="12"> --><row r="13"><c r="A13"><v>1</v></c></row>`)],
  ['a row that a text names', sheet('<row r="1"><c r="A1" t="str"><v><![CDATA[</row></sheetData>]]></v></c></row>')],
  ['rows that a comment names before them', sheet(ROWS, '', '<!--<sheetData><row/></sheetData>-->')],
  ['an instruction between rows', sheet(`<row r="1"/><?x </row> ?>${ROWS.replace('<row r="1"', '<row r="2"')}`)],
  ['rows twice', sheet(ROWS, '<sheetData><row r="9"/></sheetData>')],
  ['a row that is not closed', sheet('<row r="1"><c r="A1"><v>1</v></c>')],
  ['rows that are not closed', `${HEAD}<worksheet xmlns="${MAIN}"><sheetData><row r="1"/>`],
  ['a string that is not there', sheet('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')],
  ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${sheet(ROWS).replace(HEAD, '')}`],
  ['another encoding', sheet(ROWS).replace('UTF-8', 'GB18030')],
];

const outcome = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    if (error instanceof NotInWindows) return 'not in windows';
    if (error instanceof WorkbookError) return `refused: ${error.code}`;
    throw error;
  }
};

describe('a sheet in windows', () => {
  it.each(PLAIN)('%s: as the whole says', (_, source) => {
    const whole = asWhole(source.replace('\uFEFF', ''), '6月', tables()).rows;
    for (const [window, piece] of SIZES)
      expect(inWindows(piecesOf(source, piece), '6月', tables(), window).rows).toEqual(whole);
  });

  it.each(DIFFICULT)('%s: as the whole says, or not at all', (_, source) => {
    const whole = outcome(() => asWhole(decodeText(new TextEncoder().encode(source)).source, '6月', tables()).rows);
    const seen = SIZES.map(([window, piece]) =>
      outcome(() => inWindows(piecesOf(source, piece), '6月', tables(), window).rows),
    );
    for (const one of seen) if (typeof one !== 'string') expect(one).toEqual(whole);
    expect(seen.some((one) => typeof one === 'string')).toBe(true);
  });

  it('what stands around the rows is there without them', () => {
    const [, source = ''] = PLAIN[0] ?? [];
    const { document } = inWindows(piecesOf(source, 10), '6月', tables(), 16);
    expect(document.source).toBe(source.replace(ROWS, ''));
  });

  it('every sheet of a workbook that holds everything', () => {
    const parts = Object.entries(partsOf(kitchenSink())).filter(([name]) => /worksheets\/sheet\d+\.xml$/u.test(name));
    expect(parts.length).toBeGreaterThan(2);
    const known = { ...tables(), strings: Array.from({ length: 100 }, (_, i) => `文字${String(i)}`) };
    for (const [, data] of parts) {
      const source = new TextDecoder().decode(data);
      expect(inWindows(piecesOf(source, 200), '6月', known, 64).rows).toEqual(asWhole(source, '6月', known).rows);
    }
  });

  it('a row longer than many windows', () => {
    const cells = Array.from({ length: 3000 }, () => '<c><v>1</v></c>').join('');
    const source = sheet(`<row>${cells}</row><row>${cells}</row>`);
    const { rows } = inWindows(piecesOf(source, 100), '6月', tables(), 16);
    expect([rows.lastRow, rows.lastColumn]).toEqual([2, 3000]);
  });
});

describe('shared strings in windows', () => {
  const item = (text: string): string => `<si><t>${text}</t></si>`;
  const PARTS = [
    `${HEAD}<sst xmlns="${MAIN}">${item('来店')}${item('𠮷家')}<si/><si><r><t>重</t></r><rPh sb="0" eb="1"><t>zhong</t></rPh><r><t>点</t></r></si><si ><t xml:space="preserve"> a </t></si >${item('一段很长很长很长很长的话')}</sst>`,
    `<x:sst xmlns:x="${MAIN}"><x:si><x:t>甲</x:t></x:si><x:si><x:t>乙</x:t></x:si></x:sst>`,
    `${HEAD}<sst xmlns="${MAIN}"/>`,
  ];

  it.each(PARTS.map((source, i) => [i, source] as const))('part %i', (_, source) => {
    const whole = stringsOf(source);
    for (const [window, piece] of SIZES) expect(stringsInWindows(piecesOf(source, piece), window)).toEqual(whole);
  });

  it('one that is not closed is refused', () => {
    const source = `${HEAD}<sst xmlns="${MAIN}">${item('来店')}<si><t>来`;
    expect(outcome(() => stringsInWindows(piecesOf(source, 5), 7))).toBe('refused: broken-file');
    expect(outcome(() => stringsOf(source))).toBe('refused: broken-file');
  });
});

describe('a sheet of many windows in a file', () => {
  const rows = Array.from(
    { length: 14_000 },
    (_, i) =>
      `<row r="${String(i + 1)}"><c r="A${String(i + 1)}"><v>${String((i * 7919 * 7919) % 1_000_003)}</v></c><c r="B${String(i + 1)}" t="inlineStr"><is><t>客户${String(i)}</t></is></c></row>`,
  ).join('');
  const bytes = book(rows);

  it('is read to its end', () => {
    const first = readXlsx(bytes, 'x.xlsx').sheets[0];
    expect(first?.lastRow).toBe(14_000);
    expect(first?.rows[14_000]?.map((cell) => cell?.value).slice(1)).toEqual([
      (13_999 * 7919 * 7919) % 1_000_003,
      '客户13999',
    ]);
  });

  it('is refused where its checksum or its length is wrong', () => {
    for (const [field, by] of [
      [16, 1],
      [24, 1],
      [24, -1],
    ] as const) {
      const damaged = bytes.slice();
      const view = new DataView(damaged.buffer);
      const at = directoryEntry(damaged, 'xl/worksheets/sheet1.xml');
      expect(view.getUint32(at + 20, true)).toBeGreaterThan(1 << 16);
      view.setUint32(at + field, view.getUint32(at + field, true) + by, true);
      expect(() => readXlsx(damaged, 'x.xlsx')).toThrow(WorkbookError);
    }
  });
});

/** Where the archive's directory speaks of a part. */
function directoryEntry(bytes: Uint8Array, name: string): number {
  const at = Buffer.from(bytes).lastIndexOf(name) - 46;
  expect(new DataView(bytes.buffer).getUint32(at, true)).toBe(0x02014b50);
  return at;
}

describe('cells that say the same', () => {
  const cell = (value: string, more = ''): string => `<c${more}><v>${value}</v></c>`;
  const rowsOf = (cells: string) => asWhole(sheet(`<row>${cells}</row><row>${cells}</row>`), '6月', tables()).rows.rows;

  it.each([
    ['numbers', cell('5')],
    ['days', cell('46176', ' s="1"')],
    ['shared strings', cell('1', ' t="s"')],
    ['inline strings', '<c t="inlineStr"><is><t>转介绍</t></is></c>'],
  ])('%s: one object', (_, source) => {
    const rows = rowsOf(source);
    expect(rows[1]?.[1]).toBeDefined();
    expect(rows[1]?.[1]).toBe(rows[2]?.[1]);
  });

  it('what differs is kept apart', () => {
    const all =
      cell('0') +
      cell('0', ' s="1"') +
      cell('-0') +
      cell('0', ' s="2"') +
      cell('0', ' t="str"') +
      cell('0', ' t="s"') +
      cell('0', ' t="s" s="1"') +
      cell('0', ' t="b"');
    expect(rowsOf(all)[2]?.slice(1)).toStrictEqual([
      { value: 0 },
      { value: 0, format: 'yyyy/m/d' },
      { value: -0 },
      { value: 0, strike: true },
      { value: '0' },
      { value: '来店' },
      { value: '来店', format: 'yyyy/m/d' },
      { value: false },
    ]);
  });
});
