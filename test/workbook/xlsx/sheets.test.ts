import * as XLSX from '@e965/xlsx';

import type { AddSheetChange, ChangeSet, ChartSpec, ReplaceSheetChange } from '../../../src/sheet';
import { markOf } from '../../../src/workbook/sheet-mark';
import { applyToXlsx, FilePort, readXlsx } from '../../../src/workbook/xlsx';
import { makeChart } from '../../../src/workbook/xlsx/drawings/chart-make';
import { kitchenSink } from './kitchen-sink';
import { decodePart, diffPackages, parseStrictly, summary } from './package-diff';
import { book, fixture, partsOf, textOfPart, zipOf } from './packages';
import { variants } from './variants';

const ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks customProperties ignoredErrors drawing legacyDrawing legacyDrawingHF tableParts extLst'.split(
    ' ',
  );

const MONTH: AddSheetChange = {
  kind: 'add-sheet',
  sheet: "月度 '26",
  values: [
    ['来源', '批次', '占比'],
    ['转介绍', 12, null],
    ['网络 & <户外>', 8, null],
    ['=不是公式', true, ''],
  ],
  formulas: { C2: '=B2/SUM(B$2:B$3)', C3: '=B3/SUM(B$2:B$3)' },
  styles: [
    {
      range: 'A1:C1',
      style: {
        fill: '#FFE699',
        font: { bold: true, size: 12 },
        align: { horizontal: 'center' },
        border: { bottom: 'medium' },
      },
    },
    { range: 'C2:C3', style: { format: '0.0%' } },
    { range: 'E9', style: { fill: '#C6EFCE' } },
  ],
  merges: ['A6:C7'],
  columnWidths: { A: 20, 'B:C': 9.5 },
  rowHeights: { 1: 30, 12: 5 },
  conditionalFormats: [{ range: 'B2:B3', formula: '=B2>10', fill: '#F8CBAD', fontColor: '#FF0000', bold: true }],
  freeze: { rows: 1, columns: 1 },
  print: {
    paper: 'A3',
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    area: 'A1:J30',
    titleRows: '1:2',
    header: '&C月度',
    footer: '&P/&N',
  },
  charts: [
    {
      name: '来源图',
      kind: 'pareto',
      title: '来源 & 占比',
      from: 'E2',
      to: 'L18',
      categories: 'A2:A3',
      series: [
        { name: '批次', values: 'B2:B3', color: '#4472C4' },
        { name: '占比', values: 'C2:C3' },
      ],
      xTitle: '来源',
      yTitle: '批',
    },
    {
      name: '走势',
      kind: 'line',
      title: '',
      from: 'E20',
      to: 'L34',
      categories: "'接触状况'!B2:B8",
      series: [{ name: '次数', values: "'接触状况'!F2:F8" }],
    },
  ],
};

test('bars that lie stand in the order of their table: the first on top, the numbers below the last', () => {
  const axes = (kind: ChartSpec['kind']): unknown => {
    const xml = makeChart({ ...(MONTH.charts?.[1] as ChartSpec), kind }, '月度', () => undefined);
    const found = xml.matchAll(/<c:(cat|val)Ax>.*?orientation val="(\w+)".*?<c:crosses val="(\w+)"/gu);
    return [...found].map(([, axis, ...look]) => [axis, ...look]);
  };
  expect(axes('bar')).toEqual([
    ['cat', 'maxMin', 'autoZero'],
    ['val', 'minMax', 'max'],
  ]);
  expect(axes('column')).toEqual([
    ['cat', 'minMax', 'autoZero'],
    ['val', 'minMax', 'autoZero'],
  ]);
});

