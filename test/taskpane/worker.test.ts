import { bookOf, sheetOf } from '../../src/sheet';
import { createAnswering } from '../../src/taskpane/worker/answering';
import { createRemoteJobs, type JobWorker } from '../../src/taskpane/worker/remote';
import type { PaneJobs } from '../../src/taskpane/host/services';
import { text } from '../../src/words';
import { WorkbookError } from '../../src/workbook/port';
import { STOPPED } from '../../src/jobs/types';
import { inPieces } from '../../src/taskpane/worker/pieces';
import type { Answer, Piece, Request } from '../../src/taskpane/worker/wire';
import { generateOwners } from '../forms/owners';
import { createLocalJobs } from '../../src/taskpane/worker/local';
import { EXAMPLE_TODAY, exampleStore } from '../audit/example-store';
import { fakeWorld } from './fake-services';

/** A worker without a thread: everything that crosses is cloned, as between threads. */
function pair(
  jobs: PaneJobs,
  tell?: (message: Request | Answer | Piece) => void,
): { remote: PaneJobs; worker: JobWorker } {
  const answer = createAnswering(jobs, (progress) => worker.onmessage?.({ data: structuredClone(progress) }));
  const worker: JobWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => {
      tell?.(request);
      void answer(structuredClone(request)).then((whole) => {
        for (const data of inPieces(whole)) {
          tell?.(data);
          worker.onmessage?.({ data: structuredClone(data) });
        }
      });
    },
  };
  return { remote: createRemoteJobs(worker), worker };
}

test('the workbook arrives whole, and a job answers as it does here', async () => {
  const { jobs } = fakeWorld().services;
  const opened: unknown[] = [];
  const { remote } = pair({ ...jobs, open: async (book) => void opened.push(book) });
  const book = bookOf([sheetOf('6月', [['姓名', 1, , true]]), sheetOf('7月', [], { hiddenRows: new Set([3]) })], {
    name: '店.xlsx',
    parts: new Map([['urn:x', 'y']]),
  });
  await remote.open(book);
  expect(opened).toEqual([book]);
  expect(await remote.runDay('2026-06-20')).toEqual(await jobs.runDay('2026-06-20'));
});

test('a long sheet and a long answer cross in pieces, and arrive as they were', async () => {
  const rows = Array.from({ length: 1100 }, (_, row) => Array.from({ length: 20 }, (__, column) => `${row}-${column}`));
  const book = bookOf([sheetOf('短', [['姓名']]), sheetOf('维修', rows), sheetOf('空', [])]);
  const { jobs } = fakeWorld().services;
  const gaps: unknown[] = Array.from({ length: 1500 }, (_, index) => ({ index }));
  delete gaps[1100];
  const day = { report: { list: gaps, short: [1, 2] }, rows: [{ deep: { list: gaps } }], map: new Map([[1, 2]]) };
  const messages: (Request | Answer | Piece)[] = [];
  const opened: unknown[] = [];
  const { remote } = pair(
    { ...jobs, open: async (whole) => void opened.push(whole), runDay: () => Promise.resolve(day as never) },
    (message) => messages.push(message),
  );
  await remote.open(book);
  expect(opened).toEqual([book]);
  expect(await remote.runDay('2026-06-20')).toEqual(day);
  expect(day.report.list).toHaveLength(1500);
  const sizes = messages.flatMap((one) => ('items' in one ? one.items.length : 'rows' in one ? one.rows.length : []));
  expect(sizes).toEqual([2, 1000, 101, 1000, 500, 1000, 500]);
});

