import { strToU8, zipSync, type Zippable } from 'fflate';

import { decodePart } from '../package-diff';
import { partsOf, zipOf, type Parts } from '../packages';
import { utf16 } from '../variants';
import { respell, type Spelling } from './rewrite';

const MAIN_PARTS = /^xl\/(?:workbook|sharedStrings|styles|comments\d*|worksheets\/sheet\d*)\.xml$/iu;
const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/iu;
const RELS = /\.rels$/iu;
const TYPES = '[Content_Types].xml';
const RELATIONS = 'application/vnd.openxmlformats-package.relationships+xml';

type Texts = Readonly<Record<string, string | Uint8Array>>;
type Habit = readonly [name: string, apply: (bytes: Uint8Array) => Uint8Array];

function textsOf(bytes: Uint8Array): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    Object.entries(partsOf(bytes)).map(([name, data]) => [
      name,
      /\.(?:xml|rels|vml)$/iu.test(name) ? decodePart(data) : data,
    ]),
  );
}

const everyPart =
  (which: RegExp, change: (source: string, name: string) => string | Uint8Array) =>
  (bytes: Uint8Array): Uint8Array =>
    zipOf(
      Object.fromEntries(
        Object.entries(textsOf(bytes)).map(([name, data]) => [
          name,
          typeof data === 'string' && which.test(name) ? change(data, name) : data,
        ]),
      ),
    );

const spelt = (name: string, spelling: Spelling, which: RegExp = MAIN_PARTS): Habit => [
  name,
  everyPart(which, (source) => respell(source, spelling)),
];

const ANY_XML = /\.(?:xml|rels|vml)$/iu;

/** How the same XML is spelt. */
const SPELLINGS: readonly Habit[] = [
  spelt('x: prefixes', { prefix: 'x' }),
  spelt('prefixes in every part', { prefix: 'ns0' }, /(?<!Content_Types\])\.xml$/iu),
  spelt('prefixes in relationships and types', { prefix: 'p' }, /\.rels$|^\[Content_Types\]\.xml$/iu),
  spelt(
    'r: is called otherwise',
    { prefixes: { r: 'd3p1', mc: 'alt', xdr: 'dr', v: 'vml', x: 'excel', o: 'office' } },
    ANY_XML,
  ),
  spelt('namespaces declared where they are used', { local: true }, ANY_XML),
  spelt('prefixes declared where they are used', { local: true, prefix: 'a1' }, ANY_XML),
  spelt('indented', { pretty: true }, ANY_XML),
  spelt('nothing closed in one tag', { open: true }, ANY_XML),
  spelt('single quotes', { quote: "'", head: "<?xml version='1.0' encoding='utf-8' standalone='no'?>\n" }, ANY_XML),
  spelt('attributes in another order', { reversed: true }, ANY_XML),
  spelt('letters as numbers', { numeric: true, head: '<?xml version="1.0" encoding="us-ascii"?>' }, ANY_XML),
  spelt('character data sections', { cdata: true }, MAIN_PARTS),
  spelt('remarks and instructions in between', { remarks: true }, ANY_XML),
  spelt('no declaration', { head: '' }, ANY_XML),
  ['a byte order mark', everyPart(/\.xml$/iu, (source) => `\uFEFF${source}`)],
  ['UTF-16', everyPart(MAIN_PARTS, (source) => utf16(source.replace('UTF-8', 'UTF-16'), false))],
  [
    'unknown names that may be passed over',
    everyPart(SHEETS, (source) =>
      source.includes('Ignorable') || source.includes('xmlns:mc')
        ? source
        : source
            .replace(
              /<(\w+:)?worksheet\b/u,
              '$& xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="odd ac" xmlns:odd="urn:odd" xmlns:ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"',
            )
            .replaceAll(/<(\w+:)?row\b/gu, '$& ac:dyDescent="0.25" odd:uid="{1}"'),
    ),
  ],
];

