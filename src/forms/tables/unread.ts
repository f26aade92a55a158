import { areaName, type Area } from '../../sheet';
import { text, type Text } from '../../words';
import { isOwnFoot } from '../layout/foot';
import type { Block } from '../layout/blocks';
import { dayHeading } from '../layout/days';
import type { Grid } from '../layout/grid';
import type { AfterSalesForm, Form, Unread } from '../types';
import { cellText, isNothing } from '../values';
import { FOOT } from '../weights';

type AnyForm = Form | AfterSalesForm;

/** A table of a sheet and what was made of it: a form, or the reason why it is none. */
export interface LookedAt {
  readonly block: Block;
  readonly form?: AnyForm;
  /** The last row that holds a record. */
  readonly lastRow?: number;
  /** Rows below it that are known to be no customers: totals, signatures, empty numbered lines. */
  readonly told?: readonly number[];
  /** Lists of codes beside it, which were read as its legend. */
  readonly legends?: readonly Area[];
  /** Columns inside the form that are read without a header of their own. */
  readonly readColumns?: ReadonlySet<number>;
  /** The column of the customers' names. */
  readonly nameColumn?: number;
  readonly why?: Text;
}

interface Spot {
  readonly row: number;
  readonly column: number;
}

/**
 * What stands on a sheet of forms and belongs to none: rows below the last record, columns and notes beside the table or without a header, other
 * tables. Each is told at the form that it stands nearest to, above or beside it. The form's own foot (totals, signatures, legends) is not.
 */
export function unreadOf(grid: Grid, tables: readonly LookedAt[]): ReadonlyMap<AnyForm, readonly Unread[]> {
  const found = new Map<AnyForm, Unread[]>();
  const forms = tables.filter((table): table is LookedAt & { form: AnyForm } => table.form !== undefined);
  if (forms.length === 0) return found;
  const tell = (area: Area, why: Text): void => {
    const form = nearest(forms, area).form;
    found.set(form, [...(found.get(form) ?? []), { range: areaName(area), why }]);
  };
  const claimed = claims(grid, tables);
  for (const table of tables) {
    if (table.form === undefined) {
      const area = filledArea(grid, table.block);
      if (area !== undefined)
        tell(
          area,
          table.why === undefined ? text('forms.unread.table') : text('forms.unread.refused', { why: table.why }),
        );
    } else for (const area of withoutHeader(grid, table)) tell(area, text('forms.unread.column'));
  }
  for (const area of rectangles(strays(grid, forms, claimed))) tell(area, text('forms.unread.outside'));
  return found;
}

type Claimed = (row: number, column: number) => boolean;

/** What some table has spoken for: titles and headers, records, the form's own foot, and the bodies of tables that are no forms. */
function claims(grid: Grid, tables: readonly LookedAt[]): Claimed {
  const spans: [left: number, right: number][][] = [];
  const claim = (top: number, bottom: number, left: number, right: number): void => {
    for (let row = top; row <= bottom; row += 1) (spans[row] ??= []).push([left, right]);
  };
  for (const { block, form, lastRow = 0, told = [], legends = [] } of tables) {
    const { left, right, rows } = block.header;
    const top = rows[0] ?? 1;
    // the lines over a table belong to it, however far they reach; what goes with a table beside it as well
    claim(block.titleTop, top - 1, 1, grid.lastColumn);
    claim(top, form === undefined ? block.bodyBottom : Math.max(lastRow, block.bodyTop - 1), left, right);
    for (const row of told) claim(row, row, left, right);
    for (const area of legends) claim(area.top, area.bottom, area.left, area.right);
  }
  return (row, column) => spans[row]?.some(([left, right]) => column >= left && column <= right) === true;
}

/** The rows of a refused table that hold something, with its header; `undefined` where it is nothing but a foot (审核 制表 日期). */
function filledArea(grid: Grid, { header, bodyTop, bodyBottom }: Block): Area | undefined {
  let bottom = 0;
  for (let row = bodyTop; row <= bodyBottom; row += 1) {
    for (let column = header.left; column <= header.right; column += 1)
      if (grid.cell(row, column) !== undefined && !isOwnFoot(grid, { row, ...header }, undefined)) {
        bottom = row;
        break;
      }
  }
  if (bottom === 0 && header.rows.every((row) => isOwnFoot(grid, { row, ...header }, undefined))) return undefined;
  bottom = Math.max(bottom, header.rows.at(-1) ?? bottom);
  return { top: header.rows[0] ?? bodyTop, bottom, left: header.left, right: header.right };
}

