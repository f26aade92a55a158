import {
  areaName,
  areaSize,
  cellName,
  columnLetters,
  rectanglesOf,
  type Area,
  type BorderStyle,
  type CellPlace,
  type CellStyle,
  type ChartSpec,
  type Scalar,
  type SheetContent,
} from '../../sheet';
import { chartsOfMark, OUR_SHEET } from '../sheet-mark';
import { loadChartNames } from './charts';
import { BLOCK_REQUEST, contentOf, MAX_BLOCK, rangeAt } from './guard-cells';
import type { Load } from './messages';
import { loadPage, printOf, type PageState } from './page';
import { localPart } from './sheet-builder';
import { alignmentOf, bordersOf, fillOf, fontOf, widthInCharacters } from './units';

const ALL_LOOKS = {
  format: {
    fill: { color: true, pattern: true },
    font: { name: true, size: true, color: true, bold: true, italic: true, underline: true, strikethrough: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    borders: { style: true, weight: true, color: true },
  },
} as const;

/** What is asked for at once, before a sheet's size is known; the rest follows in blocks of known weight. */
const HEAD: Area = { top: 1, left: 1, bottom: 40, right: 16 };
const HEAD_BYTES = 700_000;
/** Bytes of an answer for one cell: formula, value and format; and its whole look. */
const CONTENT_BYTES = 100;
const LOOK_BYTES = 1_000;
const HEIGHT_BYTES = 60;
/** Rows whose looks are asked for as one; only where they differ is asked cell by cell. */
const BAND = 16;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Loads a whole sheet that is about to be replaced or removed, so that it can be made again: contents, looks, widths and heights, frozen
 * panes, merges and print setup; its rules are loaded beside. Only sheets of our own come here; their charts, which Office.js cannot read
 * back, are those of the sheet's mark that still stand. A sheet larger than `HEAD` takes more questions: a month's detail has tens of
 * thousands of plain cells.
 */
export class SheetCapture {
  ours = false;
  page: PageState | undefined;
  /** All charts on the sheet, also those of others. */
  chartNames: readonly string[] = [];
  private charts: readonly ChartSpec[] = [];
  private readonly heights: Record<number, number> = {};
  private standardHeight = 0;
  private readonly mixedRows: Area[] = [];
  private outline: Partial<Mutable<SheetContent>> = {};
  private rows = 1;
  private columns = 1;
  private readonly values: Scalar[][] = [];
  private readonly formulas: Record<string, string> = {};
  private readonly groups = new Map<string, { style: CellStyle; cells: CellPlace[] }>();
  private readonly formats: string[][] = [];
  private readonly mixed: Area[] = [];

  constructor(private readonly name: string) {}

  /** The first question: the sheet's outline and its upper left corner. */
  first(): Load {
    return {
      request: 5_000,
      response: HEAD_BYTES,
      queue: (context) => {
        const sheet = context.workbook.worksheets.getItem(this.name);
        sheet.load('visibility,standardHeight');
        const mark = sheet.customProperties.getItemOrNullObject(OUR_SHEET).load('value');
        const charts = loadChartNames(sheet);
        const page = loadPage(sheet);
        const used = sheet.getRange('A1').getBoundingRect(sheet.getUsedRange(false)).load('rowCount,columnCount');
        const head = sheet.getRange(areaName(HEAD)).load('formulas,values,numberFormat');
        const looks = head.getCellProperties(ALL_LOOKS);
        const heights = head.getRowProperties({ format: { rowHeight: true } });
        const columns = used.getColumnProperties({ format: { columnWidth: true } });
        const merges = used.getMergedAreasOrNullObject().load('address');
        const frozen = sheet.freezePanes.getLocationOrNullObject().load('rowCount,columnCount');
        return () => {
          const visibility = ({ Visible: 'visible', Hidden: 'hidden', VeryHidden: 'very-hidden' } as const)[
            sheet.visibility
          ];
          this.ours = !mark.isNullObject;
          this.page = page();
          this.chartNames = charts();
          this.charts = this.ours ? chartsOfMark(mark.value).filter(({ name }) => this.chartNames.includes(name)) : [];
          this.standardHeight = sheet.standardHeight;
          [this.rows, this.columns] = [used.rowCount, used.columnCount];
          this.outline = {
            merges: merges.isNullObject ? [] : merges.address.split(',').map(localPart),
            columnWidths: Object.fromEntries(
              columns.value.map(({ format }, i) => [
                columnLetters(i + 1),
                widthInCharacters(format?.columnWidth ?? 48),
              ]),
            ),
            visibility,
            ...(!frozen.isNullObject && {
              freeze: {
                rows: frozen.rowCount > 100_000 ? 0 : frozen.rowCount,
                columns: frozen.columnCount > 10_000 ? 0 : frozen.columnCount,
              },
            }),
          };
          this.takeContents(HEAD, head);
          this.takeLooks(HEAD, looks.value);
          this.takeHeights(HEAD, heights.value);
        };
      },
    };
  }

  /** The second: contents of everything else, and whether its looks differ; nothing for a small sheet. */
  rest(): Load[] {
    const { bottom, right } = HEAD;
    const areas: Area[] = [];
    if (this.columns > right)
      areas.push({ top: 1, left: right + 1, bottom: Math.min(bottom, this.rows), right: this.columns });
    if (this.rows > bottom) areas.push({ top: bottom + 1, left: 1, bottom: this.rows, right: this.columns });
    return areas.flatMap((area) => [
      ...bands(area, Math.max(1, Math.floor(MAX_BLOCK / this.columns))).map((band) => this.contentLoad(band)),
      ...bands(area, BAND).map((band) => this.bandLoad(band)),
    ]);
  }

  /** The third: looks cell by cell, and heights row by row, where they differ. */
  differing(): Load[] {
    const looks = this.mixed.map((area): Load => ({
      request: BLOCK_REQUEST,
      response: areaSize(area) * LOOK_BYTES,
      queue: (context) => {
        const looks = rangeAt(context, this.name, area).getCellProperties(ALL_LOOKS);
        return () => this.takeLooks(area, looks.value);
      },
    }));
    const heights = this.mixedRows.map((area): Load => ({
      request: BLOCK_REQUEST,
      response: (area.bottom - area.top + 1) * HEIGHT_BYTES,
      queue: (context) => {
        const rows = rangeAt(context, this.name, area).getRowProperties({ format: { rowHeight: true } });
        return () => this.takeHeights(area, rows.value);
      },
    }));
    return [...looks, ...heights];
  }

  content(): SheetContent {
    const print = this.page && printOf(this.page);
    return {
      values: Array.from({ length: this.values.length }, (_, r) => this.values[r] ?? []),
      formulas: this.formulas,
      styles: [...this.groups.values()].flatMap(({ style, cells }) =>
        rectanglesOf(cells).map((area) => ({ range: areaName(area), style })),
      ),
      ...this.outline,
      ...(Object.keys(this.heights).length > 0 && { rowHeights: this.heights }),
      ...(this.charts.length > 0 && { charts: this.charts }),
      ...(print && { print }),
    };
  }

  private contentLoad(area: Area): Load {
    return {
      request: BLOCK_REQUEST,
      response: areaSize(area) * CONTENT_BYTES,
      queue: (context) => {
        const range = rangeAt(context, this.name, area).load('formulas,values,numberFormat');
        return () => this.takeContents(area, range);
      },
    };
  }

  private bandLoad(area: Area): Load {
    return {
      request: BLOCK_REQUEST * 3,
      response: 3_000,
      queue: (context) => {
        const { format } = rangeAt(context, this.name, area);
        format.load('horizontalAlignment,verticalAlignment,wrapText,rowHeight');
        const fill = format.fill.load('color,pattern');
        const font = format.font.load('name,size,color,bold,italic,underline,strikethrough');
        const borders = format.borders.load('items/style');
        return () => {
          const look = {
            fill: { color: fill.color, pattern: fill.pattern },
            font: {
              name: font.name,
              size: font.size,
              color: font.color,
              bold: font.bold,
              italic: font.italic,
              underline: font.underline,
              strikethrough: font.strikethrough,
            },
            horizontalAlignment: format.horizontalAlignment,
            verticalAlignment: format.verticalAlignment,
            wrapText: format.wrapText,
          };
          if (area.left === 1) {
            const height = format.rowHeight as number | null;
            if (height === null) this.mixedRows.push(area);
            else for (let row = area.top; row <= area.bottom; row += 1) this.takeHeight(row, height);
          }
          // Excel answers null, and for names and colours sometimes '', where cells differ.
          const unlike = (entry: unknown): boolean => entry === null || entry === undefined || entry === '';
          const { fill: _fill, font: _font, ...aligned } = look;
          const alike =
            !unlike(fill.pattern) &&
            (fill.pattern === 'None' || !unlike(fill.color)) &&
            ![...Object.values(look.font), ...Object.values(aligned)].some(unlike) &&
            borders.items.every(({ style }) => style === 'None');
          if (!alike) this.mixed.push(area);
          else {
            const line = new Array<Excel.CellProperties>(area.right - area.left + 1).fill({ format: look });
            this.takeLooks(area, new Array<Excel.CellProperties[]>(area.bottom - area.top + 1).fill(line));
          }
        };
      },
    };
  }

  private takeContents({ top, left }: Area, range: Excel.Range): void {
    (range.formulas as Scalar[][]).slice(0, this.rows - top + 1).forEach((line, r) => {
      const row = (this.values[top - 1 + r] ??= []);
      const formats = (this.formats[top - 1 + r] ??= []);
      line.slice(0, this.columns - left + 1).forEach((entry, c) => {
        const content = contentOf(entry, range.values[r]?.[c] as Scalar);
        const column = left - 1 + c;
        row[column] = 'value' in content ? content.value : '';
        if ('formula' in content) this.formulas[cellName(top + r, left + c)] = content.formula;
        formats[column] = String(range.numberFormat[r]?.[c] ?? 'General');
      });
    });
  }

  private takeHeights({ top }: Area, rows: readonly Excel.RowProperties[]): void {
    rows.forEach(({ format }, r) => this.takeHeight(top + r, format?.rowHeight ?? this.standardHeight));
  }

  private takeHeight(row: number, points: number): void {
    if (Math.abs(points - this.standardHeight) > 0.01) this.heights[row] = points;
  }

  /** Cells with the same look are gathered, so that the inverse stays small; contents, and with them formats, come first. */
  private takeLooks({ top, left }: Area, looks: readonly (readonly Excel.CellProperties[])[]): void {
    looks.slice(0, this.rows - top + 1).forEach((line, r) =>
      line.slice(0, this.columns - left + 1).forEach(({ format = {} }, c) => {
        const style: CellStyle = {
          fill: fillOf(format.fill),
          font: fontOf(format.font),
          align: alignmentOf(format),
          ...borderStyle(format),
          format: this.formats[top - 1 + r]?.[left - 1 + c] ?? 'General',
        };
        const key = JSON.stringify(style);
        const group = this.groups.get(key) ?? { style, cells: [] };
        this.groups.set(key, group);
        group.cells.push({ row: top + r, column: left + c });
      }),
    );
  }
}

function bands({ top, left, bottom, right }: Area, height: number): Area[] {
  return Array.from({ length: Math.ceil((bottom - top + 1) / height) }, (_, i) => ({
    top: top + i * height,
    left,
    bottom: Math.min(bottom, top + (i + 1) * height - 1),
    right,
  }));
}

function borderStyle(format: Excel.CellPropertiesFormat & { borders?: Excel.CellBorderCollection }): {
  border?: BorderStyle;
} {
  const sides = Object.entries(bordersOf(format.borders)).filter(([, { line }]) => line !== 'none');
  const color = sides[0]?.[1].color;
  if (sides.length === 0) return {};
  return { border: { ...Object.fromEntries(sides.map(([side, { line }]) => [side, line])), ...(color && { color }) } };
}
