import { CommandType, ICommandService, type Univer } from '@univerjs/core';

import { createExcelHost, type ExcelHost } from '../../../src/workbench/host';
import { createHeadlessUniver } from '../../../src/workbench/host/headless';
import { installNativeBridge } from '../../../src/workbench/host/node';

let univer: Univer;
let host: ExcelHost;

beforeEach(() => {
  const made = createHeadlessUniver({
    id: 'book',
    name: '6月三表.xlsx',
    sheetOrder: ['s1', 's2'],
    sheets: {
      s1: {
        id: 's1',
        name: '6月',
        rowCount: 60,
        columnCount: 30,
        cellData: {
          0: { 0: { v: '姓名', t: 1 }, 1: { v: 5, t: 2, s: { n: { pattern: 'yyyy/m/d' } } } },
          1: { 1: { f: '=B1*2', v: 10, t: 2 } },
        },
      },
      s2: { id: 's2', name: '客户 资料', rowCount: 20, columnCount: 10, cellData: {} },
    },
  });
  univer = made.univer;
  host = createExcelHost(univer, { onInternalError: (error) => console.error(error) });
  installNativeBridge(host);
});

afterEach(() => univer.dispose());

const failure = async (task: Promise<unknown>): Promise<{ code: string; message: string }> =>
  task.then(
    () => ({ code: 'none', message: '' }),
    (error: { code: string; message: string; debugInfo?: { errorLocation?: string } }) => ({
      code: error.code,
      message: `${error.debugInfo?.errorLocation ?? ''} ${error.message}`,
    }),
  );

test('reads sheets, values, formulas and formats of the Univer workbook in two round trips', async () => {
  const seen = await Excel.run(async (context) => {
    const { workbook } = context;
    workbook.load('name');
    workbook.worksheets.load('items/name,items/visibility');
    await context.sync();
    const used = workbook.worksheets
      .getItem('6月')
      .getUsedRangeOrNullObject(true)
      .load('address,values,formulas,numberFormat');
    const none = workbook.worksheets.getItem('客户 资料').getUsedRangeOrNullObject(true).load('address');
    await context.sync();
    return {
      name: workbook.name,
      sheets: workbook.worksheets.items.map(({ name, visibility }) => [name, visibility]),
      none: none.isNullObject,
      ...used.toJSON(),
    };
  });
  expect(seen).toMatchObject({
    name: '6月三表.xlsx',
    sheets: [
      ['6月', 'Visible'],
      ['客户 资料', 'Visible'],
    ],
    none: true,
    address: "'6月'!A1:B2",
    values: [
      ['姓名', 5],
      ['', 10],
    ],
    formulas: [
      ['姓名', 5],
      ['', '=B1*2'],
    ],
    numberFormat: [
      ['General', 'yyyy/m/d'],
      ['General', 'General'],
    ],
  });
  expect(host.stats.requests).toBe(2);
  expect(host.stats.requestBytes).toBeGreaterThan(500);
});

test('a value is what typing it would give, and formulas see it in the same batch', async () => {
  const [values, formulas, formats] = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('6月');
    sheet.getRange('C1').numberFormat = [['@']];
    sheet.getRange('A5:H5').values = [['123', "'123", '=1+1', "'=1+1", '2026-06-01', 'TRUE', '+A1', 'H级']];
    sheet.getRange('C1').values = [['=1+1']];
    sheet.getRange('B1').values = [[21]];
    const range = sheet.getRange('A5:H5').load('values,formulas,numberFormat');
    const text = sheet.getRange('C1').load('formulas');
    const sum = sheet.getRange('B2').load('values');
    await context.sync();
    return [
      [...(range.values[0] ?? []), sum.values[0]?.[0]],
      [...(range.formulas[0] ?? []), text.formulas[0]?.[0]],
      range.numberFormat[0],
    ];
  });
  expect(values).toEqual([123, '123', 2, '=1+1', 46174, true, '姓名', 'H级', 42]);
  expect(formulas).toEqual([123, '123', '=1+1', '=1+1', 46174, true, '=+A1', 'H级', '=1+1']);
  expect(formats).toEqual(['General', 'General', 'General', 'General', 'yyyy/m/d', 'General', 'General', 'General']);
});

