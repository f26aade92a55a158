import type { MappedField } from '../fields';

/** What was found of a table when it is asked whether it is a form of this kind. */
export interface Found {
  readonly fields: ReadonlySet<MappedField>;
  /** The title over it, or the sheet's name, says so. */
  readonly titled: boolean;
  /** Columns that tell of calls (一周回访, 第2次跟进). */
  readonly steps: number;
  /** The title tells a day. */
  readonly dayInTitle: boolean;
  /** The headers are those of a log of contacts. */
  readonly log?: true;
}

/** One kind of form: how it is recognised, and what its rows have in common. */
export interface FormKindSpec {
  /** What a title or a sheet's name says when it speaks of the kind, and how loudly (see `KIND.title` in weights.ts). */
  readonly titles: { readonly weight: number; readonly pattern: RegExp };
  /** What the presence of a field says for the kind. Fields that every table of customers has say nothing. */
  readonly speaks: Partial<Record<MappedField, number>>;
  /** Words anywhere in the headers that speak for it. */
  readonly headers?: { readonly weight: number; readonly pattern: RegExp };
  /** Least evidence that is enough; headers and title together. */
  readonly enough: number;
  /** The fields without which a table is not this form, however much else speaks for it. */
  readonly needs: (found: Found) => boolean;
  /** What a person is told to be missing, most telling first. */
  readonly wanted: readonly MappedField[];
  /**
   * Columns may tell of calls: those after a delivery, whose days without a year come after it, or any others. Absent: the form has none.
   */
  readonly steps?: 'delivery' | 'calls';
  /** Columns for the days of a month: the form has them, and others should not. */
  readonly dayColumns?: true;
  /** Whose month the form's is: the title's, that of the day in the title, or that of all rows; absent: it has none. */
  readonly month?: 'title' | 'day' | 'rows';
  /** A day in the title is the day of every row that has none of its own. */
  readonly dayFromTitle?: 'title' | 'title-or-sheet';
  /** A row without a date has that of the row above it. */
  readonly inheritsDate?: true;
  /** Its rows are of one month: next month's workbook begins with an empty form. */
  readonly emptiedAtMonthEnd?: true;
}

/** How many of some fields a table has. */
export function count({ fields }: Found, ...names: readonly MappedField[]): number {
  return names.filter((name) => fields.has(name)).length;
}
