import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import * as XLSX from '@e965/xlsx';
import { buildLedger } from '../../src/customers';
import { recognise } from '../../src/forms';
import { monthBoard, monthTrend, rollupMonth, rollupSheetChanges } from '../../src/jobs';
import { generalProfile } from '../../src/profile';
import { targetChanges, toMonthJson } from '../../src/rollups';
import { sheetOf } from '../../src/sheet';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';

const FILE = join(__dirname, '../fixtures/forms/hyundai-set-2013-05.xlsx');
const MONTH = '2013-05';
const SHEET = '月度汇总 2013-05';

function opened(bytes: Uint8Array) {
  const book = readXlsx(bytes, 'hyundai-set-2013-05.xlsx');
  const recognised = recognise(book);
  const ledger = buildLedger(recognised, generalProfile);
  const report = rollupMonth(recognised, ledger, generalProfile, MONTH, '2013-05-31');
  return { book, recognised, ledger, report };
}

const bytes = new Uint8Array(readFileSync(FILE));
const { book, recognised, ledger, report } = opened(bytes);

test('a dealer file: the figures of its matrix, register and reports, counted by hand', () => {
  const { store, consultants, losses } = toMonthJson(report);
  // Matrix: 26 rows with 上月级别, 22 without; 月末级别 成交 3, 战败 6, 失控 1, 38 open levels. One D in the day cells.
  // The owners whom the daily report of 16 May calls after the sale (D, 首保提醒) are no deals of the month.
  expect(store.total).toMatchObject({ carried: 26, new: 22, won: 3, lost: 6, outOfControl: 1, end: 38 });
  expect(store.delivered).toBe(1);
  // Register: 43 来店, 13 来电; no column 首次 and none for test drives.
  expect(store).toMatchObject({ visits: 43, calls: 13, firstVisits: 43 });
  expect(store.missing).toEqual(['testDriveRate', 'secondVisitRate']);
  expect(consultants.find(({ name }) => name === '何佳')?.total).toEqual(store.total);
  expect(losses.reduce((sum, { count }) => sum + count, 0)).toBe(7);
});

describe('月度汇总 in the file', () => {
  const trend = monthTrend(recognised, ledger, generalProfile, MONTH, '2013-05-31');
  const first = applyToXlsx(bytes, rollupSheetChanges(book, report, trend), { name: book.name });

  test('an independent reader sees a visible sheet of formulas over a hidden one, with our figures in it', () => {
    expect(first.report.conflicts).toEqual([]);
    const read = XLSX.read(first.bytes, { cellFormula: true });
    expect(read.SheetNames.slice(-2)).toEqual(['月度明细 2013-05', SHEET]);
    expect(read.Workbook?.Sheets?.at(-2)?.Hidden).toBe(1);
    const cells = read.Sheets[SHEET] ?? {};
    expect((cells.A4 as XLSX.CellObject).f).toContain("COUNTIFS('月度明细 2013-05'!");
    const charts = Object.keys(unzipSync(first.bytes)).filter((name) => /charts\/chart\d+\.xml$/u.test(name));
    expect(charts.length).toBeGreaterThanOrEqual(3);
  });

  test('run again it is replaced in place: same sheets, same order, references from other sheets still true', () => {
    const again = opened(first.bytes);
    const changes = rollupSheetChanges(again.book, again.report);
    expect(changes.map(({ kind, sheet }) => [kind, sheet])).toEqual([['replace-sheet', '月度明细 2013-05'], ['replace-sheet', SHEET]]); // prettier-ignore
    const reference = {
      kind: 'formula',
      sheet: again.book.sheets[0]?.name ?? '',
      cell: 'Z1',
      after: `='${SHEET}'!A1`,
    } as const;
    const referring = applyToXlsx(first.bytes, [reference], { name: book.name });
    const twice = applyToXlsx(referring.bytes, changes, { name: book.name });
    expect(twice.report.conflicts).toEqual([]);
    const read = readXlsx(twice.bytes, book.name);
    expect(read.sheets.map(({ name }) => name)).toEqual(again.book.sheets.map(({ name }) => name));
    expect(read.sheets[0]?.rows[1]?.[26]?.formula).toBe(`='${SHEET}'!A1`);
  });

  test.each(['zh-CN', 'en'] as const)('%s: what our own sheets count is not counted once more', (locale) => {
    const written = applyToXlsx(bytes, rollupSheetChanges(book, report, trend, locale), { name: book.name });
    const again = opened(written.bytes);
    expect(again.book.sheets.length).toBe(book.sheets.length + 2);
    expect(again.recognised).toEqual(recognised);
    expect(toMonthJson(again.report)).toEqual(toMonthJson(report));
  });

  test('taken back, the file has its sheets again', () => {
    const undone = applyToXlsx(first.bytes, first.report.inverse, { name: book.name });
    expect(readXlsx(undone.bytes, book.name).sheets.map(({ name }) => name)).toEqual(
      book.sheets.map(({ name }) => name),
    );
  });

  test("somebody else's sheet of that name is left alone", () => {
    const taken = { ...book, sheets: [...book.sheets, { ...(book.sheets[0] ?? fail()), name: SHEET }] };
    expect(rollupSheetChanges(taken, report).map(({ kind, sheet }) => [kind, sheet])).toEqual([['add-sheet', '月度明细 2013-05'], ['add-sheet', `${SHEET} (2)`]]); // prettier-ignore
  });
});

function fail(): never {
  throw new Error('the fixture has sheets');
}

test('the board counts by the targets that the workbook keeps', () => {
  const [change] = targetChanges(book, MONTH, { 何佳: 6 });
  if (change?.kind !== 'document-part') throw new Error('targets are kept in a document part');
  const kept = { ...book, parts: new Map([...book.parts, [change.namespace, change.after]]) };
  const board = monthBoard(kept, recognised, ledger, generalProfile, MONTH, '2013-05-20');
  expect(board).toMatchObject({ daysLeft: 11, daysInMonth: 31 });
  expect(board.store.target).toBe(6);
  expect(board.consultants.find(({ consultant }) => consultant === '何佳')?.target).toBe(6);
});

test('the sheet says whose it is and up to when, has lines to sign on, and its head on every page', () => {
  const register = sheetOf('登记', [['专营店：星辰汽车城东店']]);
  const named = { ...book, sheets: [register, ...book.sheets] };
  const [, visible] = rollupSheetChanges(named, report);
  if (visible?.kind !== 'add-sheet') fail();
  const said = visible.values.flat().join('\n');
  expect(said).toContain('星辰汽车城东店');
  expect(said).toContain('截至 2013-05-31');
  for (const line of ['制表：', '审核：', '签字 / 日期：']) expect(said).toContain(line);
  expect(said).not.toContain('截止');
  expect(visible.print?.titleRows).toBe('1:2');
});

test('the sections are numbered without a gap, whatever the month has', () => {
  for (const trend of [[], monthTrend(recognised, ledger, generalProfile, MONTH, '2013-05-31')]) {
    const [, visible] = rollupSheetChanges(book, report, trend);
    const values = visible?.kind === 'add-sheet' ? visible.values : fail();
    const numbers = values.flatMap(([first]) => /^([一二三四五六七八九十])、/u.exec(String(first ?? ''))?.[1] ?? []);
    expect(numbers.length).toBeGreaterThan(7);
    expect(numbers.join('')).toBe('一二三四五六七八九十'.slice(0, numbers.length));
  }
});