test('a formula stays when its look changes while the grid is busy with a command of its own', async () => {
  const commands = univer.__getInjector().get(ICommandService);
  let done = (): void => undefined;
  const busy = new Promise<void>((resolve) => (done = resolve));
  commands.registerCommand({
    id: 'test.command.scroll',
    type: CommandType.COMMAND,
    handler: () => busy.then(() => true),
  });
  const scrolling = commands.executeCommand('test.command.scroll');
  const seen = await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem('6月').getRange('C6');
    cell.formulas = [['=IF(B1=0,"—",B1/10)']];
    cell.numberFormat = [['0.0%']];
    cell.format.fill.color = '#DCE6F1';
    await context.sync();
    cell.load('formulas,values,numberFormat');
    await context.sync();
    return [cell.formulas[0]?.[0], cell.values[0]?.[0], cell.numberFormat[0]?.[0]];
  });
  done();
  await scrolling;
  expect(seen).toEqual(['=IF(B1=0,"—",B1/10)', 0.5, '0.0%']);
});

test('null leaves a cell alone, a cell under a merge cannot be written', async () => {
  const values = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('6月');
    sheet.getRange('A3:B3').merge();
    sheet.getRange('A1:B3').values = [
      [null, 7],
      [null, null],
      ['合', '没'],
    ];
    const range = sheet.getRange('A1:B3').load('values');
    await context.sync();
    return range.values;
  });
  expect(values).toEqual([
    ['姓名', 7],
    ['', 14],
    ['合', ''],
  ]);
});

test('formats: many areas at once, mixed answers null, cell properties both ways', async () => {
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('6月');
    const areas = sheet.getRanges('D1,D3:E4').format;
    areas.fill.color = '#FFC7CE';
    areas.font.strikethrough = true;
    areas.horizontalAlignment = 'Right';
    const { borders } = sheet.getRange('D1').format;
    borders.getItem('EdgeTop').style = 'Continuous';
    borders.getItem('EdgeTop').weight = 'Medium';
    sheet.getRange('E1').setCellProperties([[{ format: { font: { bold: true }, fill: { color: '#00FF00' } } }]]);
    const whole = sheet.getRange('D1:E4');
    whole.load('format/fill/color,format/font/strikethrough');
    const cells = sheet.getRange('D1:E1').getCellProperties({
      format: {
        font: { strikethrough: true, bold: true },
        fill: { color: true, pattern: true },
        borders: { style: true, weight: true },
      },
    });
    const rows = whole.getRowProperties({ rowHidden: true, format: { font: { strikethrough: true } } });
    await context.sync();
    sheet.getRanges('D1,D3:E4').format.fill.clear();
    const cleared = sheet.getRange('D3').load('format/fill/color,format/fill/pattern');
    await context.sync();
    return {
      mixed: whole.format.fill.color,
      cells: cells.value[0],
      rows: rows.value,
      cleared: cleared.format.fill.toJSON(),
    };
  });
  expect(seen.mixed).toBeNull();
  expect(seen.cells?.[0]?.format).toMatchObject({
    font: { strikethrough: true, bold: false },
    fill: { color: '#FFC7CE', pattern: 'Solid' },
    borders: { top: { style: 'Continuous', weight: 'Medium' }, left: { style: 'None' } },
  });
  expect(seen.cells?.[1]?.format).toMatchObject({
    font: { strikethrough: false, bold: true },
    fill: { color: '#00FF00' },
  });
  expect(seen.rows.map((row) => row.format?.font?.strikethrough)).toEqual([null, false, true, true]);
  expect(seen.cleared).toEqual({ color: '#FFFFFF', pattern: 'None' });
});

