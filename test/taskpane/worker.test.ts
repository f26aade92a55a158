import { bookOf, sheetOf } from '../../src/sheet';
import { createAnswering } from '../../src/taskpane/worker/answering';
import { createRemoteJobs, type JobWorker } from '../../src/taskpane/worker/remote';
import type { PaneJobs } from '../../src/taskpane/host/services';
import { text } from '../../src/words';
import { WorkbookError } from '../../src/workbook/port';
import { fakeWorld } from './fake-services';

/** A worker without a thread: everything that crosses is cloned, as between threads. */
function pair(jobs: PaneJobs): { remote: PaneJobs; worker: JobWorker } {
  const answer = createAnswering(jobs);
  const worker: JobWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (request) =>
      void answer(structuredClone(request)).then((data) => worker.onmessage?.({ data: structuredClone(data) })),
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
