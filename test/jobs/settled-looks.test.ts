import fc from 'fast-check';

import { settledLooks } from '../../src/marks/settled-looks';
import { cellName, DOCUMENT_PARTS, parseJournal, type Change, type ChangeSet } from '../../src/sheet';
import { createExcelHost } from '../../src/workbench/host';
import { installNativeBridge } from '../../src/workbench/host/node';
import { createExcelPort } from '../../src/workbook/excel';
import { withJournal } from '../../src/workbook/journal';
import { text } from '../../src/words';
import { PlainBook, type PlainSheet } from '../workbook/excel/plain-book';

const SHEET = '6月';
const TITLE = text('taskpane.plan.day');

let book: PlainBook;
let sheet: PlainSheet;
let clock = 0;

const journal = () =>
  withJournal(createExcelPort(), { now: () => `2026-06-20T09:${String((clock += 1)).padStart(2, '0')}` });
const apply = (changes: ChangeSet) => journal().apply(TITLE, changes);

/** What today's run would take away. */
async function settle(): Promise<Change[]> {
  const snapshot = await createExcelPort().read();
  const kept = parseJournal(snapshot.parts.get(DOCUMENT_PARTS.journal) ?? '');
  if (!kept) throw new Error('the journal cannot be read');
  return settledLooks(snapshot, kept);
}

/** The look of an overdue visit, as the day's run writes it. */
function overdue(row: number, column: number): Change[] {
  const at = { sheet: SHEET, cell: cellName(row, column) };
  const line = 'medium' as const;
  return [
    { ...at, kind: 'value', after: '*' },
    { ...at, kind: 'align', after: { horizontal: 'right', vertical: 'top' } },
    { ...at, kind: 'fill', after: '#FFC7CE' },
    { ...at, kind: 'font', after: { bold: true, color: '#9C0006' } },
    { ...at, kind: 'border', after: { top: line, bottom: line, left: line, right: line, color: '#9C0006' } },
  ];
}

const type = (row: number, column: number, value: string): void =>
  sheet.write([{ row: row - 1, column: column - 1, value }]);
const look = (row: number, column: number): object => ({ ...sheet.style(row - 1, column - 1) });
const looks = (): object[] => [1, 2, 3, 4].flatMap((row) => [1, 2, 3, 4].map((column) => look(row, column)));

beforeEach(() => {
  book = new PlainBook();
  sheet = book.addSheet(SHEET);
  installNativeBridge(createExcelHost(book));
});

test('a visit that was made gives the cell its former look back; one that is still due keeps its mark', async () => {
  sheet.restyle([{ row: 0, column: 0, rows: 1, columns: 4 }], { fill: '#FFFFCC' });
  const before = look(1, 1);
  await apply([...overdue(1, 1), ...overdue(1, 4)]);
  expect(await settle()).toEqual([]);
  const marked = look(1, 4);
  type(1, 1, 'B');
  const changes = await settle();
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['fill', 'font', 'align', 'border']));
  await apply(changes);
  expect(look(1, 1)).toEqual(before);
  expect(look(1, 4)).toEqual(marked);
  expect(sheet.value(0, 0)).toBe('B');
  expect(await settle()).toEqual([]);
});

test('the line between two marks stays while one of them stands', async () => {
  const before = looks();
  await apply([...overdue(1, 1), ...overdue(2, 1)]);
  const line = look(2, 1);
  type(1, 1, 'H');
  await apply(await settle());
  expect(look(2, 1)).toEqual(line);
  expect(look(1, 1)).toMatchObject({ fill: '', bold: false });
  expect(sheet.style(0, 0).borders).toEqual({ bottom: { line: 'medium', color: '#9C0006' } });
  type(2, 1, '');
  await apply(await settle());
  expect(looks()).toEqual(before);
});

test('what somebody coloured since is theirs: no conflict, nothing changed', async () => {
  await apply(overdue(1, 1));
  type(1, 1, 'A');
  sheet.restyle([{ row: 0, column: 0, rows: 1, columns: 1 }], { fill: '#00FF00' });
  const report = await apply(await settle());
  expect(report.conflicts).toEqual([]);
  expect(look(1, 1)).toMatchObject({ fill: '#00FF00', bold: false, borders: {} });
  expect(await settle()).toEqual([]);
});

test('a cell that gets its mark anew keeps the look', async () => {
  await apply(overdue(1, 1));
  type(1, 1, '');
  const snapshot = await createExcelPort().read();
  const kept = parseJournal(snapshot.parts.get(DOCUMENT_PARTS.journal) ?? '');
  expect(kept && settledLooks(snapshot, kept)).not.toEqual([]);
  expect(kept && settledLooks(snapshot, kept, overdue(1, 1))).toEqual([]);
});

test('undo brings the mark’s look back, and it settles again', async () => {
  await apply(overdue(1, 1));
  const marked = look(1, 1);
  type(1, 1, 'A');
  await apply(await settle());
  await journal().undo();
  expect(look(1, 1)).toEqual(marked);
  expect(await settle()).not.toEqual([]);
});

test('random days: once every mark is gone, every look is as before the first', async () => {
  const place = fc.record({ row: fc.integer({ min: 1, max: 4 }), column: fc.integer({ min: 1, max: 4 }) });
  const event = fc.record({ what: fc.constantFrom('mark', 'visit', 'clear', 'settle'), place });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(place, fc.constantFrom('#FFFFCC', '#DDEBF7')), { maxLength: 5 }),
      fc.array(event, { minLength: 1, maxLength: 10 }),
      async (painted, events) => {
        book = new PlainBook();
        sheet = book.addSheet(SHEET);
        installNativeBridge(createExcelHost(book));
        for (const [{ row, column }, fill] of painted)
          sheet.restyle([{ row: row - 1, column: column - 1, rows: 1, columns: 1 }], { fill });
        const before = looks();
        for (const { what, place: at } of events) {
          if (what === 'mark') await apply(overdue(at.row, at.column));
          else if (what === 'settle') await apply(await settle());
          else type(at.row, at.column, what === 'visit' ? 'H' : '');
        }
        for (const row of [1, 2, 3, 4]) for (const column of [1, 2, 3, 4]) type(row, column, '');
        const last = await settle();
        if (last.length > 0) await apply(last);
        expect(looks()).toEqual(before);
      },
    ),
    { numRuns: 25, seed: 7 },
  );
});
