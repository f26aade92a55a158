import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import { text } from '../../words';
import { WorkbookError, type ApplyOptions, type ApplyReport, type WorkbookPort } from '../port';
import { Batches, type BatchOptions } from './batches';
import { excelError } from './errors';
import type { applyInOrder } from './lines/in-order';
import { readWorkbook, type KnownObjects } from './read';

export type { BatchOptions };

/** A change in the open workbook: by hand, by another add-in, or by this port itself while it applies something. */
export interface SheetEdit {
  readonly address: string;
  readonly ours: boolean;
}

/** Writing is three quarters of this adapter, and nobody writes before there is something to look at: it comes after the first reading. */
async function loadWriting(): Promise<typeof applyInOrder> {
  try {
    return (await import('./lines/in-order')).applyInOrder;
  } catch (error) {
    throw new WorkbookError('connection', text('workbook.excel.connection'), String(error));
  }
}

/** The workbook that is open in Excel, behind Office.js. ExcelApi 1.14 is enough. */
export interface ExcelPort extends WorkbookPort {
  /** @param edited ids of the sheets that were edited since the last reading; the others are not read again. Without: everything is */
  read(onProgress?: (done: number) => void, edited?: ReadonlySet<string>): Promise<WorkbookSnapshot>;
  /** Brings the code for writing ahead of the first write; where that fails, the write tries again and says so. */
  prepareWriting(): void;
  /** Activates the sheet and selects the cell (`U12`). @throws WorkbookError `unknown-sheet` */
  select(sheet: string, cell: string): Promise<void>;
  /** The first row of what is selected; `undefined` where that is no one range of cells (a chart, several areas). */
  selected(): Promise<{ readonly sheet: string; readonly row: number } | undefined>;
  /** Calls back after every change of a cell; the returned function stops that. */
  onChanged(listener: (edit: SheetEdit) => void): Promise<() => Promise<void>>;
  /** Round trips made so far. */
  readonly syncs: number;
}

export function createExcelPort(options: BatchOptions = {}): ExcelPort {
  const batches = new Batches(options);
  const known: KnownObjects = { ruleRanges: new Map(), parts: new Map() };
  let applying = 0;
  return {
    get syncs() {
      return batches.syncs;
    },
    prepareWriting: () => void loadWriting().catch(() => undefined),
    async read(onProgress, edited): Promise<WorkbookSnapshot> {
      try {
        return await readWorkbook(batches, known, onProgress, edited);
      } catch (error) {
        throw excelError(error);
      }
    },
    async apply(changes: ChangeSet, applyOptions?: ApplyOptions): Promise<ApplyReport> {
      applying += 1;
      try {
        const write = await loadWriting();
        return await write(batches, known, changes, applyOptions);
      } finally {
        applying -= 1;
      }
    },
    async select(sheet, cell) {
      try {
        await batches.run((context) => {
          const target = context.workbook.worksheets.getItem(sheet);
          target.activate();
          target.getRange(cell).select();
          return () => undefined;
        });
      } catch (error) {
        throw excelError(error);
      }
    },
    async selected() {
      try {
        return await batches.run((context) => {
          const range = context.workbook.getSelectedRange();
          range.load('rowIndex,worksheet/name');
          return () => ({ sheet: range.worksheet.name, row: range.rowIndex + 1 });
        });
      } catch {
        return undefined;
      }
    },
    async onChanged(listener) {
      try {
        const registration = await batches.run((context) => {
          const handler = context.workbook.worksheets.onChanged.add((event) => {
            listener({ address: event.address, ours: applying > 0 });
            return Promise.resolve();
          });
          return () => handler;
        });
        return async () => {
          registration.remove();
          await registration.context.sync();
        };
      } catch (error) {
        throw excelError(error);
      }
    },
  };
}