test('a sheet that has not changed since does not cross again', async () => {
  const { jobs } = fakeWorld().services;
  const opened: unknown[] = [];
  let fail = false;
  const messages: (Request | Answer | Piece)[] = [];
  const open = async (book: unknown): Promise<void> => {
    if (fail) throw new TypeError('broken');
    opened.push(book);
  };
  const { remote } = pair({ ...jobs, open }, (message) => messages.push(message));
  const crossed = (): number => messages.splice(0).filter((one) => 'do' in one && one.do === 'rows').length;
  const [june, july, other] = [sheetOf('6月', [['王伟']]), sheetOf('7月', [['李娜']]), sheetOf('7月', [['李丽']])];
  await remote.open(bookOf([june, july]));
  expect(crossed()).toBe(2);
  await remote.open(bookOf([june, other]));
  expect(crossed()).toBe(1);
  expect(opened).toEqual([bookOf([june, july]), bookOf([june, other])]);
  // Whoever could not open a workbook has none that anything could be left out of.
  fail = true;
  await expect(remote.open(bookOf([june, july]))).rejects.toThrow();
  fail = false;
  crossed();
  await remote.open(bookOf([june, july]));
  expect(crossed()).toBe(2);
  expect(opened.at(-1)).toEqual(bookOf([june, july]));
});

test('errors keep their words and lose their detail', async () => {
  const { jobs } = fakeWorld().services;
  const { remote } = pair({
    ...jobs,
    runDay: async () => {
      throw new WorkbookError('too-large', text('taskpane.empty.text'));
    },
    presets: async () => {
      throw new TypeError('王伟 13812345678');
    },
  });
  await expect(remote.runDay('2026-06-20')).rejects.toMatchObject({
    code: 'too-large',
    words: text('taskpane.empty.text'),
  });
  await expect(remote.presets()).rejects.toThrow(/^TypeError$/u);
});

test('a worker that breaks rejects what waits', async () => {
  const { remote, worker } = pair({ ...fakeWorld().services.jobs, runDay: () => new Promise(() => undefined) });
  const waiting = remote.runDay('2026-06-20');
  worker.onerror?.({});
  await expect(waiting).rejects.toThrow('worker');
});

test('a watched journey tells how far it is, and stops when it is told to', async () => {
  const { jobs } = fakeWorld().services;
  let steps = 0;
  const watched: PaneJobs['watched'] = ({ signal, onProgress }) => ({
    ...jobs,
    check: async (today) => {
      for (steps = 0; steps < 100; steps += 1) {
        onProgress(steps / 100);
        await new Promise((resolve) => setTimeout(resolve));
        if (signal.aborted) throw Object.assign(new Error('Stopped'), { name: 'Stopped' });
      }
      return jobs.check(today);
    },
  });
  const { remote } = pair({ ...jobs, watched });
  const stop = new AbortController();
  const told: number[] = [];
  const onProgress = (done: number): void => {
    told.push(done);
    if (done === 0.03) stop.abort();
  };
  const checking = remote.watched({ signal: stop.signal, onProgress }).check('2026-06-20');
  await expect(checking).rejects.toMatchObject({ name: STOPPED });
  expect(told.slice(0, 4)).toEqual([0, 0.01, 0.02, 0.03]);
  expect(steps).toBeLessThan(10);
});

test('a workbook with a form about owners is read whole', async () => {
  const jobs = createLocalJobs();
  await jobs.open(generateOwners(0).book);
  expect((await jobs.runDay(EXAMPLE_TODAY)).report.afterSales).toHaveLength(1);
});

test('a workbook that is opened while another is being read is the one that counts', async () => {
  const jobs = createLocalJobs();
  await jobs.open(generateOwners(0).book);
  const first = jobs.runDay(EXAMPLE_TODAY);
  await jobs.open(exampleStore());
  const { report } = await jobs.runDay(EXAMPLE_TODAY);
  expect(report.workbook).toBe(exampleStore().name);
  expect((await first).report.workbook).toBe(exampleStore().name);
});

test('journeys run in slices here, too', async () => {
  const jobs = createLocalJobs();
  await jobs.open(exampleStore());
  const stop = new AbortController();
  const told: number[] = [];
  const watch = { signal: stop.signal, onProgress: (done: number) => void told.push(done) };
  const whole = await jobs.watched(watch).check(EXAMPLE_TODAY);
  expect(whole.score.total).toBe(100);
  expect(told.length).toBeGreaterThan(5);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
  stop.abort();
  await jobs.open(exampleStore());
  await expect(jobs.watched(watch).check(EXAMPLE_TODAY)).rejects.toMatchObject({ name: STOPPED });
});
