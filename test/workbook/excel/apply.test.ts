import { bookOf, cellAt, type ChangeSet } from '../../../src/sheet';
import type { WorkbookError } from '../../../src/workbook/port';
import { deskWith, type Desk } from './desk';
import { stateOf } from './state';

const FILLED = { bg: { rgb: '#DDEBF7' }, bl: 1 as const };

let desk: Desk;

beforeEach(() => {
  desk = deskWith({
    id: 'book',
    name: '6月三表.xlsx',
    sheetOrder: ['s1', 's2'],
    sheets: {
      s1: {
        id: 's1',
        name: '6月',
        rowCount: 60,
        columnCount: 40,
        cellData: {
          0: { 0: { v: '姓名', t: 1, s: FILLED }, 1: { v: '级别', t: 1, s: FILLED }, 2: { v: '合计', t: 1 } },
          1: { 0: { v: '王先生', t: 1 }, 1: { v: 'H', t: 1 }, 2: { f: '=LEN(B2)', v: 1, t: 2 } },
          2: { 0: { v: '李女士', t: 1 }, 1: { v: 'A', t: 1 } },
        },
      },
      s2: { id: 's2', name: '锁', rowCount: 20, columnCount: 10, cellData: { 0: { 0: { v: 1, t: 2 } } } },
    },
  });
});

afterEach(() => desk.close());