/** Columns inside a form that no header names, though people typed into them. */
function withoutHeader(grid: Grid, { block, readColumns, lastRow = 0 }: LookedAt): Area[] {
  const areas: Area[] = [];
  for (const { column, path } of block.header.columns) {
    const isNamed = path.length > 0 && !isOtherDay(grid, block, column);
    if (isNamed || readColumns?.has(column) === true) continue;
    let top = 0;
    let bottom = 0;
    for (let row = block.bodyTop; row <= lastRow; row += 1) {
      const cell = grid.cell(row, column);
      if (cell === undefined || cell.formula !== undefined || isNothing(cellText(cell))) continue;
      if (grid.merge(row, column) !== undefined) continue;
      if (block.repeated.includes(row)) continue;
      top = top === 0 ? row : top;
      bottom = row;
    }
    if (bottom > 0) areas.push({ top, bottom, left: column, right: column });
  }
  return areas;
}

/** A day beside the month that was read: another month to its right. */
function isOtherDay(grid: Grid, { header: { days, dayRow } }: Block, column: number): boolean {
  if (days === undefined || dayRow === undefined || column <= Math.max(...days.values())) return false;
  return dayHeading(grid.cell(dayRow, column), grid.date1904) !== undefined;
}

/** Cells outside every table that are no form's foot. */
function strays(grid: Grid, forms: readonly (LookedAt & { form: AnyForm })[], claimed: Claimed): Spot[] {
  const spots: Spot[] = [];
  for (let row = 1; row <= grid.lastRow; row += 1) {
    const extent = grid.extent(row);
    if (extent === undefined) continue;
    const free: number[] = [];
    for (let column = extent.left; column <= extent.right; column += 1) {
      const cell = grid.cell(row, column);
      if (cell === undefined || claimed(row, column)) continue;
      free.push(column);
    }
    for (const part of runs(free, forms)) {
      const [left, right] = [part[0] ?? 1, part.at(-1) ?? 1];
      const over = forms.find(
        ({ block: { header, bodyTop } }) => row >= bodyTop && left >= header.left && right <= header.right,
      );
      if (isOwnFoot(grid, { row, left, right }, over?.nameColumn)) continue;
      if (over === undefined && part.every((column) => isSideWord(grid, row, column))) continue;
      spots.push(...part.map((column) => ({ row, column })));
    }
  }
  return spots;
}

/** Cells of one row that stand under the same table, or outside all. */
function runs(columns: readonly number[], forms: readonly LookedAt[]): number[][] {
  const under = (column: number): number =>
    forms.findIndex(({ block: { header } }) => column >= header.left && column <= header.right);
  const parts: number[][] = [];
  for (const column of columns) {
    const last = parts.at(-1);
    if (last !== undefined && under(last[0] ?? 0) === under(column)) last.push(column);
    else parts.push([column]);
  }
  return parts;
}

/** Beside a table only numbers of lines and days of the week say nothing. */
function isSideWord(grid: Grid, row: number, column: number): boolean {
  const cell = grid.cell(row, column);
  return (
    cell === undefined ||
    cell.formula !== undefined ||
    isNothing(cellText(cell)) ||
    /^\d{1,2}$/u.test(cellText(cell).trim())
  );
}

/** Cells that touch, or have at most a blank row or column between them, as the rectangles around them. */
function rectangles(spots: readonly Spot[]): Area[] {
  const areas: Area[] = [];
  let open: number[] = [];
  let current = 0;
  for (const { row, column } of spots) {
    if (row !== current) open = open.filter((index) => row - (areas[index]?.bottom ?? 0) <= FOOT.gap + 1);
    current = row;
    const near =
      areas.length >= FOOT.mostPlaces
        ? areas.length - 1
        : open.find((index) => {
            const { left = 0, right = 0 } = areas[index] ?? {};
            return column >= left - FOOT.gap - 1 && column <= right + FOOT.gap + 1;
          });
    const there = near === undefined ? undefined : areas[near];
    if (near === undefined || there === undefined) {
      open.push(areas.length);
      areas.push({ top: row, bottom: row, left: column, right: column });
    } else
      areas[near] = {
        top: there.top,
        bottom: Math.max(there.bottom, row),
        left: Math.min(there.left, column),
        right: Math.max(there.right, column),
      };
  }
  return areas;
}

/** The form above or beside the place; else the first below it. */
function nearest<T extends LookedAt>(forms: readonly T[], area: Area): T {
  const distance = ({ block: { header, titleTop, bodyBottom } }: T): number => {
    const along = Math.max(0, (titleTop - area.bottom) * FROM_BELOW, area.top - bodyBottom);
    const beside = Math.max(0, header.left - area.right, area.left - header.right);
    return along * ROWS_FIRST + beside;
  };
  return forms.reduce((best, form) => (distance(form) < distance(best) ? form : best));
}

/** What stands over a form is rather below another one. */
const FROM_BELOW = 1000;
/** A row further away weighs more than any number of columns. */
const ROWS_FIRST = 20_000;
