import { readFileSync } from 'node:fs';

import { IResourceLoaderService, type IWorkbookData, type Univer } from '@univerjs/core';
import type { AddSheetChange, ChangeSet, ChartSpec } from '../../src/sheet';
import type { Grid } from '../../src/workbench/grid/univer';
import { createHeadlessUniver } from '../../src/workbench/host/headless';
import { installNativeBridge } from '../../src/workbench/host/node';
import { openSession, type Session } from '../../src/workbench/session';
import { createExcelPort, type ExcelPort } from '../../src/workbook/excel';
import { chartsOfMark } from '../../src/workbook/sheet-mark';
import { applyToXlsx } from '../../src/workbook/xlsx';
import { Package } from '../../src/workbook/xlsx/package/package';
import { readMark } from '../../src/workbook/xlsx/sheets/sheet-property';
import { findWorkbook, readWorkbookPart } from '../../src/workbook/xlsx/package/workbook-part';

const FILE = new Uint8Array(readFileSync('test/fixtures/workbench/looks.xlsx'));
const SHEET = '月度汇总 2026-06';

function chart(name: string, kind: ChartSpec['kind']): ChartSpec {
  const series = [{ name: '批次', values: 'B2:B3', color: '#4472C4' }];
  return { name, kind, title: `${name} 6月`, from: 'D2', to: 'J15', categories: 'A2:A3', series };
}
const MONTH: AddSheetChange = {
  kind: 'add-sheet',
  sheet: SHEET,
  values: [
    ['来源', '批次'],
    ['转介绍', 12],
    ['网络', 8],
  ],
  rowHeights: { 1: 30 },
  charts: [chart('来源', 'column'), chart('战败', 'bar')],
  print: {
    paper: 'A4',
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
    area: 'A1:J30',
    titleRows: '1:2',
    footer: '&L6月&R&D',
  },
};
const AGAIN = { ...MONTH, kind: 'replace-sheet', charts: [chart('来源', 'line')] } as const;

const open: Univer[] = [];
afterEach(() => open.splice(0).forEach((univer) => univer.dispose()));

/** The workbench without its page: the session over a grid that nobody sees, and the pane's port before it. */
function desk(bytes: Uint8Array): { readonly session: Session; readonly port: ExcelPort } {
  let univer: Univer | undefined;
  const grid = {
    get univer() {
      return univer;
    },
    open(data: IWorkbookData) {
      const made = createHeadlessUniver(data);
      open.push((univer = made.univer));
      return made.workbook;
    },
    snapshot: () => univer?.__getInjector().get(IResourceLoaderService).saveUnit('workbook') as IWorkbookData,
  } as unknown as Grid;
  const session = openSession(grid, '6月.xlsx', bytes, () => undefined);
  installNativeBridge(session.host);
  return { session, port: createExcelPort() };
}

const save = (session: Session): Uint8Array => session.file();

/** What a file says of a sheet: its mark, and the names in its drawing, by the package alone. */
function inFile(bytes: Uint8Array, sheet = SHEET): { mark: string | undefined; drawn: string[]; charts: number } {
  const pack = new Package(bytes);
  const { part } = readWorkbookPart(pack, findWorkbook(pack)).sheets.find(({ name }) => name === sheet) ?? {};
  if (part === undefined) throw new Error(`no sheet ${sheet}`);
  const drawing = pack.related(part, 'drawing');
  const source = drawing === undefined ? '' : pack.text(drawing).source;
  return {
    mark: readMark(pack, part),
    drawn: [...source.matchAll(/<xdr:cNvPr [^>]*name="([^"]*)"/gu)].map(([, name]) => name ?? ''),
    charts: drawing === undefined ? 0 : pack.relationships(drawing).filter(({ type }) => type === 'chart').length,
  };
}
const without = (changes: ChangeSet): Uint8Array => applyToXlsx(FILE, changes).bytes;

test('a sheet made in a file is ours in the grid, is replaced there, and is ours in the saved file', async () => {
  const file = without([MONTH]);
  expect(chartsOfMark(inFile(file).mark ?? '')).toEqual(MONTH.charts);
  const { session, port } = desk(file);
  expect(session.changes()).toEqual([]);
  const report = await port.apply([AGAIN]);
  expect(report.conflicts).toEqual([]);
  const saved = save(session);
  expect(inFile(saved)).toEqual({ mark: JSON.stringify({ charts: AGAIN.charts }), drawn: ['来源'], charts: 1 });
  expect(applyToXlsx(saved, [{ ...AGAIN, values: [['别的']] }]).report.applied).toBe(1);

  await port.apply(report.inverse);
  expect(session.changes().map(({ kind }) => kind)).not.toContain('replace-sheet');
  expect(inFile(save(session))).toEqual(inFile(file));
});

test('a sheet made in the grid is ours in the saved file, with its charts and page; one made by hand is not', async () => {
  const { session, port } = desk(FILE);
  await port.apply([MONTH]);
  session.host.book.addSheet('手工表');
  const saved = save(session);
  expect(inFile(saved)).toEqual({ mark: JSON.stringify({ charts: MONTH.charts }), drawn: ['来源', '战败'], charts: 2 });
  expect(inFile(saved, '手工表').mark).toBeUndefined();
  expect(applyToXlsx(saved, [{ ...AGAIN, values: [['别的']] }]).report.applied).toBe(1);
  expect(() => applyToXlsx(saved, [{ ...AGAIN, sheet: '手工表', values: [['别的']] }])).toThrow('bad-change');

  const again = desk(saved);
  expect(again.session.changes()).toEqual([]);
  expect(again.session.host.book.sheets().find(({ name }) => name === SHEET)?.extras.page).toMatchObject({
    orientation: 'Landscape',
    paperSize: 'A4',
    zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
    printArea: { row: 0, column: 0, rows: 30, columns: 10 },
    titleRows: '$1:$2',
    footer: { left: '6月', center: '', right: '&D' },
  });
  const { inverse } = await again.port.apply([{ kind: 'remove-sheet', sheet: SHEET }]);
  await again.port.apply(inverse);
  expect(again.session.host.book.sheets().find(({ name }) => name === SHEET)?.extras.charts).toHaveLength(2);
});