describe('a new sheet', () => {
  const before = kitchenSink();
  const { bytes, report } = applyToXlsx(before, [MONTH]);

  it('holds what was asked for, by our reader and by another', () => {
    const sheet = readXlsx(bytes, 'x').sheets.at(-1);
    expect(sheet).toMatchObject({
      name: "月度 '26",
      merges: [{ top: 6, left: 1, bottom: 7, right: 3 }],
      conditionalFormats: MONTH.conditionalFormats,
    });
    expect(sheet?.rows[2]?.slice(1)).toEqual([
      { value: '转介绍' },
      { value: 12 },
      { value: '', formula: '=B2/SUM(B$2:B$3)', format: '0.0%' },
    ]);
    expect(sheet?.rows[4]?.slice(1, 3)).toEqual([{ value: '=不是公式' }, { value: true }]);
    const other = XLSX.read(bytes, { sheetStubs: true });
    expect(other.SheetNames).toEqual(['接触状况', '来店', '字典', '很隐藏', '图表页', "月度 '26"]);
    const page = other.Sheets["月度 '26"];
    expect([page?.A3?.v, page?.C2?.f, page?.A4?.f, page?.['!merges']?.length]).toEqual([
      '网络 & <户外>',
      'B2/SUM(B$2:B$3)',
      undefined,
      1,
    ]);
  });

  it('stands last, with names of its own; those of others keep their places', () => {
    const names = [...textOfPart(bytes, 'xl/workbook.xml').matchAll(/<definedName ([^>]*)>([^<]*)</gu)].map(
      (match) => `${match[1]} ${match[2]}`,
    );
    expect(names).toContain(`name="_xlnm.Print_Area" localSheetId="5" '月度 ''26'!$A$1:$J$30`);
    expect(names).toContain(`name="_xlnm.Print_Titles" localSheetId="5" '月度 ''26'!$1:$2`);
    expect(names.filter((name) => !name.includes('localSheetId="5"'))).toEqual(
      [...textOfPart(before, 'xl/workbook.xml').matchAll(/<definedName ([^>]*)>([^<]*)</gu)].map(
        (match) => `${match[1]} ${match[2]}`,
      ),
    );
  });

  it('is well-formed and in the order of the schema; charts are native', () => {
    const parts = partsOf(bytes);
    for (const [name, data] of Object.entries(parts))
      if (/\.(xml|rels|vml)$/u.test(name)) parseStrictly(decodePart(data));
    const root = parseStrictly(decodePart(parts['xl/worksheets/sheet5.xml'] as Uint8Array));
    const places = root.children.map((child) => ORDER.indexOf(child.name.replace(/.*\}/u, '')));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    const chart = textOfPart(bytes, 'xl/charts/chart3.xml');
    expect(chart).toContain("<c:f>'月度 ''26'!$B$2:$B$3</c:f>");
    expect(chart).toContain('<c:pt idx="1"><c:v>网络 &amp; &lt;户外&gt;</c:v></c:pt>');
    expect(textOfPart(bytes, 'xl/charts/chart4.xml')).toContain("<c:f>'接触状况'!$F$2:$F$8</c:f>");
  });

  it('goes without a trace', () => {
    expect(report.inverse).toEqual([{ kind: 'remove-sheet', sheet: "月度 '26" }]);
    const back = applyToXlsx(bytes, report.inverse);
    const left = summary(diffPackages(before, back.bytes));
    expect(left.filter((line) => !line.includes('xl/styles.xml') && !line.includes('calcPr'))).toEqual([]);
    const again = applyToXlsx(back.bytes, JSON.parse(JSON.stringify(back.report.inverse)) as ChangeSet).bytes;
    expect(readXlsx(again, 'x')).toEqual(readXlsx(bytes, 'x'));
    expect(summary(diffPackages(bytes, again)).filter((line) => !/Content_Types|workbook\.xml/u.test(line))).toEqual(
      [],
    );
  });

  it('gets new content in its place: references, part and names stay', () => {
    const next: ChangeSet = [
      {
        ...MONTH,
        kind: 'replace-sheet',
        values: [
          ['来源', '批次', '占比'],
          ['户外', 3, null],
        ],
        charts: MONTH.charts?.slice(0, 1),
      },
    ];
    const replaced = applyToXlsx(bytes, next);
    const sheet = readXlsx(replaced.bytes, 'x').sheets.at(-1);
    expect([sheet?.name, sheet?.rows[2]?.[2]?.value, sheet?.rows[4]]).toEqual(["月度 '26", 3, undefined]);
    const changed = new Set(diffPackages(bytes, replaced.bytes).map(({ part }) => part));
    expect([...changed].filter((part) => /workbook\.xml$|sheet[1-4]\.xml$/u.test(part))).toEqual([]);
    expect(Object.keys(partsOf(replaced.bytes)).filter((name) => name.includes('charts/chart'))).toHaveLength(3);
    const back = applyToXlsx(replaced.bytes, JSON.parse(JSON.stringify(replaced.report.inverse)) as ChangeSet);
    expect(readXlsx(back.bytes, 'x')).toEqual(readXlsx(bytes, 'x'));
    expect(textOfPart(back.bytes, 'xl/worksheets/sheet5.xml')).toBe(textOfPart(bytes, 'xl/worksheets/sheet5.xml'));
  });
});

