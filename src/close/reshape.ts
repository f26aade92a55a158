import type { Form, FormRecord } from '../forms/types';
import {
  appliedTo,
  areaName,
  bookOf,
  cellAt,
  columnLetters,
  columnSpan,
  columnNumber,
  contains,
  moveAreas,
  parseArea,
  rowSpan,
  type Change,
  type LineMove,
  type SheetSnapshot,
} from '../sheet';
import { text } from '../words';
import { nextDate, type Period } from './period';
import { weekdayLike } from './period-words';

/** A sheet that becomes next month's, with the forms on it, after columns and rows were put in. */
export interface Reshaped {
  readonly changes: readonly Change[];
  readonly sheet: SheetSnapshot;
  /** In the order of those given. */
  readonly forms: readonly Form[];
  /** The column for 上月留存 that was put in for each of them, if any. */
  readonly carry: readonly (number | undefined)[];
}

/** A form on the sheet: the days that its successor has, and how many rows it needs beyond those it has. */
export interface Wanted {
  readonly form: Form;
  readonly period: Period;
  readonly rowsShort: number;
  /** The form has no place under 上月留存 for the level of one of them. */
  readonly homeless: boolean;
}

/**
 * Room for what next month needs and this one lacks: a last column for 上月留存 where a level has none, columns for its last days behind the last one (the 31st stands inside the table and
 * the print area), and rows below the last line where more customers go on than the form has lines. Only where the host tells what covers
 * the table (`extents`): elsewhere, and where a table object or another form is in the way, nothing is put in.
 */
export function reshape(sheet: SheetSnapshot, to: string, wanted: readonly Wanted[]): Reshaped {
  let now: Reshaped = {
    changes: [],
    sheet: { ...sheet, name: to },
    forms: wanted.map(({ form }) => form),
    carry: wanted.map(() => undefined),
  };
  wanted.forEach(({ homeless, period }, index) => {
    if (homeless && now.carry[index] === undefined) now = withCarryColumn(now, index, period);
  });
  wanted.forEach(({ period, rowsShort }, index) => {
    for (const day of period.wanted) now = withDay(now, index, day, period);
    for (let short = rowsShort; short > 0;) {
      const form = now.forms[index];
      const rows = form && rowsFor(now.sheet, form, short);
      if (!rows) break;
      now = moved(now, rows, period);
      short -= rows.by;
    }
  });
  return now;
}

function moved(now: Reshaped, move: LineMove, period: Period): Reshaped {
  const why = text('rollups.change.close', { month: period.next });
  const last = move.first + move.by - 1;
  const change: Change =
    move.axis === 'rows'
      ? { kind: 'insert-rows', sheet: move.sheet, rows: `${String(move.first)}:${String(last)}`, why }
      : {
          kind: 'insert-columns',
          sheet: move.sheet,
          columns: `${columnLetters(move.first)}:${columnLetters(last)}`,
          why,
        };
  const [sheet = now.sheet] = appliedTo(bookOf([now.sheet]), [change]).sheets;
  const carry = now.carry.map((column) =>
    column !== undefined && move.axis === 'columns' && column >= move.first ? column + move.by : column,
  );
  return { changes: [...now.changes, change], sheet, forms: now.forms.map((form) => movedForm(form, move)), carry };
}

/**
 * A last column for 上月留存, within what is printed; days and other columns stay where they are. Tables below each other that end
 * with the same column get it together; one that would be cut through keeps its shape.
 */
function withCarryColumn(now: Reshaped, index: number, period: Period): Reshaped {
  const right = (form: Form | undefined): number => parseArea(form?.range ?? '')?.right ?? 0;
  const first = right(now.forms[index]) + 1;
  if (first === 1 || now.sheet.extents === undefined || !mayPutIn(now.sheet, first, 1, [])) return now;
  const cut = now.forms.some((form) => {
    const area = parseArea(form.range);
    return area !== undefined && area.left < first && area.right >= first;
  });
  if (cut) return now;
  const same = now.forms.map((form) => right(form) === first - 1);
  const after = moved(now, { sheet: now.sheet.name, axis: 'columns', first, by: 1 }, period);
  return { ...after, carry: after.carry.map((column, i) => (same[i] ? first : column)) };
}

/** The moves of rows and columns on a sheet among changes, in their order. */
export function movesOf(changes: readonly Change[], to: string): LineMove[] {
  return changes.flatMap((change): LineMove[] => {
    if (change.sheet !== to) return [];
    const rows = change.kind === 'insert-rows' ? rowSpan(change.rows) : undefined;
    if (rows) return [{ sheet: to, axis: 'rows', first: rows.first, by: rows.count }];
    const columns = change.kind === 'insert-columns' ? columnSpan(change.columns) : undefined;
    return columns ? [{ sheet: to, axis: 'columns', first: columns.first, by: columns.count }] : [];
  });
}

