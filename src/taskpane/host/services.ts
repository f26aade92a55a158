import type { IsoDate, IsoMonth } from '../../calendar';
import type { CloseOptions, MonthClose } from '../../close';
import type { Jobs, MonthSummary } from '../../jobs';
import type { WorkbookSnapshot } from '../../sheet';
import type { Locale, Text } from '../../words';
import type { WorkbookJournal } from '../../workbook/journal';
import type { WorkbookPort } from '../../workbook/port';

/** The open workbook as the pane sees it: it can also be asked to show a cell. */
export interface PanePort extends WorkbookPort {
  /** Reads again what was edited since the last reading, and what follows from it; everything where that cannot be told. */
  readEdited(onProgress?: (done: number) => void): Promise<WorkbookSnapshot>;
  /** Activates the sheet and selects the cell (`U12`); an unknown sheet rejects with a WorkbookError. */
  select(sheet: string, cell: string): Promise<void>;
  /** The row that is selected in the grid, where there is one. */
  selected(): Promise<{ readonly sheet: string; readonly row: number } | undefined>;
  /** Tells of each edit to the workbook's cells that is not our own, from now on. */
  watch(onEdit: () => void): Promise<void>;
}

export type { JournalState } from '../../workbook/journal';

export type {
  CheckedFinding,
  CheckResult,
  DayResult,
  FigureName,
  FigureTrace,
  MonthSummary,
  Preset,
  RuleChoice,
} from '../../jobs';
export type { Board as BoardResult, BoardLine, Targets } from '../../rollups';
export type { MonthClose as CloseResult } from '../../close';

/**
 * The journeys of src/jobs as the pane uses them, on the page itself or behind a worker. `open` hands over the workbook; the others work
 * on the one that was opened last.
 */
export interface PaneJobs extends Jobs {
  /** The same journeys, of which a long one tells how far it is and can be stopped: then it rejects with an error named `STOPPED`. */
  watched(watch: Watch): Jobs;
  open(book: WorkbookSnapshot, onProgress?: (done: number) => void): Promise<void>;
  /** Month close of the workbook that a file holds, and next month's as a file where that is asked for. */
  closeFile(file: NamedBytes, month: IsoMonth, today: IsoDate, options: CloseOptions): Promise<ClosedFile>;
  /** One store workbook from several files, read in the browser. Files that cannot be read are named, the others count. */
  consolidate(files: readonly NamedBytes[], today: IsoDate, locale: Locale): Promise<ConsolidateResult>;
}

export interface Watch {
  readonly signal: AbortSignal;
  /** 0–1. */
  onProgress(done: number): void;
}

/** A month that is closed by way of a file. */
export interface ClosedFile {
  readonly close: MonthClose;
  /** Cells that somebody changed meanwhile: then nothing is made. */
  readonly conflicts: number;
  /** Next month's workbook; absent where none is made, `close` says why. */
  readonly file?: NamedBytes;
}

/** Next month's workbook, made and given to the person. */
export interface NewMonth extends Omit<ClosedFile, 'file'> {
  /** What it is called; absent where none was made. */
  readonly name?: string;
  /** It was stored as a file, or stands open beside the user's and is not stored yet. */
  readonly as: 'stored' | 'opened';
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ConsolidateResult {
  /** Absent where no file has a form of any month. */
  readonly report?: MonthSummary;
  readonly read: readonly { readonly name: string; readonly forms: number; readonly records: number }[];
  readonly refused: readonly { readonly name: string; readonly why: Text }[];
  /** What a person must know of rules that the files keep and that were not used. */
  readonly rulesProblem?: Text;
  /** The store's workbook, to be saved by the browser. */
  readonly file?: NamedBytes;
}

/** Everything that the pane asks of the world; `main.tsx` gives the real ones, tests give their own. */
export interface PaneServices {
  readonly port: PanePort;
  /** The workbook with its cells, where `port.read` leaves them to the journeys; absent where it does not. */
  readonly readCells?: () => Promise<WorkbookSnapshot>;
  /** Every write of the pane goes through the journal, so that it can be taken back, also after closing and reopening. */
  readonly journal: WorkbookJournal;
  readonly jobs: PaneJobs;
  /** Long writes go sheet by sheet: each is felt in this host, and people may stop between two. */
  readonly writesBySheet?: boolean;
  /** Brings the code for writing ahead of the first write, where it is not there from the start. */
  prepareWriting?(): void;
  today(): IsoDate;
  /** The computer's time, `YYYY-MM-DDTHH:mm`, for what somebody signs. */
  now(): string;
  /** Opens the sample beside the user's workbook; never in it. */
  openSample(): Promise<void>;
  /** Month close of the open workbook: by all that this host can tell of it. */
  closeMonth(month: IsoMonth, today: IsoDate, options?: CloseOptions): Promise<MonthClose>;
  /** Makes next month's workbook of the open one, which stays as it is, and gives it to the person. */
  newMonth(month: IsoMonth, today: IsoDate, options: CloseOptions): Promise<NewMonth>;
  /** Where Office.js came from; absent where there is none. */
  officeSource?(): 'microsoft' | 'copy' | undefined;
  copy(text: string): Promise<boolean>;
  print(): void;
  saveFile(file: NamedBytes): void;
  /** Small settings of this computer (language, cards seen); both may fail in silence: they are no one's data. */
  remember(key: string, value: string): void;
  recall(key: string): string | undefined;
}
