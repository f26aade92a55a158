import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { strToU8, unzipSync, zipSync } from 'fflate';

export type Parts = Record<string, string | Uint8Array>;

const MADE = new Date(2026, 0, 1);
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(__dirname, '../../fixtures/xlsx', name)));
}

/** A zip archive of parts, texts in UTF-8. */
export function zipOf(parts: Parts): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]),
    ),
    { mtime: MADE },
  );
}

export function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes);
}

export function textOfPart(bytes: Uint8Array, part: string): string {
  return new TextDecoder().decode(unzipSync(bytes, { filter: (file) => file.name === part })[part]);
}

/** The smallest workbook: `rows` is what stands inside `sheetData`, `before` and `behind` around it. */
export function book(
  rows: string,
  more: {
    before?: string;
    behind?: string;
    strings?: string;
    styles?: string;
    parts?: Parts;
    types?: string;
    rels?: string;
    sheetRels?: string;
    workbook?: string;
  } = {},
): Uint8Array {
  const parts: Parts = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>${override('sharedStrings', more.strings)}${override('styles', more.styles)}${more.types ?? ''}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="6月" sheetId="1" r:id="rId1"/></sheets>${more.workbook ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>${
      more.strings === undefined
        ? ''
        : `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`
    }${more.styles === undefined ? '' : `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/>`}${more.rels ?? ''}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${more.before ?? ''}<sheetData>${rows}</sheetData>${more.behind ?? ''}</worksheet>`,
  };
  if (more.strings !== undefined) parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${more.strings}</sst>`;
  if (more.styles !== undefined)
    parts['xl/styles.xml'] = `${HEAD}<styleSheet xmlns="${MAIN}">${more.styles}</styleSheet>`;
  if (more.sheetRels !== undefined)
    parts['xl/worksheets/_rels/sheet1.xml.rels'] =
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${more.sheetRels}</Relationships>`;
  return zipOf({ ...parts, ...more.parts });
}

const override = (part: string, content: string | undefined): string =>
  content === undefined ? '' : `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${part}+xml"/>`;

/** Compressed bytes of each entry in archive order, read without our own reader: what must not change for untouched parts. */
export function rawEntries(bytes: Uint8Array): { name: string; packed: string; method: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const list: { name: string; packed: string; method: number }[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const header = view.getUint32(at + 42, true);
    const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    list.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      packed: Buffer.from(bytes.subarray(start, start + view.getUint32(at + 20, true))).toString('base64'),
      method: view.getUint16(at + 10, true),
    });
    at += 46 + name + extra + comment;
  }
  return list;
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A cell with a text of its own. */
export const textCell = (cell: string, value: string, style = 0): string =>
  `<c r="${cell}"${style > 0 ? ` s="${String(style)}"` : ''} t="inlineStr"><is><t>${value}</t></is></c>`;

/** A workbook of two sheets, with two styles (the second with borders): names, XML of the sheets, XML of the defined names. */
export function twoSheets(sheets: readonly (readonly [name: string, xml: string])[], definedNames: string): Uint8Array {
  const parts = sheets.map(([, xml], i) => [`xl/worksheets/sheet${String(i + 1)}.xml`, xml] as const);
  const overrides = parts
    .map(([part]) => `<Override PartName="/${part}" ContentType="${TYPES}.worksheet+xml"/>`)
    .join('');
  const listed = sheets
    .map(([name], i) => `<sheet name="${name}" sheetId="${String(i + 1)}" r:id="rId${String(i + 1)}"/>`)
    .join('');
  return zipOf({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${overrides}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets><definedNames>${definedNames}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf borderId="1" applyBorder="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(parts),
  });
}
