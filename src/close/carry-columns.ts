import { dayOf, type IsoMonth } from '../calendar';
import type { Form } from '../forms/types';
import type { Scalar, SheetSnapshot } from '../sheet';
import { cellAt, columnNumber } from '../sheet';
import type { Carried } from './carry';
import { isDateFormat, serialOf } from './titles';

export interface CarryCell {
  readonly value: Scalar;
  readonly format?: string;
}

/**
 * 上月留存 by column: the date of the last visit in the column of the level, or level and date in a column each, or both in one, or the
 * level alone. Empty where the form has no place for the level.
 */
export function carryCells(
  carried: Carried,
  form: Form,
  from: SheetSnapshot,
  date1904: boolean,
): Map<number, CarryCell> {
  const cells = new Map<number, CarryCell>();
  const { level, lastVisit } = carried;
  const columns = form.columns.filter((column) => column.field === 'carryOver');
  if (level === undefined || columns.length === 0) return cells;
  const date =
    lastVisit === undefined
      ? undefined
      : { value: serialOf(dayOf(lastVisit), date1904), format: dateFormat(form, from) };
  const perLevel = columns.filter(({ header }) => levelOfHeader(header) !== undefined);
  if (perLevel.length > 1) {
    const own = perLevel.find(({ header }) => levelOfHeader(header) === level);
    if (own) cells.set(columnNumber(own.column), date === undefined || ticksOnly(form, from) ? { value: '√' } : date);
    return cells;
  }
  if (columns.length === 1 && columns[0] && writesBoth(form, from, columns[0].column)) {
    cells.set(columnNumber(columns[0].column), { value: levelAndDay(level, lastVisit, form.month) });
    return cells;
  }
  const dated = columns.find(({ header }) => /日|时间|時間|最后|最後|date/iu.test(header.split('>').at(-1) ?? ''));
  const levelled = columns.find((column) => column !== dated) ?? columns[0];
  if (levelled) cells.set(columnNumber(levelled.column), { value: level });
  if (dated && dated !== levelled && date !== undefined) cells.set(columnNumber(dated.column), date);
  return cells;
}

/** The date format that the carry-over columns already have, else month and day. */
function dateFormat(form: Form, from: SheetSnapshot): string {
  for (const record of form.records) {
    for (const { field, column } of form.columns) {
      if (field !== 'carryOver') continue;
      const cell = cellAt(from, record.row, columnNumber(column));
      if (typeof cell?.value === 'number' && isDateFormat(cell.format)) return cell.format ?? 'm/d';
    }
  }
  return 'm/d';
}

/** The form only ticks the level and keeps no date. */
function ticksOnly(form: Form, from: SheetSnapshot): boolean {
  const columns = form.columns.filter(({ field }) => field === 'carryOver');
  const written = form.records
    .flatMap((record) =>
      columns.map(({ column }) => String(cellAt(from, record.row, columnNumber(column))?.value ?? '')),
    )
    .filter((value) => value !== '');
  return written.length > 0 && written.every((value) => /^[√✓ˇ○●]$/u.test(value));
}

function levelOfHeader(header: string): string | undefined {
  return /^([A-Z]\d?)(?:级|類|类)?$/u.exec(header.split('>').at(-1)?.trim().toUpperCase() ?? '')?.[1];
}

/** `A 5/28`, as a reader takes it for level and day; with the year where day and month alone would be taken for a later one. */
export function levelAndDay(level: string, date: string | undefined, month?: IsoMonth): string {
  if (date === undefined) return level;
  const [year = '', m, d] = date.split('-');
  const old = month !== undefined && dayOf(`${month}-01`) - dayOf(date) > 300;
  return `${level} ${old ? `${year}/` : ''}${String(Number(m))}/${String(Number(d))}`;
}

/** Somebody wrote level and day into one cell: `A 5/28`, `H(5月30日)`; so do we where nobody has written there yet. */
function writesBoth(form: Form, from: SheetSnapshot, column: string): boolean {
  if (form.records.every(({ carryOver }) => carryOver === undefined)) return true;
  return form.records.some(({ row, carryOver }) => {
    const value = cellAt(from, row, columnNumber(column))?.value;
    return carryOver?.date !== undefined && typeof value === 'string' && /[A-Z]/iu.test(value) && /\d/u.test(value);
  });
}

/** The form keeps a place for orders that are not delivered yet: a column O under 上月留存, or somebody stands there with O. */
export function carriesOrders(form: Form): boolean {
  return (
    form.columns.some(({ field, header }) => field === 'carryOver' && /(?:^|>)O(?:级|类)?$/iu.test(header.trim())) ||
    form.records.some(({ carryOver }) => carryOver?.level === 'O')
  );
}
