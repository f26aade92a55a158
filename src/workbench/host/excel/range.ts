import { MAX_COLUMN, MAX_ROW, typed, type Scalar } from '../../../sheet';
import type { Instance } from '../engine';
import { refuse, WRONG_SHAPE } from '../errors';
import type { CellWrite, HostSheet, Rect } from '../model/book';
import { overlap } from '../model/univer-sheet';
import { readCellProperties, readLineProperties, writeCellProperties } from './cell-properties';
import {
  addressOf,
  cellsOf,
  clamp,
  guard,
  intersection,
  isScalar,
  uniform,
  type Objects,
  type RangeState,
} from './objects';
import { copyFormats, shiftLines } from './lines';
import { specialCells } from './validation';

/** Excel gives up on arrays of more cells. */
const MAX_CELLS = 5_000_000;
/** A year for dates typed without one; the host has no clock, and nothing of ours may depend on it. */
const ASSUMED_YEAR = 2026;
const ERROR_TEXT = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/u;

type Grid = readonly (readonly unknown[])[];

/** A 2-D array as it is, anything else repeated over the range; a wrong shape is refused. */
export function gridOf(rect: Rect, value: unknown, location: string): Grid {
  if (!Array.isArray(value))
    return Array.from({ length: rect.rows }, () => Array.from({ length: rect.columns }, () => value));
  const rows = (Array.isArray(value[0]) ? value : [value]) as unknown[];
  const fits = rows.length === rect.rows && rows.every((row) => Array.isArray(row) && row.length === rect.columns);
  return fits ? (rows as Grid) : refuse('InvalidArgument', location, WRONG_SHAPE);
}

function read(state: RangeState, cell: (row: number, column: number) => unknown): unknown {
  const { row, column, rows, columns } = state.rect;
  if (rows * columns > MAX_CELLS) return null;
  return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => cell(row + r, column + c)));
}

/** Writes as typing does; `null` leaves a cell alone, and so does a cell covered by a merge. */
function write(state: RangeState, value: unknown, location: string): void {
  const { sheet } = state;
  guard(sheet, location);
  const rect = clamp(sheet, state.rect);
  const grid = gridOf(rect, value, location);
  const merges = sheet.merges().filter((merge) => overlap(merge, rect));
  const cells: CellWrite[] = [];
  const formats: { row: number; column: number; patch: { format: string } }[] = [];
  grid.forEach((line, r) =>
    line.forEach((entry, c) => {
      if (entry === null || entry === undefined) return;
      if (!isScalar(entry)) refuse('InvalidArgument', location);
      const [row, column] = [rect.row + r, rect.column + c];
      const covered = merges.some(
        (m) => overlap(m, { row, column, rows: 1, columns: 1 }) && (m.row !== row || m.column !== column),
      );
      if (covered) return;
      const { format } = sheet.style(row, column);
      const made = typed(entry, format, ASSUMED_YEAR);
      if ('value' in made && made.format !== undefined && format === 'General')
        formats.push({ row, column, patch: { format: made.format } });
      cells.push('formula' in made ? { row, column, formula: made.formula } : { row, column, value: made.value });
    }),
  );
  sheet.write(cells);
  sheet.restyleEach(formats);
}

/** Only cells that hold something: after every write Univer goes through the whole workbook for formulas. */
function empty(sheet: HostSheet, cells: readonly (readonly [number, number, ...unknown[]])[]): void {
  const held = cells.filter(
    ([row, column]) => sheet.value(row, column) !== '' || sheet.formula(row, column) !== undefined,
  );
  if (held.length > 0) sheet.write(held.map(([row, column]) => ({ row, column, value: '' })));
}

