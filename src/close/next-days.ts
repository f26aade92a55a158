import { dayOf, daysInMonth, monthOf, weekdayOf } from '../calendar';
import { dateOfFormDay, type Form } from '../forms/types';
import { cellName, parseArea } from '../sheet';
import type { SheetDraft } from './draft';
import { nextDate, type Period } from './period';
import { nextPeriodWords, weekdayLike } from './period-words';
import { dayPlaces, dayStep, isFreeForDay } from './reshape';
import { isDateFormat, serialOf } from './titles';

/** Day numbers or dates in the headings, the weekdays, and the days that the new month does not have. */
export class NextDays {
  /** Day number → column, days that were added included. */
  readonly columns: Map<number, number>;
  /** The last column of the table, those that were added included. */
  last: number;
  private readonly top: number;
  private readonly bottom: number;

  constructor(
    private readonly draft: SheetDraft,
    private readonly form: Form,
    private readonly period: Period,
    private readonly date1904: boolean,
  ) {
    const area = parseArea(form.range);
    this.columns = dayPlaces(form, period);
    this.last = area?.right ?? 1;
    this.bottom = area?.bottom ?? 1;
    this.top = Math.min(...form.headerRows);
  }

  write(): void {
    const known = new Set([...this.columns.keys()].filter((day) => this.wasThere(day)));
    this.complete();
    for (const [day, column] of this.columns) {
      const date = nextDate(this.period, day);
      for (const row of this.form.headerRows) this.heading(row, column, day, date);
      const fresh = !known.has(day);
      if (date !== undefined && fresh) {
        this.repeatFormula(column);
        const row = this.weekdayRow();
        const blank = row !== undefined && this.draft.cell(row, column)?.formula === undefined;
        if (blank && this.draft.valueAt(row, column) === '')
          this.weekday(row, column, String(this.draft.valueAt(row, this.sample(column))), date);
      }
      if (date === undefined || fresh) this.cross(column, date === undefined);
    }
  }

  /** The old month had the day. */
  private wasThere(day: number): boolean {
    const date = dateOfFormDay(this.form, day);
    return date === undefined || day <= daysInMonth(monthOf(date));
  }

  private heading(row: number, column: number, day: number, date: string | undefined): void {
    const { draft } = this;
    const cell = draft.cell(row, column);
    if (cell?.formula !== undefined) {
      this.moveDateFormula(row, column, cell.formula);
      return;
    }
    const value = draft.valueAt(row, column);
    if (typeof value === 'number' && isDateFormat(cell?.format) && value > 31)
      draft.set(row, column, date === undefined ? '' : serialOf(dayOf(date), this.date1904));
    else if (typeof value === 'string' && value !== '' && !/^\d/u.test(value)) this.weekday(row, column, value, date);
    else if (date === undefined) draft.set(row, column, '');
    else if (typeof value === 'string' && value !== '') draft.set(row, column, this.dayWords(value, date));
    else if (value === '' && row === this.dayRow()) this.writeDay(row, column, day, date);
  }

  /** `6月3日`, `6/3` → that of the new month; `3日` stays. */
  private dayWords(words: string, date: string): string {
    if (this.period.span === undefined) return nextPeriodWords(words, this.period.month) ?? words;
    return words.replace(/^(\d{1,2})(?=\s*[月./-]\s*\d)/u, (month) =>
      month.startsWith('0') ? date.slice(5, 7) : String(Number(date.slice(5, 7))),
    );
  }

