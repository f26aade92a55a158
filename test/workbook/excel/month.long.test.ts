import { buildLedger } from '../../../src/customers';
import { recognise } from '../../../src/forms';
import { rollupMonth, rollupSheetChanges } from '../../../src/jobs';
import { closeMonth } from '../../rollups/close-book';
import { generalProfile } from '../../../src/profile';
import {
  cellAt,
  findSheet,
  type Change,
  type ChangeSet,
  type ChartSpec,
  type WorkbookSnapshot,
} from '../../../src/sheet';
import type { HostSheet } from '../../../src/workbench/host/model/book';
import type { HostChart } from '../../../src/workbench/host/model/extras';
import { hostChart } from '../../../src/workbench/import/charts';
import { withJournal, type WorkbookJournal } from '../../../src/workbook/journal';
import { text } from '../../../src/words';
import { deskOfFile, type Desk } from './desk';
import { lookOf } from './state';

const SAMPLE = 'assets/samples/示例-三表-2026-06.xlsx';
const [MONTH, TODAY] = ['2026-06', '2026-06-20'];
const SHEETS = ['月度汇总 2026-06', '月度明细 2026-06'];

jest.setTimeout(60_000);

let desk: Desk;
let journal: WorkbookJournal;
let book: WorkbookSnapshot;

beforeEach(async () => {
  desk = deskOfFile(SAMPLE);
  journal = withJournal(desk.port, { now: () => TODAY });
  book = await desk.port.read();
});
afterEach(() => desk.close());

function monthChanges(now: WorkbookSnapshot): ChangeSet {
  const recognised = recognise(now);
  const ledger = buildLedger(recognised, generalProfile);
  return rollupSheetChanges(now, rollupMonth(recognised, ledger, generalProfile, MONTH, TODAY));
}

const OWN_CHART: ChartSpec = {
  name: '店长的图',
  kind: 'line',
  title: '我的',
  from: 'P2',
  to: 'T9',
  categories: 'A5:A9',
  series: [{ name: '台数', values: 'B5:B9' }],
};

function madeSheet(): HostSheet {
  const sheet = desk.host.book.sheets().find(({ name }) => name === '月度汇总 2026-06');
  if (!sheet) throw new Error('no month sheet');
  return sheet;
}

const chartsOf = (sheet: string): readonly HostChart[] =>
  desk.host.book.sheets().find(({ name }) => name === sheet)?.extras.charts ?? [];
const chartNames = (changes: ChangeSet): string[] =>
  changes.flatMap((change) => ('charts' in change ? (change.charts ?? []).map(({ name }) => name) : []));

/** The sheet with the charts alone and without its formulas and looks: working those out takes seconds. */
function visibleSheet(now: WorkbookSnapshot): ChangeSet {
  return monthChanges(now).flatMap((change) =>
    'charts' in change && change.charts?.length ? [{ ...change, formulas: {}, styles: [], merges: [] }] : [],
  );
}

const monthSheetNow = (): unknown =>
  (JSON.parse(lookOf(desk.host.book)) as { sheets: { name: string }[] }).sheets.find(({ name }) => name === SHEETS[0]);

const sheetsOnly = (look: string): unknown => (JSON.parse(look) as { sheets: unknown }).sheets;

test('the month sheet over its detail goes in and is taken back', async () => {
  const before = sheetsOnly(lookOf(desk.host.book));
  const changes = monthChanges(book);
  expect(await journal.apply(text('taskpane.plan.day', { count: 2 }), changes)).toMatchObject({
    applied: 2,
    conflicts: [],
  });
  const first = await desk.port.read();
  for (const change of changes) {
    if (change.kind !== 'add-sheet') throw new Error(change.kind);
    const made = findSheet(first, change.sheet);
    if (!made) throw new Error(change.sheet);
    for (const [cell, formula] of Object.entries(change.formulas ?? {})) {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      expect(cellAt(made, Number(row), column)?.formula).toBe(formula);
    }
    expect(cellAt(made, 1, 1)?.value).toBe(change.values[0]?.[0]);
  }

  const again = monthChanges(first);
  expect(again.map(({ kind }) => kind)).toEqual(['replace-sheet', 'replace-sheet']);
  await journal.undo();
  expect(sheetsOnly(lookOf(desk.host.book))).toEqual(before);
  expect(SHEETS.some((name) => findSheet(book, name))).toBe(false);
});

test('a rerun leaves no chart twice and nobody’s own chart out; undo and redo bring charts, page and heights back', async () => {
  const title = text('taskpane.plan.day', { count: 2 });
  await journal.apply(title, visibleSheet(book));
  const sheet = madeSheet();
  expect(sheet.extras.page).toMatchObject({ paperSize: 'A4', titleRows: '$1:$2' });
  const theirs = { ...hostChart(OWN_CHART, sheet, '{own}') };
  sheet.extras.charts.push(theirs);
  sheet.setRowHeight(4, 1, 77);
  sheet.extras.page.zoom = { scale: 70 };
  const before = monthSheetNow();

  const again = visibleSheet(await desk.port.read()).map((change): Change =>
    change.kind === 'replace-sheet' && change.charts
      ? {
          ...change,
          charts: change.charts.slice(1),
          rowHeights: { 2: 50 },
          print: { paper: 'A3', orientation: 'landscape' },
        }
      : change,
  );
  await journal.apply(title, again);
  expect(
    chartsOf(sheet.name)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([OWN_CHART.name, ...chartNames(again)].sort());
  expect(sheet.extras.page).toMatchObject({ paperSize: 'A3', orientation: 'Landscape', zoom: { scale: 100 } });
  expect([sheet.rowHeight(1) * 0.75, sheet.rowHeight(4)]).toEqual([50, sheet.standard.rowHeight]);
  const after = monthSheetNow();

  await journal.undo();
  expect(monthSheetNow()).toEqual(before);
  // Taking the sheet itself away would take the chart that somebody drew on it: that is asked first.
  expect(await journal.undo()).toMatchObject({ applied: 0, conflicts: [{ sheet: sheet.name }] });
  expect(monthSheetNow()).toEqual(before);
  await journal.redo();
  expect(monthSheetNow()).toEqual(after);
});

test('month close makes next month, and is taken back', async () => {
  const before = sheetsOnly(lookOf(desk.host.book));
  const recognised = recognise(book);
  const { changes, sheets } = closeMonth(book, recognised, generalProfile, MONTH, TODAY);
  expect(sheets.length).toBeGreaterThan(0);
  expect(await journal.apply(text('taskpane.plan.day', { count: changes.length }), changes)).toMatchObject({
    applied: changes.length,
    conflicts: [],
  });
  expect(desk.host.book.sheets().map(({ name }) => name)).toEqual(expect.arrayContaining([...sheets]));
  await journal.undo();
  expect(sheetsOnly(lookOf(desk.host.book))).toEqual(before);
});
