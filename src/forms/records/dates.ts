import type { IsoDate } from '../../calendar';
import type { Cell } from '../../sheet';
import type { Assigned } from '../columns/assign';
import { alsoGives, type RecordFields } from '../fields';
import { FORM_SPECS } from '../kinds';
import { cellText, isBlankOrNothing, isDitto, parseDate } from '../values';
import { ownCell, type FormContext } from './context';

/** A day before the end of the row's own time: first contacts, carry-over. */
export function readPastDate(
  context: FormContext,
  cell: Cell,
  anchor: IsoDate | undefined,
): ReturnType<typeof parseDate> {
  return parseDate(cell, {
    date1904: context.date1904,
    year: context.year,
    month: context.month,
    ...(anchor === undefined ? {} : { direction: 'past' as const, anchor }),
  });
}

/** A day without its year is the first such day from the row's own date on. */
function futureFrom(
  { date1904, year, month }: FormContext,
  anchor: IsoDate | undefined,
): Parameters<typeof parseDate>[1] {
  return { date1904, year, month, ...(anchor === undefined ? {} : { direction: 'future' as const, anchor }) };
}

const WON = /成交|下[订定]|[大小][订定]|[订定]车|锁单|签[单约]/u;
const LOST = /战败|失控|流失/u;

/** How a line ended, by the last of its days under 成交日期 or 战败日期; a column of states says it better. */
export function endedBy(
  { columns, date1904, year }: FormContext,
  cellOf: (column: number) => Cell | undefined,
): 'won' | 'lost' | undefined {
  if (columns.some(({ field }) => field === 'status')) return undefined;
  let last = '';
  let ended: 'won' | 'lost' | undefined;
  for (const { field, column, header } of columns) {
    const cell = field === 'closingDate' ? cellOf(column) : undefined;
    const { date } = cell === undefined ? {} : parseDate(cell, { date1904, ...(year === undefined ? {} : { year }) });
    const end = LOST.test(header) ? 'lost' : WON.test(header) ? 'won' : undefined;
    if (date === undefined || end === undefined || date < last) continue;
    [last, ended] = [date, end];
  }
  return ended;
}

/** First contacts, closings and appointments of a row, which are completed from its own date. */
export function readDates(
  context: FormContext,
  draft: RecordFields,
  row: number,
  cellOf: (column: number) => Cell | undefined,
): void {
  for (const column of context.columns) {
    if (column.field !== 'firstContactDate' && column.field !== 'appointment' && column.field !== 'closingDate')
      continue;
    const cell = cellOf(column.column);
    if (cell === undefined || cell.error || isBlankOrNothing(cellText(cell))) continue;
    if (column.field === 'firstContactDate') {
      const reading = readPastDate(context, cell, draft.date ?? context.monthEnd);
      if (reading.date !== undefined) draft.firstContactDate = reading.date;
      else if (reading.empty === undefined) context.problems.add(row, column.column, 'unreadable-date', cell);
      continue;
    }
    const anchor = draft.date ?? context.titleDate ?? context.monthStart;
    if (column.field === 'closingDate') {
      const closed = parseDate(cell, futureFrom(context, anchor));
      if (closed.date !== undefined) draft.closingDate = closed.date;
      else if (closed.empty === undefined) context.problems.add(row, column.column, 'unreadable-date', cell);
      continue;
    }
    const reading = parseDate(cell, futureFrom(context, anchor));
    const whole = reading.date !== undefined && (reading.rest ?? '') === '';
    draft.appointment = whole ? reading.date : cellText(cell).trim();
  }
}

/** A day and a clock time in one cell, as systems write them. */
const INSTANT = /\d{4}\D\d{1,2}\D\d{1,2}\D.*\d[:：]\d/u;

/**
 * Times that belong to another day than the row's: 到店时间 of a lead that came in three days before is no time of arrival on the lead's day.
 */
