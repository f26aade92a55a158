import { dateOf } from '../calendar';
import { dayColumnOf } from '../forms/types';
import type { Ledger, LedgerRow, MatrixRow } from '../customers';
import {
  cellAt,
  columnNumber,
  contains,
  findSheet,
  parseArea,
  type Change,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from '../sheet';
import type { Due } from '../schedule';
import { text, type Text } from '../words';
import type { OpenQuestion, Unmarked } from './types';

/** Overdue and due today differ by fill, and by a heavy box round the overdue mark: paper copies have no colour. */
const OVERDUE_FILL = '#FFC7CE';
// Not the yellow of A, nor any other level's colour.
const TODAY_FILL = '#E4D3F5';
const OVERDUE_FONT = '#9C0006';
export const MARK = '*';

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
  /** Customers whose visit is not marked in a sheet. */
  readonly unmarked: readonly { readonly customer: number; readonly why: Unmarked }[];
}

/**
 * A `*` in the due day's cell of the customer's matrix row, right and top as on paper. What stands in a cell stays; nothing is
 * written outside the month's days, on protected sheets, in struck-out rows, formulas, or cells that could not be read.
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
  const unmarked: { customer: number; why: Unmarked }[] = [];
  const asked = new Set<string>();
  for (const visit of visits) {
    const place = placeOf(ledger, rowsOf.get(visit.customer) ?? [], visit);
    if (typeof place === 'string') {
      unmarked.push({ customer: visit.customer, why: place });
      continue;
    }
    const sheet = findSheet(book, place.row.form.sheet);
    const refusal = sheet ? refusalOf(sheet, place) : 'no-matrix';
    if (refusal !== undefined) {
      unmarked.push({ customer: visit.customer, why: refusal });
      const question = questionOf(refusal, place, visit);
      const key = refusal === 'protected' ? place.row.form.sheet : `${place.row.form.sheet}!${place.cell}`;
      if (question && !asked.has(key))
        questions.push({ sheet: place.row.form.sheet, cell: place.cell, text: question });
      asked.add(key);
      continue;
    }
    if (sheet) changes.push(...changesFor(sheet, place, visit, today));
  }
  return { changes, questions, unmarked };
}

interface Place {
  readonly row: LedgerRow;
  readonly column: number;
  readonly cell: string;
}

/** The day's cell in the matrix of the day's month; of two rows that of the customer's present consultant. */
function placeOf(ledger: Ledger, rows: readonly MatrixRow[], visit: Visit): Place | 'no-matrix' | 'other-month' {
  const date = dateOf(visit.day);
  const inMonth = rows.filter(({ row }) => dayColumnOf(row.form, date) !== undefined);
  const consultant = ledger.customers[visit.customer]?.consultant;
  const matrix = inMonth.find((row) => row.consultant === consultant) ?? inMonth[0];
  if (!matrix) return rows.length > 0 ? 'other-month' : 'no-matrix';
  const letters = dayColumnOf(matrix.row.form, date);
  if (letters === undefined) return 'other-month';
  return { row: matrix.row, column: columnNumber(letters), cell: letters + String(matrix.row.record.row) };
}

function refusalOf(sheet: SheetSnapshot, place: Place): Unmarked | undefined {
  if (sheet.protected) return 'protected';
  const row = place.row.record.row;
  const cell = cellAt(sheet, row, place.column);
  if (isStruckOut(sheet, place)) return 'struck-out';
  if (cell?.formula !== undefined) return 'formula';
  if (cell?.error || place.row.form.problems.some((problem) => problem.cell === place.cell)) return 'unreadable';
  const merged = sheet.merges?.find((area) => contains(area, row, place.column));
  if (merged && (merged.top !== row || merged.left !== place.column)) return 'merged';
  const planned = place.row.record.planned?.includes(Number(dayOfPlace(place))) ?? false;
  if (String(cell?.value ?? '').trim() !== '') return planned ? undefined : 'occupied';
  const refused = sheet.validations?.some(
    ({ range, values }) => values !== undefined && !values.includes(MARK) && rangeHas(range, row, place.column),
  );
  return refused ? 'validation' : undefined;
}

function dayOfPlace(place: Place): string | undefined {
  return Object.entries(place.row.form.dayColumns ?? {}).find(
    ([, letters]) => columnNumber(letters) === place.column,
  )?.[0];
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

function questionOf(refusal: Unmarked, place: Place, visit: Visit): Text | undefined {
  const values = { name: visit.name ?? '', date: dateOf(visit.day), sheet: place.row.form.sheet, cell: place.cell };
  switch (refusal) {
    case 'protected':
    case 'struck-out':
    case 'occupied':
    case 'validation':
    case 'unreadable':
      return text(`schedule.question.${refusal}`, values);
    case 'no-matrix':
    case 'other-month':
    case 'formula':
    case 'merged':
      return undefined;
  }
}

function changesFor(sheet: SheetSnapshot, place: Place, visit: Visit, today: number): Change[] {
  const at = { sheet: sheet.name, cell: place.cell };
  const why = whyOf(visit, today);
  const changes: Change[] = [];
  const empty = String(cellAt(sheet, place.row.record.row, place.column)?.value ?? '').trim() === '';
  if (empty) {
    changes.push({ ...at, kind: 'value', before: '', after: MARK, why });
    changes.push({ ...at, kind: 'align', after: { horizontal: 'right', vertical: 'top' }, why });
  }
  if (visit.due.status === 'overdue') {
    changes.push({ ...at, kind: 'fill', after: OVERDUE_FILL, why });
    changes.push({ ...at, kind: 'font', after: { bold: true, color: OVERDUE_FONT }, why });
    const line = 'medium';
    changes.push({
      ...at,
      kind: 'border',
      after: { top: line, bottom: line, left: line, right: line, color: OVERDUE_FONT },
      why,
    });
  } else if (visit.day === today) {
    changes.push({ ...at, kind: 'fill', after: TODAY_FILL, why });
    changes.push({ ...at, kind: 'font', after: { bold: true }, why });
  }
  return changes;
}

function whyOf({ name, due, day }: Visit, today: number): Text {
  const values = { name: name ?? '', date: dateOf(day), last: due.from?.date ?? '', days: due.overdueDays };
  if (due.status === 'overdue') return text('schedule.change.overdue', values);
  return text(day === today ? 'schedule.change.due-today' : 'schedule.change.upcoming', values);
}