/** The form as it will be read after the move; lines that were put in within it are free ones. */
export function movedForm(form: Form, move: LineMove): Form {
  const area = parseArea(form.range);
  const [range] = area ? moveAreas([area], move) : [];
  if (move.axis === 'columns') {
    const letters = (column: string): string => {
      const at = columnNumber(column);
      return at >= move.first ? columnLetters(at + move.by) : column;
    };
    return {
      ...form,
      range: range ? areaName(range) : form.range,
      columns: form.columns.map((column) => ({ ...column, column: letters(column.column) })),
      ...(form.dayColumns && {
        dayColumns: Object.fromEntries(Object.entries(form.dayColumns).map(([day, column]) => [day, letters(column)])),
      }),
    };
  }
  const line = <T extends { readonly row: number }>(one: T): T =>
    one.row >= move.first ? { ...one, row: one.row + move.by } : one;
  const within = area !== undefined && area.top < move.first && area.bottom >= move.first - 1;
  const fresh = within
    ? Array.from({ length: move.by }, (_, i) => ({ row: move.first + i, why: 'blank' as const }))
    : [];
  return {
    ...form,
    range: range ? areaName(range) : form.range,
    headerRows: form.headerRows.map((row) => (row >= move.first ? row + move.by : row)),
    records: form.records.map((record): FormRecord => line(record)),
    skipped: [...form.skipped.map(line), ...fresh].sort((a, b) => a.row - b.row),
  };
}

/** With a column for a day that the form has no place for, where one can be put in. */
function withDay(now: Reshaped, index: number, day: number, period: Period): Reshaped {
  const { sheet, forms } = now;
  const form = forms[index];
  if (!form || sheet.extents === undefined || nextDate(period, day) === undefined) return now;
  const columns = dayPlaces(form, period);
  const before = columns.get(period.wanted[period.wanted.indexOf(day) - 1] ?? 0);
  if (columns.has(day) || before === undefined) return now;
  const by = dayStep(columns);
  const first = before + by;
  if (isFreeForDay(sheet, form, columns, first, day)) return withPlace(now, [index], day, first);
  if (!mayPutIn(sheet, first, by, forms)) return now;
  // Tables below each other share their columns: the day is theirs, too.
  const same = forms.flatMap((other, i) => (dayPlaces(other, period).get(day - 1) === before ? [i] : []));
  const after = moved(now, { sheet: sheet.name, axis: 'columns', first, by }, period);
  return withPlace(after, same.includes(index) ? same : [index], day, first);
}

function withPlace(now: Reshaped, of: readonly number[], day: number, column: number): Reshaped {
  return {
    ...now,
    forms: now.forms.map((form, i) =>
      of.includes(i) ? { ...form, dayColumns: { ...form.dayColumns, [String(day)]: columnLetters(column) } } : form,
    ),
  };
}

/** The columns of the days by day number. */
export function dayPlaces(form: Form, period: Period): Map<number, number> {
  const places = new Map<number, number>();
  for (const day of new Set([...period.known, ...period.wanted])) {
    const letters = form.dayColumns?.[String(day)];
    if (letters !== undefined) places.set(day, columnNumber(letters));
  }
  return places;
}

/** How many columns a day has. */
export function dayStep(columns: ReadonlyMap<number, number>): number {
  const steps = [...columns].flatMap(([day, here]) => {
    const step = (columns.get(day + 1) ?? here) - here;
    return step > 0 ? [step] : [];
  });
  return steps.length === 0 ? 1 : Math.min(...steps);
}

/** A column that the form keeps for a day: of no field, its headings empty, the day's own, or a weekday. */
export function isFreeForDay(
  sheet: SheetSnapshot,
  form: Form,
  columns: ReadonlyMap<number, number>,
  column: number,
  day: number,
): boolean {
  const right = parseArea(form.range)?.right ?? 0;
  if (column > right || [...columns.values()].includes(column)) return false;
  if (form.columns.some((one) => columnNumber(one.column) === column)) return false;
  const heads = form.headerRows.map((row) => String(cellAt(sheet, row, column)?.value ?? '').trim());
  const mayHead = heads.every(
    (words) =>
      ['', String(day), `${String(day)}日`, `${String(day)}号`].includes(words) || weekdayLike(words, 1) !== undefined,
  );
  // A heading merged down (促进结果 over two rows) covers an empty cell.
  const merged = (sheet.merges ?? []).some(
    (area) =>
      area.top !== area.bottom &&
      area.left === area.right &&
      form.headerRows.some((row) => contains(area, row, column)),
  );
  return mayHead && !merged;
}

/** No table object is cut through, and no other form but one whose days end at the same column. */
function mayPutIn(sheet: SheetSnapshot, first: number, step: number, forms: readonly Form[]): boolean {
  const cut = (sheet.extents ?? []).some(
    ({ what, area }) => what === 'table' && area.left < first && area.right >= first,
  );
  const through = forms.some((form) => {
    const area = parseArea(form.range);
    if (!area || area.left >= first || area.right < first) return false;
    return !Object.values(form.dayColumns ?? {}).some((letters) => columnNumber(letters) === first - step);
  });
  return !cut && !through;
}

/** Lines below the last one for a customer, each like one above it: no more at once than stand there together. */
function rowsFor(sheet: SheetSnapshot, form: Form, count: number): LineMove | undefined {
  if (sheet.extents === undefined || sheet.extents.some(({ what }) => what === 'table')) return undefined;
  const lines = new Set(form.records.map(({ row }) => row));
  for (const { row, why } of form.skipped) if (why === 'pre-numbered' || why === 'blank') lines.add(row);
  const last = Math.max(0, ...lines);
  let together = 0;
  while (lines.has(last - together)) together += 1;
  return together === 0
    ? undefined
    : { sheet: sheet.name, axis: 'rows', first: last + 1, by: Math.min(count, together) };
}
