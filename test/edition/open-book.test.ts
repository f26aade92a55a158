import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { typedChanges } from '../../src/edition/book/calls';
import { OpenBook } from '../../src/edition/book/open-book';
import { recognise } from '../../src/forms';
import { rollupMonth, rollupSheetChanges, runDay } from '../../src/jobs';
import { buildLedger } from '../../src/customers';
import { generalProfile } from '../../src/profile';
import { DOCUMENT_PARTS, type ChangeSet } from '../../src/sheet';
import { text } from '../../src/words';

const BYTES = new Uint8Array(readFileSync(join(__dirname, '../../assets/samples/示例-三表-2026-06.xlsx')));
const TODAY = '2026-06-20';
const open = (bytes: Uint8Array = BYTES): OpenBook =>
  new OpenBook(bytes, '三表.xlsx', { now: () => '2026-06-20T09:30', today: TODAY });
const day = (book: OpenBook): ChangeSet =>
  runDay(book.snapshot, recognise(book.snapshot), generalProfile, TODAY).changes;
const TITLE = text('taskpane.plan.day');

test('a step is written with its record, and taken back after closing and opening again', async () => {
  const book = open();
  const report = await book.journal.apply(TITLE, day(book));
  expect(report.applied).toBeGreaterThan(20);
  expect(report.recorded).toBe(true);
  const later = open(book.bytes);
  expect((await later.journal.state()).undo?.title).toEqual(TITLE);
  await later.journal.undo();
  const former = open();
  expect(later.snapshot.sheets).toEqual(former.snapshot.sheets);
});

test('a step with a conflict writes nothing, not even its record', async () => {
  const book = open();
  const changes = day(book);
  const mark = changes.find((change) => change.kind === 'value');
  if (mark?.kind !== 'value') throw new Error('The day writes no mark');
  await book.apply([{ kind: 'value', sheet: mark.sheet, cell: mark.cell, after: '手写' }]);
  const before = book.bytes;
  const report = await book.journal.apply(TITLE, changes);
  expect(report.conflicts).toHaveLength(1);
  expect(book.bytes).toBe(before);
  expect(book.snapshot.parts.has(DOCUMENT_PARTS.journal)).toBe(false);
});

test('cells are told as a person reads them, with what stood there when the file was opened', async () => {
  const book = open();
  const [mark] = day(book).filter((change) => change.kind === 'value');
  if (mark?.kind !== 'value') throw new Error('The day writes no mark');
  const cellOf = (rows: ReturnType<OpenBook['rows']>) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/u.exec(mark.cell) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return rows.find((line) => line.row === Number(row))?.cells.find((cell) => cell.column === column);
  };
  const seen = () => cellOf(book.rows(mark.sheet, 1, 200));
  expect(seen()?.before).toBeUndefined();
  await book.apply([mark]);
  expect(seen()).toMatchObject({ text: String(mark.after), before: String(mark.before ?? '') });
  // Whoever puts it back has changed nothing.
  await book.apply([{ kind: 'value', sheet: mark.sheet, cell: mark.cell, after: mark.before ?? '' }]);
  expect(seen()?.before).toBeUndefined();
});

test('dates and times are shown by their formats, levels in their colours once the day has run', async () => {
  const book = open();
  const name = book.tabs()[1] ?? '';
  const row = book.rows(name, 5, 5)[0]?.cells ?? [];
  expect(row.map(({ text: shown }) => shown)).toEqual(expect.arrayContaining(['6月1日', '16:25', '17:05', 'A']));
  expect(row.find((cell) => cell.text === '6月1日')).toMatchObject({ kind: 'number', raw: '2026/6/1' });
  await book.apply(day(book));
  const coloured = book.rows(name, 5, 5)[0]?.cells.find((cell) => cell.text === 'A');
  expect(coloured?.tint?.fill).toMatch(/^#[0-9A-F]{6}$/u);
});

test('what somebody types is a change like any other', async () => {
  const book = open();
  const name = book.tabs()[1] ?? '';
  const type = async (cell: string, entry: string) =>
    (await book.apply(typedChanges(book, name, cell, entry, 2026))).conflicts;
  const at = (row: number, column: number) =>
    book.rows(name, row, row)[0]?.cells.find((cell) => cell.column === column);
  await type('T40', '2026-7-1');
  expect(at(40, 20)).toMatchObject({ text: '2026/7/1', kind: 'number' });
  await type('T41', '=1+1');
  expect(book.snapshot.sheets[1]?.rows[41]?.[20]?.formula).toBe('=1+1');
  await type('T42', "'007");
  expect(at(42, 20)?.text).toBe('007');
  await type('T42', '');
  expect(book.snapshot.sheets[1]?.rows[42]?.[20]?.value ?? '').toBe('');
});

test('the shape follows the file: hidden lines are 0, frozen ones are told', () => {
  const book = open();
  for (const name of book.tabs()) {
    const shape = book.shape(name);
    expect(shape?.widths.length).toBeGreaterThan(16);
    expect(shape?.heights.every((height) => height >= 0)).toBe(true);
  }
  expect(book.shape('没有')).toBeUndefined();
});

test('charts that the view does not draw are counted, sheet by sheet', async () => {
  const book = open();
  const sheet = book.tabs()[0] ?? '';
  expect(book.shape(sheet)?.drawings).toBe(0);
  const report = monthSheetChanges(book.snapshot);
  await book.apply(report);
  const month = book.tabs().find((name) => name.includes('月度汇总')) ?? '';
  const charts = report.flatMap((change) => (change.kind === 'add-sheet' ? (change.charts ?? []) : []));
  expect(charts.length).toBeGreaterThan(2);
  expect(book.shape(month)?.drawings).toBe(charts.length);
  expect(book.shape(sheet)?.drawings).toBe(0);
});

function monthSheetChanges(book: OpenBook['snapshot']): ChangeSet {
  const recognised = recognise(book);
  const ledger = buildLedger(recognised, generalProfile);
  const month = rollupMonth(recognised, ledger, generalProfile, '2026-06', TODAY);
  return rollupSheetChanges(book, month, [month], 'zh-CN');
}
