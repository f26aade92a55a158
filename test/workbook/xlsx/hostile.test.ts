import { strToU8, zipSync } from 'fflate';

import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { WorkbookError } from '../../../src/workbook/port';
import { crc32 } from '../../../src/workbook/xlsx/zip/crc32';
import { LOCALES, say } from '../../../src/words';
import { book, fixture, HEAD, partsOf, zipOf } from './packages';

function refusal(bytes: Uint8Array): WorkbookError {
  const errors = [
    (): unknown => readXlsx(bytes, 'x.xlsx'),
    (): unknown => applyToXlsx(bytes, [{ kind: 'value', sheet: '6月', cell: 'A1', after: 1 }]),
  ].map((act) => {
    try {
      act();
    } catch (error) {
      if (error instanceof WorkbookError) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  });
  expect(errors[1]?.code).toBe(errors[0]?.code);
  for (const locale of LOCALES) expect(say((errors[0] as WorkbookError).words, locale)).toMatch(/\S{4}/u);
  return errors[0] as WorkbookError;
}

const utf16 = (word: string): Uint8Array => new Uint8Array([...word].flatMap((char) => [char.charCodeAt(0), 0]));

function ole(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(utf16(stream), 1024);
  return bytes;
}

/** One stored entry whose directory says what it is told to say. */
function zipThatSays(
  name: string,
  data: Uint8Array,
  claim: { size?: number; packed?: number; method?: number },
): Uint8Array {
  const nameBytes = strToU8(name);
  const out = new Uint8Array(30 + nameBytes.length + data.length + 46 + nameBytes.length + 22);
  const view = new DataView(out.buffer);
  const fields = (at: number): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 4, claim.method ?? 0, true);
    view.setUint32(at + 10, crc32(data), true);
    view.setUint32(at + 14, claim.packed ?? data.length, true);
    view.setUint32(at + 18, claim.size ?? data.length, true);
    view.setUint16(at + 22, nameBytes.length, true);
  };
  view.setUint32(0, 0x04034b50, true);
  fields(4);
  out.set(nameBytes, 30);
  out.set(data, 30 + nameBytes.length);
  const directory = 30 + nameBytes.length + data.length;
  view.setUint32(directory, 0x02014b50, true);
  fields(directory + 6);
  out.set(nameBytes, directory + 46);
  const end = directory + 46 + nameBytes.length;
  view.setUint32(end, 0x06054b50, true);
  view.setUint16(end + 8, 1, true);
  view.setUint16(end + 10, 1, true);
  view.setUint32(end + 12, 46 + nameBytes.length, true);
  view.setUint32(end + 16, directory, true);
  return out;
}

describe('files that are no workbooks', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['an empty file', new Uint8Array(0), 'not-a-workbook', 'empty'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'encrypted', 'encrypted'],
    ['an .xls file', ole('Workbook\0'), 'legacy-xls', 'legacyXls'],
    ['an old .xls file', ole('Book\0'), 'legacy-xls', 'legacyXls'],
    ['an OLE file of another kind', ole('WordDocument'), 'not-a-workbook', 'notAWorkbook'],
    ['bare BIFF', new Uint8Array([9, 8, 16, 0, 0, 6, 5, 0, 0, 0, 0, 1]), 'legacy-xls', 'legacyXls'],
    ['a .csv file', strToU8('序号,客户\n1,王小明\n'), 'text-file', 'text.csv'],
    ['a .csv file in GBK', new Uint8Array([0xd0, 0xf2, 0xba, 0xc5, 44, 0xbf, 0xcd, 10]), 'text-file', 'text.csv'],
    ['a .csv file in UTF-16', new Uint8Array([0xff, 0xfe, ...utf16('a,b\n')]), 'text-file', 'text.csv'],
    ['an HTML table', strToU8('\uFEFF<html><table><tr><td>1</td></tr></table></html>'), 'text-file', 'text.html'],
    ['an XML spreadsheet', strToU8('<?xml version="1.0"?><Workbook/>'), 'text-file', 'text.xml'],
    [
      'an .ods file',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'not-a-workbook',
      'other.ods',
    ],
    ['a Word document', zipOf({ ...partsOf(book('')), 'word/document.xml': '<w/>' }), 'not-a-workbook', 'other.word'],
    ['a binary workbook', zipOf({ ...partsOf(book('')), 'xl/workbook.bin': 'x' }), 'not-a-workbook', 'other.xlsb'],
    ['a zip of photos', zipOf({ 'a.jpg': 'x' }), 'not-a-workbook', 'other.zip'],
    ['random bytes', new Uint8Array(400).map((_, i) => (i * 197 + 3) % 251), 'not-a-workbook', 'notAWorkbook'],
  ])('%s', (_, bytes, code, key) => {
    const error = refusal(bytes);
    expect([error.code, error.words.key]).toEqual([code, `workbook.xlsx.${key}`]);
  });
});

