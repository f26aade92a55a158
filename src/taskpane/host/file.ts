import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import type { WorkbookJournal } from '../../workbook/journal';
import type { ApplyOptions, ApplyReport } from '../../workbook/port';
import { copyText, dayIn, timeNow, recall, remember, saveFile } from './browser';
import type { PaneJobs, PaneServices } from './services';
import type { PaneHost } from './types';

/** What makes another file of the open one: changes, and what its sheets are called then. */
export interface NewFile {
  readonly name: string;
  readonly changes: ChangeSet;
  readonly renames: ReadonlyMap<string, string>;
}

/** A workbook file that is open on a page of our own, wherever its bytes are (the edition keeps them in a worker). */
export interface FileDesk {
  /** The workbook as it is now; what only the journeys need (the cells) may be left out, since `jobs.open` gets it there. */
  read(): Promise<WorkbookSnapshot>;
  /** The same with all cells. */
  readCells(): Promise<WorkbookSnapshot>;
  apply(changes: Parameters<WorkbookJournal['apply']>[1], options?: ApplyOptions): Promise<ApplyReport>;
  readonly journal: WorkbookJournal;
  readonly jobs: PaneJobs;
  /** Brings a cell into sight and selects it. @throws WorkbookError `unknown-sheet` */
  select(sheet: string, cell: string): Promise<void>;
  /** The row that is selected. */
  selected(): { readonly sheet: string; readonly row: number } | undefined;
  /** Tells of each edit by hand. */
  onEdit(listener: () => void): void;
  openSample(): Promise<void>;
  /** Makes another file of the open one, which stays as it is, and gives it to the person. */
  newFile(file: NewFile): Promise<ApplyReport>;
}

/** The pane over a file: the same jobs, journal and writing as in Excel, without Excel. */
export function createFileHost(desk: FileDesk, query: URLSearchParams): PaneHost {
  const services: PaneServices = {
    port: {
      read: () => desk.read(),
      readEdited: () => desk.read(),
      apply: (changes, options) => desk.apply(changes, options),
      select: (sheet, cell) => desk.select(sheet, cell),
      selected: () => Promise.resolve(desk.selected()),
      watch: (onEdit) => {
        desk.onEdit(onEdit);
        return Promise.resolve();
      },
    },
    readCells: () => desk.readCells(),
    journal: desk.journal,
    jobs: desk.jobs,
    today: () => dayIn(query),
    now: timeNow,
    openSample: () => desk.openSample(),
    closeMonth: (...input) => desk.jobs.closeMonth(...input),
    async newMonth(month, today, options) {
      const close = await desk.jobs.closeMonth(month, today, { ...options, into: 'new-book' });
      if (close.changes.length === 0) return { close, conflicts: 0, as: 'stored' };
      const name = close.fileName ?? `${close.next}.xlsx`;
      const { conflicts } = await desk.newFile({ name, changes: close.changes, renames: close.renames });
      return { close, conflicts: conflicts.length, as: 'stored', ...(conflicts.length === 0 && { name }) };
    },
    copy: copyText,
    print: () => window.print(),
    saveFile,
    remember,
    recall,
  };
  return {
    services,
    onConnected: (listener) => listener(navigator.language),
    theme: () => undefined,
  };
}
