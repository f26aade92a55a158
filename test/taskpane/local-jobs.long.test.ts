import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { generalProfile } from '../../src/profile';
import { DOCUMENT_PARTS } from '../../src/sheet';
import { createLocalJobs } from '../../src/taskpane/worker/local';
import type { PaneJobs } from '../../src/taskpane/host/services';
import { text } from '../../src/words';
import { withJournal } from '../../src/workbook/journal';
import type { WorkbookPort } from '../../src/workbook/port';
import { applyToXlsx, readXlsx } from '../../src/workbook/xlsx';

const TODAY = '2026-06-20';
const SAMPLES = join(__dirname, '../../assets/samples');
const sample = readdirSync(SAMPLES).find((name) => name.endsWith('.xlsx')) ?? '';
const bytes = new Uint8Array(readFileSync(join(SAMPLES, sample)));

let jobs: PaneJobs;
beforeAll(async () => {
  jobs = createLocalJobs();
  await jobs.open(readXlsx(bytes, sample));
});

test('the sample’s day has people to call and marks to write', async () => {
  const { report, profile } = await jobs.runDay(TODAY);
  expect(profile).toEqual(generalProfile);
  expect(report.customers.filter(({ status }) => status === 'overdue').length).toBeGreaterThan(0);
  expect(report.changes.length).toBeGreaterThan(0);
});

test('a month’s figures come without their facts, and each figure leads to as many customers as it counts', async () => {
  const figures = await jobs.rollupMonth('2026-06', TODAY);
  expect(figures).not.toHaveProperty('facts');
  expect(figures.store.total.won).toBeGreaterThan(0);
  const trace = await jobs.traceFigure({ month: '2026-06', figure: 'total.won' }, TODAY);
  expect(new Set(trace.rows.map(({ name }) => name)).size).toBe(figures.store.total.won);
});

test('targets are read back by the board once they are in the workbook', async () => {
  const [change] = await jobs.saveTargets('2026-06', { '': 20 });
  expect(change).toMatchObject({ kind: 'document-part', namespace: DOCUMENT_PARTS.targets });
  const own = createLocalJobs();
  const written = applyToXlsx(bytes, change === undefined ? [] : [change], { name: sample });
  await own.open(readXlsx(written.bytes, sample));
  expect((await own.board('2026-06', TODAY)).store.target).toBe(20);
});

test('closing the month carries the open customers, and is only proposed', async () => {
  const close = await jobs.closeMonth('2026-06', TODAY);
  expect(close).toMatchObject({ next: '2026-07' });
  expect(close.carried).toBeGreaterThan(0);
  expect(close.changes.filter(({ kind }) => kind === 'copy-sheet')).toHaveLength(3);
});

test('rules that were stored broken are said, and the general ones stand in', async () => {
  const own = createLocalJobs();
  const book = readXlsx(bytes, sample);
  await own.open({ ...book, parts: new Map([[DOCUMENT_PARTS.profile, '{"version":1}']]) });
  const day = await own.runDay(TODAY);
  expect(day.profileProblem?.key).toBe('profile.stored-refused');
  expect(day.profile).toEqual(generalProfile);
});

test('several files become one store; a file that is none is named', async () => {
  const text = new TextEncoder().encode('姓名,电话\n');
  const result = await jobs.consolidate(
    [
      { name: 'a.xlsx', bytes },
      { name: 'a.xlsx', bytes },
      { name: '表.csv', bytes: text },
    ],
    TODAY,
    'zh-CN',
  );
  expect(result.read.map(({ name }) => name)).toEqual(['a.xlsx']);
  expect(result.refused.map(({ name }) => name)).toEqual(['a.xlsx', '表.csv']);
  const alone = await jobs.rollupMonth('2026-06', TODAY);
  expect(result.report?.store.total).toEqual(alone.store.total);
  const file = result.file;
  expect(file && readXlsx(file.bytes, file.name).sheets.length).toBeGreaterThan(1);
});

test('marks and rules that were written once are not proposed again, and the way back leaves no rule of ours', async () => {
  const own = createLocalJobs();
  const first = await jobs.runDay(TODAY);
  const written = applyToXlsx(bytes, first.report.changes, { name: sample });
  await own.open(readXlsx(written.bytes, sample));
  const again = (await own.runDay(TODAY)).report.changes;
  const back = applyToXlsx(written.bytes, await own.restoreLook(), { name: sample });
  await own.open(readXlsx(back.bytes, sample));
  expect(await own.restoreLook()).toEqual([]);
  // A snapshot carries no look, so that the look of a mark that stands may be proposed again; its content and the rules may not.
  expect(again.filter(({ kind }) => !['fill', 'font', 'border', 'align'].includes(kind))).toEqual([]);
});

test('恢复原样 goes back by the journal: marks, colours and the summary sheets', async () => {
  let now: Uint8Array = bytes;
  const port: WorkbookPort = {
    read: async () => readXlsx(now, sample),
    apply: async (changes, options) => {
      const result = applyToXlsx(now, changes, { name: sample, conflicts: options?.conflicts });
      now = result.bytes;
      return result.report;
    },
  };
  const own = createLocalJobs();
  const before = await port.read();
  await own.open(before);
  const journal = withJournal(port, { now: () => '2026-06-20T21:00' });
  await journal.apply(text('taskpane.plan.day'), (await own.runDay(TODAY)).report.changes);
  await journal.apply(text('taskpane.plan.month'), await own.monthSheet('2026-06', TODAY, 'zh-CN'));
  await own.open(await port.read());
  const restored = await journal.apply(text('taskpane.plan.restore'), await own.restoreLook());
  expect(restored.conflicts).toEqual([]);
  const after = await port.read();
  expect(after.sheets).toEqual(before.sheets);
});
