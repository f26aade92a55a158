import { areaName, columnLetters, type AddSheetChange, type CellStyle, type Scalar, type SheetContent } from '../sheet';
import type { Text } from '../words';

/** Readable in black and white: what a consultant fills in stays white. */
const HEAD = '#E7EEF7';
const RULE = '#7F8FA6';
const GRID = { top: 'thin', bottom: 'thin', left: 'thin', right: 'thin', color: RULE } as const;

/** A blank table for printing on A4 across: a title, a line about it, headings of one or two rows, empty lines, who signs. */
export interface BlankTable {
  readonly sheet: string;
  readonly why: Text;
  readonly title: string;
  /** Store, month, consultant: the line under the title. */
  readonly about: string;
  readonly heads: readonly (readonly Scalar[])[];
  readonly widths: readonly number[];
  /** Numbered lines to fill in. */
  readonly lines: number;
  readonly merges?: readonly string[];
  readonly styles?: NonNullable<SheetContent['styles']>;
  /** Columns that stay in sight. */
  readonly keep: number;
  readonly foot: string;
}

/** The first row of the headings. */
export const HEADS_FROM = 3;

export function blankTable(table: BlankTable): AddSheetChange {
  const { heads, widths, lines, foot } = table;
  const width = widths.length;
  const headsTo = HEADS_FROM + heads.length - 1;
  const last = headsTo + lines;
  const area = (top: number, bottom: number): string => areaName({ top, left: 1, bottom, right: width });
  const style = (range: string, one: CellStyle) => ({ range, style: one });
  return {
    kind: 'add-sheet',
    sheet: table.sheet,
    why: table.why,
    values: [
      [table.title],
      [table.about],
      ...heads,
      ...Array.from({ length: lines }, (_, i): Scalar[] => [i + 1]),
      [foot],
    ],
    merges: [area(1, 1), area(2, 2), area(last + 1, last + 1), ...(table.merges ?? [])],
    styles: [
      style(area(1, 1), { font: { bold: true, size: 16 }, align: { horizontal: 'center', vertical: 'center' } }),
      style(area(2, 2), { font: { size: 10 }, align: { horizontal: 'left', vertical: 'center' } }),
      style(area(HEADS_FROM, headsTo), {
        fill: HEAD,
        font: { bold: true, size: 10 },
        border: GRID,
        align: { horizontal: 'center', vertical: 'center', wrap: true },
      }),
      style(area(headsTo + 1, last), {
        font: { size: 10 },
        border: GRID,
        align: { horizontal: 'center', vertical: 'center', wrap: true },
      }),
      style(area(last + 1, last + 1), { font: { size: 10 }, align: { horizontal: 'left', vertical: 'center' } }),
      ...(table.styles ?? []),
    ],
    columnWidths: Object.fromEntries(widths.map((one, i) => [columnLetters(i + 1), one])),
    rowHeights: Object.fromEntries([
      [1, 28],
      [2, 18],
      ...heads.map((_, i): [number, number] => [HEADS_FROM + i, heads.length > 1 ? 18 : 30]),
      ...Array.from({ length: lines }, (_, i): [number, number] => [headsTo + 1 + i, 20]),
      [last + 1, 24],
    ]),
    freeze: { rows: headsTo, columns: table.keep },
    print: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      titleRows: `1:${String(headsTo)}`,
      area: area(1, last + 1),
    },
  };
}
