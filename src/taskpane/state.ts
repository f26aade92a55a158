import type { IsoDate, IsoMonth } from '../calendar';
import type { StoreProfile } from '../profile';
import type { DayReport } from '../jobs/types';
import type { CareTaskKind } from '../schedule/cadences';
import type { ChangeSet } from '../sheet';
import type { Locale, Text } from '../words';
import type { Conflict } from '../workbook/port';
import type { ActionId } from './actions';
import { tabOf, type ViewName } from './views';
import type {
  BoardResult,
  CheckResult,
  CloseResult,
  ConsolidateResult,
  DayResult,
  JournalState,
  MonthSummary,
} from './host/services';

/** The first-run cards. */
export type CardNumber = 0 | 1 | 2;

/** `starting`: nothing read yet; `ready`: a report is there; `failed`: reading did not work, `problem` says why. */
export type Phase = 'starting' | 'ready' | 'failed';

/** Something that runs. Only one at a time: buttons that would start another are off. */
export interface Task {
  readonly label: Text;
  /** 0–1; absent where it cannot be told. */
  readonly progress?: number;
  readonly cancellable: boolean;
}

export interface Banner {
  readonly tone: 'success' | 'info' | 'warning' | 'error';
  readonly text: Text;
  /** At most two; the first is what most people want. */
  readonly actions: readonly ActionId[];
}

export type PlanJob = 'event' | 'day' | 'care' | 'month' | 'close' | 'restore' | 'audit' | 'keep';

/** What would be written, before anything is: the preview shows it, a person ticks parts off. */
export interface Plan {
  readonly job: PlanJob;
  readonly title: Text;
  readonly changes: ChangeSet;
  /** Indexes into `changes` that the person does not want. */
  readonly off: ReadonlySet<number>;
}

/** Cells that hold something else than the preview or the journal says; nothing was written to them. */
export interface Clash {
  readonly during: 'apply' | 'undo' | 'redo';
  readonly conflicts: readonly Conflict[];
}

/** The open 为什么 sheet. */
export interface Why {
  readonly title: string;
  /** What to do, before why. */
  readonly todo?: Text;
  readonly lines: readonly WhyLine[];
}

/** A rule's sentence, its source and the cells it rests on; a place may carry a customer's name. */
export interface WhyLine {
  readonly text: Text;
  readonly source?: Text;
  readonly cells: readonly { readonly sheet: string; readonly cell: string; readonly label?: string }[];
}

export interface PaneState {
  readonly locale: Locale;
  readonly view: ViewName;
  /** The tab that is marked: the screen's own, or the one that it was opened from. */
  readonly tab: ViewName;
  /** How often a screen was asked for that was there already: each time it leaves what was opened inside it. */
  readonly visits: number;
  readonly phase: Phase;
  readonly report?: DayReport;
  /** Whom to call after the sale; absent where no sheet is about owners. */
  readonly care?: DayResult['care'];
  readonly events?: DayResult['events'];
  /** The workbook is our sample, or somebody's copy of it. */
  readonly sample?: boolean;
  /** The workbook is a training exercise: what its sheets come to would be its answers, and is not shown. */
  readonly exercise?: boolean;
  readonly profile?: StoreProfile;
  readonly problem?: Text;
  readonly task?: Task;
  readonly banner?: Banner;
  readonly plan?: Plan;
  readonly clash?: Clash;
  readonly journal: JournalState;
  readonly why?: Why;
  /** The consultant whose tasks and figures are shown; absent: all. */
  readonly consultant?: string;
  /** The day that everything is worked out for, where it is not the present one. */
  readonly asOf?: IsoDate;
  /** Notes that a person has seen and wants no more. */
  readonly dismissed: ReadonlySet<string>;
  /** Changes of the day that a person has ticked off: they are not proposed again. */
  readonly leftOut: ReadonlySet<string>;
  /** First-run card, 0–2; absent once seen or skipped. */
  readonly card?: CardNumber;
  /** Somebody else edited the workbook since it was read. */
  readonly stale?: boolean;
  readonly month?: IsoMonth;
  readonly figures?: MonthSummary;
  readonly board?: BoardResult;
  readonly close?: CloseResult;
  readonly audit?: CheckResult;
  readonly consolidated?: ConsolidateResult;
  /** Rules that were changed and not saved. */
  readonly rulesDraft?: unknown;
  /** The sheet whose columns a person names. */
  readonly sheetToMap?: string;
  /** Whom a contact is logged with: a row of the workbook, and the name to show. */
  readonly subject?: Subject;
  /** The line of 今日任务 that somebody left for a form: the keyboard goes on from there. */
  readonly resume?: LinePlace;
}

