import { markFindings, settledLooks, type MarkedFinding } from '../../src/marks';
import {
  bookOf,
  DOCUMENT_PARTS,
  EMPTY_JOURNAL,
  parseJournal,
  sheetOf,
  type ChangeSet,
  type Journal,
  type WorkbookSnapshot,
} from '../../src/sheet';
import { createExcelHost } from '../../src/workbench/host';
import { installNativeBridge } from '../../src/workbench/host/node';
import { createExcelPort } from '../../src/workbook/excel';
import { withJournal } from '../../src/workbook/journal';
import { say, text } from '../../src/words';
import { PlainBook, type PlainSheet } from '../workbook/excel/plain-book';

const SHEET = '6月登记';

const found = (cell: string): MarkedFinding => ({
  sheet: SHEET,
  cell,
  title: text('audit.missing-time.title'),
  what: text('audit.missing-time.found'),
});

describe('in Excel', () => {
  let book: PlainBook;
  let sheet: PlainSheet;
  let clock = 0;
  const journal = () =>
    withJournal(createExcelPort(), { now: () => `2026-06-20T09:${String((clock += 1)).padStart(2, '0')}` });
  const apply = (changes: ChangeSet) => journal().apply(text('audit.change.sheet'), changes);

  async function now(): Promise<{ snapshot: WorkbookSnapshot; kept: Journal }> {
    const snapshot = await createExcelPort().read();
    return { snapshot, kept: parseJournal(snapshot.parts.get(DOCUMENT_PARTS.journal) ?? '') ?? EMPTY_JOURNAL };
  }
  async function marks(...cells: readonly string[]): Promise<ChangeSet> {
    const { snapshot, kept } = await now();
    return markFindings(snapshot, kept, cells.map(found), say);
  }
  const looks = (): object[] =>
    [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].map((column) => ({ ...sheet.style(row, column) })));

  beforeEach(() => {
    book = new PlainBook();
    sheet = book.addSheet(SHEET);
    installNativeBridge(createExcelHost(book));
    sheet.restyle([{ row: 0, column: 0, rows: 2, columns: 2 }], { fill: '#FFFFCC' });
    sheet.write([{ row: 1, column: 1, value: '张三' }]);
  });

  test('a frame of double lines, no colour of the cell; a later run takes the frame of what was mended away, and only that', async () => {
    const before = looks();
    await apply(await marks('B2', 'B3', 'D4'));
    expect(sheet.style(3, 3).borders?.top).toMatchObject({ line: 'double' });
    expect(sheet.style(1, 1).fill).toBe('#FFFFCC');
    expect(await marks('B2', 'B3', 'D4')).toEqual([]);
    await apply(await marks('B3', 'D4'));
    // The line between B2 and B3 is also B3's.
    expect(sheet.style(1, 1).borders).toEqual({ bottom: { line: 'double', color: '#1F4E79' } });
    await apply(await marks());
    expect(looks()).toEqual(before);
    expect(await marks()).toEqual([]);
  });

  test('the day’s run leaves these frames alone, and undo takes them back', async () => {
    const before = looks();
    await apply(await marks('D4'));
    const { snapshot, kept } = await now();
    expect(settledLooks(snapshot, kept)).toEqual([]);
    await journal().undo();
    expect(looks()).toEqual(before);
  });

  test('a frame that a person has changed since is theirs', async () => {
    await apply(await marks('D4'));
    const line = { line: 'thick' as const, color: '#FF0000' };
    sheet.restyle([{ row: 3, column: 3, rows: 1, columns: 1 }], {
      borders: { top: line, bottom: line, left: line, right: line },
    });
    await apply(await marks());
    expect(sheet.style(3, 3).borders?.top).toEqual(line);
  });
});

test('in files a note says why; a person’s note stays, ours goes with its finding', () => {
  const notes = new Map([
    ['A1', '王经理：请补'],
    ['C3', '⚑ 缺来店（离店）时间：旧'],
  ]);
  const book = bookOf([sheetOf(SHEET, [['x']], { notes })]);
  const changes = markFindings(book, EMPTY_JOURNAL, [found('A1'), found('B2')], say);
  expect(changes.filter(({ kind }) => kind === 'note')).toEqual([
    expect.objectContaining({ cell: 'B2', before: '', after: expect.stringMatching(/^⚑ 缺来店/u) }),
    expect.objectContaining({ cell: 'C3', before: '⚑ 缺来店（离店）时间：旧', after: '' }),
  ]);
  expect(changes.filter(({ kind }) => kind === 'border').map((change) => 'cell' in change && change.cell)).toEqual([
    'A1',
    'B2',
  ]);
});

test('a planned mark has its own box, a protected sheet is left alone', () => {
  const star = bookOf([sheetOf(SHEET, [['*', '']])]);
  expect(markFindings(star, EMPTY_JOURNAL, [found('A1')], say)).toEqual([]);
  const closed = bookOf([sheetOf(SHEET, [['x']], { protected: true })]);
  expect(markFindings(closed, EMPTY_JOURNAL, [found('A1')], say)).toEqual([]);
});
