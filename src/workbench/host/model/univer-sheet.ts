import { CellValueType, type ICellData, type IExecutionOptions, type Nullable, type Worksheet } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import {
  AddWorksheetMergeMutation,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetColumnCountMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetRowCountMutation,
  SetWorksheetRowHeightMutation,
} from '@univerjs/sheets';

import type { Axis, Scalar } from '../../../sheet';
import type { CellWrite, HostRule, HostSheet, Rect } from './book';
import type { SheetExtras } from './extras';
import { moveLines, put, toStyle, type CellMatrix } from './move-lines';
import { addRule, moveRule, removeRule, replaceRule, rulesOf } from './rules';
import { fromUniver, toUniver, type HostStyle, type StylePatch } from './style';
import type { UniverBook } from './univer-book';
import { rangeOf } from './univer-range';

/**
 * Univer's formulas forget every cell of a mutation that brings no formula, unless they are told that only looks change. They also tell
 * it by the command that caused the mutation, but Univer takes for the cause whatever command happens to run, such as the grid's scrolling.
 */
const LOOK_ONLY = { onlyLocal: true };

/** A Univer worksheet as the host's sheet. */
export class UniverSheet implements HostSheet {
  private readonly styles = new Map<string, HostStyle>();

  constructor(
    private readonly book: UniverBook,
    readonly id: string,
  ) {}

  get extras(): SheetExtras {
    return this.book.extrasOf(this.id);
  }

  get name(): string {
    return this.sheet.getName();
  }

  set name(name: string) {
    this.run(SetWorksheetNameMutation.id, { name });
  }

  get hidden(): boolean {
    return this.sheet.isSheetHidden() === 1;
  }

  set hidden(hidden: boolean) {
    this.run(SetWorksheetHideMutation.id, { hidden: hidden ? 1 : 0 });
  }

  value(row: number, column: number): Scalar {
    const cell = this.sheet.getCellMatrix().getValue(row, column);
    if (!cell) return '';
    if (cell.v === undefined || cell.v === null)
      return cell.p?.body?.dataStream.replace(/\r\n$/u, '').replaceAll('\r', '\n') ?? '';
    if (cell.t === CellValueType.BOOLEAN) return cell.v === 1 || cell.v === true || cell.v === 'TRUE' || cell.v === '1';
    if (cell.t === CellValueType.NUMBER && typeof cell.v === 'string') return Number(cell.v);
    return cell.v;
  }

  formula(row: number, column: number): string | undefined {
    const cell = this.sheet.getCellMatrix().getValue(row, column);
    if (cell?.f) return cell.f;
    if (!cell?.si) return undefined;
    return (
      this.book.injector.get(FormulaDataModel).getFormulaStringByCell(row, column, this.id, this.book.unitId) ??
      undefined
    );
  }

  style(row: number, column: number): HostStyle {
    const { sheet } = this;
    const own = sheet.getCellMatrix().getValue(row, column)?.s;
    const inherited = sheet.getRowStyle(row, true) ?? sheet.getColumnStyle(column, true) ?? sheet.getDefaultCellStyle();
    if (typeof own === 'string' && !inherited) {
      const known = this.styles.get(own) ?? fromUniver(sheet.getStyleDataByHash(own));
      this.styles.set(own, known);
      return known;
    }
    return fromUniver(own || inherited ? sheet.getComposedCellStyle(row, column) : null);
  }

  used(valuesOnly: boolean): Rect | undefined {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    this.sheet.getCellMatrix().forValue((row, column, cell) => {
      const holds = cell && (this.value(row, column) !== '' || cell.f || cell.si || (!valuesOnly && cell.s));
      if (!holds) return;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    });
    return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  write(cells: readonly CellWrite[]): void {
    const matrix: CellMatrix = {};
    for (const cell of cells) put(matrix, cell.row, cell.column, content(cell));
    this.mutate(matrix);
    for (const rect of boundsOf(cells)) this.book.markDirty(this.id, rect);
  }

  restyle(rects: readonly Rect[], patch: StylePatch): void {
    const style = toUniver(patch);
    const matrix: CellMatrix = {};
    for (const rect of rects) {
      for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
        for (let column = rect.column; column < rect.column + rect.columns; column += 1)
          put(matrix, row, column, { s: style });
      }
    }
    this.mutate(matrix, LOOK_ONLY);
  }

