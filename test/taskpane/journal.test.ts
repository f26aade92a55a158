import { bookOf, DOCUMENT_PARTS, type Change, type ChangeSet, type Scalar } from '../../src/sheet';
import { createJournal, type WorkbookJournal } from '../../src/taskpane/journal';
import { text } from '../../src/words';
import type { Conflict, WorkbookPort } from '../../src/workbook/port';

/** Values by cell and the journal's part; as strict about `before` as the real adapters. */
function memoryPort(): { port: WorkbookPort; cells: Map<string, Scalar>; parts: Map<string, string> } {
  const cells = new Map<string, Scalar>();
  const parts = new Map<string, string>();
  const port: WorkbookPort = {
    read: async () => bookOf([], { parts: new Map(parts) }),
    apply: async (changes, options) => {
      const conflicts: Conflict[] = [];
      const fitting = changes.filter((change) => {
        if (change.kind !== 'value') return true;
        const found = cells.get(change.cell) ?? '';
        if (change.before === undefined || change.before === found) return true;
        conflicts.push({ change, sheet: change.sheet, cell: change.cell, expected: change.before, found });
        return false;
      });
      if (conflicts.length > 0 && options?.conflicts !== 'skip') return { applied: 0, conflicts, inverse: [] };
      const inverse: Change[] = [];
      for (const change of fitting) {
        if (change.kind === 'value') {
          inverse.unshift({ ...change, before: change.after, after: cells.get(change.cell) ?? '' });
          cells.set(change.cell, change.after);
        } else if (change.kind === 'document-part') parts.set(change.namespace, change.after);
      }
      return { applied: fitting.length, conflicts, inverse };
    },
  };
  return { port, cells, parts };
}

const write = (cell: string, before: Scalar, after: Scalar): ChangeSet => [
  { kind: 'value', sheet: '6月', cell, before, after },
];
const title = text('taskpane.plan.day');

async function reopened(port: WorkbookPort): Promise<WorkbookJournal> {
  const journal = createJournal(port);
  journal.load(await port.read());
  return journal;
}

test('steps go back and forth, in order, also after closing and reopening', async () => {
  const { port, cells } = memoryPort();
  let journal = await reopened(port);
  await journal.apply(title, write('B2', '', '*'));
  await journal.apply(title, write('B2', '*', 'H'));
  await journal.apply(title, write('B3', '', 'A'));
  journal = await reopened(port);
  await journal.undo();
  await journal.undo();
  expect([cells.get('B2'), cells.get('B3')]).toEqual(['*', '']);
  journal = await reopened(port);
  expect(await journal.state()).toMatchObject({ undo: { changes: 1 }, redo: { changes: 1 } });
  await journal.redo();
  await journal.redo();
  expect([cells.get('B2'), cells.get('B3')]).toEqual(['H', 'A']);
  expect((await journal.state()).redo).toBeUndefined();
});

test('a new write forgets what was undone', async () => {
  const { port } = memoryPort();
  const journal = await reopened(port);
  await journal.apply(title, write('B2', '', '*'));
  await journal.undo();
  await journal.apply(title, write('B9', '', '*'));
  expect(await journal.state()).toMatchObject({ undo: { changes: 1 }, redo: undefined });
});

test('a step that no longer fits changes nothing and stays; skipping keeps the foreign cell, overwriting takes it', async () => {
  const { port, cells } = memoryPort();
  const journal = await reopened(port);
  await journal.apply(title, [...write('B2', '', '*'), ...write('B3', '', '*')]);
  cells.set('B2', 'H');
  expect(await journal.undo()).toMatchObject({ applied: 0, conflicts: [{ cell: 'B2', found: 'H' }] });
  expect([cells.get('B2'), cells.get('B3')]).toEqual(['H', '*']);
  expect((await journal.state()).undo).toBeDefined();
  await journal.undo({ overwrite: true });
  expect([cells.get('B2'), cells.get('B3')]).toEqual(['', '']);
  await journal.redo();
  expect([cells.get('B2'), cells.get('B3')]).toEqual(['H', '*']);
});

test('skipping leaves the foreign cell and takes the rest back', async () => {
  const { port, cells } = memoryPort();
  const journal = await reopened(port);
  await journal.apply(title, [...write('B2', '', '*'), ...write('B3', '', '*')]);
  cells.set('B2', 'H');
  await journal.undo({ conflicts: 'skip' });
  expect([cells.get('B2'), cells.get('B3')]).toEqual(['H', '']);
});

test('the way back of given steps is told newest first', async () => {
  const { port } = memoryPort();
  const journal = await reopened(port);
  await journal.apply(title, write('B2', '', '*'));
  await journal.apply(text('taskpane.plan.close'), write('B3', '', '*'));
  await journal.apply(title, write('B4', '', '*'));
  const back = await journal.backOf(['taskpane.plan.day']);
  expect(back.map((change) => ('cell' in change ? change.cell : ''))).toEqual(['B4', 'B2']);
});

test('the oldest steps go when the journal grows too big, and their number is told', async () => {
  const { port, parts } = memoryPort();
  const journal = await reopened(port);
  const long = 'x'.repeat(900_000);
  await journal.apply(title, write('B2', '', long));
  await journal.apply(title, write('B2', long, `${long}1`));
  await journal.apply(title, write('B2', `${long}1`, '*'));
  await journal.apply(title, write('B3', '', '*'));
  expect((parts.get(DOCUMENT_PARTS.journal) ?? '').length).toBeLessThan(2_100_000);
  expect((await journal.state()).dropped).toBeGreaterThan(0);
  expect((await journal.state()).undo).toBeDefined();
});

test.each(['', '{', '[]', '{"version":2}', '{"version":1,"done":[{}],"undone":[]}'])(
  'a broken journal (%s) is an empty one',
  async (part) => {
    const { port, parts } = memoryPort();
    parts.set(DOCUMENT_PARTS.journal, part);
    const journal = await reopened(port);
    expect((await journal.state()).undo).toBeUndefined();
    expect(await journal.undo()).toMatchObject({ applied: 0 });
  },
);
