import type { IsoDate, IsoMonth } from '../../calendar';
import type { Answers } from '../../forms/types';
import type { DayReport, MonthReport, RowRef } from '../../jobs/types';
import type { StoreProfile } from '../../profile/schema';
import type { MonthClose } from '../../close';
import type { Board, Targets } from '../../rollups';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import type { Locale, Text } from '../../words';
import type { WorkbookJournal } from '../../workbook/journal';
import type { WorkbookPort } from '../../workbook/port';

/** The open workbook as the pane sees it: it can also be asked to show a cell. */
export interface PanePort extends WorkbookPort {
  /** Activates the sheet and selects the cell (`U12`); an unknown sheet rejects with a WorkbookError. */
  select(sheet: string, cell: string): Promise<void>;
  /** Tells of each edit to the workbook's cells that is not our own, from now on. */
  watch(onEdit: () => void): Promise<void>;
}

export type { JournalState } from '../../workbook/journal';

/** The day, the rules it was worked out by, and what is wrong with stored rules that could not be used. */
export interface DayResult {
  readonly report: DayReport;
  readonly profile: StoreProfile;
  readonly profileProblem?: Text;
}

/** A month's figures without the facts and rows behind them: those stay where they were counted and are asked for one figure at a time. */
export type MonthSummary = Omit<MonthReport, 'facts' | 'forms' | 'problems'>;

/** Names a figure of the month: the store's or a consultant's, by its path in the contract (`total.won`, `filed`, `followUp24h.rate`). */
export interface FigureName {
  readonly month: IsoMonth;
  readonly consultant?: string;
  /** Or of one source, or of one loss reason. */
  readonly source?: string;
  readonly reason?: string;
  readonly figure: string;
}

/** The rows behind a figure, and how it is worked out. */
export interface FigureTrace {
  readonly text: Text;
  readonly rows: readonly (RowRef & { readonly name?: string })[];
}

/** A store's rules as the settings screen offers them for a start. */
export interface Preset {
  readonly name: string;
  readonly profile: StoreProfile;
}

export type { Board as BoardResult, BoardLine, Targets } from '../../rollups';

export type { MonthClose as CloseResult } from '../../close';

/**
 * The journeys of src/jobs as the pane uses them: on the page itself or behind a worker. `open` hands over the workbook;
 * the others work on the one that was opened last.
 */
export interface PaneJobs {
  open(book: WorkbookSnapshot): Promise<void>;
  runDay(today: IsoDate): Promise<DayResult>;
  rollupMonth(month: IsoMonth, today: IsoDate): Promise<MonthSummary>;
  /** What writing the month's figures on their sheet would change; the sheet speaks the given language. */
  monthSheet(month: IsoMonth, today: IsoDate, locale: Locale): Promise<ChangeSet>;
  traceFigure(name: FigureName, today: IsoDate): Promise<FigureTrace>;
  board(month: IsoMonth, today: IsoDate): Promise<Board>;
  closeMonth(month: IsoMonth, today: IsoDate): Promise<MonthClose>;
  /** What takes our colours, marks and sheets away again, by the workbook's journal: 恢复原样. */
  restoreLook(): Promise<ChangeSet>;
  /** The change that remembers a person's answers in the workbook, merged with those that are there. */
  rememberAnswers(answers: Answers): Promise<ChangeSet>;
  presets(): Promise<readonly Preset[]>;
  /** The change that keeps the rules in the workbook, with the colours that follow them. */
  saveProfile(profile: StoreProfile): Promise<ChangeSet>;
  saveTargets(month: IsoMonth, targets: Targets): Promise<ChangeSet>;
  /** One store workbook from several files, read in the browser. Files that cannot be read are named, the others count. */
  consolidate(files: readonly NamedBytes[], today: IsoDate, locale: Locale): Promise<ConsolidateResult>;
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
  /** The store's workbook, to be saved by the browser. */
  readonly file?: NamedBytes;
}

/** Everything that the pane asks of the world; `main.tsx` gives the real ones, tests give their own. */
export interface PaneServices {
  readonly port: PanePort;
  /** Every write of the pane goes through the journal, so that it can be taken back, also after closing and reopening. */
  readonly journal: WorkbookJournal;
  readonly jobs: PaneJobs;
  today(): IsoDate;
  /** Opens the sample beside the user's workbook; never in it. */
  openSample(): Promise<void>;
  copy(text: string): Promise<boolean>;
  print(): void;
  saveFile(file: NamedBytes): void;
  /** Small settings of this computer (language, cards seen); both may fail in silence: they are no one's data. */
  remember(key: string, value: string): void;
  recall(key: string): string | undefined;
}
