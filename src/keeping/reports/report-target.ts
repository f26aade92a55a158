import type { IsoDate } from '../../calendar';
import { answersIn, recognise } from '../../forms';
import type { Form } from '../../forms/types';
import { parseSerial } from '../../forms/values';
import {
  appliedTo,
  cellAt,
  cellName,
  columnNumber,
  findSheet,
  parseArea,
  type Change,
  type SheetSnapshot,
} from '../../sheet';
import { serialOfDay, formatKind } from '../../calendar';
import { text } from '../../words';
import { sameConsultant } from '../customers';
import { datedTitle, redated } from '../dates';
import { asItsPeers } from '../peers';
import { plainReport } from './plain-report';
import { reportOf } from './report-line';
import { freeName } from '../sheet-names';
import type { Books } from '../types';

/** The report that lines go into, and what must be done before so that it is there. */
export interface ReportTarget {
  readonly changes: readonly Change[];
  readonly books: Books;
  readonly form: Form;
}

/**
 * The consultant's own sheet for the day, else the next empty report sheet, else a copy of the latest one named alike, else a plain one.
 * The changes lead to `books`, in which `form` is that report.
 */
export function reportTarget(books: Books, consultant: string, date: IsoDate): ReportTarget {
  const own = reportOf(books.recognised.forms, date, consultant);
  if (own) return { changes: [], books, form: asItsPeers(books, own) };
  const candidates = [
    ...emptyReports(books, consultant).map((form) => () => titled(books, form, date)),
    () => copied(books, consultant, date),
  ];
  for (const candidate of candidates) {
    const changes = candidate();
    const target = changes && targetAfter(books, changes, consultant, date);
    if (target) return target;
  }
  const changes = [plainReport(books, consultant, date)];
  const target = targetAfter(books, changes, consultant, date);
  if (!target) throw new Error('a plain report that is not read as one');
  return target;
}

/** The workbook with the changes done, if the report is there then and empty or the day's own. */
function targetAfter(
  books: Books,
  changes: readonly Change[],
  consultant: string,
  date: IsoDate,
): ReportTarget | undefined {
  const after = booksAfter(books, changes);
  const form = reportOf(after.recognised.forms, date, consultant);
  if (!form || form.date !== date || form.records.length > 0) return undefined;
  return { changes, books: after, form: asItsPeers(after, form) };
}

/** The workbook as it is read once changes stand in it; customers are known from before. */
export function booksAfter(books: Books, changes: readonly Change[]): Books {
  const touched = new Set(changes.map(({ sheet }) => sheet));
  const book = appliedTo(books.book, changes);
  const part = recognise(
    { ...book, sheets: book.sheets.filter(({ name }) => touched.has(name)) },
    { answers: answersIn(book) },
  );
  const forms = books.recognised.forms.filter(({ sheet }) => !touched.has(sheet));
  return { ...books, book, recognised: { ...books.recognised, forms: [...forms, ...part.forms] } };
}

/** Reports without a line and without a day, in the order of the workbook. */
function emptyReports({ recognised }: Books, consultant: string): Form[] {
  return recognised.forms.filter(
    (form) =>
      form.form === 'daily-report' &&
      form.records.length === 0 &&
      form.date === undefined &&
      (form.consultant === undefined || sameConsultant(form.consultant, consultant)),
  );
}

/** The day written into the title of an empty report. */
function titled({ book }: Books, form: Form, date: IsoDate): Change[] | undefined {
  const sheet = findSheet(book, form.sheet);
  if (!sheet || sheet.protected) return undefined;
  for (const { row, column, value } of titleCells(sheet, form)) {
    const after = typeof value === 'string' ? datedTitle(value, date) : undefined;
    if (after !== undefined)
      return [
        {
          kind: 'value',
          sheet: sheet.name,
          cell: cellName(row, column),
          before: value,
          after,
          why: text('keeping.change.report-day', { date }),
        },
      ];
  }
  return undefined;
}

function* titleCells(
  sheet: SheetSnapshot,
  form: Form,
): Generator<{ row: number; column: number; value: string | number }> {
  const first = Math.min(...form.headerRows);
  for (let row = 1; row < first; row += 1)
    for (let column = 1; column <= sheet.lastColumn; column += 1) {
      const cell = cellAt(sheet, row, column);
      if (
        cell === undefined ||
        cell.formula !== undefined ||
        cell.error ||
        typeof cell.value === 'boolean' ||
        cell.value === ''
      )
        continue;
      yield { row, column, value: cell.value };
    }
}

