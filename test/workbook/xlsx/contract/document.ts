import { say } from '../../../../src/words';
import type { Change } from '../../../../src/sheet';
import { WorkbookError } from '../../../../src/workbook/port';
import { applyToXlsx, readXlsx } from '../../../../src/workbook/xlsx';
import { kitchenSink } from '../kitchen-sink';
import { diffPackages } from '../package-diff';
import { book, partsOf, zipOf } from '../packages';
import { tableBook } from '../table-book';
import { everyChange } from './changes';

const SHEET = '接触状况';

/** What workbooks hold besides plain cells: where it stands in the file that is tried. `within` must be found in the part. */
const FEATURES: readonly { readonly name: string; readonly part: RegExp; readonly within?: RegExp }[] = [
  { name: 'macro project', part: /^xl\/vbaProject\.bin$/u },
  { name: 'pivot table with its cache', part: /^xl\/pivot(?:Tables|Cache)\//u },
  { name: 'slicer', part: /^xl\/slicer/u },
  { name: 'table (list object)', part: /^xl\/tables\//u },
  { name: 'chart', part: /^xl\/charts\/chart/u },
  { name: 'picture', part: /^xl\/media\// },
  { name: 'picture in a cell (WPS)', part: /^xl\/cellimages\.xml$/u },
  { name: 'conversation of comments, with its persons', part: /^xl\/(?:threadedComments|persons)\//u },
  { name: 'note', part: /^xl\/comments1\.xml$/u },
  { name: 'box of a note (VML)', part: /^xl\/drawings\/vmlDrawing/u },
  { name: 'printer settings', part: /^xl\/printerSettings\//u },
  { name: 'link to another workbook', part: /^xl\/externalLinks\//u },
  { name: 'somebody else’s custom XML', part: /^customXml\/item1\.xml$/u },
  { name: 'digital signature (no longer valid after any change)', part: /^_xmlsignatures\//u },
  { name: 'calculation chain', part: /^xl\/calcChain\.xml$/u },
  { name: 'theme', part: /^xl\/theme\//u },
  { name: 'shared strings, rich text', part: /^xl\/sharedStrings\.xml$/u, within: /<r>/u },
  { name: 'styles', part: /^xl\/styles\.xml$/u, within: /<cellXfs/u },
  { name: 'names, print areas', part: /^xl\/workbook\.xml$/u, within: /definedName/u },
  { name: 'shared and array formulas', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /t="array"/u },
  { name: 'conditional formats', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /cfRule/u },
  { name: 'lists of allowed values', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /dataValidation/u },
  { name: 'hyperlinks', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /hyperlink/u },
  { name: 'merged cells', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /mergeCell/u },
  { name: 'frozen panes, hidden rows and columns', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /<pane/u },
  { name: 'page setup, header and footer', part: /^xl\/worksheets\/sheet1\.xml$/u, within: /pageSetup/u },
  { name: 'sheet protection', part: /^xl\/worksheets\/sheet2\.xml$/u, within: /sheetProtection/u },
  { name: 'a part that nothing points to', part: /^xl\/media\/unused\.dat$/u },
];

/** Rows and columns among the cells of the file that is tried. */
const LINES: readonly Change[] = [
  { kind: 'insert-rows', sheet: SHEET, rows: '2:2' },
  { kind: 'insert-columns', sheet: SHEET, columns: 'B:B' },
];

const set = (cell: string): Change => ({ kind: 'value', sheet: '6月', cell, after: 1 });
const row = (cells: string): string => `<row r="1">${cells}</row>`;

/** A package of which one part is spelt otherwise. */
function spelt(part: string, change: (source: string) => string): Uint8Array {
  const parts = partsOf(book(row('<c r="A1" t="str"><v>a</v></c>')));
  const source = Buffer.from(parts[part] ?? new Uint8Array()).toString('latin1');
  return zipOf({ ...parts, [part]: new Uint8Array(Buffer.from(change(source), 'latin1')) });
}

const garbled = (): Uint8Array => spelt('xl/worksheets/sheet1.xml', (source) => source.replace('>a<', '>\xCD\xF5<'));
const twice = (): Uint8Array =>
  spelt('xl/workbook.xml', (source) => source.replace(/<sheet .*?\/>/u, '$&<sheet name="b" sheetId="2" r:id="rId1"/>'));

/** What is refused, in files that stand for their kind. */
const REFUSED: readonly { readonly what: string; readonly file: () => Uint8Array; readonly change?: Change }[] = [
  {
    what: 'a formula that the list does not name',
    file: () => book(row('<c r="A1"><f>1+1</f><v>2</v></c>')),
    change: set('A1'),
  },
  {
    what: 'one cell of an array formula',
    file: () => book(row('<c r="A1"><f t="array" ref="A1:B1">C1:D1</f></c>')),
    change: set('B1'),
  },
  {
    what: 'a cell under a merged one',
    file: () => book('', { behind: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>' }),
    change: set('B2'),
  },
  {
    what: 'a locked cell of a protected sheet',
    file: () => book('', { behind: '<sheetProtection sheet="1"/>' }),
    change: set('A1'),
  },
  { what: 'a sheet that is not there', file: () => book(''), change: { ...set('A1'), sheet: '7月' } },
  {
    what: 'a sheet’s name that is taken, be its part there or not',
    file: () => book(''),
    change: { kind: 'add-sheet', sheet: '6月', values: [] },
  },
  {
    what: 'cells in alternative versions',
    file: () => book('<mc:AlternateContent xmlns:mc="urn:x"/>'),
    change: set('A1'),
  },
  {
    what: 'rows or columns put in that push what is written off the sheet',
    file: () => book(row('<c r="XFD1"><v>1</v></c>')),
    change: { kind: 'insert-columns', sheet: '6月', columns: 'B:B' },
  },
  {
    what: 'rows or columns put into an array formula',
    file: () => book(row('<c r="A1"><f t="array" ref="A1:B1">C1:D1</f></c>')),
    change: { kind: 'insert-columns', sheet: '6月', columns: 'B:B' },
  },
  {
    what: 'columns put into a table object that a query feeds, and all columns of one taken out',
    file: () => tableBook({ attributes: ' tableType="queryTable"' }),
    change: { kind: 'insert-columns', sheet: '6月', columns: 'D:D' },
  },
  {
    what: 'a table object’s column taken out that formulas name',
    file: () => tableBook(),
    change: { kind: 'remove-columns', sheet: '6月', columns: 'C:C' },
  },
  {
    what: 'a table object’s titles, totals or last line taken out',
    file: () => tableBook(),
    change: { kind: 'remove-rows', sheet: '6月', rows: '2:2' },
  },
  {
    what: 'rows or columns taken out in which something is written, a note too',
    file: () => book(row('<c r="B1"><v>1</v></c>')),
    change: { kind: 'remove-rows', sheet: '6月', rows: '1:1' },
  },
  { what: 'tags that do not match', file: () => book(row('<c r="A1"><v>1</c></v>')) },
  {
    what: 'a cell that is there twice and says two things',
    file: () => book(row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>')),
  },
  { what: 'a text that is not in the file', file: () => book(row('<c r="A1" t="s"><v>0</v></c>')) },
  { what: 'a row or column beyond Excel’s', file: () => book('<row r="1048577"><c r="A1048577"/></row>') },
  { what: 'a cell that stands in another row', file: () => book(row('<c r="A2"/>')) },
  { what: 'two sheets of one name, or one part for two', file: twice },
  { what: 'bytes that are no text in the encoding that a part claims', file: garbled },
  { what: 'a document type (DOCTYPE)', file: () => book('', { before: '<!DOCTYPE x>' }) },
  {
    what: 'elements nested a thousand deep',
    file: () => book('', { behind: `<extLst>${'<e>'.repeat(2000)}${'</e>'.repeat(2000)}</extLst>` }),
  },
  {
    what: 'a PDF, a picture, an archive under a workbook’s name',
    file: () => new TextEncoder().encode('%PDF-1.7 and so on'),
  },
];

/** docs/editing-contract.md, made from what the tests see. */
export function contractDocument(): string {
  const before = kitchenSink();
  const results = everyChange(SHEET).map((change) => ({ change, touched: touchedBy(before, change) }));
  return [
    '# What an edit of a file keeps, changes and refuses',
    '',
    'This page is made by `test/workbook/xlsx/contract/document.ts` from what the tests see (`UPDATE_DOCS=1` writes it anew). Do not edit it.',
    '',
    'A file is patched, not written anew: a part that a change does not touch keeps its bytes, compressed as they were, at its place in the',
    'archive. In a touched part everything around the change stays to the letter. `sanbiao diff BEFORE AFTER` shows for any two files what differs,',
    'cell by cell and part by part. Every change has an inverse that brings back what was there.',
    '',
    '## What a change touches',
    '',
    '| change | parts that differ | parts that are new |',
    '|---|---|---|',
    ...results.map(
      ({ change, touched }) =>
        `| ${titleOf(change)} | ${touched.changed.join(', ') || '–'} | ${touched.added.join(', ') || '–'} |`,
    ),
    '',
    'Styles are only ever added, never changed, since thousands of cells share one. Texts are written into their cell; the table of shared strings',
    'is never touched. Formulas that depend on a changed cell are marked to be calculated on opening.',
    '',
    'Rows and columns that are put in or taken out move whatever speaks of the cells behind them: cells, formulas of every sheet, names, print',
    'areas, filters, conditions, lists, merges, links, breaks, notes with their boxes, tables, pictures, charts, sources of pivot tables. What reaches',
    'the last row or column of the sheet still does. A new column within a table object, or right behind its last one, is one of its columns: its title',
    '(列1, 列2 …, as none other is called) stands in its cell and in the table’s part; filters, sums and formulas that name columns stay with theirs.',
    'Here these parts differ; the calculation chain goes, since Excel makes a new one:',
    '',
    '| change | parts that differ |',
    '|---|---|',
    ...LINES.map((change) => `| \`${change.kind}\` | ${touchedBy(before, change).changed.join(', ')} |`),
    '',
    '## What workbooks hold, and what becomes of it',
    '',
    'Tried with every change above on a workbook that holds all of it.',
    '',
    '| feature | parts | treatment |',
    '|---|---|---|',
    ...FEATURES.map((feature) =>
      featureLine(
        feature,
        before,
        results.map(({ touched }) => touched.changed),
      ),
    ),
    '',
    '## What is refused',
    '',
    'Nothing is written then, and reading and writing give the same answer where it is about the file.',
    '',
    '| what | reason | sentence |',
    '|---|---|---|',
    ...REFUSED.map(refusalLine),
    '',
    '## While a file is written',
    '',
    '- The new file is written beside the old one, flushed, then renamed over it: at any moment the file is as before or as after.',
    '- Right before that it is compared with what was read (size, SHA-256). Saved meanwhile by another program: exit code 3, nothing written.',
    '- Runs of this tool take turns by a lock file beside the workbook; what a killed run left is removed by the next one.',
    '- `--in-place` keeps the file as it was: the first copy is `NAME.bak` and stays, later ones are `NAME.2.bak`, `NAME.3.bak` …',
    '- Where nothing changes, nothing is written.',
    '- `--out` that is an input under any name, a device, a pipe or a folder is refused.',
    '- A list from `--dry-run --json` carries the fingerprint (SHA-256) of the file that it was made from; `apply` refuses it for any other state.',
    '',
  ].join('\n');
}

interface Touched {
  readonly changed: readonly string[];
  readonly added: readonly string[];
}

function touchedBy(before: Uint8Array, change: Change): Touched {
  const after = applyToXlsx(before, [change]).bytes;
  const old = partsOf(before);
  const now = partsOf(after);
  const gone = Object.keys(old).filter(
    (name) => !now[name] && !(name.endsWith('calcChain.xml') && !('cell' in change)),
  );
  if (gone.length > 0) throw new Error(`${change.kind} loses ${gone.join()}`);
  const changed = [...new Set(diffPackages(before, after).map(({ part }) => part))].filter((part) => old[part]);
  return { changed, added: Object.keys(now).filter((name) => !old[name]) };
}

function titleOf(change: Change): string {
  if (change.kind !== 'add-sheet') return `\`${change.kind}\``;
  return change.charts === undefined ? '`add-sheet`' : '`add-sheet` with a chart';
}

function featureLine(
  feature: (typeof FEATURES)[number],
  before: Uint8Array,
  changed: readonly (readonly string[])[],
): string {
  const parts = Object.entries(partsOf(before)).filter(([name]) => feature.part.test(name));
  const found = parts.filter(
    ([, data]) => feature.within === undefined || feature.within.test(new TextDecoder().decode(data)),
  );
  if (found.length === 0) throw new Error(`the workbook has no ${feature.name}`);
  const names = found.map(([name]) => name);
  const touched = changed.some((list) => list.some((part) => names.includes(part)));
  return `| ${feature.name} | ${names.join(', ')} | ${touched ? 'kept; the part differs only where the change is' : 'kept to the byte'} |`;
}

function refusalLine({ what, file, change }: (typeof REFUSED)[number]): string {
  try {
    if (change) applyToXlsx(file(), [change]);
    else readXlsx(file(), 'x');
  } catch (error) {
    if (error instanceof WorkbookError) return `| ${what} | \`${error.code}\` | ${say(error.words, 'en')} |`;
    throw error;
  }
  throw new Error(`${what} is not refused`);
}
