import { text } from '../words';
import { WorkbookError } from '../workbook/port';
import { copyText, recall, remember, saveFile, today } from './browser';
import { startJobs } from './jobs/start';
import { createJournal } from './journal';
import { officeReady } from './office';
import type { PaneServices } from './services';

/**
 * The real services: the workbook behind Office.js, the journeys in a worker, the browser's own clipboard, printer and files.
 * Excel is waited for at the first use; when that fails the next use tries again.
 * @param query `today=2026-06-20` stands in for the computer's date (samples, tests)
 * @param onConnected called once Office.js has found Excel
 */
export function createExcelServices(query: URLSearchParams, onConnected: () => void): PaneServices {
  const asked = query.get('today');
  const jobs = startJobs();

  const excel = lazily(async () => {
    await officeReady();
    onConnected();
    const { createExcelPort } = await import('../workbook/excel');
    const port = createExcelPort();
    return { port, journal: createJournal(port) };
  });
  return {
    port: {
      read: async () => {
        const { port, journal } = await excel();
        const book = await port.read();
        journal.load(book);
        return book;
      },
      apply: async (changes, options) => (await excel()).port.apply(changes, options),
      select: async (sheet, cell) => (await excel()).port.select(sheet, cell),
    },
    journal: {
      state: async () => (await excel()).journal.state(),
      apply: async (title, changes, options) => (await excel()).journal.apply(title, changes, options),
      undo: async (options) => (await excel()).journal.undo(options),
      redo: async (options) => (await excel()).journal.redo(options),
      backOf: async (titles) => (await excel()).journal.backOf(titles),
    },
    jobs,
    today: () => (asked !== null && /^\d{4}-\d{2}-\d{2}$/u.test(asked) ? asked : today()),
    openSample,
    copy: copyText,
    print: () => window.print(),
    saveFile,
    remember,
    recall,
  };
}

/** Made at the first call and kept; a failure is not kept. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Opens the sample as a workbook of its own. */
async function openSample(): Promise<void> {
  const answer = await fetch('samples/sample.xlsx');
  if (!answer.ok) throw new WorkbookError('connection', text('taskpane.sample.missing'));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  await Excel.createWorkbook(btoa(binary));
}
