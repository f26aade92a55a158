import fc from 'fast-check';

import { areaName, cellName, type Change, type ChangeSet, type Scalar } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { decodePart, diffPackages, parseStrictly } from './package-diff';
import { book, HEAD, partsOf, rawEntries } from './packages';

/** More runs for a long campaign: `FILES_RUNS=5000 npm run test:long -- test/workbook/xlsx/property`. */
const RUNS = Number(process.env.FILES_RUNS ?? 60);

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><strike/><sz val="12"/><color theme="4" tint="-0.25"/><name val="等线"/><scheme val="minor"/></font><font><i/><u/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill><fill><gradientFill degree="90"><stop position="0"><color rgb="FF00FF00"/></stop><stop position="1"><color rgb="FFFFFFFF"/></stop></gradientFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border diagonalUp="1"><left style="thin"><color auto="1"/></left><right/><top/><bottom style="double"><color rgb="FFFF0000"/></bottom><diagonal style="thin"><color auto="1"/></diagonal></border></borders>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="1" fillId="2" borderId="0"/><xf numFmtId="176" fontId="2" fillId="3" borderId="1"><alignment horizontal="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" quotePrefix="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0"><protection locked="0"/></xf></cellXfs>';
const STRINGS =
  '<si><t>来店</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t>文本</t></r></si><si><t xml:space="preserve"> </t></si>';

const SHEET = '6月';
const SIZE = 9;
const text = fc.oneof(
  fc.constantFrom('', '*', '=A1', ' 两 ', '_x0041_', '甲\n乙', '<&>'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  text,
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -9, max: 60_000 }),
);

/** A cell as XML without its address: of all kinds that programs write. */
const cellXml = fc.oneof(
  fc.constantFrom(
    '><v>1</v></c>',
    ' t="s"><v>0</v></c>',
    ' t="s"><v>1</v></c>',
    ' t="b"><v>1</v></c>',
    ' t="e"><v>#N/A</v></c>',
    '/>',
    '></c>',
    ' t="str"><f>"x"</f><v>x</v></c>',
    '><f>SUM(A1:B2)</f></c>',
    ' t="inlineStr"><is><t>行内</t></is></c>',
    ' cm="1" vm="2"><v>4</v></c>',
    ' ph="1"><v>2.50</v><extLst><ext/></extLst></c>',
  ),
);
const cell = fc.record({ xml: cellXml, style: fc.integer({ min: -1, max: 4 }) });
const rowXml = fc.record({
  cells: fc.dictionary(fc.integer({ min: 1, max: SIZE }).map(String), cell, { maxKeys: 6 }),
  extra: fc.constantFrom('', ' spans="1:9"', ' ht="20" customHeight="1"', ' s="1" customFormat="1"', ' hidden="1"'),
});

const workbook = fc.dictionary(fc.integer({ min: 1, max: SIZE }).map(String), rowXml, { maxKeys: 6 }).chain((rows) =>
  fc
    .constantFrom(
      '',
      '<cols><col min="2" max="5" width="12" style="1" customWidth="1"/><col min="7" max="16384" width="8" hidden="1"/></cols>',
    )
    .map((cols) => {
      const source = Object.entries(rows)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([row, { cells, extra }]) => {
          const inner = Object.entries(cells)
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(
              ([column, { xml, style }]) =>
                `<c r="${cellName(Number(row), Number(column))}"${style < 0 ? '' : ` s="${style}"`}${xml}`,
            );
          return inner.length === 0 ? `<row r="${row}"${extra}/>` : `<row r="${row}"${extra}>${inner.join('')}</row>`;
        })
        .join('\n');
      return { source, cols };
    }),
);

function build({ source, cols }: { source: string; cols: string }): Uint8Array {
  return book(source, {
    styles: STYLES,
    strings: STRINGS,
    before: `<dimension ref="A1:${cellName(SIZE, SIZE)}"/>${cols}`,
    behind:
      '<conditionalFormatting sqref="A1:C3"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule><cfRule type="top10" priority="2" rank="3"/></conditionalFormatting>',
    parts: { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3, 255]), 'customXml/item9.xml': `${HEAD}<x/>` },
  });
}

