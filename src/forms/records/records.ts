import type { Assigned } from '../columns/assign';
import type { Block } from '../layout/blocks';
import { addPhone, type MappedField, type RecordFields } from '../fields';
import { readField } from '../fields/read-field';
import { cellOfRow, ownCell, type FormContext } from './context';
import { DateKeeper, dropOtherDays, endedBy, readDates } from './dates';
import { rowFit } from './fit';
import { joinDays, readCarryOver, readDays, type DayColumns, type DayReadings } from './matrix';
import { goesOnAbove, rowsOfOne, type RowsOfOne } from './row-pairs';
import { dayRole } from '../vocabulary/day-roles';
import { underNames } from './under-names';
import type { BodyRow } from '../layout/rows';
import type { FormRecord, SkipReason } from '../types';
import type { Cell } from '../../sheet';
import { cellText, genderOf, isBlankOrNothing, isRemarkOnDay, parsePhones, parseSerial, splitPeople } from '../values';

/** Reads a row, with those below that go on with it, into its records; `ditto`: what the cells above say, by column. */
export type RowReader<R extends FormRecord> = (
  row: number,
  more: readonly number[],
  ditto: Map<number, Cell>,
  /** Under whose heading the row stands. */
  consultant: string | undefined,
) => readonly R[];

export interface Body<R extends FormRecord = FormRecord> {
  readonly records: readonly R[];
  readonly skipped: readonly { readonly row: number; readonly why: SkipReason }[];
  /** Last row that holds a record; 0 without one. */
  readonly lastRow: number;
  /** Rows below it that are known to be no customers: totals, signatures, headings, empty numbered lines. */
  readonly told: readonly number[];
  /** The column that tells plan from deed, where a customer has a row for each. */
  readonly roles?: number;
}

export interface Row extends BodyRow {
  why: SkipReason | 'record' | 'continued';
  /** A record only if a sure one follows. */
  doubtful?: boolean;
}

/** Reads the rows of the sale's forms: fields, days and contacts. */
export function saleRows(
  context: FormContext,
  days: readonly DayColumns[],
): (dates: DateKeeper, rows: RowsOfOne | undefined) => RowReader<FormRecord> {
  return (dates, rows) => (row, more, ditto, consultant) =>
    readRow(context, rows, row, more, days, dates, ditto).map((record) =>
      consultant === undefined || record.fields.consultant !== undefined
        ? record
        : { ...record, fields: { ...record.fields, consultant } },
    );
}

/** Reads every customer of a body, and says of the other rows down to the last record what they are. */
export function readBody<R extends FormRecord>(
  context: FormContext,
  block: Block,
  sorted: readonly BodyRow[],
  days: readonly DayColumns[],
  readerWith: (dates: DateKeeper, rows: RowsOfOne | undefined) => RowReader<R>,
): Body<R> {
  const ofOne = days.length === 0 ? undefined : rowsOfOne(context, block, sorted);
  const rows = decide(context, block, sorted, days, ofOne);
  let last = -1;
  rows.forEach((row, index) => {
    if (row.why === 'record' || (row.why === 'continued' && last === index - 1 && last >= 0)) last = index;
  });
  const records: R[] = [];
  const skipped: { row: number; why: SkipReason }[] = [];
  const owners = context.family === 'after-sales';
  const dates = new DateKeeper(context, owners ? [] : rows.slice(0, last + 1));
  const read = readerWith(dates, ofOne);
  const ditto = new Map<number, Cell>();
  let consultant: string | undefined;
  for (let index = 0; index <= last; index += 1) {
    const row = rows[index];
    if (row === undefined || row.why === 'continued') continue;
    if (row.why !== 'record') {
      skipped.push({ row: row.row, why: row.why });
      if (row.why === 'separator') dates.heading(row.first);
      consultant = row.consultant ?? consultant;
      continue;
    }
    const more: number[] = [];
    for (let next = index + 1; next <= last && rows[next]?.why === 'continued'; next += 1)
      more.push(rows[next]?.row ?? 0);
    records.push(...read(row.row, more, ditto, consultant));
  }
  const told = rows.slice(last + 1).filter(({ sort, why }) => sort !== 'data' || why === 'pre-numbered');
  return {
    records: underNames(context, records),
    skipped,
    lastRow: last < 0 ? 0 : Math.max(rows[last]?.row ?? 0, 0),
    told: told.map(({ row }) => row),
    ...(ofOne?.labels === undefined ? {} : { roles: ofOne.labels }),
  };
}

