import { dateOf } from '../calendar';
import type { Ledger, LedgerRow, MatrixRow } from '../customers';
import { columnOfDay, markToken, plannedIn, serialiseMarks, spanOf, type MarkLook } from '../customers';
import { PLANNED_MARKS } from '../forms/values';
import {
  cellAt,
  columnNumber,
  contains,
  DOCUMENT_PARTS,
  findSheet,
  IF_STILL_OURS,
  parseArea,
  type Change,
  type Scalar,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import type { Due } from '../schedule';
import { text, type Text } from '../words';
import { lookOfMark, MARK, OVERDUE_FILL, OVERDUE_FONT, TODAY_FILL } from './mark-look';
import type { OpenQuestion, Unmarked } from './types';

export interface Visit {
  readonly customer: number;
  readonly name?: string;
  readonly due: Due;
  /** The day for the mark: the due day, or the earlier one that load levelling chose. */
  readonly day: number;
}

export interface MarkReport {
  readonly changes: readonly Change[];
  readonly questions: readonly OpenQuestion[];
  /** Customers whose visit is not marked in a sheet, and where it would have stood. */
  readonly unmarked: readonly { readonly customer: number; readonly why: Unmarked; readonly date: string }[];
}

/**
 * A `*` in the cell of the customer's matrix row, right and top as on paper: on the due day, of an overdue customer today (a past day
 * gets no mark). What stands in a cell stays; nothing is written outside the month's days, on protected sheets, in struck-out rows,
 * formulas, or rows with a cell after the last contact that could not be read. A mark of ours that nobody fulfilled moves along. Which
 * marks are ours is kept in a document part: they are nobody's plans.
 */
export function markVisits(
  book: WorkbookSnapshot,
  ledger: Ledger,
  visits: readonly Visit[],
  today: number,
): MarkReport {
  const rowsOf = new Map<number, MatrixRow[]>();
  for (const row of ledger.matrixRows) {
    const own = rowsOf.get(row.customer);
    if (own) own.push(row);
    else rowsOf.set(row.customer, [row]);
  }
  const changes: Change[] = [];
  const questions: OpenQuestion[] = [];
  const unmarked: { customer: number; why: Unmarked; date: string }[] = [];
  const asked = new Set<string>();
  const tokens = new Map<string, MarkLook>();
  const kept = new Set<string>();
  for (const due of visits) {
    // A person's own mark on the due day is the one that is overdue: it is coloured, no second one is set.
    const planned = due.day < today && ledger.customers[due.customer]?.plans.some(({ day }) => day === due.day);
    const visit = planned ? due : { ...due, day: Math.max(due.day, today) };
    const place = placeOf(ledger, rowsOf.get(visit.customer) ?? [], visit);
    const sheet = typeof place === 'string' ? undefined : findSheet(book, place.row.form.sheet);
    const refusal =
      typeof place === 'string'
        ? place
        : sheet
          ? refusalOf(sheet, place, visit, rowsOf)
          : ({ why: 'no-matrix' } as const);
    if (typeof place === 'string' || !sheet || typeof refusal === 'object' || typeof refusal === 'string') {
      const { why, cell } =
        typeof refusal === 'object'
          ? { cell: undefined, ...refusal }
          : { why: refusal ?? 'no-matrix', cell: undefined };
      unmarked.push({ customer: visit.customer, why, date: dateOf(visit.day) });
      const at = typeof place === 'string' ? undefined : { sheet: place.row.form.sheet, cell: cell ?? place.cell };
      const question = at && questionOf(why, at, visit);
      if (!at || !question) continue;
      const key = why === 'protected' ? at.sheet : `${at.sheet}!${at.cell}`;
      if (!asked.has(key)) questions.push({ ...at, text: question });
      asked.add(key);
      continue;
    }
    changes.push(...changesFor(sheet, place, visit, today));
    if (isEmpty(sheet, place) || ownMarkAt(ledger, visit, place)) {
      tokens.set(markToken(place.row, dateOf(visit.day)), lookOf(visit, today));
      kept.add(`${place.row.form.sheet}!${place.cell}`);
    }
  }
  for (const customer of ledger.customers)
    for (const mark of customer.ownMarks) {
      const cell = mark.column === undefined ? undefined : `${mark.column}${String(mark.row.record.row)}`;
      const sheet = findSheet(book, mark.row.form.sheet);
      if (cell === undefined || !sheet || kept.has(`${sheet.name}!${cell}`)) continue;
      const value = cellAt(sheet, mark.row.record.row, columnNumber(mark.column ?? ''))?.value ?? '';
      if (sheet.protected || !isOnlyMark(value)) tokens.set(markToken(mark.row, mark.date), mark.look);
      else changes.push(...takenAway(sheet.name, cell, value, mark.look));
    }
  return { changes: [...changes, ...marksPart(book, tokens)], questions, unmarked };
}

/** The cell holds a `*` and nothing else: nobody has written a level there. */
function isOnlyMark(value: Scalar): boolean {
  const words = String(value).trim();
  return words !== '' && words.replace(PLANNED_MARKS, '').trim() === '';
}

function isEmpty(sheet: SheetSnapshot, place: Place): boolean {
  return String(cellAt(sheet, place.row.record.row, place.column)?.value ?? '').trim() === '';
}

function ownMarkAt(ledger: Ledger, visit: Visit, place: Place): boolean {
  const marks = ledger.customers[visit.customer]?.ownMarks ?? [];
  return marks.some(({ day, row }) => day === visit.day && row.record === place.row.record);
}

/** A mark of ours that nobody fulfilled is taken back, with the look that we gave it; a cell that somebody recoloured since stays. */
function takenAway(sheet: string, cell: string, before: Scalar, given: MarkLook): Change[] {
  const at = { sheet, cell, why: text('schedule.change.moved-on') };
  const look = { ...at, restore: IF_STILL_OURS };
  const changes: Change[] = [{ ...at, kind: 'value', before, after: '' }];
  if (given === 'p') return changes;
  const [fill, color] = given === 'o' ? [OVERDUE_FILL, OVERDUE_FONT] : [TODAY_FILL, undefined];
  changes.push({ ...look, kind: 'fill', before: fill, after: '' });
  if (color === undefined)
    return [...changes, { ...look, kind: 'font', before: { bold: true }, after: { bold: false } }];
  const [bold, thin] = ['medium', 'thin'] as const;
  changes.push(
    { ...look, kind: 'font', before: { bold: true, color }, after: { bold: false, color: '' } },
    {
      ...look,
      kind: 'border',
      before: { top: bold, bottom: bold, left: bold, right: bold, color },
      after: { top: thin, bottom: thin, left: thin, right: thin, color: '' },
    },
  );
  return changes;
}

function lookOf(visit: Visit, today: number): MarkLook {
  if (visit.due.status === 'overdue') return 'o';
  return visit.day === today ? 't' : 'p';
}

/** Keeps in the workbook which marks are ours. */
function marksPart(book: WorkbookSnapshot, tokens: ReadonlyMap<string, MarkLook>): Change[] {
  const before = book.parts.get(DOCUMENT_PARTS.marks) ?? '';
  const after = serialiseMarks(tokens);
  if (before === after) return [];
  return [
    {
      kind: 'document-part',
      sheet: '',
      namespace: DOCUMENT_PARTS.marks,
      before,
      after,
      why: text('schedule.change.own-marks'),
    },
  ];
}

interface Place {
  readonly row: LedgerRow;
  readonly column: number;
  readonly cell: string;
}

/**
 * The day's cell in a matrix that has the day; of several rows (two halves of a month, two consultants) that with the day's column, of
 * those that of the customer's present consultant.
 */
function placeOf(
  ledger: Ledger,
  rows: readonly MatrixRow[],
  visit: Visit,
): Place | 'no-matrix' | 'other-month' | 'no-column' {
  const consultant = ledger.customers[visit.customer]?.consultant;
  const within = rows.filter(({ row }) => {
    const span = spanOf(row.form);
    return span !== undefined && visit.day >= span.first && visit.day <= span.last;
  });
  const places = within.flatMap(({ row, consultant: whose }) => {
    const letters = columnOfDay(row.form, visit.day);
    return letters === undefined ? [] : [{ row, letters, whose }];
  });
  const found = places.find(({ whose }) => whose === consultant) ?? places[0];
  if (!found) return within.length > 0 ? 'no-column' : rows.length > 0 ? 'other-month' : 'no-matrix';
  const { row, letters } = found;
  return { row, column: columnNumber(letters), cell: letters + String(row.record.row) };
}

type Refusal = { readonly why: Unmarked; readonly cell?: string };

function refusalOf(
  sheet: SheetSnapshot,
  place: Place,
  visit: Visit,
  rowsOf: ReadonlyMap<number, readonly MatrixRow[]>,
): Refusal | undefined {
  if (sheet.protected) return { why: 'protected' };
  const row = place.row.record.row;
  const cell = cellAt(sheet, row, place.column);
  if (isStruckOut(sheet, place)) return { why: 'struck-out' };
  if (cell?.formula !== undefined) return { why: 'formula' };
  if (cell?.error || place.row.form.problems.some((problem) => problem.cell === place.cell))
    return { why: 'unreadable' };
  const unread = unreadAfter(place, visit, rowsOf);
  if (unread !== undefined) return { why: 'unread', cell: unread };
  const merged = sheet.merges?.find((area) => contains(area, row, place.column));
  if (merged && (merged.top !== row || merged.left !== place.column)) return { why: 'merged' };
  const planned = plannedIn(place.row.form, place.row.record).some(({ day }) => day === visit.day);
  if (String(cell?.value ?? '').trim() !== '') return planned ? undefined : { why: 'occupied' };
  const refused = sheet.validations?.some(
    ({ range, values }) => values !== undefined && !values.includes(MARK) && rangeHas(range, row, place.column),
  );
  return refused ? { why: 'validation' } : undefined;
}

/** A day cell of the customer's rows after the last contact that could not be read: it may be a contact, a deal, an end. */
function unreadAfter(
  place: Place,
  visit: Visit,
  rowsOf: ReadonlyMap<number, readonly MatrixRow[]>,
): string | undefined {
  const last = visit.due.from?.day ?? -Infinity;
  for (const { row } of rowsOf.get(visit.customer) ?? []) {
    const { form, record } = row;
    if (form.sheet !== place.row.form.sheet || form.problems.length === 0) continue;
    const cells = new Set(form.problems.map(({ cell }) => cell));
    const span = spanOf(form);
    if (!span) continue;
    for (let day = Math.max(span.first, last + 1); day <= span.last; day += 1) {
      const letters = columnOfDay(form, day);
      if (letters !== undefined && cells.has(letters + String(record.row))) return letters + String(record.row);
    }
  }
  return undefined;
}

function rangeHas(range: string, row: number, column: number): boolean {
  return range.split(/[\s,]+/u).some((part) => {
    const area = parseArea(part);
    return area !== undefined && contains(area, row, column);
  });
}

/** The customer's name is crossed out: on paper that says lost, and a person must say so in words. */
function isStruckOut(sheet: SheetSnapshot, { row }: Place): boolean {
  const name = row.form.columns.find(({ field }) => field === 'customerName' || field === 'phone');
  return name !== undefined && cellAt(sheet, row.record.row, columnNumber(name.column))?.strike === true;
}

function questionOf(
  refusal: Unmarked,
  at: { readonly sheet: string; readonly cell: string },
  visit: Visit,
): Text | undefined {
  const values = { name: visit.name ?? '', date: dateOf(visit.day), ...at };
  switch (refusal) {
    case 'protected':
    case 'struck-out':
    case 'occupied':
    case 'validation':
    case 'unreadable':
    case 'unread':
      return text(`schedule.question.${refusal}`, values);
    case 'no-matrix':
    case 'other-month':
    case 'no-column':
    case 'formula':
    case 'merged':
      return undefined;
  }
}

function changesFor(sheet: SheetSnapshot, place: Place, visit: Visit, today: number): Change[] {
  const at = { sheet: sheet.name, cell: place.cell };
  const why = whyOf(visit, today);
  const changes: Change[] = [];
  if (isEmpty(sheet, place)) {
    changes.push({ ...at, kind: 'value', before: '', after: MARK, why });
    changes.push({ ...at, kind: 'align', after: { horizontal: 'right', vertical: 'top' }, why });
  }
  if (visit.due.status === 'overdue') changes.push(...lookOfMark({ ...at, why }, 'overdue'));
  else if (visit.day === today) changes.push(...lookOfMark({ ...at, why }, 'today'));
  return changes;
}

function whyOf({ name, due, day }: Visit, today: number): Text {
  const values = { name: name ?? '', date: dateOf(day), last: due.from?.date ?? '', days: due.overdueDays };
  if (due.status === 'overdue') return text('schedule.change.overdue', values);
  return text(day === today ? 'schedule.change.due-today' : 'schedule.change.upcoming', values);
}
