import { DOCUMENT_PARTS, documentPartContent, parseJournal, type ChangeSet } from '../../src/sheet';
import { createExcelHost, type ExcelHost } from '../../src/workbench/host';
import { installNativeBridge } from '../../src/workbench/host/node';
import { createExcelPort } from '../../src/workbook/excel';
import { withJournal, type WorkbookJournal } from '../../src/workbook/journal';
import type { WorkbookPort } from '../../src/workbook/port';
import { text } from '../../src/words';
import { PlainBook, type PlainSheet } from './excel/plain-book';
import { lookOf } from './excel/state';

let book: PlainBook;
let sheet: PlainSheet;
let host: ExcelHost;
let clock = 0;

/** A pane that has just been opened on the workbook. */
function open(limit?: number, port: WorkbookPort = createExcelPort()): WorkbookJournal {
  return withJournal(port, {
    now: () => `2026-06-14T09:${String((clock += 1)).padStart(2, '0')}`,
    ...(limit && { limit }),
  });
}

beforeEach(() => {
  book = new PlainBook();
  sheet = book.addSheet('6月');
  sheet.write([
    { row: 0, column: 0, value: '王先生' },
    { row: 0, column: 1, value: 'H' },
  ]);
  host = createExcelHost(book);
  installNativeBridge(host);
});

const TITLE = text('taskpane.plan.day', { count: 3 });
const MARK: ChangeSet = [
  { kind: 'value', sheet: '6月', cell: 'C1', before: '', after: '*', why: TITLE },
  { kind: 'fill', sheet: '6月', cell: 'C1', after: '#FFC7CE' },
  { kind: 'value', sheet: '6月', cell: 'B1', before: 'H', after: 'A' },
];
const contents = (): unknown[] => [sheet.value(0, 1), sheet.value(0, 2), sheet.style(0, 2).fill];
const withoutRecord = (): string => {
  const { parts } = book.extras;
  const kept = new Map(parts);
  parts.clear();
  const look = lookOf(book);
  kept.forEach((xml, id) => parts.set(id, xml));
  return look;
};

test('a step and its record are written together, and taken back and done again after reopening', async () => {
  const before = withoutRecord();
  const first = open();
  await first.state();
  const trips = host.stats.requests;
  await first.apply(TITLE, MARK);
  expect(host.stats.requests - trips).toBe(2);
  expect(contents()).toEqual(['A', '*', '#FFC7CE']);

  const later = open();
  expect(await later.state()).toEqual({ undo: { title: TITLE, changes: 2, at: '2026-06-14T09:01' }, notes: [] });
  await later.undo();
  expect(withoutRecord()).toBe(before);
  const again = open();
  expect(await again.state()).toMatchObject({ redo: { title: TITLE } });
  await again.redo();
  expect(contents()).toEqual(['A', '*', '#FFC7CE']);
  await open().undo();
  expect(withoutRecord()).toBe(before);
  await expect(open().undo()).rejects.toMatchObject({
    code: 'bad-change',
    words: { key: 'workbook.journal.nothingToUndo' },
  });
});

test('a step that another pane wrote meanwhile stays in the record', async () => {
  const before = withoutRecord();
  const first = open();
  await first.apply(TITLE, [{ kind: 'value', sheet: '6月', cell: 'D1', before: '', after: 1 }]);
  await open().apply(TITLE, MARK);
  await first.apply(TITLE, [{ kind: 'value', sheet: '6月', cell: 'E1', before: '', after: 2 }]);
  const later = open();
  await later.undo();
  await later.undo();
  await later.undo();
  expect(withoutRecord()).toBe(before);
});

test('the record holds former contents and formats, not the reasons', async () => {
  await open().apply(TITLE, MARK);
  const [xml = ''] = book.extras.parts.values();
  expect(xml).toContain(`xmlns="${DOCUMENT_PARTS.journal}"`);
  const kept = JSON.stringify(parseJournal(documentPartContent(xml)));
  expect(kept).toContain('"after":"H"');
  expect(kept).not.toContain('why');
});

test('a new step after taking back drops what could have been done again', async () => {
  const journal = open();
  await journal.apply(TITLE, MARK);
  await journal.undo();
  await journal.apply(TITLE, [{ kind: 'value', sheet: '6月', cell: 'D1', after: 1 }]);
  expect(Object.keys(await journal.state())).toEqual(['undo', 'notes']);
});

