import { cellAt, findSheet, type ChangeSet, type SheetSnapshot, type WorkbookSnapshot } from '../../../src/sheet';
import { applyToXlsx, readXlsx } from '../../../src/workbook/xlsx';
import { daysMatrix } from '../xlsx/days-matrix';
import { deskOfBytes, type Desk } from './desk';

const INSERT: ChangeSet = [{ kind: 'insert-columns', sheet: '7月', columns: 'E:E' }];
const DAY: ChangeSet = [
  ...INSERT,
  { kind: 'value', sheet: '7月', cell: 'E4', before: '', after: 'H' },
  { kind: 'value', sheet: '7月', cell: 'E5', before: '', after: 'B' },
];

let desk: Desk;
beforeEach(async () => {
  desk = deskOfBytes(daysMatrix(), '7月.xlsx');
  const [matrix] = desk.host.book.sheets();
  if (matrix) matrix.extras.filterArea = { row: 2, column: 0, rows: 3, columns: 6 };
  await desk.port.read();
});
afterEach(() => desk.close());

/** Formulas and plain values of a sheet by cell; what formulas give is Excel's business. */
function entries(sheet: SheetSnapshot | undefined): unknown {
  const found: Record<string, unknown> = {};
  for (let row = 1; row <= (sheet?.lastRow ?? 0); row += 1)
    for (let column = 1; column <= (sheet?.lastColumn ?? 0); column += 1) {
      const cell = sheet && cellAt(sheet, row, column);
      const held = cell?.formula ?? cell?.value ?? '';
      if (held !== '') found[`${String(row)} ${String(column)}`] = held;
    }
  return found;
}

const told = (book: WorkbookSnapshot): unknown => {
  const sheet = findSheet(book, '7月');
  return {
    cells: ['7月', '汇总'].map((name) => entries(findSheet(book, name))),
    conditions: sheet?.conditionalFormats?.map(({ range, formula }) => [range, formula]),
    lists: sheet?.validations?.map(({ range }) => range),
    hidden: [...(sheet?.hiddenColumns ?? [])],
  };
};

const lookNow = (): unknown => {
  const sheet = desk.host.book.sheets()[0];
  return {
    merges: (sheet?.merges() ?? []).filter(({ row }) => row < 5).sort((a, b) => a.row - b.row || a.column - b.column),
    print: sheet?.extras.page.printArea,
    filter: sheet?.extras.filterArea,
    widths: [0, 1, 2, 3, 4, 5, 6].map((column) => sheet?.columnWidth(column)),
  };
};

test('a column put in behind the last day in Excel says what it says in a file, and looks like the day before', async () => {
  await desk.port.apply(INSERT);
  const inFile = readXlsx(applyToXlsx(daysMatrix(), INSERT).bytes, '7月.xlsx');
  expect(told(await desk.port.read())).toEqual(told(inFile));
  // Below what is used an empty merged cell is nobody's.
  const used = findSheet(inFile, '7月')?.merges?.filter(({ top }) => top <= 5);
  const merges = used?.map(({ top, left, bottom, right }) => ({
    row: top - 1,
    column: left - 1,
    rows: bottom - top + 1,
    columns: right - left + 1,
  }));
  const sheet = desk.host.book.sheets()[0];
  expect(lookNow()).toMatchObject({
    merges,
    print: { row: 0, column: 0, rows: 5, columns: 7 },
    filter: { row: 2, column: 0, rows: 3, columns: 7 },
  });
  expect(sheet?.columnWidth(4)).toBe(sheet?.columnWidth(3));
});

test('what is written into it counts by it, and all of it is taken back and done again', async () => {
  const before = [told(await desk.port.read()), lookNow()];
  const { applied, conflicts, inverse } = await desk.port.apply(DAY);
  expect([applied, conflicts]).toEqual([3, []]);
  expect(cellAt(findSheet(await desk.port.read(), '7月') as SheetSnapshot, 4, 5)?.value).toBe('H');
  const undone = await desk.port.apply(inverse);
  expect(undone.conflicts).toEqual([]);
  expect([told(await desk.port.read()), lookNow()]).toEqual(before);
  expect((await desk.port.apply(undone.inverse)).conflicts).toEqual([]);
  expect(cellAt(findSheet(await desk.port.read(), '7月') as SheetSnapshot, 5, 5)?.value).toBe('B');
});

test('it is refused on a protected sheet, and goes again when what was to be written after it cannot be', async () => {
  const before = [told(await desk.port.read()), lookNow()];
  const sheet = desk.host.book.sheets()[0];
  if (sheet) sheet.extras.protected = true;
  await expect(desk.port.apply(INSERT)).rejects.toMatchObject({ code: 'protected-sheet' });
  if (sheet) sheet.extras.protected = false;
  const conflict: ChangeSet = [...INSERT, { kind: 'value', sheet: '7月', cell: 'A4', before: '谁', after: '别人' }];
  expect(await desk.port.apply(conflict)).toMatchObject({ applied: 0, inverse: [] });
  expect([told(await desk.port.read()), lookNow()]).toEqual(before);
});

test('a copy of a sheet gets a column, and is taken away again', async () => {
  const before = [told(await desk.port.read()), lookNow()];
  const { conflicts, inverse } = await desk.port.apply([
    { kind: 'copy-sheet', sheet: '8月', from: '7月' },
    { kind: 'insert-columns', sheet: '8月', columns: 'E:E' },
    { kind: 'value', sheet: '8月', cell: 'E4', after: 'H' },
  ]);
  expect(conflicts).toEqual([]);
  expect(inverse.map(({ kind, sheet }) => `${kind} ${sheet}`)).toEqual(['remove-sheet 8月']);
  const made = findSheet(await desk.port.read(), '8月');
  expect(made && cellAt(made, 4, 5)?.value).toBe('H');
  expect(made && cellAt(made, 4, 7)?.formula).toBe('=COUNTIF(B4:E4,"A")+COUNTIF($B4:E4,F4)');
  // Not over what somebody has written there since.
  await desk.port.apply([{ kind: 'value', sheet: '8月', cell: 'E5', after: 'C' }]);
  expect((await desk.port.apply(inverse)).conflicts).toMatchObject([{ sheet: '8月' }]);
  await desk.port.apply([{ kind: 'value', sheet: '8月', cell: 'E5', after: '' }]);
  expect((await desk.port.apply(inverse)).conflicts).toEqual([]);
  expect(findSheet(await desk.port.read(), '8月')).toBeUndefined();
  expect([told(await desk.port.read()), lookNow()]).toEqual(before);
});