  /** `=DATE(2026,6,1)` at the head of the days: everything that counts on from it follows. */
  private moveDateFormula(row: number, column: number, formula: string): void {
    const { month, next } = this.period;
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
    const after = formula.replace(/DATE\(\s*(\d{4})\s*,\s*(\d{1,2})\s*,/giu, (whole, y: string, m: string) =>
      Number(y) === year && Number(m) === number ? `DATE(${next.slice(0, 4)},${String(Number(next.slice(5)))},` : whole,
    );
    if (after !== formula)
      this.draft.add({ kind: 'formula', sheet: this.draft.to, cell: cellName(row, column), before: formula, after });
  }

  /** A day that the old month lacked, under headings that refer to the cell above (`=AJ3`): the same formula for its column. */
  private repeatFormula(column: number): void {
    for (const row of this.form.headerRows) {
      const sample = this.draft.cell(row, this.sample(column));
      const above = /^=\$?[A-Z]{1,3}(\d+)$/u.exec(sample?.formula ?? '');
      if (!above || this.draft.cell(row, column)?.formula !== undefined || this.draft.valueAt(row, column) !== '')
        continue;
      const after = `=${cellName(Number(above[1]), column)}`;
      this.draft.add({ kind: 'formula', sheet: this.draft.to, cell: cellName(row, column), before: '', after });
      this.draft.format(row, column, sample?.format);
    }
  }

  private weekday(row: number, column: number, sample: string, date: string | undefined): void {
    const like = sample === '' ? undefined : weekdayLike(sample, date === undefined ? 1 : weekdayOf(dayOf(date)));
    if (like !== undefined) this.draft.set(row, column, date === undefined ? '' : like);
  }

  /** The column of the first day, which shows how a day is headed. */
  private sample(column: number): number {
    return this.columns.get(this.period.known[0] ?? 1) ?? column;
  }

  /** The header row with the day numbers, and the one with the weekdays. */
  private dayRow(): number | undefined {
    const column = this.sample(0);
    return this.form.headerRows.find((row) => /^\d/u.test(String(this.draft.cell(row, column)?.value ?? '')));
  }

  private weekdayRow(): number | undefined {
    const column = this.sample(0);
    return this.form.headerRows.find(
      (row) => weekdayLike(String(this.draft.cell(row, column)?.value ?? ''), 1) !== undefined,
    );
  }

  /** A day heading for a new column, written like that of the first day: a date, `31日` or 31. */
  private writeDay(row: number, column: number, day: number, date: string): void {
    const sample = this.draft.cell(row, this.sample(column));
    if (typeof sample?.value === 'string')
      this.draft.set(row, column, this.dayWords(sample.value, date).replace(/\d+(?=\D*$)/u, String(day)));
    else if (typeof sample?.value === 'number' && sample.value > 31) {
      this.draft.set(row, column, serialOf(dayOf(date), this.date1904));
      this.draft.format(row, column, sample.format);
    } else this.draft.set(row, column, day);
  }

  /**
   * A longer month needs columns for its last days: free ones behind the last day that the form has (a 31st without a number, or columns
   * that were put in), else new ones right of the table.
   */
  private complete(): void {
    let before: number | undefined;
    for (const day of this.period.wanted) {
      if (!this.columns.has(day) && nextDate(this.period, day) !== undefined) {
        const beside = (before ?? this.last) + dayStep(this.columns);
        const free = isFreeForDay(this.draft.from, this.form, this.columns, beside, day);
        this.columns.set(day, free ? beside : this.addColumn());
      }
      before = this.columns.get(day) ?? before;
    }
  }

  /** A column right of the table, ruled like it. */
  addColumn(): number {
    this.last += 1;
    const cell = `${cellName(this.top, this.last)}:${cellName(this.bottom, this.last)}`;
    const line = 'thin';
    const { to } = this.draft;
    this.draft.add(
      { kind: 'border', sheet: to, cell, after: { top: line, bottom: line, left: line, right: line } },
      { kind: 'align', sheet: to, cell, after: { horizontal: 'center', vertical: 'center' } },
    );
    return this.last;
  }

  /** The heading's row of a column that was added. */
  headRow(): number {
    return this.dayRow() ?? this.top;
  }

  /** Crosses a day out, or takes the cross away. */
  private cross(column: number, out: boolean): void {
    const cell = `${cellName(this.top, column)}:${cellName(this.bottom, column)}`;
    const line = out ? 'thin' : 'none';
    this.draft.add({ kind: 'border', sheet: this.draft.to, cell, after: { diagonalUp: line, diagonalDown: line } });
  }
}