/** A copy of the consultant's latest report (else anybody's, if it names nobody), emptied and with the new day. */
function copied(books: Books, consultant: string, date: IsoDate): Change[] | undefined {
  const { book, recognised } = books;
  const reports = recognised.forms.filter(
    (form) => form.form === 'daily-report' && form.date !== undefined && alone(recognised.forms, form),
  );
  const own = reports.filter((form) => sameConsultant(form.consultant, consultant));
  const open = reports.filter((form) => form.consultant === undefined);
  const [latest] = [...(own.length > 0 ? own : open)].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const sheet = latest && findSheet(book, latest.sheet);
  if (!latest || !sheet || sheet.protected || latest.date === undefined) return undefined;
  const was = latest.date;
  const to = freeName(
    redated(latest.sheet, was, date) ??
      `${latest.sheet} ${String(Number(date.slice(5, 7)))}.${String(Number(date.slice(8)))}`,
    book.sheets.map(({ name }) => name),
  );
  const why = text('keeping.change.report-copy', { from: latest.sheet, date });
  const changes: Change[] = [{ kind: 'copy-sheet', from: latest.sheet, sheet: to, why }];
  for (const { row, column, value } of titleCells(sheet, latest)) {
    const at = { sheet: to, cell: cellName(row, column) };
    const after =
      typeof value === 'string'
        ? redated(value, was, date)
        : formatKind(cellAt(sheet, row, column)?.format) === 'date' && value === serialOfDay(was, book.date1904)
          ? serialOfDay(date, book.date1904)
          : undefined;
    if (after !== undefined && after !== value) changes.push({ ...at, kind: 'value', before: value, after, why });
  }
  return [...changes, ...apartDay(sheet, latest, to, was, date), ...emptied(sheet, latest, to)];
}

/** The only form of its sheet: a copy takes nothing else along. */
const alone = (forms: readonly Form[], form: Form): boolean =>
  forms.filter(({ sheet }) => sheet === form.sheet).length === 1;

/** Month and day in cells of their own: 6 | 月 | 3 | 日. */
function apartDay(sheet: SheetSnapshot, form: Form, to: string, was: IsoDate, date: IsoDate): Change[] {
  const changes: Change[] = [];
  for (const { row, column, value } of titleCells(sheet, form)) {
    const behind = String(cellAt(sheet, row, column + 1)?.value ?? '').trim();
    const part = /^月/u.test(behind)
      ? 'month'
      : /^[日号]/u.test(behind)
        ? 'day'
        : /^年/u.test(behind)
          ? 'year'
          : undefined;
    if (part === undefined || !/^\d{1,4}$/u.test(String(value).trim())) continue;
    const of = (iso: IsoDate): number =>
      Number(part === 'year' ? iso.slice(0, 4) : part === 'month' ? iso.slice(5, 7) : iso.slice(8));
    if (Number(value) !== of(was) || of(was) === of(date)) continue;
    const after = typeof value === 'number' ? of(date) : String(of(date));
    changes.push({ kind: 'value', sheet: to, cell: cellName(row, column), before: value, after });
  }
  return changes;
}

/** The lines of the copy without what was in them, and the foot without its counts; numbers, formulas and printed words stay. */
function emptied(sheet: SheetSnapshot, form: Form, to: string): Change[] {
  const area = parseArea(form.range);
  if (!area) return [];
  const serials = new Set(
    form.columns.filter(({ field }) => field === 'serial').map(({ column }) => columnNumber(column)),
  );
  const records = new Set(form.records.map(({ row }) => row));
  const last = Math.max(...form.headerRows);
  const changes: Change[] = [];
  for (let row = last + 1; row <= sheet.lastRow; row += 1) {
    for (let column = 1; column <= sheet.lastColumn; column += 1) {
      const cell = cellAt(sheet, row, column);
      if (cell === undefined || cell.value === '' || cell.formula !== undefined) continue;
      const line = records.has(row) && column >= area.left && column <= area.right;
      const numbered = serials.has(column) && parseSerial(cell.value) !== undefined;
      if (line ? numbered : typeof cell.value !== 'number' || numbered) continue;
      changes.push({
        kind: 'value',
        sheet: to,
        cell: cellName(row, column),
        ...(cell.error ? {} : { before: cell.value }),
        after: '',
      });
    }
  }
  return changes;
}
