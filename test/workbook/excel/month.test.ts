import { buildLedger } from '../../../src/customers';
import { recognise } from '../../../src/forms';
import { closeMonth, rollupMonth, rollupSheetChanges } from '../../../src/jobs';
import { generalProfile } from '../../../src/profile';
import { cellAt, findSheet, type ChangeSet, type WorkbookSnapshot } from '../../../src/sheet';
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

const sheetsOnly = (look: string): unknown => (JSON.parse(look) as { sheets: unknown }).sheets;

test('the month sheet over its detail goes in and is taken back', async () => {
  const before = sheetsOnly(lookOf(desk.host.book));
  const changes = monthChanges(book);
  expect(await journal.apply(text('workbook.journal.step', { count: 2 }), changes)).toMatchObject({
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

test('month close makes next month, and is taken back', async () => {
  const before = sheetsOnly(lookOf(desk.host.book));
  const recognised = recognise(book);
  const { changes, sheets } = closeMonth(book, recognised, generalProfile, MONTH, TODAY);
  expect(sheets.length).toBeGreaterThan(0);
  expect(await journal.apply(text('workbook.journal.step', { count: changes.length }), changes)).toMatchObject({
    applied: changes.length,
    conflicts: [],
  });
  expect(desk.host.book.sheets().map(({ name }) => name)).toEqual(expect.arrayContaining([...sheets]));
  await journal.undo();
  expect(sheetsOnly(lookOf(desk.host.book))).toEqual(before);
});
