import type { IsoDate } from '../calendar';
import type { Text } from '../words';

/** The tasks that a trainer can choose from; what each asks stands in docs/training.md and in the head of its file in exercises/. */
export const EXERCISE_KINDS = [
  'grade-visitors',
  'confirm-24h',
  'plan-visits',
  'fill-matrix',
  'close-month',
  'find-faults',
  'judge-losses',
  'month-figures',
  'tomorrow-plan',
  'tier-actions',
  'backwards-plan',
] as const;
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

export type Difficulty = 1 | 2 | 3;

/** Where an exercise plays; what each brings stands in themes.ts. */
export const EXERCISE_THEMES = ['brand-store', 'year-end', 'auto-show', 'after-sales', 'new-energy'] as const;
export type Theme = (typeof EXERCISE_THEMES)[number];

/** How many cases a task has. */
export const EXERCISE_SIZES = ['small', 'medium', 'large'] as const;
export type Size = (typeof EXERCISE_SIZES)[number];
/** `practice`: whoever has the code may look at hints and check; `test`: nothing is shown before handing in. */
export type ExerciseMode = 'practice' | 'test';

/** What a cell (or, for `mark` and `placed`, one cell of a row of cells) may hold to be right. */
export type Accept =
  /** A level's code, or `none`: the customer gets no level. `also`: other codes and words that say the same. */
  | { readonly kind: 'level'; readonly right: string; readonly also?: readonly string[] }
  /** A day; any day from `from` to `to` is right, `right` is the best one. */
  | { readonly kind: 'date'; readonly right: IsoDate; readonly from?: IsoDate; readonly to?: IsoDate }
  /** A fraction of 1, compared to a tenth of a percent. */
  | { readonly kind: 'rate'; readonly right: number }
  | { readonly kind: 'count'; readonly right: number; readonly from?: number; readonly to?: number }
  /** One of a list; `words` are all spellings of each choice, the first is written into the trainer's copy. */
  | { readonly kind: 'choice'; readonly right: string; readonly words: Readonly<Record<string, readonly string[]>> }
  /** A name or other text, blanks and width aside. */
  | { readonly kind: 'text'; readonly right: string; readonly also?: readonly string[] }
  /** A phone number, or `none`: the customer left none. */
  | { readonly kind: 'phone'; readonly right: string }
  /**
   * One mark in a row of day columns; `right`, `from` and `to` are column numbers, `date` is the day of the column `right` (absent in papers
   * that were made before it was kept).
   */
  | {
      readonly kind: 'mark';
      readonly right: number;
      readonly from: number;
      readonly to: number;
      readonly date?: IsoDate;
    }
  /** A date in the column of its level (上月留存), or in any of them a word that says no: `level` is `none`. */
  | {
      readonly kind: 'placed';
      readonly level: string;
      readonly date?: IsoDate;
      /** Column number by level. */
      readonly columns: Readonly<Record<string, number>>;
    };

/** How an answer follows from earlier ones: by a table of what they say, or by reckoning. */
export type Derivation =
  | { readonly kind: 'table'; readonly by: readonly string[]; readonly answers: Readonly<Record<string, Accept>> }
  | { readonly kind: 'formula'; readonly op: FormulaOp; readonly args: readonly (string | number)[] };
/** `ceil-divide` rounds up. */
export type FormulaOp = 'divide' | 'ceil-divide' | 'minus' | 'plus';

/** One answer of the key. `cell` is a cell or a range of one row; places in `follows` and derivations are `sheet!cell`. */
export interface KeyCell {
  readonly sheet: string;
  readonly cell: string;
  readonly points: number;
  /** The rule that it practises: `interval.H`, `loss.near`. */
  readonly rule: string;
  readonly accept: Accept;
  readonly why: Text;
  /** After the rule's own hint: where to look, then the line that decides. None of them tells this answer, or another one. */
  readonly hints?: readonly Text[];
  readonly derive?: Derivation;
}

export interface KeyTask {
  readonly id: string;
  readonly kind: ExerciseKind | 'own-workbook';
  readonly cells: readonly KeyCell[];
}

/** The cells in which a participant says who he is and when he worked: never part of what is compared. */
export interface CoverCells {
  readonly sheet: string;
  readonly name: string;
  readonly started: string;
  readonly ended: string;
  readonly receipt: string;
}

/** Everything that grading needs to know about one participant's file; sealed into it. */
export interface Key {
  readonly version: 1;
  /** Of the whole exercise. */
  readonly exercise: string;
  /** Which participant's file it is, from 1; files of one variant have the same `variant`. */
  readonly number: number;
  readonly variant: number;
  readonly mode: ExerciseMode;
  readonly cover: CoverCells;
  readonly tasks: readonly KeyTask[];
  /** By sheet, a short digest of each row that has given cells (see paper/given.ts). */
  readonly given: Readonly<Record<string, Readonly<Record<number, string>>>>;
}

export function pointsOf(cells: readonly { readonly points: number }[]): number {
  return cells.reduce((sum, { points }) => sum + points, 0);
}

/** `sheet!cell`, as the key names places. */
export function placeOf({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return `${sheet}!${cell}`;
}