/** What each row is, now that the columns are known. Rows at the foot that only look like records end the table. */
function decide(
  context: FormContext,
  block: Block,
  sorted: readonly BodyRow[],
  days: readonly DayColumns[],
  ofOne: RowsOfOne | undefined,
): Row[] {
  const serial = context.columns.find((column) => column.field === 'serial');
  const mapped = new Set(context.columns.map((column) => column.column));
  for (const { first, actual, planned } of days)
    for (const column of [first, actual, planned ?? first]) mapped.add(column);
  // 计划 and 实际 are printed beforehand: nobody's words.
  if (ofOne?.labels !== undefined) mapped.add(ofOne.labels);
  const rows: Row[] = [];
  let foot = false;
  let gap = 0;
  for (const row of sorted) {
    if (row.sort !== 'data') {
      const why = {
        blank: 'blank',
        total: 'total',
        legend: 'legend',
        signature: 'signature',
        'repeated-header': 'repeated-header',
        heading: 'separator',
        merged: 'continued',
        data: 'record',
      } as const;
      rows.push({ ...row, why: why[row.sort] });
      gap = row.sort === 'blank' ? gap + 1 : 0;
      if (row.sort === 'signature' || row.sort === 'total') foot = true;
      if (row.sort === 'repeated-header' || row.sort === 'heading') foot = false;
      continue;
    }
    const cellOf = (column: number): Cell | undefined => ownCell(context, row.row, column);
    if (continuesCustomer(context, block, row.row) || goesOnAbove(context, ofOne, rows, row.row)) {
      rows.push({ ...row, why: 'continued' });
      continue;
    }
    if (!foot && isPlainRecord(context, cellOf)) {
      rows.push({ ...row, why: 'record' });
      gap = 0;
      continue;
    }
    const fit = rowFit(context, days, cellOf);
    if (fit.filled === 0 || onlyInherited(context, days, row.row) || onlyErrors(context, block, row.row)) {
      rows.push({
        ...row,
        why: onlyUnmapped(context, block, row.row, mapped)
          ? 'record'
          : serial !== undefined && isNumbered(cellOf(serial.column))
            ? 'pre-numbered'
            : 'blank',
      });
      continue;
    }
    const good = fit.fit > fit.misfit || (fit.misfit === 0 && (fit.named || fit.filled >= 2));
    if (isRemark(context, row, cellOf)) {
      rows.push({ ...row, why: 'separator' });
      gap = 0;
      continue;
    }
    const stray = row.filled === 1 && fit.fit === 0;
    if (!good || (stray && (gap > 0 || foot)) || (foot && (fit.misfit > 0 || fit.fit < 2))) {
      rows.push({ ...row, why: fit.misfit >= fit.fit && row.filled <= 2 ? 'separator' : 'record', doubtful: true });
      gap = 0;
      continue;
    }
    rows.push({ ...row, why: 'record' });
    foot = false;
    gap = 0;
  }
  if (context.family !== 'after-sales') leaveSigned(context, block, rows, mapped);
  // what is doubtful and has no sure record after it is the foot of the sheet, not a customer
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined || row.why !== 'record') continue;
    if (row.doubtful !== true) break;
    row.why = 'blank';
  }
  return rows;
}

/** Lines at the end on which nothing stands but a number and the consultant, written beforehand: nobody came yet. */
function leaveSigned(context: FormContext, block: Block, rows: readonly Row[], mapped: ReadonlySet<number>): void {
  const signs = new Set(['serial', 'consultant']);
  for (const row of [...rows].reverse()) {
    if (row.why === 'blank' || row.why === 'pre-numbered') continue;
    const isSigned =
      row.why === 'record' &&
      context.columns.every(
        ({ field, column }) => signs.has(field) || ownCell(context, row.row, column) === undefined,
      ) &&
      !onlyUnmapped(context, block, row.row, mapped);
    if (!isSigned) return;
    row.why = 'pre-numbered';
  }
}

