import { DOCUMENT_PARTS, type WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import type { WorkbookJournal } from '../../workbook/journal';
import { WorkbookError, type WorkbookPort } from '../../workbook/port';
import { copyText, dayIn, timeNow, recall, remember, saveFile } from './browser';
import { watchEdits } from '../edits';
import { startJobs } from '../worker/start';
import { hostTheme, officeReady, officeSource } from './office';
import type { PanePort, PaneServices } from './services';
import type { PaneHost } from './types';

/**
 * The pane in Excel: the workbook behind Office.js, the journeys in a worker, the browser's own clipboard, printer and files.
 * Excel is waited for at the first use; when that fails the next use tries again.
 * @param query `today=2026-06-20` stands in for the computer's date (samples, tests)
 */
export function createExcelHost(query: URLSearchParams): PaneHost {
  let connected: (language: string) => void = () => undefined;
  return {
    services: createExcelServices(query, () => connected(Office.context.displayLanguage)),
    onConnected(listener) {
      connected = listener;
    },
    theme: hostTheme,
  };
}

function createExcelServices(query: URLSearchParams, onConnected: () => void): PaneServices {
  const jobs = startJobs();

  const excel = lazily(async () => {
    const adapter = import('../../workbook/excel');
    // Where Office.js does not come nobody asks for it any more.
    adapter.catch(() => undefined);
    await officeReady();
    onConnected();
    return (await adapter).createExcelPort();
  });
  let last: WorkbookSnapshot | undefined;
  /** Ids of the sheets that were edited since they were read. */
  let edited = new Set<string>();
  let steps: Promise<WorkbookJournal> | undefined;

  /** The journal of the workbook as it was read last: another pane may have written to it since the one before. */
  const journal = (): Promise<WorkbookJournal> =>
    (steps ??= Promise.all([excel(), import('../../workbook/journal')]).then(([port, { withJournal }]) => {
      let known = last;
      const once: WorkbookPort = {
        async read() {
          const book = known ?? (await port.read());
          known = undefined;
          return book;
        },
        apply: (changes, options) => port.apply(changes, options),
      };
      return withJournal(once, { now: () => new Date().toISOString() });
    }));

  const read = async (onProgress: Parameters<PanePort['read']>[0], only: boolean): Promise<WorkbookSnapshot> => {
    const before = edited;
    // What is edited while it reads counts for the next reading.
    edited = new Set();
    try {
      last = await (await excel()).read(onProgress, only ? before : undefined);
    } catch (error) {
      for (const sheet of before) edited.add(sheet);
      throw error;
    }
    steps = undefined;
    return last;
  };

  return {
    port: {
      read: (onProgress) => read(onProgress, false),
      readEdited: (onProgress) => read(onProgress, true),
      apply: async (changes, options) => (await excel()).apply(changes, options),
      select: async (sheet, cell) => (await excel()).select(sheet, cell),
      selected: async () => (await excel()).selected(),
      watch: async (onEdit) => {
        await excel();
        await watchEdits(({ sheet, ours }) => {
          edited.add(sheet);
          if (!ours) onEdit();
        });
      },
    },
    journal: {
      state: async () =>
        steps === undefined && !last?.parts.get(DOCUMENT_PARTS.journal) ? { notes: [] } : (await journal()).state(),
      apply: async (title, changes, options) => (await journal()).apply(title, changes, options),
      undo: async (options) => (await journal()).undo(options),
      redo: async (options) => (await journal()).redo(options),
    },
    jobs,
    writesBySheet: true,
    prepareWriting: () =>
      void excel().then(
        (port) => port.prepareWriting(),
        () => undefined,
      ),
    today: () => dayIn(query),
    now: timeNow,
    openSample,
    async closeMonth(...input) {
      await excel();
      return (await import('./own-file')).closeByFile(jobs, last?.name ?? '', ...input);
    },
    async newMonth(...input) {
      await excel();
      return (await import('./own-file')).newMonthByFile(jobs, last?.name ?? '', ...input);
    },
    officeSource,
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
  const { openBeside } = await import('./own-file');
  await openBeside(new Uint8Array(await answer.arrayBuffer()));
}