export function dropOtherDays(
  { columns, date1904 }: FormContext,
  draft: RecordFields,
  cellOf: (column: number) => Cell | undefined,
): void {
  if (draft.date === undefined) return;
  for (const { field, column } of columns) {
    if ((field !== 'arriveTime' && field !== 'leaveTime') || draft[field] === undefined) continue;
    const cell = cellOf(column);
    if (cell === undefined || !(typeof cell.value === 'number' ? cell.value >= 1 : INSTANT.test(cellText(cell))))
      continue;
    const { date } = parseDate(cell, { date1904 });
    if (date !== undefined && date !== draft.date) delete draft[field];
  }
}

/** The date of each row of a register or of losses, where the sheet writes it once for several rows. */
export class DateKeeper {
  private last: IsoDate | undefined;
  private readonly everyRow: boolean;
  /** A heading row named a day: that of the rows below it, in whatever form. */
  private headed = false;

  constructor(
    private readonly context: FormContext,
    rows: readonly { readonly row: number; readonly why: string }[],
  ) {
    this.last = context.titleDate;
    const column = context.columns.find((one) => one.field === 'date');
    let blank = 0;
    let again = 0;
    let before: string | undefined;
    for (const row of rows) {
      if (column === undefined || row.why !== 'record') continue;
      const cell = ownCell(context, row.row, column.column);
      if (cell === undefined) {
        blank += 1;
        continue;
      }
      const text = cellText(cell);
      if (!isDitto(text) && text === before) again += 1;
      before = text;
    }
    this.everyRow = again > blank * 2 && again > 2;
  }

  /** A heading row that names the day of the rows below it. */
  heading(text: string): void {
    const reading = parseDate({ value: text }, this.dateContext());
    if (reading.date === undefined) return;
    this.last = reading.date;
    this.headed = true;
  }

  inherit(draft: RecordFields): void {
    if ((this.headed || FORM_SPECS[this.context.kind].inheritsDate) && this.last !== undefined) draft.date = this.last;
  }

  read(row: number, column: Assigned, cell: Cell | undefined, draft: RecordFields): void {
    if (cell === undefined) {
      if (this.last !== undefined && !this.everyRow) draft.date = this.last;
      return;
    }
    const text = cellText(cell);
    const same = isDitto(text);
    if (same && this.last === undefined) return;
    if (!same) {
      const reading = parseDate(cell, this.dateContext());
      if (reading.problem !== undefined) {
        this.context.problems.add(row, column.column, reading.problem, cell);
        this.last = undefined;
        return;
      }
      if (reading.empty) return;
      if (reading.timeProblem !== undefined) this.context.problems.add(row, column.column, reading.timeProblem, cell);
      const later =
        reading.alternative !== undefined &&
        this.last !== undefined &&
        reading.date !== undefined &&
        reading.date < this.last &&
        reading.alternative >= this.last;
      this.last = later ? reading.alternative : reading.date;
      this.times(column, reading.time, reading.endTime, draft);
    }
    if (this.last !== undefined) draft.date = this.last;
  }

  private times(column: Assigned, time: string | undefined, end: string | undefined, draft: RecordFields): void {
    if (this.context.family === 'loss' || this.context.columns.some((one) => one.field === 'arriveTime')) return;
    if (time !== undefined) {
      draft.arriveTime = time;
      alsoGives(this.context, column, 'arriveTime');
    }
    if (end !== undefined && !this.context.columns.some((one) => one.field === 'leaveTime')) {
      draft.leaveTime = end;
      alsoGives(this.context, column, 'leaveTime');
    }
  }

  private dateContext(): Parameters<typeof parseDate>[1] {
    const { year, month, date1904, monthStart } = this.context;
    const anchor = monthStart === undefined ? undefined : `${monthStart.slice(0, 8)}15`;
    return { date1904, year, month, ...(anchor === undefined ? {} : { direction: 'nearest' as const, anchor }) };
  }
}