test('a step that changes nothing is no step', async () => {
  const journal = open();
  await journal.apply(TITLE, MARK);
  await journal.apply(TITLE, MARK);
  await journal.undo();
  expect((await journal.state()).undo).toBeUndefined();
});

describe('a cell that somebody edited since', () => {
  beforeEach(async () => {
    await open().apply(TITLE, MARK);
    sheet.write([{ row: 0, column: 2, value: '已回访' }]);
  });

  test('stops the step and is named', async () => {
    const journal = open();
    expect(await journal.undo()).toMatchObject({
      applied: 0,
      conflicts: [{ sheet: '6月', cell: 'C1', expected: '*', found: '已回访' }],
    });
    expect(contents()).toEqual(['A', '已回访', '#FFC7CE']);
    expect((await journal.state()).undo).toBeDefined();
  });
  test('theirs: stays, the rest is taken back', async () => {
    const journal = open();
    await journal.undo({ rest: 'theirs' });
    expect(contents()).toEqual(['H', '已回访', '#FFC7CE']);
    expect((await journal.state()).undo).toBeUndefined();
  });
  test('ours: is written over', async () => {
    await open().undo({ choices: new Map([['6月!C1', 'ours']]) });
    expect(contents()).toEqual(['H', '', '']);
  });
  test('overwrite: all of ours', async () => {
    await open().undo({ overwrite: true });
    expect(contents()).toEqual(['H', '', '']);
  });
});

test('the oldest steps are dropped when the record grows too large, and that is told once', async () => {
  const journal = open(2_000);
  for (let n = 1; n <= 20; n += 1)
    await journal.apply(TITLE, [{ kind: 'value', sheet: '6月', cell: `E${n}`, after: n }]);
  const { notes } = await journal.state();
  expect(notes).toMatchObject([{ key: 'workbook.journal.dropped' }]);
  expect((await journal.state()).notes).toEqual([]);
  let taken = 0;
  while ((await journal.state()).undo) {
    await journal.undo();
    taken += 1;
  }
  expect(taken).toBe(20 - Number(notes[0]?.values?.['count']));
  expect(taken).toBeGreaterThan(2);
  expect([sheet.value(0, 4), sheet.value(19, 4)]).toEqual([1, '']);
});

test('a record that cannot be read is told, and a new one begun', async () => {
  book.extras.parts.set('{x}', `<sanbiao xmlns="${DOCUMENT_PARTS.journal}">{"version":9}</sanbiao>`);
  const journal = open();
  expect((await journal.state()).notes).toEqual([{ key: 'workbook.journal.unreadable' }]);
  await journal.apply(TITLE, MARK);
  await open().undo();
  expect(contents()).toEqual(['H', '', '']);
});

test('an adapter that cannot write both at once gets the record right after', async () => {
  const port = createExcelPort();
  const simple: WorkbookPort = {
    read: () => port.read(),
    async apply(changes, options) {
      const { recorded: _recorded, ...report } = await port.apply(changes, { ...options, record: undefined });
      return report;
    },
  };
  await open(undefined, simple).apply(TITLE, MARK);
  await open(undefined, simple).undo();
  expect(contents()).toEqual(['H', '', '']);
  await open(undefined, simple).redo();
  expect(contents()).toEqual(['A', '*', '#FFC7CE']);
});

test('two panes: a step that the other one took back is not taken back twice', async () => {
  const [one, other] = [open(), open()];
  await one.apply(TITLE, MARK);
  await other.state();
  await one.undo();
  const look = withoutRecord();
  await other.undo();
  expect(withoutRecord()).toBe(look);
  expect(await open().state()).toMatchObject({ redo: { title: TITLE } });
});

test('a write in several parts is one step: undo takes all of it back, redo does all of it again', async () => {
  const before = withoutRecord();
  const journal = open();
  await journal.apply(TITLE, MARK.slice(0, 1));
  await journal.apply(TITLE, MARK.slice(1, 2), { continues: true });
  await journal.apply(TITLE, MARK.slice(2), { continues: true });
  expect(contents()).toEqual(['A', '*', '#FFC7CE']);
  expect(await open().state()).toMatchObject({ undo: { changes: 2 } });
  await open().undo();
  expect(withoutRecord()).toBe(before);
  await open().redo();
  expect(contents()).toEqual(['A', '*', '#FFC7CE']);
});
