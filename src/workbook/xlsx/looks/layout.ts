import { resolveColor, type Theme } from '../styles/colors';
import { SheetScan } from '../sheets/sheet-scan';
import { childOf, childrenOf, flag, parseXml, readTag, type XmlElement } from '../xml/xml';

/** What a grid needs of a sheet besides its contents. Widths and heights in pixels at 96 dpi, numbers of rows and columns 1-based. */
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
  /** Charts, pictures and shapes that stand on the sheet. */
  readonly drawings: number;
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

/** Reads a sheet's part (`xl/worksheets/sheet1.xml`) for its looks; what the cells say is the reader's of snapshots. */
export function readLayout(source: string, theme: Theme, drawings: number): SheetLayout {
  const { root } = parseXml(source, 'sheetData');
  const format = childOf(root, 'sheetFormatPr');
  const view = childOf(childOf(root, 'sheetViews'), 'sheetView');
  const pane = childOf(view, 'pane');
  return {
    ...readCells(source, childOf(root, 'sheetData')),
    columns: childrenOf(root, 'cols')
      .flatMap((cols) => childrenOf(cols, 'col'))
      .map((col) => ({
        first: number(col, 'min') ?? 1,
        last: number(col, 'max') ?? 1,
        width: mapped(number(col, 'width'), widthToPixels),
        style: number(col, 'style'),
      })),
    defaultHeight: mapped(number(format, 'defaultRowHeight'), pointsToPixels),
    defaultWidth: mapped(number(format, 'defaultColWidth'), widthToPixels),
    freeze: pane?.attributes.get('state')?.startsWith('frozen')
      ? { rows: number(pane, 'ySplit') ?? 0, columns: number(pane, 'xSplit') ?? 0 }
      : undefined,
    drawings,
    gridlines: flag(view, 'showGridLines', true),
    tabColor: resolveColor(childOf(childOf(root, 'sheetPr'), 'tabColor'), theme),
  };
}

type CellLayout = Pick<SheetLayout, 'styles' | 'rows' | 'lastRow' | 'lastColumn'>;

function readCells(source: string, data: XmlElement | undefined): CellLayout {
  const styles = new Map<number, Map<number, number>>();
  const rows = new Map<number, { height?: number; style?: number }>();
  let lastRow = 0;
  let lastColumn = 0;
  if (data === undefined || data.selfClosing) return { styles, rows, lastRow, lastColumn };
  const scan = new SheetScan(source, data.openEnd, data.closeStart, data.prefix);
  while (scan.nextRow()) {
    const row = rowLook(readTag(source, scan.rowStart).attributes);
    if (row !== undefined) rows.set(scan.row, row);
    let line: Map<number, number> | undefined;
    while (scan.nextCell()) {
      lastRow = Math.max(lastRow, scan.row);
      lastColumn = Math.max(lastColumn, scan.column);
      line ??= new Map();
      line.set(scan.column, scan.style);
    }
    if (line !== undefined) styles.set(scan.row, line);
  }
  return { styles, rows, lastRow, lastColumn };
}

function rowLook(attributes: ReadonlyMap<string, string>): { height?: number; style?: number } | undefined {
  const own = ['1', 'true'].includes(attributes.get('customFormat') ?? '');
  const height = attributes.has('ht') ? pointsToPixels(Number(attributes.get('ht'))) : undefined;
  const style = own && attributes.has('s') ? Number(attributes.get('s')) : undefined;
  return height === undefined && style === undefined ? undefined : { height, style };
}

function number(element: XmlElement | undefined, name: string): number | undefined {
  const value = element?.attributes.get(name);
  return value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value);
}

const mapped = <A, B>(value: A | undefined, map: (value: A) => B): B | undefined =>
  value === undefined ? undefined : map(value);