  restyleEach(cells: readonly { readonly row: number; readonly column: number; readonly patch: StylePatch }[]): void {
    const matrix: CellMatrix = {};
    for (const { row, column, patch } of cells) put(matrix, row, column, { s: toUniver(patch) });
    this.mutate(matrix, LOOK_ONLY);
  }

  clearFormats(rect: Rect): void {
    const matrix: CellMatrix = {};
    for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
      for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
        if (this.sheet.getCellMatrix().getValue(row, column)?.s) put(matrix, row, column, { s: null });
      }
    }
    this.mutate(matrix, LOOK_ONLY);
  }

  moveLines(axis: Axis, first: number, by: number): void {
    moveLines(this, this.sheet, axis, first, by, (cells) => this.mutate(cells));
    this.book.markDirty(this.id, {
      row: 0,
      column: 0,
      rows: this.sheet.getRowCount(),
      columns: this.sheet.getColumnCount(),
    });
  }

  paint(from: { readonly row: number; readonly column: number }, onto: Rect): void {
    const style = toStyle(this.sheet, from.row, from.column);
    const [clear, cells]: [CellMatrix, CellMatrix] = [{}, {}];
    for (let row = onto.row; row < onto.row + onto.rows; row += 1)
      for (let column = onto.column; column < onto.column + onto.columns; column += 1) {
        put(clear, row, column, { s: null });
        put(cells, row, column, { s: style });
      }
    this.mutate(clear, LOOK_ONLY);
    if (style) this.mutate(cells, LOOK_ONLY);
  }

  merges(): readonly Rect[] {
    return this.sheet.getMergeData().map((m) => ({
      row: m.startRow,
      column: m.startColumn,
      rows: m.endRow - m.startRow + 1,
      columns: m.endColumn - m.startColumn + 1,
    }));
  }

  merge(rect: Rect): void {
    this.unmerge(rect);
    this.run(AddWorksheetMergeMutation.id, { ranges: [rangeOf(rect)] });
  }

  unmerge(rect: Rect): void {
    const inside = this.merges().filter((m) => overlap(m, rect));
    if (inside.length > 0) this.run(RemoveWorksheetMergeMutation.id, { ranges: inside.map(rangeOf) });
  }

  rowHidden(row: number): boolean {
    return !this.sheet.getRowRawVisible(row);
  }

  columnHidden(column: number): boolean {
    return !this.sheet.getColVisible(column);
  }

  setRowsHidden(from: number, count: number, hidden: boolean): void {
    const range = rangeOf({ row: from, column: 0, rows: count, columns: this.sheet.getColumnCount() });
    this.run(hidden ? SetRowHiddenMutation.id : SetRowVisibleMutation.id, { ranges: [range] });
  }

  setColumnsHidden(from: number, count: number, hidden: boolean): void {
    const range = rangeOf({ row: 0, column: from, rows: this.sheet.getRowCount(), columns: count });
    this.run(hidden ? SetColHiddenMutation.id : SetColVisibleMutation.id, { ranges: [range] });
  }

  columnWidth(column: number): number {
    return this.sheet.getColumnManager().getColumn(column)?.w ?? this.sheet.getConfig().defaultColumnWidth;
  }

  setColumnWidth(from: number, count: number, pixels: number): void {
    this.run(SetWorksheetColWidthMutation.id, {
      ranges: [rangeOf({ row: 0, column: from, rows: 1, columns: count })],
      colWidth: pixels,
    });
  }

  rowHeight(row: number): number {
    return this.sheet.getRowManager().getRow(row)?.h ?? this.sheet.getConfig().defaultRowHeight;
  }

  setRowHeight(from: number, count: number, pixels: number): void {
    this.run(SetWorksheetRowHeightMutation.id, {
      ranges: [rangeOf({ row: from, column: 0, rows: count, columns: 1 })],
      rowHeight: pixels,
    });
  }

  get standard(): { readonly rowHeight: number; readonly columnWidth: number } {
    const { defaultRowHeight: rowHeight, defaultColumnWidth: columnWidth } = this.sheet.getConfig();
    return { rowHeight, columnWidth };
  }

  resetRowHeights(from: number, count: number): void {
    for (const row of withSize(this.sheet.getConfig().rowData, 'h', from, count))
      this.setRowHeight(row, 1, this.standard.rowHeight);
  }

  resetColumnWidths(from: number, count: number): void {
    for (const column of withSize(this.sheet.getConfig().columnData, 'w', from, count))
      this.setColumnWidth(column, 1, this.standard.columnWidth);
  }

  freeze(): { readonly rows: number; readonly columns: number } {
    const { xSplit, ySplit } = this.sheet.getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  setFreeze(rows: number, columns: number): void {
    this.run(SetFrozenMutation.id, {
      ySplit: rows,
      xSplit: columns,
      startRow: rows === 0 ? -1 : rows,
      startColumn: columns === 0 ? -1 : columns,
    });
  }

  rules(): readonly HostRule[] {
    return rulesOf(this.book, this.id);
  }

  addRule(rule: HostRule): void {
    addRule(this.book, this.id, rule);
  }

  replaceRule(rule: HostRule): void {
    replaceRule(this.book, this.id, rule);
  }

  moveRule(id: string, place: number): void {
    moveRule(this.book, this.id, id, place);
  }

  removeRule(id: string): void {
    removeRule(this.book, this.id, id);
  }

  private get sheet(): Worksheet {
    const sheet = this.book.workbook.getSheetBySheetId(this.id);
    if (!sheet) throw new Error(`No sheet ${this.id}`);
    return sheet;
  }

  private run(id: string, params: object, options?: IExecutionOptions): void {
    this.book.run(id, { unitId: this.book.unitId, subUnitId: this.id, ...params }, options);
  }

  /** The grid has as many rows and columns as it was made with; Excel always has room. */
  private mutate(cellValue: CellMatrix, options?: IExecutionOptions): void {
    const rows = Object.keys(cellValue).map(Number);
    if (rows.length === 0) return;
    const lastRow = rows.reduce((a, b) => Math.max(a, b), 0);
    const lastColumn = rows.reduce(
      (last, row) => Object.keys(cellValue[row] ?? {}).reduce((a, b) => Math.max(a, Number(b)), last),
      0,
    );
    if (lastRow >= this.sheet.getRowCount()) this.run(SetWorksheetRowCountMutation.id, { rowCount: lastRow + 20 });
    if (lastColumn >= this.sheet.getColumnCount())
      this.run(SetWorksheetColumnCountMutation.id, { columnCount: lastColumn + 5 });
    this.run(SetRangeValuesMutation.id, { cellValue }, options);
  }
}