describe('damaged files', () => {
  it('a workbook cut off anywhere is broken, never half read', () => {
    const whole = fixture('openpyxl.xlsx');
    for (let length = 4; length < whole.length; length += 97) {
      const error = refusal(whole.subarray(0, length));
      expect(error.code).toBe('broken-file');
    }
  });

  it('a flipped bit in a part is seen', () => {
    const whole = book('<row r="1"><c r="A1"><v>1</v></c></row>');
    const name = 'xl/worksheets/sheet1.xml';
    const at = Buffer.from(whole).indexOf(name) + name.length + 12;
    const damaged = whole.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 4;
    expect(refusal(damaged).code).toMatch(/^(broken|hostile)-file$/u);
  });

  it.each([
    ['unclosed', '<worksheet><sheetData><row r="1"><c r="A1">'],
    ['crossed', '<worksheet><sheetData></worksheet></sheetData>'],
    ['no XML', 'hello'],
    ['empty', ''],
    ['a bare attribute', '<worksheet a=1><sheetData/></worksheet>'],
  ])('a sheet that is no XML: %s', (_, sheet) => {
    expect(refusal(zipOf({ ...partsOf(book('')), 'xl/worksheets/sheet1.xml': sheet })).code).toBe('broken-file');
  });
});

describe('hostile files', () => {
  const other = partsOf(book(''));

  it('a bomb: gigabytes out of kilobytes', () => {
    const bomb = zipSync({ ...other, 'xl/worksheets/sheet1.xml': [new Uint8Array(65 << 20), { level: 1 }] });
    expect(refusal(bomb)).toMatchObject({ code: 'hostile-file', words: { key: 'workbook.xlsx.hostile.bomb' } });
  });

  it('a claim of 2 GB', () => {
    expect(refusal(zipThatSays('xl/workbook.xml', strToU8('x'), { size: 2 ** 31 })).code).toBe('hostile-file');
  });

  it.each([
    ['more', 100, 'hostile-file'],
    ['less', 1 << 21, 'broken-file'],
  ])('%s data than the directory claims', (_, claim, code) => {
    const sheet = new TextDecoder().decode(other['xl/worksheets/sheet1.xml']) + ' '.repeat(1 << 20);
    const bytes = zipOf({ ...other, 'xl/worksheets/sheet1.xml': sheet });
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = Buffer.from(bytes).lastIndexOf(name) - 46;
    expect(view.getUint32(directory + 24, true)).toBeGreaterThan(1 << 20);
    view.setUint32(directory + 24, claim, true);
    expect(refusal(bytes).code).toBe(code);
  });

  it.each(['../evil.xml', 'xl/../../evil.xml', 'xl\\..\\..\\evil.xml', 'C:/evil.xml'])(
    'a path that leads out: %s',
    (path) => {
      expect(refusal(zipOf({ ...other, [path]: '<a/>' }))).toMatchObject({
        code: 'hostile-file',
        words: { key: 'workbook.xlsx.hostile.path' },
      });
    },
  );

  it.each([
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
    'xl/_rels/workbook.xml.rels',
    '[Content_Types].xml',
    'xl/sharedStrings.xml',
  ])('entities defined in %s', (part) => {
    const whole = partsOf(book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { strings: '<si><t>a</t></si>' }));
    const source = new TextDecoder().decode(whole[part]);
    const trick = source.replace(HEAD, `${HEAD}<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`);
    expect(refusal(zipOf({ ...whole, [part]: trick }))).toMatchObject({
      code: 'hostile-file',
      words: { key: 'workbook.xlsx.hostile.doctype' },
    });
  });

  it('entities that nobody defined stay as they are written', () => {
    const sheet = readXlsx(book('<row r="1"><c r="A1" t="str"><v>a&nbsp;&#x4E2D;&amp;</v></c></row>'), 'x').sheets[0];
    expect(sheet?.rows[1]?.[1]?.value).toBe('a&nbsp;中&');
  });
});