describe('a new edition of a sheet on which somebody has drawn', () => {
  const theirs = { ...(MONTH.charts?.[0] as ChartSpec), name: '店长的图' };
  const made = applyToXlsx(kitchenSink(), [{ ...MONTH, charts: [...(MONTH.charts ?? []), theirs] }]).bytes;
  const parts = partsOf(made);
  const mark = Object.keys(parts).find((name) => /customProperty\d*\.bin$/u.test(name)) ?? '';
  // As if a person had added the second chart: the mark does not speak of it.
  const drawn = zipOf({ ...parts, [mark]: new Uint8Array(Buffer.from(markOf(MONTH), 'utf16le')) });
  const again: ReplaceSheetChange = {
    ...MONTH,
    kind: 'replace-sheet',
    values: [['新版', 1]],
    formulas: {},
    styles: [],
  };
  const names = (bytes: Uint8Array): string[] =>
    [...textOfPart(bytes, drawingOf(bytes)).matchAll(/<xdr:cNvPr id="(\d+)" name="([^"]*)"/gu)].map(
      ([, id, name]) => `${name} ${id}`,
    );
  const drawingOf = (bytes: Uint8Array): string =>
    Object.keys(partsOf(bytes)).find(
      (name) => name.startsWith('xl/drawings/drawing') && textOfPart(bytes, name).includes('店长的图'),
    ) ?? '';

  it('has our charts anew and keeps theirs; the inverse brings back all', () => {
    expect(names(drawn)).toEqual(['来源图 2', '走势 3', '店长的图 4']);
    const { bytes, report } = applyToXlsx(drawn, [
      { ...again, charts: [{ ...theirs, name: '级别图' }, ...(MONTH.charts ?? [])] },
    ]);
    expect(names(bytes)).toEqual(['店长的图 4', '级别图 5', '来源图 6', '走势 7']);
    expect(Object.keys(partsOf(bytes)).filter((name) => name.startsWith('xl/charts/chart'))).toHaveLength(
      Object.keys(partsOf(drawn)).filter((name) => name.startsWith('xl/charts/chart')).length + 1,
    );
    expect(danglingIds(partsOf(bytes))).toEqual([]);
    for (const [name, data] of Object.entries(partsOf(bytes)))
      if (/\.(xml|rels)$/u.test(name)) parseStrictly(decodePart(data));
    const back = applyToXlsx(bytes, JSON.parse(JSON.stringify(report.inverse)) as ChangeSet).bytes;
    expect(summary(diffPackages(drawn, back).filter(({ part }) => !part.includes('styles')))).toEqual([]);
  });

  it('knows its own charts from a mark in UTF-8, too', () => {
    const other = zipOf({ ...parts, [mark]: new Uint8Array(Buffer.from(markOf(MONTH), 'utf8')) });
    expect(names(applyToXlsx(other, [{ ...again, charts: [] }]).bytes)).toEqual(['店长的图 4']);
  });

  it('keeps theirs where the new edition has no charts', () => {
    expect(names(applyToXlsx(drawn, [{ ...again, charts: [] }]).bytes)).toEqual(['店长的图 4']);
  });
});

describe('a copy of a sheet', () => {
  it('has the look, the notes, the pictures and the charts, but no second table, pivot table, slicer or conversation', () => {
    const before = kitchenSink();
    const { bytes } = applyToXlsx(before, [
      { kind: 'copy-sheet', sheet: '7月', from: '接触状况' },
      { kind: 'copy-sheet', sheet: '来店 2', from: '来店' },
    ]);
    const snapshot = readXlsx(bytes, 'x');
    const [main, visits] = snapshot.sheets;
    const [copy, second] = snapshot.sheets.slice(4);
    expect({ ...copy, name: '' }).toEqual({ ...main, name: '' });
    expect({ ...second, name: '' }).toEqual({ ...visits, name: '', extents: [] });
    const parts = partsOf(bytes);
    const rels = decodePart(parts['xl/worksheets/_rels/sheet5.xml.rels'] as Uint8Array);
    expect(rels).not.toMatch(/pivot|slicer|threaded/iu);
    expect(rels).toMatch(/printerSettings2\.bin/u);
    expect(textOfPart(bytes, 'xl/worksheets/sheet6.xml')).not.toContain('tablePart');
    const charts = Object.keys(parts).filter((name) => name.startsWith('xl/charts/chart'));
    expect(charts).toHaveLength(3);
    expect(textOfPart(bytes, 'xl/charts/chart3.xml')).toContain("'7月'!$F$2:$F$8");
    expect(textOfPart(bytes, 'xl/workbook.xml')).toContain('localSheetId="5">\'7月\'!$A$1:$F$30<');
    expect(Object.keys(partsOf(before)).filter((name) => !(name in parts))).toEqual([]);
    for (const [name, data] of Object.entries(parts)) if (/\.(xml|rels)$/u.test(name)) parseStrictly(decodePart(data));
    expect(danglingIds(parts)).toEqual([]);
  });
});

