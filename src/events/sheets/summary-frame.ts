import type { SheetContent } from '../../sheet';
import { INK, type Page } from '../../rollups/sheet';
import type { Locale } from '../../words';
import type { Speak } from './speak';

export const WIDTH = 12;

export interface Words {
  readonly speak: Speak;
  readonly locale: Locale;
  /** The words by which a sheet of ours is known, so that it is not read as a form. */
  readonly counted: string;
}

export interface Sheet {
  readonly name: string;
  readonly content: SheetContent;
}

export function title(page: Page, words: string, below: string): void {
  const center = { horizontal: 'center', vertical: 'center' } as const;
  page.put(1, 1, words);
  page.merge(1, 1, 1, WIDTH);
  page.style(1, 1, 1, WIDTH, { font: { bold: true, size: 18, color: INK.head }, align: center });
  page.heights[1] = 32;
  page.put(2, 1, below);
  page.merge(2, 1, 2, WIDTH);
  page.style(2, 1, 2, WIDTH, { font: { size: 9, color: INK.quiet }, align: center });
  page.row = 3;
}

export function finish(page: Page, name: string): Sheet {
  page.settle();
  return {
    name,
    content: {
      values: page.values,
      formulas: page.formulas,
      styles: page.styles,
      merges: page.merges,
      columnWidths: { 'A:L': 9 },
      rowHeights: page.heights,
      freeze: { rows: 2, columns: 0 },
      charts: page.charts,
      print: {
        paper: 'A4',
        orientation: 'portrait',
        fitToWidth: 1,
        fitToHeight: 0,
        area: `A1:L${String(page.row)}`,
        titleRows: '1:2',
        footer: '&C&P / &N&R&D',
      },
    },
  };
}
