import type { Scalar } from '../../../sheet';
import { columnLetters, MAX_COLUMN, MAX_ROW, parseArea } from '../../../sheet';
import { defineType, isInstance, type Engine, type Instance, type TypeDefinition } from '../engine';
import { refuse } from '../errors';
import type { HostBook, HostRule, HostSheet, Rect } from '../model/book';
import type { HostChart, HostSeries, HostTable } from '../model/extras';

export interface SheetState {
  readonly sheet: HostSheet;
}
export interface RangeState {
  readonly sheet: HostSheet;
  readonly rect: Rect;
}
/** One or several rectangles that are formatted together. */
export interface AreasState {
  readonly sheet: HostSheet;
  readonly rects: readonly Rect[];
}
export interface BorderState extends AreasState {
  readonly side: string;
}
export interface RuleState {
  readonly sheet: HostSheet;
  readonly id: string;
}
export interface ChartState {
  readonly sheet: HostSheet;
  readonly chart: HostChart;
}
export interface SeriesState extends ChartState {
  readonly series: HostSeries;
}

/** What each type of the object model stands for. */
export interface States {
  Workbook: null;
  WorksheetCollection: null;
  Application: null;
  AddinInternalService: null;
  WorkbookCreated: { readonly base64: string };
  Functions: null;
  FunctionResult: { readonly value: unknown };
  CustomXmlPartCollection: null;
  CustomXmlPartScopedCollection: { readonly namespace: string };
  CustomXmlPart: { readonly id: string };
  SettingCollection: null;
  Setting: { readonly key: string };
  Worksheet: SheetState;
  WorksheetProtection: SheetState;
  WorksheetFreezePanes: SheetState;
  WorksheetCustomPropertyCollection: SheetState;
  WorksheetCustomProperty: { readonly sheet: HostSheet; readonly key: string };
  TableCollection: { readonly sheet?: HostSheet };
  Table: { readonly sheet: HostSheet; readonly table: HostTable };
  AutoFilter: SheetState;
  TableAutoFilter: { readonly table: HostTable };
  PageLayout: SheetState;
  PageBreakCollection: SheetState;
  PageBreak: SheetState;
  HeaderFooterGroup: SheetState;
  HeaderFooter: SheetState;
  Range: RangeState;
  RangeAreas: AreasState;
  RangeCollection: AreasState;
  RangeFormat: AreasState;
  RangeFill: AreasState;
  RangeFont: AreasState;
  RangeBorderCollection: AreasState;
  RangeBorder: BorderState;
  DataValidation: AreasState;
  ConditionalFormatCollection: AreasState;
  ConditionalFormat: RuleState;
  CustomConditionalFormat: RuleState;
  ConditionalFormatRule: RuleState;
  ConditionalRangeFormat: RuleState;
  ConditionalRangeFill: RuleState;
  ConditionalRangeFont: RuleState;
  ChartCollection: SheetState;
  Chart: ChartState;
  ChartTitle: ChartState;
  ChartLegend: ChartState;
  ChartAxes: ChartState;
  ChartAxis: { readonly chart: HostChart; readonly axis: 'value' | 'category' };
  ChartAxisTitle: { readonly chart: HostChart; readonly axis: 'value' | 'category' };
  ChartSeriesCollection: ChartState;
  ChartSeries: SeriesState;
  ChartSeriesFormat: SeriesState;
  ChartFill: SeriesState;
}

/** The types by name, and what they share: the workbook and addresses. */
export class Objects {
  engine: Engine | undefined;
  private readonly makers = new Map<string, (state: never) => Instance>();

  constructor(readonly book: HostBook) {}

  define<K extends keyof States>(name: K, definition: TypeDefinition<States[K]>): void {
    this.makers.set(name, defineType(name, definition).make as (state: never) => Instance);
  }

  make<K extends keyof States>(name: K, state: States[K]): Instance {
    const maker = this.makers.get(name) ?? refuse('NotImplemented', name);
    return maker(state as never);
  }

  findSheet(key: string): HostSheet | undefined {
    const wanted = key.toLowerCase();
    return this.book.sheets().find((sheet) => sheet.name.toLowerCase() === wanted || sheet.id.toLowerCase() === wanted);
  }