const area = fc
  .tuple(
    fc.integer({ min: 1, max: SIZE + 2 }),
    fc.integer({ min: 1, max: SIZE + 2 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([top, left, height, width]) => areaName({ top, left, bottom: top + height, right: left + width }));
const color = fc.constantFrom('#FFC7CE', '#C6EFCE', '');
const solid = fc.constantFrom('#FFC7CE', '#C6EFCE');
const line = fc.constantFrom('none', 'thin', 'double', 'dotted');

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('value'), sheet: fc.constant(SHEET), cell: area, after: scalar }),
  },
  fc.record({
    kind: fc.constant('formula'),
    sheet: fc.constant(SHEET),
    cell: area,
    after: fc.constantFrom('=A1+1', '=IFS(A1="<",1,TRUE,"&")'),
  }),
  fc.record({ kind: fc.constant('fill'), sheet: fc.constant(SHEET), cell: area, after: color }),
  fc.record({
    kind: fc.constant('number-format'),
    sheet: fc.constant(SHEET),
    cell: area,
    after: fc.constantFrom('General', '0.00', 'yyyy-mm-dd', 'yyyy/m/d'),
  }),
  fc.record({
    kind: fc.constant('font'),
    sheet: fc.constant(SHEET),
    cell: area,
    after: fc.record(
      {
        bold: fc.boolean(),
        strike: fc.boolean(),
        color,
        size: fc.constantFrom(9, 12),
        name: fc.constantFrom('宋体', '黑体'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constant('align'),
    sheet: fc.constant(SHEET),
    cell: area,
    after: fc.record(
      {
        horizontal: fc.constantFrom('general', 'right'),
        vertical: fc.constantFrom('top', 'bottom'),
        wrap: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constant('border'),
    sheet: fc.constant(SHEET),
    cell: area,
    after: fc.record(
      { top: line, left: line, diagonalUp: line, diagonalDown: line, color: solid },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    kind: fc.constant('note'),
    sheet: fc.constant(SHEET),
    cell: area,
    after: fc.constantFrom('', '批注', ' <&>\n'),
  }),
  fc.record({
    kind: fc.constant('conditional-format'),
    sheet: fc.constant(SHEET),
    range: area,
    formula: fc.constantFrom('=A1="H"', '=B$2>1'),
    fill: solid,
  }),
  fc.record({
    kind: fc.constant('remove-conditional-format'),
    sheet: fc.constant(SHEET),
    range: fc.constant('A1:C3'),
    formula: fc.constant('=A1=1'),
  }),
  fc.record({
    kind: fc.constant('column-width'),
    sheet: fc.constant(SHEET),
    columns: fc.constantFrom('A', 'B:D', 'F:H', 'C'),
    after: fc.constantFrom(4, 8.43, 12, 30),
  }),
  fc.record({
    kind: fc.constant('document-part'),
    sheet: fc.constant(''),
    namespace: fc.constantFrom('urn:sanbiao:profile', 'urn:sanbiao:journal'),
    after: fc.constantFrom('', '{"a":"<&>"}', '[1]'),
  }),
) as fc.Arbitrary<Change>;

const options = { formulaCells: 'write', lockedCells: 'write' } as const;

/** What each cell looks like, asked by changes that would conflict with anything: the styles that the snapshot does not tell. */
function looks(bytes: Uint8Array): unknown {
  const cells = areaName({ top: 1, left: 1, bottom: SIZE + 5, right: SIZE + 5 });
  const impossible: ChangeSet = [
    { kind: 'fill', sheet: SHEET, cell: cells, before: '?', after: '' },
    {
      kind: 'font',
      sheet: SHEET,
      cell: cells,
      before: {
        name: '?',
        size: 0,
        color: '?',
        bold: '?' as never,
        italic: '?' as never,
        underline: '?' as never,
        strike: '?' as never,
      },
      after: {},
    },
    {
      kind: 'align',
      sheet: SHEET,
      cell: cells,
      before: { horizontal: '?' as never, vertical: '?' as never, wrap: '?' as never },
      after: {},
    },
    {
      kind: 'border',
      sheet: SHEET,
      cell: cells,
      before: { top: '?', bottom: '?', left: '?', right: '?', diagonalUp: '?', diagonalDown: '?' } as never,
      after: {},
    },
  ];
  return applyToXlsx(bytes, impossible, options).report.conflicts.map(({ cell, found }) => [cell, found]);
}

describe('any changes to any workbook', () => {
  it('are taken back whole: every cell, its look, notes, rules, widths, parts; what they do not touch keeps its bytes', () => {
    fc.assert(
      fc.property(workbook, fc.array(change, { minLength: 1, maxLength: 8 }), (content, changes) => {
        const before = build(content);
        const { bytes, report } = applyToXlsx(before, changes, options);
        expect(report.conflicts).toEqual([]);
        for (const [name, part] of Object.entries(partsOf(bytes)))
          if (/\.(xml|rels|vml)$/u.test(name)) parseStrictly(decodePart(part));
        const inverse = JSON.parse(JSON.stringify(report.inverse)) as ChangeSet;
        const back = applyToXlsx(bytes, inverse, options);
        expect(back.report.conflicts).toEqual([]);
        expect(readXlsx(back.bytes, 'x')).toEqual(readXlsx(before, 'x'));
        expect(looks(back.bytes)).toEqual(looks(before));
        const touched =
          /^\[Content_Types\]|^xl\/(worksheets|_rels|styles|workbook|comments|drawings)|^customXml\/(item|_rels)/u;
        const untouched = (entry: { name: string }): boolean =>
          !touched.test(entry.name) || entry.name === 'customXml/item9.xml';
        expect(rawEntries(bytes).filter(untouched)).toEqual(rawEntries(before).filter(untouched));
        // And forth again.
        const forth = applyToXlsx(back.bytes, back.report.inverse, options);
        expect(forth.report.conflicts).toEqual([]);
        expect(readXlsx(forth.bytes, 'x')).toEqual(readXlsx(bytes, 'x'));
        expect(looks(forth.bytes)).toEqual(looks(bytes));
      }),
      { numRuns: RUNS, seed: 20_260_601 },
    );
  });

  it('apply twice = once where `before` is given', () => {
    const value = fc.record({ cell: area.map((name) => name.replace(/:.*/u, '')), after: scalar });
    fc.assert(
      fc.property(
        workbook,
        fc.uniqueArray(value, { selector: ({ cell }) => cell, maxLength: 6 }),
        (content, wanted) => {
          const before = build(content);
          const rows = readXlsx(before, 'x').sheets[0]?.rows ?? [];
          const changes = wanted.flatMap(({ cell: name, after }): Change[] => {
            const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(name) ?? [];
            const now = rows[Number(row)]?.[letters.charCodeAt(0) - 64];
            const found = now?.formula ?? now?.value ?? '';
            return found === after ? [] : [{ kind: 'value', sheet: SHEET, cell: name, before: found, after }];
          });
          const once = applyToXlsx(before, changes);
          expect(once.report.conflicts).toEqual([]);
          const twice = applyToXlsx(once.bytes, changes);
          expect(twice.bytes).toBe(once.bytes);
          expect(twice.report.conflicts).toHaveLength(changes.length);
          expect(new Set(diffPackages(before, once.bytes).map(({ part }) => part)).size).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: RUNS, seed: 20_260_602 },
    );
  });
});
