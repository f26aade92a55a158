import { columnNumber } from '../../sheet';
import { resolveColor, type Theme } from '../../workbook/xlsx/styles/colors';
import { parseXml } from '../../workbook/xlsx/xml/xml';
import { isOn, walkXml } from './xml';

/** What the grid needs of a sheet besides its contents. Widths and heights in pixels at 96 dpi, numbers of rows and columns 1-based. */
export interface SheetLayout {
  /** Style number by row, then column: cells that are in the file, empty ones too. */
  readonly styles: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly rows: ReadonlyMap<number, { readonly height?: number; readonly style?: number }>;
  readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly width?: number;
    readonly style?: number;
  }[];
  readonly defaultHeight?: number;
  readonly defaultWidth?: number;
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  readonly tabColor?: string;
  /** Of the last row and column in which a cell stands. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Pixels of the widest digit in the default font of the files at hand (Calibri, 等线 and 宋体 at 11 points). */
const DIGIT = 7;
/** Pixels that Excel keeps free beside a column's text. */
const PADDING = 5;

/** A width as the file has it (padding included) in pixels: ECMA-376 part 1, 18.3.1.13. */
export function widthToPixels(width: number): number {
  return Math.trunc(((256 * width + Math.trunc(128 / DIGIT)) / 256) * DIGIT);
}

/** Pixels as the width that Excel shows: characters of the default font, without the padding. */
export function pixelsToCharacters(pixels: number): number {
  return Math.max(0, Math.round(((pixels - PADDING) / DIGIT) * 100) / 100);
}

export const pointsToPixels = (points: number): number => Math.round((points * 4) / 3);
export const pixelsToPoints = (pixels: number): number => Math.round(pixels * 3) / 4;

/** Reads a sheet's part (`xl/worksheets/sheet1.xml`) for its looks; what the cells say is the xlsx adapter's to read. */
export function readLayout(xml: string, theme: Theme): SheetLayout {
  const tab = /<(?:\w+:)?tabColor\b[^>]*>/u.exec(xml.slice(0, 5000))?.[0];
  const styles = new Map<number, Map<number, number>>();
  const rows = new Map<number, { height?: number; style?: number }>();
  const columns: SheetLayout['columns'][number][] = [];
  let more: Partial<SheetLayout> = {};
  let gridlines = true;
  let row = 0;
  let column = 0;
  let lastRow = 0;
  let lastColumn = 0;

  walkXml(xml, ({ name, attributes }) => {
    if (name === 'c') {
      // A cell without `r` stands right of the one before it.
      column = attributes['r'] === undefined ? column + 1 : columnNumber(attributes['r'].replace(/\d+$/u, ''));
      lastColumn = Math.max(lastColumn, column);
      lastRow = Math.max(lastRow, row);
      if (attributes['s'] === undefined) return;
      let line = styles.get(row);
      if (line === undefined) styles.set(row, (line = new Map()));
      line.set(column, Number(attributes['s']));
    } else if (name === 'row') {
      row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
      column = 0;
      const height = attributes['ht'] === undefined ? undefined : pointsToPixels(Number(attributes['ht']));
      const own = attributes['customFormat'] !== undefined && isOn(attributes['customFormat']);
      const style = own && attributes['s'] !== undefined ? Number(attributes['s']) : undefined;
      if (height !== undefined || style !== undefined) rows.set(row, { height, style });
    } else if (name === 'col') {
      columns.push({
        first: Number(attributes['min']),
        last: Number(attributes['max']),
        width: attributes['width'] === undefined ? undefined : widthToPixels(Number(attributes['width'])),
        style: attributes['style'] === undefined ? undefined : Number(attributes['style']),
      });
    } else if (name === 'sheetFormatPr') {
      const height = attributes['defaultRowHeight'];
      const width = attributes['defaultColWidth'];
      if (height !== undefined) more = { ...more, defaultHeight: pointsToPixels(Number(height)) };
      if (width !== undefined) more = { ...more, defaultWidth: widthToPixels(Number(width)) };
    } else if (name === 'sheetView') {
      gridlines = isOn(attributes['showGridLines']);
    } else if (name === 'pane' && (attributes['state'] ?? '').startsWith('frozen')) {
      more = {
        ...more,
        freeze: { rows: Number(attributes['ySplit'] ?? 0), columns: Number(attributes['xSplit'] ?? 0) },
      };
    }
  });
  const tabColor = tab === undefined ? undefined : resolveColor(parseXml(tab.replace(/\/?>$/u, '/>')).root, theme);
  return { styles, rows, columns, gridlines, lastRow, lastColumn, tabColor, ...more };
}