/** Relationship ids that a part uses and its relationships lack, and targets that are not there. */
function danglingIds(parts: Record<string, Uint8Array>): string[] {
  const wrong: string[] = [];
  for (const [name, data] of Object.entries(parts)) {
    if (!name.endsWith('.xml')) continue;
    const rels = parts[name.replace(/([^/]+)$/u, '_rels/$1.rels')];
    const known = rels ? [...decodePart(rels).matchAll(/ Id="([^"]+)"/gu)].map((match) => match[1]) : [];
    for (const [, id] of decodePart(data).matchAll(/ r:(?:id|embed|link|pict)="([^"]+)"/gu))
      if (!known.includes(id)) wrong.push(`${name} ${id}`);
    for (const [, target] of rels ? decodePart(rels).matchAll(/Target="([^"]+)"(?! TargetMode)/gu) : []) {
      const path = target?.startsWith('/')
        ? target.slice(1)
        : new URL(target ?? '', `http://x/${name}`).pathname.slice(1);
      if (!target?.startsWith('#') && !(decodeURIComponent(path) in parts)) wrong.push(`${name} → ${target}`);
    }
  }
  return wrong;
}

it('a copy of a sheet whose cells stand at its far corners goes again as fast as any other', () => {
  const far = book(
    '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><f>XFD1</f><v>1</v></c></row>',
  );
  const { bytes, report } = applyToXlsx(far, [{ kind: 'copy-sheet', from: '6月', sheet: '7月' }]);
  const back = applyToXlsx(bytes, report.inverse);
  expect(readXlsx(back.bytes, 'x').sheets.map(({ name }) => name)).toEqual(['6月']);
  const [again] = back.report.inverse as AddSheetChange[];
  expect([again?.values.length, again?.values[0]?.length, again?.values.at(-1)]).toEqual([1_048_576, 16_384, [1]]);
  expect(again?.formulas).toEqual({ A1048576: '=XFD1' });
});

describe('packages as other programs write them', () => {
  const plain = book('<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>', {
    strings: '<si><t>来店</t></si>',
    styles:
      '<fonts><font><sz val="11"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs>',
  });
  const changes: ChangeSet = [
    { kind: 'value', sheet: '6月', cell: 'A1', before: '来店', after: '来电' },
    { kind: 'value', sheet: '6月', cell: 'C3', after: 5 },
    { kind: 'formula', sheet: '6月', cell: 'C4', after: '=C3*2' },
    { kind: 'fill', sheet: '6月', cell: 'A1:B2', after: '#FFC7CE' },
    { kind: 'font', sheet: '6月', cell: 'A1', after: { strike: true } },
    { kind: 'note', sheet: '6月', cell: 'B2', after: '批注' },
    { kind: 'conditional-format', sheet: '6月', range: 'A1:C3', formula: '=A1="H"', fill: '#F8CBAD' },
    { kind: 'column-width', sheet: '6月', columns: 'B:C', after: 15 },
    {
      kind: 'add-sheet',
      sheet: '汇总',
      values: [['甲', 1]],
      styles: [{ range: 'A1', style: { format: '0.00', fill: '#C6EFCE' } }],
    },
    { kind: 'copy-sheet', sheet: '7月', from: '6月' },
    { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:answers', after: '{}' },
  ];
  const expected = readXlsx(applyToXlsx(plain, changes).bytes, 'x');

  it.each(variants(plain))('%s', (_, bytes) => {
    const { bytes: after, report } = applyToXlsx(bytes, changes);
    expect(readXlsx(after, 'x')).toEqual(expected);
    expect(expected.sheets.map(({ name }) => name)).toEqual(['6月', '汇总', '7月']);
    for (const [name, data] of Object.entries(partsOf(after)))
      if (/\.(xml|rels)$/u.test(name)) parseStrictly(decodePart(data));
    const back = applyToXlsx(after, report.inverse);
    expect(back.report.conflicts).toEqual([]);
    expect(readXlsx(back.bytes, 'x')).toEqual(readXlsx(bytes, 'x'));
  });
});

describe('the port over a file', () => {
  it('reads, writes, and keeps the file as it is now', async () => {
    const port = new FilePort(fixture('openpyxl.xlsx'), '6月.xlsx', { lockedCells: 'write' });
    const report = await port.apply([{ kind: 'value', sheet: '7月', cell: 'B1', before: '', after: 'x' }]);
    expect((await port.read()).sheets[1]?.rows[1]?.[2]).toEqual({ value: 'x' });
    await port.apply(report.inverse);
    expect(await port.read()).toEqual(readXlsx(fixture('openpyxl.xlsx'), '6月.xlsx'));
    await expect(port.apply([{ kind: 'value', sheet: '无', cell: 'A1', after: 1 }])).rejects.toMatchObject({
      code: 'unknown-sheet',
    });
  });

  it('stops when it is told to, and nothing is written', async () => {
    const port = new FilePort(fixture('openpyxl.xlsx'), 'x');
    const { bytes } = port;
    await expect(
      port.apply([{ kind: 'value', sheet: '7月', cell: 'B1', after: 1 }], { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(port.bytes).toBe(bytes);
  });
});
