import { areaName, columnLetters, quoteSheetName, type Scalar, type SheetContent } from '../../sheet';
import { INK } from './page';

/** Rows of a tidy detail sheet: its title, a note, the columns' names, then a line for each fact. */
const HEADER_ROW = 3;

export interface TidySheet {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Scalar[])[];
  readonly columnWidths: Readonly<Record<string, number>>;
  /** Columns that stay while the sheet is scrolled. */
  readonly frozen: number;
}

/** The hidden sheet that the formulas of a visible one count: whoever unhides it can filter it. */
export function tidyContent({ title, note, head, rows, columnWidths, frozen }: TidySheet): SheetContent {
  return {
    values: [[title], [note], [...head], ...rows],
    styles: [
      { range: 'A1', style: { font: { bold: true, size: 12 } } },
      { range: 'A2', style: { font: { color: INK.quiet } } },
      {
        range: areaName({ top: HEADER_ROW, left: 1, bottom: HEADER_ROW, right: head.length }),
        style: {
          fill: INK.head,
          font: { bold: true, color: '#FFFFFF' },
          align: { horizontal: 'center', vertical: 'center' },
        },
      },
    ],
    columnWidths,
    visibility: 'hidden',
    freeze: { rows: HEADER_ROW, columns: frozen },
  };
}

/** The number of a fact's row on the sheet; facts are counted from 1. */
export function tidyRow(fact: number): number {
  return HEADER_ROW + fact;
}

/**
 * The cells of a column, as formulas on another sheet name them.
 * @param column counted from 1
 * @param to the last row; at least one row is named, though there may be no fact
 */
export function tidyArea(sheet: string, column: number, from: number, to: number): string {
  const letters = columnLetters(column);
  return `${quoteSheetName(sheet)}!$${letters}$${String(from)}:$${letters}$${String(to)}`;
}

const SIGNS: Readonly<Record<string, string>> = { '*': '＊', '?': '？', '~': '～', '=': '＝', '<': '＜', '>': '＞' };

/** A name as a criterion of COUNTIFS: signs that Excel would read as wildcards or comparisons become full-width ones. */
export function plainCriterion(name: string): string {
  return name.replace(/^[=<>]|[*?~]/gu, (sign) => SIGNS[sign] ?? sign);
}

/** A text as a constant of a formula. */
export function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