test('conditional formats: added on top, read back with their ranges, removed', async () => {
  const seen = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('6月');
    for (const [area, formula] of [
      ['K6:K47', '=LEFT(K6)="H"'],
      ['A1:A9,C1:C9', '=$A1="战败"'],
    ] as const) {
      const format = sheet.getRanges(area).conditionalFormats.add(Excel.ConditionalFormatType.custom);
      format.custom.rule.formula = formula;
      format.custom.format.fill.color = '#F8CBAD';
    }
    const all = sheet
      .getRange()
      .conditionalFormats.load(
        'items/id,items/type,items/customOrNullObject/rule/formula,items/customOrNullObject/format/fill/color',
      );
    await context.sync();
    const ranges = all.items.map((item) => item.getRanges().load('address'));
    await context.sync();
    const answer = all.items.map((item, i) => [
      item.customOrNullObject.rule.formula,
      item.customOrNullObject.format.fill.color,
      ranges[i]?.address,
    ]);
    all.items[0]?.delete();
    const left = sheet.getRange().conditionalFormats.getCount();
    await context.sync();
    return { answer, left: left.value };
  });
  expect(seen.answer).toEqual([
    ['=$A1="战败"', '#F8CBAD', "'6月'!A1:A9,'6月'!C1:C9"],
    ['=LEFT(K6)="H"', '#F8CBAD', "'6月'!K6:K47"],
  ]);
  expect(seen.left).toBe(1);
});

test('sheets, document parts, print setup, charts and the date system', async () => {
  const seen = await Excel.run(async (context) => {
    const { workbook } = context;
    const sheet = workbook.worksheets.add('月度汇总 2026-06');
    sheet.getRange('A1:B2').values = [
      ['级别', '数'],
      ['H', 3],
    ];
    sheet.getRange('A:B').format.columnWidth = 60;
    sheet.freezePanes.freezeAt(sheet.getRange('A1:A1'));
    sheet.pageLayout.orientation = 'Landscape';
    sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    sheet.pageLayout.setPrintArea('A1:B2');
    sheet.pageLayout.headersFooters.defaultForAllPages.centerHeader = '月报';
    const chart = sheet.charts.add('ColumnClustered', sheet.getRange('A1:B2'), 'Columns');
    chart.name = '级别图';
    chart.title.text = '级别';
    chart.setPosition('D1', 'H12');
    chart.series.getItemAt(0).setValues(sheet.getRange('B2'));
    workbook.customXmlParts.add('<part xmlns="urn:sanbiao:journal">一</part>');
    const part = workbook.customXmlParts.getByNamespace('urn:sanbiao:journal').load('items/id');
    const day = workbook.functions.date(1904, 1, 2).load('value');
    workbook.worksheets.load('items/name');
    await context.sync();
    const xml = part.items[0]?.getXml();
    const width = sheet.getRange('A1').load('format/columnWidth');
    const copy = workbook.worksheets.getItem('6月').copy('End');
    copy.name = '7月';
    const copied = copy.getRange('B2').load('formulas');
    await context.sync();
    return {
      names: workbook.worksheets.items.map(({ name }) => name),
      xml: xml?.value,
      day: day.value,
      width: width.format.columnWidth,
      copied: copied.formulas,
    };
  });
  expect(seen).toEqual({
    names: ['6月', '客户 资料', '月度汇总 2026-06'],
    xml: '<part xmlns="urn:sanbiao:journal">一</part>',
    day: 1463,
    width: 60,
    copied: [['=B1*2']],
  });
  const made = host.book.sheets()[2];
  expect(made?.extras.charts).toMatchObject([
    { name: '级别图', title: '级别', from: "'月度汇总 2026-06'!D1", series: [{ values: "'月度汇总 2026-06'!B2" }] },
  ]);
  expect(made?.extras.page).toMatchObject({
    orientation: 'Landscape',
    header: { left: '', center: '月报', right: '' },
    printArea: { row: 0, column: 0, rows: 2, columns: 2 },
  });
  expect(made?.freeze()).toEqual({ rows: 1, columns: 1 });
});