/** 当天下雨客流少 in the column of names, with no more than the day and a number beside it. */
function isRemark(context: FormContext, { filled }: BodyRow, cellOf: (column: number) => Cell | undefined): boolean {
  const name = context.columns.find(({ field }) => field === 'customerName');
  if (name === undefined || !isRemarkOnDay(cellText(cellOf(name.column)))) return false;
  const beside = context.columns.filter(
    ({ field, column }) => (field === 'serial' || field === 'date') && cellOf(column) !== undefined,
  );
  return filled <= 1 + new Set(beside.map(({ column }) => column)).size;
}

/** A row with a name and so many other cells is no heading and no foot. */
const OTHERS_OF_EXPORT = 4;

/** The common case, told without reading the cells: a serial number, a customer's name and something else; in long exports more of it. */
function isPlainRecord(context: FormContext, cellOf: (column: number) => Cell | undefined): boolean {
  let others = 0;
  let numbered = false;
  let named = false;
  for (const { field, column } of context.columns) {
    const cell = cellOf(column);
    if (cell === undefined) continue;
    if (field === 'serial') numbered = typeof cell.value === 'number' && Number.isInteger(cell.value);
    else if (field === 'customerName')
      named = typeof cell.value === 'string' && cell.value.length <= 8 && !/[:：\d]/u.test(cell.value);
    else others += 1;
  }
  return named && (numbered ? others >= 2 : context.family === 'after-sales' && others >= OTHERS_OF_EXPORT);
}

/** Formulas that wait for a name to be typed (`=VLOOKUP(B9,…)` gives `#N/A`), and the line's number: nobody filled in anything. */
function onlyErrors(context: FormContext, block: Block, row: number): boolean {
  const serial = context.columns.find(({ field }) => field === 'serial')?.column;
  let errors = 0;
  for (let column = block.header.left; column <= block.header.right; column += 1) {
    const cell = column === serial ? undefined : context.grid.cell(row, column);
    if (cell === undefined || cellText(cell).trim() === '') continue;
    if (cell.formula === undefined || !cell.error) return false;
    errors += 1;
  }
  return errors > 0;
}

/** Somebody typed something, though only in columns that have no field; formulas that run down a form do not count. */
function onlyUnmapped(context: FormContext, block: Block, row: number, mapped: ReadonlySet<number>): boolean {
  for (let column = block.header.left; column <= block.header.right; column += 1) {
    if (mapped.has(column) || isListed(context, row, column)) continue;
    const cell = context.grid.cell(row, column);
    if (
      cell !== undefined &&
      cell.formula === undefined &&
      typeof cell.value === 'string' &&
      cell.value.trim().length > 1
    )
      return true;
  }
  return false;
}

const isListed = ({ lists = [] }: FormContext, row: number, column: number): boolean =>
  lists.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);

/** A serial number, or a formula that will be one. */
function isNumbered(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.formula !== undefined || parseSerial(cell.value) !== undefined);
}

/** Nothing of its own but a number: what else it shows is merged from above (the consultant, the day), so the row still waits. */
function onlyInherited(context: FormContext, days: readonly DayColumns[], row: number): boolean {
  const columns = context.columns.filter(({ field }) => field !== 'serial').map(({ column }) => column);
  for (const { first, actual } of days) columns.push(first, actual);
  return columns.every((column) => context.grid.cell(row, column) === undefined);
}

/** What a second row under a merged name brings when it tells of another car, visit or policy of the same owner. */
const OF_ANOTHER: ReadonlySet<MappedField> = new Set([
  'plate', 'vin', 'date', 'deliveryDate', 'purchaseDate', 'orderNo', 'policyEnd', 'complaint',
]); // prettier-ignore

/** The customer's own cell is merged from the row above: this row is more of the same customer. */
function continuesCustomer(context: FormContext, block: Block, row: number): boolean {
  if (context.family === 'after-sales' && tellsAnother(context, row)) return false;
  for (const field of ['customerName', 'serial', 'phone'] as const) {
    const column = context.columns.find((one) => one.field === field);
    if (column === undefined) continue;
    const area = context.grid.merge(row, column.column);
    if (area === undefined) return false;
    return area.top < row && area.top >= block.bodyTop && context.grid.cell(area.top, area.left) !== undefined;
  }
  return false;
}