  range(sheet: HostSheet, row: number, column: number, rows: number, columns: number, location: string): Instance {
    const inside =
      row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= MAX_ROW && column + columns <= MAX_COLUMN;
    if (!inside) refuse('InvalidArgument', location);
    return this.make('Range', { sheet, rect: { row, column, rows, columns } });
  }

  /** `A1:B2`, `C:F`, `3:7` or `'6月'!A1`; anything else is refused as Excel does. */
  address(sheet: HostSheet, text: string, location: string): RangeState {
    const bang = text.lastIndexOf('!');
    const named =
      bang < 0
        ? sheet
        : this.findSheet(
            text
              .slice(0, bang)
              .replace(/^=?'?|'$/gu, '')
              .replaceAll("''", "'"),
          );
    const area = parseArea(text.slice(bang + 1));
    if (!named || !area) return refuse('InvalidArgument', location);
    const { top, left, bottom, right } = area;
    return {
      sheet: named,
      rect: { row: top - 1, column: left - 1, rows: bottom - top + 1, columns: right - left + 1 },
    };
  }

  /** An argument that is a range or its address. */
  target(argument: unknown, sheet: HostSheet, location: string): RangeState {
    if (isInstance(argument) && argument.type.name === 'Range') return argument.state as RangeState;
    return typeof argument === 'string' ? this.address(sheet, argument, location) : refuse('InvalidArgument', location);
  }
}

export function addressOf(sheet: HostSheet, rect: Rect): string {
  const name = /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/u.test(sheet.name)
    ? sheet.name
    : `'${sheet.name.replaceAll("'", "''")}'`;
  return `${name}!${localAddress(rect)}`;
}

export function localAddress({ row, column, rows, columns }: Rect): string {
  if (rows === MAX_ROW && columns === MAX_COLUMN) return `1:${MAX_ROW}`;
  if (rows === MAX_ROW) return `${columnLetters(column + 1)}:${columnLetters(column + columns)}`;
  if (columns === MAX_COLUMN) return `${row + 1}:${row + rows}`;
  const first = `${columnLetters(column + 1)}${row + 1}`;
  const last = `${columnLetters(column + columns)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

export function intersection(a: Rect, b: Rect): Rect | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/** Whole columns and rows are worked on as far as the sheet is used. */
export function clamp(sheet: HostSheet, rect: Rect): Rect {
  if (rect.rows < MAX_ROW && rect.columns < MAX_COLUMN) return rect;
  const used = sheet.used(false) ?? { row: 0, column: 0, rows: 1, columns: 1 };
  return {
    row: rect.row,
    column: rect.column,
    rows: rect.rows === MAX_ROW ? used.row + used.rows : rect.rows,
    columns: rect.columns === MAX_COLUMN ? used.column + used.columns : rect.columns,
  };
}

export function* cellsOf(
  sheet: HostSheet,
  rects: readonly Rect[],
): Generator<readonly [row: number, column: number, rect: Rect]> {
  for (const rect of rects) {
    const { row, column, rows, columns } = clamp(sheet, rect);
    for (let r = row; r < row + rows; r += 1) for (let c = column; c < column + columns; c += 1) yield [r, c, rect];
  }
}

/** All cells of an Excel sheet that is protected are locked here: Univer knows no unlocked ones. */
export function guard(sheet: HostSheet, location: string): void {
  if (sheet.extras.protected) refuse('AccessDenied', location);
}

/** The one value that all have, or `null` as Excel answers for a mix. */
export function uniform<T>(values: Iterable<T>): T | null {
  let first: T | undefined;
  for (const value of values) {
    if (first === undefined) first = value;
    else if (value !== first) return null;
  }
  return first ?? null;
}

export function ruleOf(state: RuleState, location: string): HostRule {
  return state.sheet.rules().find(({ id }) => id === state.id) ?? refuse('ItemNotFound', location);
}

const NAMED_COLORS: Readonly<Record<string, string>> = {
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  white: '#FFFFFF',
  black: '#000000',
  orange: '#FFA500',
};

export function parseColor(text: unknown, location: string): string {
  const color = String(text).trim();
  if (/^#[0-9a-f]{6}$/iu.test(color)) return color.toUpperCase();
  return NAMED_COLORS[color.toLowerCase()] ?? refuse('InvalidArgument', location);
}

export const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);