describe('refuses as Excel does', () => {
  const on = (
    work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void,
  ): Promise<{ code: string; message: string }> =>
    failure(
      Excel.run(async (context) => {
        work(context.workbook.worksheets.getItem('6月'), context);
        await context.sync();
      }),
    );

  test.each<[string, string, (sheet: Excel.Worksheet, context: Excel.RequestContext) => void]>([
    ['an array of the wrong shape', 'InvalidArgument', (sheet) => void (sheet.getRange('A1:B2').values = [[1]])],
    ['an unknown sheet', 'ItemNotFound', (_, context) => void context.workbook.worksheets.getItem('没有').load('name')],
    ['a bad address', 'InvalidArgument', (sheet) => void sheet.getRange('A0').load('values')],
    ['an address outside the sheet', 'InvalidArgument', (sheet) => void sheet.getRange('XFE1').load('values')],
    ['a bad sheet name', 'InvalidArgument', (_, context) => void context.workbook.worksheets.add('a/b')],
    ['a taken sheet name', 'ItemAlreadyExists', (_, context) => void context.workbook.worksheets.add('6月')],
    [
      'a long list of areas',
      'InvalidArgument',
      (sheet) => void sheet.getRanges(Array.from({ length: 2000 }, () => 'AA100').join(',')).load('address'),
    ],
    ['a member that is not implemented, by name', 'NotImplemented', (sheet) => void sheet.getRange('A1').load('style')],
    [
      'the last visible sheet',
      'InvalidOperation',
      (sheet, context) => {
        context.workbook.worksheets.getItem('客户 资料').visibility = 'Hidden';
        sheet.delete();
      },
    ],
  ])('%s', async (_, code, work) => {
    expect(await on(work)).toMatchObject({ code });
  });

  test('names the member that it does not implement', async () => {
    expect((await on((sheet) => void sheet.getRange('A1').load('style'))).message).toContain('Range.style');
  });

  test('writing on a protected sheet, and leaves what came before in the batch', async () => {
    const error = await on((sheet, context) => {
      context.workbook.worksheets.getItem('客户 资料').getRange('A1').values = [['先']];
      sheet.protection.protect();
      sheet.getRange('A1').values = [['x']];
    });
    expect(error.code).toBe('AccessDenied');
    expect(host.book.sheets()[0]?.value(0, 0)).toBe('姓名');
    expect(host.book.sheets()[1]?.value(0, 0)).toBe('先');
  });

  test('messages over 5 MB, both ways', async () => {
    const big = '客'.repeat(1000);
    const rows = Array.from({ length: 900 }, () => [big, big]);
    expect((await on((sheet) => void (sheet.getRange('A1:B900').values = rows))).code).toBe(
      'RequestPayloadSizeLimitExceeded',
    );
    host.book.sheets()[1]?.write(rows.map(([value], row) => ({ row, column: 0, value: value ?? '' })));
    const answer = on(
      (_, context) => void context.workbook.worksheets.getItem('客户 资料').getRange('A1:A900').load('values,formulas'),
    );
    expect((await answer).code).toBe('ResponsePayloadSizeLimitExceeded');
  });
});

test('tells who listens what was changed, and whether the client did it itself', async () => {
  const seen: string[] = [];
  const told = new Promise<void>((resolve, reject) => {
    void Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address, triggerSource }) => {
        seen.push(`${address} ${triggerSource}`);
        if (seen.length === 2) resolve();
      });
      await context.sync();
      host.book.sheets()[0]?.write([{ row: 4, column: 2, value: '手' }]);
      context.workbook.worksheets.getItem(host.book.sheets()[0]?.name ?? '').getRange('D6').values = [['笔']];
      await context.sync();
    }).catch(reject);
  });
  await told;
  expect(seen).toEqual(['C5 Unknown', 'D6 ThisLocalAddin']);
});