export function defineRanges(objects: Objects): void {
  const sub = (state: RangeState, row: number, column: number, rows: number, columns: number, name: string): Instance =>
    objects.range(state.sheet, row, column, rows, columns, `Range.${name}`);
  const valueType = (value: Scalar): string => {
    if (value === '') return 'Empty';
    if (typeof value === 'string') return ERROR_TEXT.test(value) ? 'Error' : 'String';
    return typeof value === 'number' ? 'Double' : 'Boolean';
  };
  const formulas = [
    (s: RangeState) => read(s, (row, column) => s.sheet.formula(row, column) ?? s.sheet.value(row, column)),
    (s: RangeState, value: unknown) => write(s, value, 'Range.formulas'),
  ] as const;

  objects.define('Range', {
    props: {
      Address: (s) => addressOf(s.sheet, s.rect),
      CellCount: (s) => (s.rect.rows * s.rect.columns > 2_147_483_647 ? -1 : s.rect.rows * s.rect.columns),
      RowCount: (s) => s.rect.rows,
      ColumnCount: (s) => s.rect.columns,
      RowIndex: (s) => s.rect.row,
      ColumnIndex: (s) => s.rect.column,
      IsEntireRow: (s) => s.rect.columns === MAX_COLUMN,
      IsEntireColumn: (s) => s.rect.rows === MAX_ROW,
      Values: [
        (s) => read(s, (row, column) => s.sheet.value(row, column)),
        (s, value: unknown) => write(s, value, 'Range.values'),
      ],
      Formulas: formulas,
      NumberFormat: [
        (s) => read(s, (row, column) => s.sheet.style(row, column).format),
        (s, value: unknown) => {
          guard(s.sheet, 'Range.numberFormat');
          const rect = clamp(s.sheet, s.rect);
          const cells: { row: number; column: number; patch: { format: string } }[] = [];
          gridOf(rect, value, 'Range.numberFormat').forEach((line, r) =>
            line.forEach((format, c) => {
              if (format === null || format === undefined) return;
              if (typeof format !== 'string' || format === '') refuse('InvalidArgument', 'Range.numberFormat');
              cells.push({ row: rect.row + r, column: rect.column + c, patch: { format } });
            }),
          );
          s.sheet.restyleEach(cells);
        },
      ],
      ValueTypes: (s) => read(s, (row, column) => valueType(s.sheet.value(row, column))),
      RowHidden: [
        (s) =>
          uniform(Array.from({ length: clamp(s.sheet, s.rect).rows }, (_, r) => s.sheet.rowHidden(s.rect.row + r))),
        (s, hidden: boolean) => s.sheet.setRowsHidden(s.rect.row, clamp(s.sheet, s.rect).rows, hidden),
      ],
      ColumnHidden: [
        (s) =>
          uniform(
            Array.from({ length: clamp(s.sheet, s.rect).columns }, (_, c) => s.sheet.columnHidden(s.rect.column + c)),
          ),
        (s, hidden: boolean) => s.sheet.setColumnsHidden(s.rect.column, clamp(s.sheet, s.rect).columns, hidden),
      ],
    },
    nav: {
      Format: (s) => objects.make('RangeFormat', { sheet: s.sheet, rects: [s.rect] }),
      Worksheet: (s) => objects.make('Worksheet', { sheet: s.sheet }),
      ConditionalFormats: (s) => objects.make('ConditionalFormatCollection', { sheet: s.sheet, rects: [s.rect] }),
      DataValidation: (s) => objects.make('DataValidation', { sheet: s.sheet, rects: [s.rect] }),
    },
    methods: {
      _ValidateArraySize: (s, rows: number, columns: number) => {
        if (rows !== s.rect.rows || columns !== s.rect.columns) refuse('InvalidArgument', 'Range.values', WRONG_SHAPE);
      },
      GetCell: (s, row: number, column: number) => sub(s, s.rect.row + row, s.rect.column + column, 1, 1, 'getCell'),
      GetRow: (s, row: number) => sub(s, s.rect.row + row, s.rect.column, 1, s.rect.columns, 'getRow'),
      GetColumn: (s, column: number) => sub(s, s.rect.row, s.rect.column + column, s.rect.rows, 1, 'getColumn'),
      GetResizedRange: (s, rows: number, columns: number) =>
        sub(s, s.rect.row, s.rect.column, s.rect.rows + rows, s.rect.columns + columns, 'getResizedRange'),
      GetIntersection: (s, other: unknown) => {
        const rect = intersection(s.rect, objects.target(other, s.sheet, 'Range.getIntersection').rect);
        return rect ? objects.make('Range', { sheet: s.sheet, rect }) : refuse('ItemNotFound', 'Range.getIntersection');
      },
      GetBoundingRect: (s, other: unknown) => {
        const { rect } = objects.target(other, s.sheet, 'Range.getBoundingRect');
        const row = Math.min(s.rect.row, rect.row);
        const column = Math.min(s.rect.column, rect.column);
        const bottom = Math.max(s.rect.row + s.rect.rows, rect.row + rect.rows);
        const right = Math.max(s.rect.column + s.rect.columns, rect.column + rect.columns);
        return sub(s, row, column, bottom - row, right - column, 'getBoundingRect');
      },
      GetEntireColumn: (s) => sub(s, 0, s.rect.column, MAX_ROW, s.rect.columns, 'getEntireColumn'),
      GetEntireRow: (s) => sub(s, s.rect.row, 0, s.rect.rows, MAX_COLUMN, 'getEntireRow'),
      GetUsedRangeOrNullObject: (s, valuesOnly?: boolean) => {
        const used = s.sheet.used(valuesOnly === true);
        const rect = used && intersection(used, s.rect);
        return rect ? objects.make('Range', { sheet: s.sheet, rect }) : null;
      },
      Clear: (s, what?: string) => {
        guard(s.sheet, 'Range.clear');
        const rect = clamp(s.sheet, s.rect);
        if (what !== 'Formats') empty(s.sheet, [...cellsOf(s.sheet, [rect])]);
        if (what === undefined || what === null || what === 'All' || what === 'Formats') s.sheet.clearFormats(rect);
        else if (what !== 'Contents') refuse('NotImplemented', `Range.clear ${what}`);
      },
      Insert: (s, shift: string) => {
        shiftLines(objects, s, shift === 'Down' ? 'rows' : 'columns', 1, 'Range.insert');
        return objects.make('Range', s);
      },
      Delete: (s, shift: string) => {
        shiftLines(objects, s, shift === 'Up' ? 'rows' : 'columns', -1, 'Range.delete');
      },
      CopyFrom: (s, source: unknown, what?: string) => {
        if (what !== 'Formats') refuse('NotImplemented', `Range.copyFrom ${what ?? 'All'}`);
        copyFormats(s, objects.target(source, s.sheet, 'Range.copyFrom'), 'Range.copyFrom');
      },
      Select: (s) => objects.book.select(s.sheet, s.rect),
      Merge: (s, across?: boolean) => {
        guard(s.sheet, 'Range.merge');
        const rects =
          across === true
            ? Array.from({ length: s.rect.rows }, (_, r) => ({ ...s.rect, row: s.rect.row + r, rows: 1 }))
            : [s.rect];
        for (const rect of rects) {
          const others = [...cellsOf(s.sheet, [rect])].filter(
            ([row, column]) => row !== rect.row || column !== rect.column,
          );
          empty(s.sheet, others);
          s.sheet.merge(rect);
        }
      },
      Unmerge: (s) => {
        guard(s.sheet, 'Range.unmerge');
        s.sheet.unmerge(s.rect);
      },
      GetMergedAreasOrNullObject: (s) => {
        const rects = s.sheet.merges().filter((merge) => overlap(merge, s.rect));
        if (rects.length > 512) refuse('InvalidOperation', 'Range.getMergedAreasOrNullObject');
        return rects.length > 0 ? objects.make('RangeAreas', { sheet: s.sheet, rects }) : null;
      },
      GetSpecialCellsOrNullObject: (s, kind: string) => {
        const rects = specialCells(s, kind);
        return rects.length > 0 ? objects.make('RangeAreas', { sheet: s.sheet, rects }) : null;
      },
      GetCellProperties: (s, wanted: object) => readCellProperties(objects, s, wanted),
      GetRowProperties: (s, wanted: object) => readLineProperties(objects, s, wanted, 'row'),
      GetColumnProperties: (s, wanted: object) => readLineProperties(objects, s, wanted, 'column'),
      SetCellProperties: (s, data: unknown) => {
        guard(s.sheet, 'Range.setCellProperties');
        writeCellProperties(objects, s, gridOf(s.rect, data, 'Range.setCellProperties'));
      },
    },
  });

  objects.define('RangeAreas', {
    props: {
      Address: (s) => s.rects.map((rect) => addressOf(s.sheet, rect)).join(','),
      AreaCount: (s) => s.rects.length,
      CellCount: (s) => s.rects.reduce((sum, rect) => sum + rect.rows * rect.columns, 0),
    },
    nav: {
      Areas: (s) => objects.make('RangeCollection', s),
      Format: (s) => objects.make('RangeFormat', s),
      Worksheet: (s) => objects.make('Worksheet', { sheet: s.sheet }),
      ConditionalFormats: (s) => objects.make('ConditionalFormatCollection', s),
      DataValidation: (s) => objects.make('DataValidation', s),
    },
  });
  objects.define('RangeCollection', {
    items: (s) => s.rects.map((rect) => objects.make('Range', { sheet: s.sheet, rect })),
    methods: {
      GetCount: (s) => s.rects.length,
      GetItemAt: (s, index: number) =>
        objects.make('Range', {
          sheet: s.sheet,
          rect: s.rects[index] ?? refuse('InvalidArgument', 'RangeCollection.getItemAt'),
        }),
    },
  });
}

/** The parts of an address list such as `A1,B3:C4`; Excel takes 8,192 characters. */
export function areasOf(objects: Objects, state: { readonly sheet: RangeState['sheet'] }, list: unknown): Instance {
  const text = typeof list === 'string' ? list : refuse('InvalidArgument', 'Worksheet.getRanges');
  if (text.length > 8192) refuse('InvalidArgument', 'Worksheet.getRanges');
  const rects = text.split(',').map((part) => objects.address(state.sheet, part, 'Worksheet.getRanges').rect);
  return objects.make('RangeAreas', { sheet: state.sheet, rects });
}