const MARKS: ChangeSet = [
  { kind: 'value', sheet: '6月', cell: 'F2', before: '', after: '*' },
  { kind: 'align', sheet: '6月', cell: 'F2', after: { horizontal: 'right', vertical: 'top' } },
  { kind: 'fill', sheet: '6月', cell: 'F2', after: '#FFC7CE' },
  { kind: 'font', sheet: '6月', cell: 'F2', after: { bold: true, color: '#9C0006' } },
  {
    kind: 'border',
    sheet: '6月',
    cell: 'F2',
    after: { top: 'medium', bottom: 'medium', left: 'medium', right: 'medium', color: '#9C0006' },
  },
  { kind: 'value', sheet: '6月', cell: 'AB3', before: '', after: '*' },
  { kind: 'value', sheet: '6月', cell: 'B2', before: 'H', after: 'O' },
  { kind: 'fill', sheet: '6月', cell: 'A1:B3', after: '#FFFF00' },
  { kind: 'formula', sheet: '6月', cell: 'C3', after: '=LEN(B3)' },
  { kind: 'number-format', sheet: '6月', cell: 'C2:C3', after: '0.00' },
  { kind: 'conditional-format', sheet: '6月', range: 'B2:B9', formula: '=LEFT(B2)="H"', fill: '#F8CBAD' },
  { kind: 'column-width', sheet: '6月', columns: 'A:B', after: 20 },
  { kind: 'document-part', sheet: '', namespace: 'urn:sanbiao:answers', after: '{"甲":"<乙>"}' },
  {
    kind: 'add-sheet',
    sheet: '月度汇总 2026-06',
    values: [
      ['级别', '数'],
      ['=不是公式', 3],
    ],
    formulas: { B3: '=SUM(B2:B2)' },
    styles: [{ range: 'A1:B1', style: { fill: '#DDEBF7', font: { bold: true }, border: { bottom: 'thin' } } }],
    merges: ['A4:B4'],
    columnWidths: { A: 20, B: 8 },
    freeze: { rows: 1, columns: 0 },
    conditionalFormats: [{ range: 'B2:B9', formula: '=B2>2', fontColor: '#FF0000', bold: true }],
    print: { paper: 'A4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, header: '月报' },
    charts: [
      {
        name: '图',
        kind: 'pareto',
        title: '级别',
        from: 'D1',
        to: 'H9',
        categories: 'A2:A3',
        series: [
          { name: '数', values: 'B2:B3', color: '#4472C4' },
          { name: '比', values: 'B2:B3', axis: 'secondary' },
        ],
      },
      {
        name: '漏斗',
        kind: 'bar',
        title: '漏斗',
        from: 'D10',
        to: 'H19',
        categories: 'A2:A3',
        series: [{ name: '数', values: 'B2:B3' }],
      },
    ],
  },
];

test('applies everything in two round trips, and undoing brings the workbook back, in two again', async () => {
  await desk.port.read();
  const before = stateOf(desk.host.book);
  const trips = desk.host.stats.requests;
  const report = await desk.port.apply(MARKS);
  expect(desk.host.stats.requests - trips).toBe(2);
  expect(report).toMatchObject({ applied: MARKS.length, conflicts: [] });

  const book = await desk.port.read();
  const sheet = book.sheets[0] ?? bookOf([]).sheets[0];
  expect(sheet && [cellAt(sheet, 2, 6), cellAt(sheet, 3, 28), cellAt(sheet, 2, 2), cellAt(sheet, 3, 3)]).toEqual([
    { value: '*' },
    { value: '*' },
    { value: 'O' },
    { value: 1, formula: '=LEN(B3)', format: '0.00' },
  ]);
  expect(sheet?.conditionalFormats).toEqual([{ range: 'B2:B9', formula: '=LEFT(B2)="H"', fill: '#F8CBAD' }]);
  expect(book.parts.get('urn:sanbiao:answers')).toBe('{"甲":"<乙>"}');
  const made = book.sheets.at(-1);
  expect(made && [made.name, cellAt(made, 2, 1), cellAt(made, 3, 2)]).toEqual([
    '月度汇总 2026-06',
    { value: '=不是公式' },
    { value: 3, formula: '=SUM(B2:B2)' },
  ]);
  expect(desk.host.book.sheets()[2]?.extras.charts).toMatchObject([
    { name: '图', series: [{ name: '数' }, { name: '比', axisGroup: 'Secondary', chartType: 'LineMarkers' }] },
    // the first line of the table on top, the numbers below the last
    { name: '漏斗', axes: { category: { reversed: true, crossedAt: 'Maximum' } } },
  ]);
  const style = desk.host.book.sheets()[0]?.style(1, 5);
  expect(style).toMatchObject({
    fill: '#FFC7CE',
    bold: true,
    horizontal: 'Right',
    vertical: 'Top',
    borders: { top: { line: 'medium', color: '#9C0006' } },
  });

  const undoTrips = desk.host.stats.requests;
  const undone = await desk.port.apply(report.inverse);
  expect(undone.conflicts).toEqual([]);
  expect(desk.host.stats.requests - undoTrips).toBe(2);
  expect(stateOf(desk.host.book)).toEqual(before);

  await desk.port.apply(undone.inverse);
  expect((await desk.port.read()).sheets.map(({ name }) => name)).toEqual(['6月', '锁', '月度汇总 2026-06']);
});

test('applying again changes nothing', async () => {
  await desk.port.apply(MARKS.slice(0, 12));
  const once = stateOf(desk.host.book);
  const again = await desk.port.apply(MARKS.slice(0, 12));
  expect(again).toMatchObject({ conflicts: [], inverse: [] });
  expect(stateOf(desk.host.book)).toEqual(once);
});

test('a cell that holds something else is a conflict: nothing is written, or it alone is left', async () => {
  desk.host.book.sheets()[0]?.write([{ row: 1, column: 5, value: '来电' }]);
  const before = stateOf(desk.host.book);
  const refused = await desk.port.apply(MARKS);
  expect(refused).toMatchObject({
    applied: 0,
    inverse: [],
    conflicts: [{ sheet: '6月', cell: 'F2', expected: '', found: '来电' }],
  });
  expect(stateOf(desk.host.book)).toEqual(before);
  const skipped = await desk.port.apply(MARKS, { conflicts: 'skip' });
  expect(skipped).toMatchObject({ applied: MARKS.length - 1 });
  expect(desk.host.book.sheets()[0]?.value(1, 5)).toBe('来电');
  expect(desk.host.book.sheets()[0]?.style(1, 5).fill).toBe('');
  expect(desk.host.book.sheets()[0]?.value(2, 27)).toBe('*');
});

describe('refuses with a sentence before anything is written', () => {
  const refused = async (changes: ChangeSet): Promise<[string, string, number]> => {
    const before = JSON.stringify(stateOf(desk.host.book));
    const writes = desk.host.stats.requests;
    const error = await desk.port.apply(changes).then(
      () => ({ code: 'none', words: { key: 'none' } }),
      (reason: WorkbookError) => reason,
    );
    expect(JSON.stringify(stateOf(desk.host.book))).toBe(before);
    return [error.code, error.words.key, desk.host.stats.requests - writes];
  };

  test('a formula', async () => {
    expect(await refused([{ kind: 'value', sheet: '6月', cell: 'C2', after: 5 }])).toEqual([
      'formula-cell',
      'workbook.excel.formulaCell',
      1,
    ]);
  });
  test('a protected sheet', async () => {
    const sheet = desk.host.book.sheets()[1];
    if (sheet) sheet.extras.protected = true;
    expect(await refused([...MARKS, { kind: 'value', sheet: '锁', cell: 'A1', after: 5 }])).toEqual([
      'protected-sheet',
      'workbook.excel.protectedSheet',
      1,
    ]);
  });
  test('a list that does not have the value, also where only some of the cells have it', async () => {
    desk.host.book.sheets()[0]?.extras.validations.push({
      at: { row: 1, column: 1, rows: 2, columns: 1 },
      rule: { list: { inCellDropDown: true, source: 'H,A,B,C' } },
    });
    expect(await refused([{ kind: 'value', sheet: '6月', cell: 'B2', after: 'O' }])).toEqual([
      'validation',
      'workbook.excel.validation',
      1,
    ]);
    expect(
      await refused([
        { kind: 'value', sheet: '6月', cell: 'B3', after: 'O' },
        { kind: 'value', sheet: '6月', cell: 'E3', after: 'O' },
      ]),
    ).toEqual(['validation', 'workbook.excel.validation', 2]);
    expect((await desk.port.apply([{ kind: 'value', sheet: '6月', cell: 'B2', after: 'B' }])).applied).toBe(1);
  });
  test('a sheet that is not there, is there already, has a bad name, or is not ours', async () => {
    expect((await refused([{ kind: 'value', sheet: '没有', cell: 'A1', after: 5 }])).slice(0, 1)).toEqual([
      'unknown-sheet',
    ]);
    expect((await refused([{ kind: 'add-sheet', sheet: '6月', values: [] }])).slice(0, 2)).toEqual([
      'bad-change',
      'workbook.excel.sheetExists',
    ]);
    expect((await refused([{ kind: 'add-sheet', sheet: 'a/b', values: [] }])).slice(0, 2)).toEqual([
      'bad-change',
      'workbook.excel.badSheetName',
    ]);
    expect((await refused([{ kind: 'remove-sheet', sheet: '锁' }])).slice(0, 2)).toEqual([
      'bad-change',
      'workbook.excel.foreignSheet',
    ]);
    expect((await refused([{ kind: 'replace-sheet', sheet: '锁', values: [] }])).slice(0, 2)).toEqual([
      'bad-change',
      'workbook.excel.foreignSheet',
    ]);
  });
  test('a note, which the floor of ExcelApi 1.14 cannot write', async () => {
    expect((await refused([{ kind: 'note', sheet: '6月', cell: 'A2', after: '备注' }])).slice(0, 2)).toEqual([
      'bad-change',
      'workbook.excel.notes',
    ]);
  });
});

test('a cell inside a merge cannot be written: found on reading back, everything restored', async () => {
  desk.host.book.sheets()[0]?.merge({ row: 4, column: 4, rows: 1, columns: 3 });
  const before = stateOf(desk.host.book);
  const error = await desk.port
    .apply([...MARKS, { kind: 'value', sheet: '6月', cell: 'G5', after: '*' }])
    .catch((reason: WorkbookError) => reason);
  expect(error).toMatchObject({ code: 'verify-failed', detail: '6月!G5' });
  expect(stateOf(desk.host.book)).toEqual(before);
});

test.each([
  '=1+1',
  '+A1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '2026-06-01',
  '6-1',
  '6月1日',
  '1/2',
  '00123',
  '13800000000',
  '50%',
  '1,000',
  'TRUE',
  '#N/A',
  "'",
  "'a",
  '￥5',
  '1E5',
  '10:30',
  ' 7',
])('the text %j stays text', async (value) => {
  await desk.port.apply([{ kind: 'value', sheet: '6月', cell: 'D9', after: value }]);
  const sheet = desk.host.book.sheets()[0];
  expect([sheet?.value(8, 3), sheet?.formula(8, 3), sheet?.style(8, 3).format]).toEqual([value, undefined, 'General']);
});

test('a sheet of ours gets new content, a copy keeps its look; both go back', async () => {
  await desk.port.apply(MARKS);
  const before = stateOf(desk.host.book);
  const report = await desk.port.apply([
    {
      kind: 'replace-sheet',
      sheet: '月度汇总 2026-06',
      values: [['新', 1]],
      styles: [{ range: 'A1:B1', style: { fill: '#00FF00' } }],
    },
    { kind: 'copy-sheet', from: '6月', sheet: '7月' },
    { kind: 'value', sheet: '7月', cell: 'A2', before: '王先生', after: '' },
  ]);
  expect(report.conflicts).toEqual([]);
  const [first, , summary, copy] = desk.host.book.sheets();
  expect([
    summary?.value(0, 0),
    summary?.value(1, 0),
    copy?.name,
    copy?.value(1, 0),
    copy?.value(2, 0),
    copy?.style(0, 0).fill,
    first?.value(1, 0),
  ]).toEqual(['新', '', '7月', '', '李女士', '#FFFF00', '王先生']);
  await desk.port.apply(report.inverse);
  expect(stateOf(desk.host.book)).toEqual(before);
});

test('a sheet of ours in which somebody worked since is not taken away', async () => {
  const { inverse } = await desk.port.apply(MARKS.slice(-1));
  desk.host.book.sheets()[2]?.write([{ row: 7, column: 0, value: '店长的话' }]);
  expect(await desk.port.apply(inverse)).toMatchObject({ applied: 0, conflicts: [{ sheet: '月度汇总 2026-06' }] });
  expect(desk.host.book.sheets()).toHaveLength(3);
});

test('an edit between check and write comes back, and is told', async () => {
  await desk.port.read();
  const before = stateOf(desk.host.book);
  let trips = 0;
  desk.fault = (text, answer) => {
    trips += 1;
    if (trips === 2) desk.host.book.sheets()[0]?.write([{ row: 1, column: 5, value: '手写' }]);
    return answer(text);
  };
  const report = await desk.port.apply(MARKS);
  expect(report).toMatchObject({ applied: 0, conflicts: [{ sheet: '6月', cell: 'F2', expected: '', found: '手写' }] });
  expect(desk.host.book.sheets()[0]?.value(1, 5)).toBe('手写');
  desk.host.book.sheets()[0]?.write([{ row: 1, column: 5, value: '' }]);
  expect(stateOf(desk.host.book)).toEqual(before);
});
