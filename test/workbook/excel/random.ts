import fc from 'fast-check';

import {
  areaName,
  cellName,
  type Change,
  type ChangeSet,
  type ChartSpec,
  type PrintSetup,
  type Scalar,
} from '../../../src/sheet';
import { hostChart } from '../../../src/workbench/import/charts';
import { markOf, OUR_SHEET } from '../../../src/workbook/sheet-mark';
import { PlainBook, type PlainSheet } from './plain-book';

const ROWS = 12;
const COLUMNS = 10;
export const SHEETS = ['6月', '客户 资料'] as const;

const texts = fc.constantFrom(
  '*',
  'H',
  'A',
  '战败',
  '=1+1',
  '+86',
  '-',
  '@x',
  '\t=1',
  '2026-06-01',
  '13800000000',
  '1/2',
  'TRUE',
  '#N/A',
  "'x",
  '张先生 6/1',
);
const scalars: fc.Arbitrary<Scalar> = fc.oneof(
  texts,
  fc.integer({ min: -5, max: 60_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(''),
);
const colors = fc.constantFrom('#FFC7CE', '#FFEB9C', '#00B050');
const sheets = fc.constantFrom(...SHEETS);
const rows = fc.integer({ min: 1, max: ROWS });
const columns = fc.integer({ min: 1, max: COLUMNS });
const cells = fc.tuple(rows, columns).map(([row, column]) => cellName(row, column));
const areas = fc
  .tuple(rows, columns, rows, columns)
  .map(([a, b, c, d]) =>
    areaName({ top: Math.min(a, c), bottom: Math.max(a, c), left: Math.min(b, d), right: Math.max(b, d) }),
  );
const at = fc.record({ sheet: sheets, cell: fc.oneof({ weight: 3, arbitrary: cells }, areas) });
const lines = fc.constantFrom(
  'none' as const,
  'thin' as const,
  'medium' as const,
  'dashed' as const,
  'double' as const,
);
const formulas = fc.constantFrom('=A1', '=SUM(B2:B9)', '=LEN(C3)&"级"');
const rules = fc.record({
  sheet: sheets,
  range: fc.oneof(
    areas,
    fc.tuple(areas, areas).map(([a, b]) => `${a},${b}`),
  ),
  formula: fc.constantFrom('=A1="H"', '=LEFT(A1)="A"', '=A1>3'),
  fill: colors,
});

const cellChanges: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(at, scalars).map(([place, after]): Change => ({ ...place, kind: 'value', after })),
  fc.tuple(at, formulas).map(([place, after]): Change => ({ ...place, kind: 'formula', after })),
  fc
    .tuple(at, fc.constantFrom('General', '0.00', 'yyyy/m/d', '@'))
    .map(([place, after]): Change => ({ ...place, kind: 'number-format', after })),
  fc.tuple(at, fc.oneof(colors, fc.constant(''))).map(([place, after]): Change => ({ ...place, kind: 'fill', after })),
  fc
    .tuple(
      at,
      fc.record(
        {
          bold: fc.boolean(),
          strike: fc.boolean(),
          color: colors,
          size: fc.constantFrom(9, 10.5),
          underline: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([place, after]): Change => ({ ...place, kind: 'font', after })),
  fc
    .tuple(
      at,
      fc.record(
        {
          horizontal: fc.constantFrom('general' as const, 'right' as const, 'center' as const),
          vertical: fc.constantFrom('top' as const, 'bottom' as const),
          wrap: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([place, after]): Change => ({ ...place, kind: 'align', after })),
  fc
    .tuple(
      at,
      fc.record(
        { top: lines, bottom: lines, left: lines, right: lines, diagonalUp: lines, color: colors },
        { requiredKeys: [] },
      ),
    )
    .map(([place, after]): Change => ({ ...place, kind: 'border', after })),
  rules.map((rule): Change => ({ ...rule, kind: 'conditional-format' })),
  rules.map((rule): Change => ({ ...rule, kind: 'remove-conditional-format' })),
  fc
    .tuple(sheets, fc.constantFrom('A', 'B:D'), fc.integer({ min: 2, max: 40 }))
    .map(([sheet, letters, after]): Change => ({ kind: 'column-width', sheet, columns: letters, after })),
  fc.string().map((after): Change => ({
    kind: 'document-part',
    sheet: '',
    namespace: 'urn:sanbiao:answers',
    after: JSON.stringify({ after }),
  })),
);

const newSheets: fc.Arbitrary<Change> = fc.oneof(
  fc.array(fc.array(scalars, { minLength: 1, maxLength: 4 }), { maxLength: 4 }).map((values): Change => ({
    kind: 'add-sheet',
    sheet: '月度汇总',
    values: values.map((line) => [...line, ...Array<Scalar>(4 - line.length).fill('')]),
    styles: [{ range: 'A1:B2', style: { fill: '#DDEBF7', border: { bottom: 'thin' } } }],
    columnWidths: { A: 20 },
    freeze: { rows: 1, columns: 0 },
  })),
  fc.constant<Change>({ kind: 'copy-sheet', sheet: '7月', from: '6月' }),
);

/** A sheet of ours that is there already, in every book: with charts, one of them somebody else's, a page and tall rows. */
export const OURS = '上月汇总';
export const chart = (name: string, kind: ChartSpec['kind'], values: string): ChartSpec => ({
  name,
  kind,
  title: `${name} 6月`,
  from: 'F2',
  to: 'H9',
  categories: 'A2:A4',
  series: [
    { name: '本月', values, color: '#4472C4' },
    { name: '占比', values: 'C2:C4', axis: 'secondary' },
  ],
  yTitle: '人数',
});
const OLD_CHARTS = [chart('来源', 'column', 'B2:B4'), chart('战败', 'pareto', 'B2:B5')];
const charts = fc.subarray([
  chart('来源', 'bar', 'B2:B9'),
  chart('级别', 'line', 'D2:D4'),
  chart('战败', 'stacked-column', 'B2:B3'),
]);
const newEditions = fc
  .record(
    {
      values: fc.array(fc.array(scalars, { minLength: 3, maxLength: 3 }), { maxLength: 4 }),
      charts,
      rowHeights: fc.constantFrom<Record<number, number>>({ 1: 32 }, { 3: 12, 45: 40 }),
      columnWidths: fc.constantFrom<Record<string, number>>({ A: 20 }, { 'C:L': 5 }),
      print: fc.constantFrom<PrintSetup>(
        { paper: 'A4', orientation: 'portrait', fitToWidth: 1, area: 'A1:N9', titleRows: '1:1' },
        { paper: 'A3', orientation: 'landscape', footer: '&L上月&R&D' },
      ),
    },
    { requiredKeys: ['values'] },
  )
  .map((content): Change => ({ kind: 'replace-sheet', sheet: OURS, ...content }));

/** Sets of changes in which every kind occurs, also several times on the same cells. */
export const changeSets: fc.Arbitrary<ChangeSet> = fc
  .tuple(
    fc.array(cellChanges, { minLength: 1, maxLength: 12 }),
    fc.option(fc.oneof(newSheets, newEditions), { freq: 3, nil: undefined }),
    fc.array(fc.tuple(cells, scalars), { maxLength: 3 }),
  )
  .map(([changes, made, onMade]) =>
    made
      ? [
          ...changes,
          made,
          ...onMade.map(([cell, after]): Change => ({ kind: 'value', sheet: made.sheet, cell, after })),
        ]
      : changes,
  );

/** Workbooks with contents, looks, formulas, rules and one merge that is out of reach of the changes. */
export const books: fc.Arbitrary<{ readonly make: () => PlainBook }> = fc
  .record({
    values: fc.array(fc.tuple(sheets, rows, columns, scalars), { maxLength: 40 }),
    formulas: fc.array(fc.tuple(sheets, formulas), { maxLength: 4 }),
    fills: fc.array(fc.tuple(sheets, rows, columns, colors, fc.boolean()), { maxLength: 20 }),
    rules: fc.array(rules, { maxLength: 3 }),
  })
  .map((content) => ({ [fc.toStringMethod]: () => JSON.stringify(content), make: () => bookOf(content) }));

interface Content {
  readonly values: readonly (readonly [string, number, number, Scalar])[];
  readonly formulas: readonly (readonly [string, string])[];
  readonly fills: readonly (readonly [string, number, number, string, boolean])[];
  readonly rules: readonly { readonly sheet: string; readonly formula: string; readonly fill: string }[];
}

function bookOf(content: Content): PlainBook {
  const book = new PlainBook();
  const made = new Map<string, PlainSheet>(SHEETS.map((name) => [name, book.addSheet(name)]));
  for (const [name, row, column, value] of content.values)
    made.get(name)?.write([{ row: row - 1, column: column - 1, value }]);
  // Formulas stand where no change goes: overwriting one is refused, which has tests of its own.
  content.formulas.forEach(([name, formula], i) => made.get(name)?.write([{ row: 20 + i, column: 1, formula }]));
  for (const [name, row, column, fill, bold] of content.fills) {
    made.get(name)?.restyle([{ row: row - 1, column: column - 1, rows: 1, columns: 1 }], {
      fill,
      bold,
      borders: { top: { line: 'thin', color: '#000000' } },
    });
  }
  content.rules.forEach(({ sheet, formula, fill }, i) =>
    made.get(sheet)?.addRule({
      id: `{rule-${i}}`,
      kind: 'custom',
      ranges: [{ row: i, column: 0, rows: 5, columns: 5 }],
      formula,
      fill,
      stopIfTrue: i === 1,
    }),
  );
  addOurs(book);
  return book;
}

export function addOurs(book: PlainBook): void {
  const sheet = book.addSheet(OURS);
  sheet.write(['来源', '网络', '自然到店'].map((value, row) => ({ row, column: 0, value })));
  sheet.setRowHeight(0, 1, 40);
  sheet.setColumnWidth(0, 1, 120);
  sheet.extras.customProperties.set(OUR_SHEET, markOf({ charts: OLD_CHARTS }));
  const theirs = chart('店长的图', 'line', 'B2:B4');
  sheet.extras.charts = [theirs, ...OLD_CHARTS].map((spec, i) => hostChart(spec, sheet, `{chart-${i}}`));
  Object.assign(sheet.extras.page, {
    orientation: 'Landscape',
    paperSize: 'A4',
    zoom: { scale: 80 },
    printArea: { row: 0, column: 0, rows: 9, columns: 8 },
    titleRows: '$1:$2',
    footer: { left: '', center: '&P / &N', right: '' },
  });
}