/** Rows or columns, among some, that were given a size. */
function withSize<K extends 'h' | 'w'>(
  lines: Readonly<Record<number, Nullable<{ readonly [key in K]?: number }>>>,
  size: K,
  from: number,
  count: number,
): number[] {
  return Object.entries(lines).flatMap(([index, line]) =>
    Number(index) >= from && Number(index) < from + count && line?.[size] !== undefined ? [Number(index)] : [],
  );
}

function content({ value, formula }: CellWrite): ICellData {
  const empty: ICellData = { v: null, t: null, f: null, si: null, p: null };
  if (formula !== undefined) return { ...empty, f: formula };
  if (value === undefined || value === '') return empty;
  if (typeof value === 'number') return { ...empty, v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { ...empty, v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  // Text that reads as a number stays text only by this type.
  const looksNumeric = value.trim() !== '' && !Number.isNaN(Number(value));
  return {
    ...empty,
    v: value,
    t: looksNumeric || value.startsWith('=') ? CellValueType.FORCE_STRING : CellValueType.STRING,
  };
}

export function overlap(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** One rectangle around all cells: formulas that look at any of them are calculated again. */
function boundsOf(cells: readonly CellWrite[]): Rect[] {
  if (cells.length === 0) return [];
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return [{ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }];
}
