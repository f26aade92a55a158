import { dayPair, dayRole, type DayRole } from '../forms';
import type { IsoDate } from '../calendar';
import { dayColumnOf, type AnyForm, type Form } from '../forms/types';
import { cellText } from '../forms/values';
import { cellAt, columnNumber, parseArea, type SheetSnapshot } from '../sheet';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a day of a customer's matrix row stands: what was done, and what is planned (the same cell on most forms). */
export interface DayPlace {
  readonly actual: CellPlace;
  readonly planned: CellPlace;
}

/** The first column of a day; `undefined` where the matrix has none for it. */
export function dayColumn(form: Form, date: IsoDate): number | undefined {
  const letters = dayColumnOf(form, date);
  return letters === undefined ? undefined : columnNumber(letters);
}

/** The cells of a day in the customer's row; plan and deed may have two columns, or two rows (计划 over 实际). */
export function dayPlace(sheet: SheetSnapshot, form: Form, row: number, date: IsoDate): DayPlace | undefined {
  const column = dayColumn(form, date);
  if (column === undefined) return undefined;
  const columns = splitColumns(sheet, form, column);
  const rows = splitRows(sheet, form, row);
  return {
    actual: { row: rows?.actual ?? row, column: columns?.actual ?? column },
    planned: { row: rows?.planned ?? row, column: columns?.planned ?? column },
  };
}

/** Plan and deed of a day in two columns, as the recogniser takes them. */
function splitColumns(sheet: SheetSnapshot, form: Form, column: number): Split | undefined {
  if (dayWidth(form) !== 2) return undefined;
  return placed(column, headRole(sheet, form, column), headRole(sheet, form, column + 1));
}

interface Split {
  readonly actual: number;
  readonly planned: number;
}

/** Of two lines beginning at `first`; a mark goes to the contact where no line is for plans. */
function placed(first: number, ...roles: readonly [DayRole | undefined, DayRole | undefined]): Split {
  const { actual, planned, also } = dayPair(...roles);
  return { actual: first + actual, planned: first + (planned ?? also ?? actual) };
}

/** How many columns a day has: the usual distance between two days. */
export function dayWidth(form: Form): number {
  const columns = Object.values(form.dayColumns ?? {})
    .map(columnNumber)
    .sort((a, b) => a - b);
  let twos = 0;
  for (let i = 1; i < columns.length; i += 1) if ((columns[i] ?? 0) - (columns[i - 1] ?? 0) === 2) twos += 1;
  return twos * 2 > columns.length ? 2 : 1;
}

function headRole(sheet: SheetSnapshot, form: Form, column: number): DayRole | undefined {
  for (const row of [...form.headerRows].reverse()) {
    const words = cellText(cellAt(sheet, row, column)).trim();
    if (words !== '') return dayRole(words);
  }
  return undefined;
}

/** The column that says of each row what it holds of the days (计划, 级别 …), and what it says of `row`. */
export function roleAt(
  sheet: SheetSnapshot,
  form: AnyForm,
  row: number,
): { column: number; role: DayRole } | undefined {
  const first = Math.min(...Object.values(form.dayColumns ?? {}).map(columnNumber));
  const left = parseArea(form.range)?.left ?? 1;
  const taken = new Set(form.columns.map(({ column }) => column));
  for (let column = left; column < first && Number.isFinite(first); column += 1) {
    const role = dayRole(cellText(cellAt(sheet, row, column)));
    if (role !== undefined && ![...taken].some((letters) => columnNumber(letters) === column)) return { column, role };
  }
  return undefined;
}

function splitRows(sheet: SheetSnapshot, form: Form, row: number): Split | undefined {
  const own = roleAt(sheet, form, row);
  const next = roleAt(sheet, form, row + 1);
  return own === undefined || next === undefined || own.role === next.role
    ? undefined
    : placed(row, own.role, next.role);
}
