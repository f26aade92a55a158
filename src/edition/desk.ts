import { saveFile } from '../taskpane/host/browser';
import type { FileDesk } from '../taskpane/host/file';
import type { ApplyReport } from '../workbook/port';
import { plain, type BookClient } from './wire';

/** What the page does for the pane beside the sheet. */
interface DeskPage extends Pick<FileDesk, 'jobs' | 'select' | 'selected' | 'onEdit' | 'openSample'> {
  /** Something was written: what is shown is asked for anew. */
  written(): Promise<void>;
}

/** The pane's host over the open file: what it reads and writes is the book in the worker. */
export function createFileDesk(book: BookClient, { written, ...page }: DeskPage): FileDesk {
  const shown = async <T extends ApplyReport>(report: Promise<T>): Promise<T> => {
    const done = await report;
    await written();
    return done;
  };
  return {
    ...page,
    read: () => book.call('read'),
    readCells: () => book.call('readCells'),
    apply: (changes, options) => shown(book.callWithProgress(options?.onProgress, 'apply', changes, plain(options))),
    newFile: async ({ name, changes, renames }) => {
      const { bytes, report } = await book.call('another', changes, renames);
      if (report.conflicts.length === 0) saveFile({ name, bytes });
      return report;
    },
    journal: {
      state: () => book.call('journalState'),
      apply: (title, changes, options) =>
        shown(book.callWithProgress(options?.onProgress, 'journalApply', title, changes, plain(options))),
      undo: (options) => shown(book.callWithProgress(options?.onProgress, 'undo', plain(options))),
      redo: (options) => shown(book.callWithProgress(options?.onProgress, 'redo', plain(options))),
    },
  };
}