/** A line of a list, and where it stood: it may be gone when somebody comes back. */
export interface LinePlace {
  readonly key: string;
  readonly index: number;
}

export interface Subject {
  readonly who: string;
  readonly name: string;
  readonly level?: string;
  /** Of an owner: the call that is owed. */
  readonly call?: SubjectCall;
  /** Of a guest: the line on the invitation list, and what it is about in words. */
  readonly guest?: { readonly sheet: string; readonly row: number; readonly what: string };
  /** The level that is chosen at first: the one that was proposed, or the one for who is not chased any more. */
  readonly proposed?: string;
  /** The line that the form was opened from. */
  readonly line?: LinePlace;
}

export interface SubjectCall {
  readonly kind: CareTaskKind;
  readonly step?: string;
  /** Who owes it. */
  readonly by?: string;
  /** What it is about, in words. */
  readonly what: string;
}

export type PaneEvent =
  | { readonly type: 'view'; readonly view: ViewName }
  | { readonly type: 'locale'; readonly locale: Locale }
  | { readonly type: 'task'; readonly task: Task | undefined }
  | { readonly type: 'progress'; readonly progress: number }
  | {
      readonly type: 'day';
      readonly day: DayResult;
      readonly plan?: Plan;
      readonly sample?: boolean;
      readonly exercise?: boolean;
    }
  | { readonly type: 'failed'; readonly problem: Text }
  | { readonly type: 'plan'; readonly plan: Omit<Plan, 'off'>; readonly off?: ReadonlySet<number> }
  | { readonly type: 'tick'; readonly indexes: readonly number[]; readonly on: boolean }
  | { readonly type: 'drop-plan' }
  | { readonly type: 'clash'; readonly clash: Clash | undefined }
  | { readonly type: 'journal'; readonly journal: JournalState }
  | { readonly type: 'banner'; readonly banner: Banner | undefined }
  | { readonly type: 'why'; readonly why: Why | undefined }
  | { readonly type: 'consultant'; readonly consultant: string | undefined }
  | { readonly type: 'dismissed'; readonly keys: ReadonlySet<string> }
  | { readonly type: 'left-out'; readonly keys: ReadonlySet<string> }
  | { readonly type: 'as-of'; readonly day: IsoDate | undefined }
  | { readonly type: 'card'; readonly card: CardNumber | undefined }
  | { readonly type: 'stale'; readonly stale: boolean }
  | { readonly type: 'month'; readonly month: IsoMonth }
  | { readonly type: 'figures'; readonly figures: MonthSummary }
  | { readonly type: 'board'; readonly board: BoardResult }
  | { readonly type: 'audit'; readonly audit: CheckResult }
  | { readonly type: 'close'; readonly close: CloseResult | undefined }
  | { readonly type: 'consolidated'; readonly result: ConsolidateResult }
  | { readonly type: 'rules-draft'; readonly draft: unknown }
  | { readonly type: 'map'; readonly sheet: string }
  | { readonly type: 'subject'; readonly subject: Subject | undefined };

export function initialState(locale: Locale, view: ViewName = 'today', card?: CardNumber): PaneState {
  return {
    locale,
    view,
    tab: tabOf(view),
    visits: 0,
    phase: 'starting',
    journal: { notes: [] },
    card,
    dismissed: new Set(),
    leftOut: new Set(),
  };
}
