import {
  columnLetters,
  type Alignment,
  type BorderLine,
  type BorderStyle,
  type CellStyle,
  type FontStyle,
  type Scalar,
  type SheetContent,
} from '../../sheet';
import type { PlainLook } from '../grid/style';
import { pixelsToCharacters, pixelsToPoints } from '../../workbook/xlsx';
import { Blocks } from './compact';
import { rangeName, type GridSheet, type SheetBeside } from './state';

/** A sheet that is not in the file: all that the grid knows of it. */
export function sheetContent(sheet: GridSheet, beside: SheetBeside): SheetContent {
  const { data } = sheet;
  const values: Scalar[][] = [];
  const formulas: Record<string, string> = {};
  const looks = new Blocks<CellStyle>();
  const rows = Object.keys(data.cellData ?? {}).map(Number);
  for (const row of rows.sort((a, b) => a - b)) {
    const columns = Object.keys(data.cellData?.[row] ?? {}).map(Number);
    for (const column of columns.sort((a, b) => a - b)) {
      const { value, formula } = sheet.content(row, column);
      if (formula !== undefined) formulas[columnLetters(column + 1) + String(row + 1)] = formula;
      else if (value !== '') place(values, row, column, value);
      const style = ownStyle(sheet.look(row, column));
      if (style) looks.add(row + 1, column + 1, style);
    }
  }
  const freeze = { rows: data.freeze?.ySplit ?? 0, columns: data.freeze?.xSplit ?? 0 };
  return {
    values,
    formulas,
    styles: looks.blocks().map(({ range, payload }) => ({ range, style: payload })),
    merges: (data.mergeData ?? []).map(rangeName),
    columnWidths: sizes(
      data.columnData,
      ({ w }) => w,
      (column) => columnLetters(column + 1),
      pixelsToCharacters,
    ),
    rowHeights: sizes(
      data.rowData,
      ({ h, ia }) => (ia === 1 ? undefined : h),
      (row) => String(row + 1),
      pixelsToPoints,
    ),
    conditionalFormats: [...sheet.rules].reverse(),
    visibility: beside.veryHidden ? 'very-hidden' : data.hidden === 1 ? 'hidden' : 'visible',
    ...(freeze.rows + freeze.columns > 0 && { freeze }),
    ...(beside.print && { print: beside.print }),
    ...(beside.charts.length > 0 && { charts: beside.charts }),
  };
}

function place(values: Scalar[][], row: number, column: number, value: Scalar): void {
  while (values.length <= row) values.push([]);
  const line = values[row] ?? [];
  while (line.length < column) line.push('');
  line[column] = value;
}

/** The members of a look that differ from an untouched cell. */
function ownStyle(look: PlainLook): CellStyle | undefined {
  const given = <T extends object>(members: T, empty: Partial<Record<keyof T, unknown>>): Partial<T> | undefined => {
    const keys = (Object.keys(members) as (keyof T)[]).filter((key) => members[key] !== (empty[key] ?? ''));
    return keys.length === 0
      ? undefined
      : (Object.fromEntries(keys.map((key) => [key, members[key]])) as unknown as Partial<T>);
  };
  const font: FontStyle | undefined = given(look.font, {
    size: 0,
    bold: false,
    italic: false,
    underline: false,
    strike: false,
  });
  const align: Alignment | undefined = given(look.align, { horizontal: 'general', vertical: 'bottom', wrap: false });
  const none: BorderLine = 'none';
  const lines: BorderStyle | undefined = given(look.border, {
    top: none, bottom: none, left: none, right: none, diagonalUp: none, diagonalDown: none,
  }); // prettier-ignore
  const style: CellStyle = {
    ...(look.fill && { fill: look.fill }),
    ...(look.format && { format: look.format }),
    ...(font && { font }),
    ...(align && { align }),
    ...(lines && { border: lines }),
  };
  return Object.keys(style).length === 0 ? undefined : style;
}

function sizes<T extends object>(
  entries: Readonly<Record<number, T | null | undefined>> | undefined,
  pixels: (entry: T) => number | undefined,
  name: (index: number) => string,
  convert: (pixels: number) => number,
): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [index, entry] of Object.entries(entries ?? {})) {
    const size = entry ? pixels(entry) : undefined;
    if (size !== undefined) result[name(Number(index))] = convert(size);
  }
  return result;
}