const TRANSITIONAL = 'http://schemas.openxmlformats.org';
const STRICT: readonly (readonly [string, string])[] = [
  [`${TRANSITIONAL}/spreadsheetml/2006/main`, 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
  [`${TRANSITIONAL}/officeDocument/2006/relationships`, 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
  [`${TRANSITIONAL}/drawingml/2006/`, 'http://purl.oclc.org/ooxml/drawingml/'],
];

/** Relationships and types as packagers write them. */
const PACKAGES: readonly Habit[] = [
  ['relationships typed one by one', typedOneByOne],
  ['every part typed one by one', (bytes) => typedOneByOne(bytes, true)],
  [
    'types in capitals',
    everyPart(/^\[Content_Types\]\.xml$/u, (source) =>
      source.replaceAll(/Extension="([^"]*)"/gu, (_, extension: string) => `Extension="${extension.toUpperCase()}"`),
    ),
  ],
  ['absolute targets', everyPart(RELS, (source, name) => retarget(source, (target) => absolute(name, target)))],
  [
    'dotted targets',
    everyPart(RELS, (source, name) =>
      retarget(source, (target) => (target.startsWith('/') ? target : `./${ownerFolder(name)}${target}`)),
    ),
  ],
  ['other ids of relationships', otherIds],
  ['strict namespaces', everyPart(ANY_XML, (source) => STRICT.reduce((text, [a, b]) => text.replaceAll(a, b), source))],
  ['backslashes', (bytes) => renameParts(bytes, (name) => name.replaceAll('/', '\\'))],
  [
    'names in another case',
    (bytes) =>
      renameParts(bytes, (name) => name.replace('sharedStrings', 'SharedStrings').replace(/sheet(\d)/u, 'Sheet$1')),
  ],
  ['no properties', (bytes) => without(bytes, /^docProps\//u)],
  ['no theme', (bytes) => without(bytes, /^xl\/theme\//u)],
  ['no calculation chain', (bytes) => without(bytes, /^xl\/calcChain\.xml$/u)],
];

/** How the archive is packed. */
const ARCHIVES: readonly Habit[] = [
  ['stored', (bytes) => packed(textsOf(bytes), (names) => names, 0)],
  ['the list of types last', (bytes) => packed(textsOf(bytes), (names) => [...names].reverse())],
  [
    'folders as entries',
    (bytes) => packed({ 'xl/': new Uint8Array(), '_rels/': new Uint8Array(), ...textsOf(bytes) }, (names) => names),
  ],
];

/** How cells are told. */
const CELLS: readonly Habit[] = [
  [
    'cells without names',
    everyPart(SHEETS, (source) =>
      gapless(source) ? source.replaceAll(/(<(?:\w+:)?c\b[^>]*?) r="[A-Z]+\d+"/gu, '$1') : source,
    ),
  ],
  [
    'rows without numbers',
    everyPart(SHEETS, (source) =>
      rowsGapless(source) ? source.replaceAll(/(<(?:\w+:)?row\b[^>]*?) r="\d+"/gu, '$1') : source,
    ),
  ],
  [
    'no dimension and spans',
    everyPart(SHEETS, (source) =>
      source.replace(/<(?:\w+:)?dimension\b[^>]*?\/>/u, '').replaceAll(/ spans="[^"]*"/gu, ''),
    ),
  ],
  [
    'dates from 1904',
    everyPart(/^xl\/workbook\.xml$/u, (source) =>
      source.replace(/<workbookPr(?![^>]*date1904)/u, '<workbookPr date1904="1" '),
    ),
  ],
  [
    'phonetic guides',
    everyPart(/^xl\/sharedStrings\.xml$/iu, (source) =>
      source.replaceAll(
        /<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>/gu,
        '<si><r><rPr><b/></rPr><t xml:space="preserve">$1</t></r><rPh sb="0" eb="1"><t>かな</t></rPh><phoneticPr fontId="0"/></si>',
      ),
    ),
  ],
  [
    'gaps between numbers of sheets',
    everyPart(/^xl\/workbook\.xml$/u, (source) =>
      source.replaceAll(/sheetId="(\d+)"/gu, (_, id: string) => `sheetId="${String(Number(id) * 7 + 3)}"`),
    ),
  ],
];

export const HABITS: readonly Habit[] = [...SPELLINGS, ...PACKAGES, ...ARCHIVES, ...CELLS];

/** A row's cells can be told without names only where each follows the one before it. */
function gapless(source: string): boolean {
  return [...source.matchAll(/<(?:\w+:)?row\b[^>]*>([\s\S]*?)<\/(?:\w+:)?row>/gu)].every(([, cells = '']) =>
    [...cells.matchAll(/<(?:\w+:)?c\b[^>]*? r="([A-Z]+)\d+"/gu)].every(
      ([, column], i) => column === String.fromCharCode(65 + i),
    ),
  );
}

const rowsGapless = (source: string): boolean =>
  [...source.matchAll(/<(?:\w+:)?row\b[^>]*? r="(\d+)"/gu)].every(([, row], i) => Number(row) === i + 1);

function typedOneByOne(bytes: Uint8Array, all = false): Uint8Array {
  const parts = textsOf(bytes);
  const types = String(parts[TYPES]);
  const defaults = new Map(
    [...types.matchAll(/<Default\b[^>]*>/gu)].map(([tag]) => [
      attribute(tag, 'Extension').toLowerCase(),
      attribute(tag, 'ContentType'),
    ]),
  );
  defaults.set('rels', RELATIONS);
  const known = new Set([...types.matchAll(/PartName="([^"]*)"/gu)].map(([, name = '']) => name.toLowerCase()));
  const fresh = Object.keys(parts)
    .filter((name) => name !== TYPES && (all || RELS.test(name)) && !known.has(`/${name}`.toLowerCase()))
    .map((name) => [name, defaults.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase())] as const)
    .filter(([, type]) => type !== undefined)
    .map(([name, type]) => `<Override PartName="/${name}" ContentType="${String(type)}"/>`);
  const gone = all ? /<Default\b[^>]*\/>/gu : /<Default\b[^>]*Extension="rels"[^>]*\/>/gu;
  return zipOf({ ...parts, [TYPES]: types.replaceAll(gone, '').replace('</Types>', `${fresh.join('')}</Types>`) });
}

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';

const retarget = (source: string, change: (target: string) => string): string =>
  source.replaceAll(/<(?:\w+:)?Relationship\b[^>]*>/gu, (tag) =>
    tag.includes('TargetMode="External"')
      ? tag
      : tag.replace(/Target="([^"]*)"/u, (_, target: string) => `Target="${change(target)}"`),
  );

/** The folder of the part that owns a list of relationships: `xl/worksheets/`. */
const ownerOf = (rels: string): string => rels.replace(/_rels\/[^/]*$/u, '');

/** From the owner's folder out and in again: `xl/worksheets/` → `../worksheets/`. */
function ownerFolder(rels: string): string {
  const last = ownerOf(rels).split('/').at(-2);
  return last === undefined ? '' : `../${last}/`;
}

const absolute = (rels: string, target: string): string =>
  target.startsWith('#') ? target : new URL(target, `http://x/${ownerOf(rels)}`).pathname;

/** `R` and sixteen digits, as the Open XML SDK names them; every `r:id` follows. */
function otherIds(bytes: Uint8Array): Uint8Array {
  const parts = textsOf(bytes);
  const out: Record<string, string | Uint8Array> = { ...parts };
  for (const [name, data] of Object.entries(parts)) {
    if (!RELS.test(name) || typeof data !== 'string') continue;
    const owner = name.replace('_rels/', '').replace(RELS, '');
    const fresh = (id: string): string => `R0${Buffer.from(id).toString('hex')}`;
    out[name] = data.replaceAll(/ Id="([^"]*)"/gu, (_, id: string) => ` Id="${fresh(id)}"`);
    const own = out[owner];
    const ids = new Set([...data.matchAll(/ Id="([^"]*)"/gu)].map(([, id]) => id));
    if (typeof own !== 'string') continue;
    out[owner] = own.replaceAll(
      /( (?:\w+:)(?:id|embed|link|pict|relid|dm|lo|qs|cs)=")([^"]*)"/gu,
      (all, head: string, id: string) => (ids.has(id) ? `${head}${fresh(id)}"` : all),
    );
  }
  return zipOf(out);
}

function renameParts(bytes: Uint8Array, change: (name: string) => string): Uint8Array {
  return zipOf(
    Object.fromEntries(
      Object.entries(textsOf(bytes)).map(([name, data]) => [name === TYPES ? name : change(name), data]),
    ),
  );
}

/** A package without some parts, and nothing that speaks of them. */
function without(bytes: Uint8Array, which: RegExp): Uint8Array {
  const parts = textsOf(bytes);
  const gone = new Set(Object.keys(parts).filter((name) => which.test(name)));
  const kept: Parts = {};
  for (const [name, data] of Object.entries(parts)) {
    if (gone.has(name)) continue;
    kept[name] =
      typeof data !== 'string' || !(RELS.test(name) || name === TYPES)
        ? data
        : data
            .replaceAll(/<Relationship\b[^>]*\/>/gu, (tag) =>
              gone.has(absolute(name, attribute(tag, 'Target')).slice(1)) ? '' : tag,
            )
            .replaceAll(/<Override\b[^>]*\/>/gu, (tag) => (gone.has(attribute(tag, 'PartName').slice(1)) ? '' : tag));
  }
  return zipOf(kept);
}

function packed(parts: Texts, order: (names: readonly string[]) => readonly string[], level: 0 | 6 = 6): Uint8Array {
  const entries: Zippable = {};
  for (const name of order(Object.keys(parts))) {
    const data = parts[name];
    entries[name] = typeof data === 'string' ? strToU8(data) : (data as Uint8Array);
  }
  return zipSync(entries, { level });
}