/** An owner's cars under one merged name: each row has a plate (day, policy …) of its own, as the row above has. */
function tellsAnother({ grid, columns }: FormContext, row: number): boolean {
  return columns.some(
    ({ field, column }) =>
      OF_ANOTHER.has(field) && grid.cell(row, column) !== undefined && grid.cell(row - 1, column) !== undefined,
  );
}

function readRow(
  context: FormContext,
  ofOne: RowsOfOne | undefined,
  row: number,
  more: readonly number[],
  days: readonly DayColumns[],
  dates: DateKeeper,
  ditto: Map<number, Cell>,
): FormRecord[] {
  const draft: RecordFields = {};
  const cellOf = (column: number): Cell | undefined => cellOfRow(context, row, more, ditto, column);
  const carry: Assigned[] = [];
  let names: string[] = [];
  for (const column of context.columns) {
    const cell = cellOf(column.column);
    if (column.field === 'date') dates.read(row, column, ownCell(context, row, column.column), draft);
    if (column.field === 'carryOver') carry.push(column);
    if (cell === undefined) continue;
    ditto.set(column.column, cell);
    if (column.field === 'customerName' && typeof cell.value === 'string' && !isBlankOrNothing(cell.value))
      names = splitPeople(cell.value);
    readField(context, draft, column, column.by.tick, cell, { row, column: column.column });
  }
  if (!context.columns.some((column) => column.field === 'date')) dates.inherit(draft);
  if (context.online) draft.contactKind ??= 'online';
  readDates(context, draft, row, cellOf);
  dropOtherDays(context, draft, cellOf);
  const ended = draft.closingDate === undefined ? undefined : endedBy(context, cellOf);
  const carryOver = readCarryOver(context, carry, row, cellOf);
  const readings = days.length === 0 ? undefined : readAllDays(context, days, [row, ...more], ofOne?.labels, ditto);
  const people =
    names.length > 1
      ? names.map((name, index) => personOf(context, draft, name, index, names.length, cellOf))
      : [draft];
  return people.map((fields) => {
    if (fields.gender === undefined && fields.customerName !== undefined) {
      const gender = genderOf(fields.customerName);
      if (gender !== undefined) fields.gender = gender;
    }
    return {
      row,
      fields,
      ...(carryOver === undefined ? {} : { carryOver }),
      ...(ended === undefined ? {} : { ended }),
      ...(readings === undefined || readings.contacts.length === 0 ? {} : { contacts: readings.contacts }),
      ...(readings === undefined || readings.planned.length === 0 ? {} : { planned: readings.planned }),
    };
  });
}

/** The days of a customer, in one row or in several: 计划 over 实际, 接触 over 级别. Of two entries of a day the lower one's level counts. */
function readAllDays(
  context: FormContext,
  days: readonly DayColumns[],
  rows: readonly number[],
  labels: number | undefined,
  ditto: ReadonlyMap<number, Cell>,
): DayReadings {
  const parts = rows.flatMap((row) => {
    const role = labels === undefined ? undefined : dayRole(cellText(context.grid.cell(row, labels)));
    if (role === 'remark') return [];
    const cellOf = (column: number): Cell | undefined =>
      row === rows[0] ? cellOfRow(context, row, [], ditto, column) : context.grid.cell(row, column);
    return [readDays(context, days, row, cellOf, role, rows[0])];
  });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : joinDays(days, parts);
}

/** One of two customers in a cell: the number that stands in the same place, everything else for both. */
function personOf(
  context: FormContext,
  draft: RecordFields,
  name: string,
  index: number,
  count: number,
  cellOf: (column: number) => Cell | undefined,
): RecordFields {
  const person: RecordFields = { ...draft, customerName: name };
  const numbers: string[] = [];
  for (const column of context.columns) {
    if (column.field !== 'phone' && column.field !== 'phone2') continue;
    const reading = parsePhones(cellOf(column.column));
    for (const phone of [reading.phone, reading.phone2]) if (phone !== undefined) numbers.push(phone);
  }
  if (numbers.length !== count) return person;
  delete person.phone;
  delete person.phone2;
  addPhone(person, numbers[index]);
  return person;
}
