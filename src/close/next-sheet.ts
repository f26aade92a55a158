import { dayOf, daysInMonth, firstDayOfMonth, weekdayOf, type IsoMonth } from '../calendar';
import type { Form } from '../forms/types';
import { plannedIn } from '../customers';
import { isDitto } from '../forms/values';
import type { Cell, Change, Scalar, SheetSnapshot } from '../sheet';
import { cellAt, cellName, columnNumber, contains, parseArea } from '../sheet';
import { text } from '../words';
import type { Carried } from './carry';
import { carryCells, levelAndDay } from './carry-columns';
import { nextPeriodWords, weekdayLike } from './period-words';
import { seated, slotsOf, spanningAreas } from './slots';
import { isDateFormat, serialOf } from './titles';

/** What the changes of one copied matrix are written from. */
export interface NextSheet {
  readonly form: Form;
  readonly from: SheetSnapshot;
  readonly to: string;
  readonly month: IsoMonth;
  readonly next: IsoMonth;
  readonly carried: readonly Carried[];
  readonly date1904: boolean;
}

const MARK = '*';
const EMPTY: ReadonlySet<number> = new Set();
/** What a customer's row says of last month only. */
const OF_THE_MONTH: ReadonlySet<string> = new Set([
  'carryOver',
  'monthEndLevel',
  'lossReason',
  'outcome',
  'followUpLevel',
  'appointment',
  'serial',
]);

/** The changes that turn a copy of this month's matrix into next month's: days, weekdays, contents, customers, first marks. */
export class NextSheetWriter {
  private readonly changes: Change[] = [];
  private readonly left: number;
  private readonly right: number;
  private readonly bottom: number;
  private readonly dayColumn = new Map<number, number>();
  /** Several columns for one field (月末盘点>H, >A …) are cleared like one. */
  private readonly fieldColumns = new Map<string, readonly number[]>();
  private readonly headerRows: readonly number[];
  /** The last column, those that we add included. */
  private last: number;
  /** A column of ours for 上月留存, where the form has no place for somebody's level. */
  private carryColumn: number | undefined;

  constructor(private readonly plan: NextSheet) {
    const { form } = plan;
    const area = parseArea(form.range);
    this.left = area?.left ?? 1;
    this.right = area?.right ?? 1;
    this.bottom = area?.bottom ?? 1;
    this.last = this.right;
    for (const [day, letters] of Object.entries(form.dayColumns ?? {}))
      this.dayColumn.set(Number(day), columnNumber(letters));
    for (const { field, column } of form.columns)
      this.fieldColumns.set(field, [...(this.fieldColumns.get(field) ?? []), columnNumber(column)]);
    this.headerRows = form.headerRows;
  }

  write(): Change[] {
    this.addCarryColumn();
    this.days();
    this.clear();
    this.customers();
    return this.changes;
  }

  private value(row: number, column: number, after: Scalar): void {
    const before = this.before(row, column);
    if (before === after) return;
    this.changes.push({
      kind: 'value',
      sheet: this.plan.to,
      cell: cellName(row, column),
      before,
      after,
      why: text('rollups.change.close', { month: this.plan.next }),
    });
  }

  /** What stands in the copy now: the old cell, or what we wrote over it. */
  private readonly now = new Map<string, Scalar>();

  private before(row: number, column: number): Scalar {
    return this.now.get(`${String(row)} ${String(column)}`) ?? cellAt(this.plan.from, row, column)?.value ?? '';
  }

  private set(row: number, column: number, after: Scalar): void {
    this.value(row, column, after);
    this.now.set(`${String(row)} ${String(column)}`, after);
  }

  private format(row: number, column: number, format: string | undefined): void {
    const before = cellAt(this.plan.from, row, column)?.format;
    const after = format ?? 'General';
    if ((before ?? 'General') !== after)
      this.changes.push({ kind: 'number-format', sheet: this.plan.to, cell: cellName(row, column), after });
  }

  /** Day numbers or dates in the header, the weekday row, and the days that the new month does not have. */
  private days(): void {
    const { from, month, next, date1904 } = this.plan;
    const length = daysInMonth(next);
    const known = daysInMonth(month);
    this.completeDays(length);
    for (const [day, column] of this.dayColumn) {
      const exists = day <= length;
      for (const row of this.headerRows) {
        const cell = cellAt(from, row, column);
        if (cell?.formula !== undefined) {
          this.moveDateFormula(row, column, cell.formula);
          continue;
        }
        const value = this.before(row, column);
        if (typeof value === 'number' && isDateFormat(cell?.format) && value > 31) {
          this.set(row, column, exists ? serialOf(firstDayOfMonth(next) + day - 1, date1904) : '');
        } else if (typeof value === 'string' && value !== '' && !/^\d/u.test(value)) {
          this.weekday(row, column, value, exists ? day : undefined);
        } else if (!exists) this.set(row, column, '');
        else if (typeof value === 'string' && nextPeriodWords(value, month) !== undefined)
          this.set(row, column, nextPeriodWords(value, month) ?? value);
        else if (value === '' && row === this.dayRow()) this.writeDay(row, column, day);
      }
      if (exists && day > known) this.repeatFormula(column);
      const weekdayRow = this.weekdayRow();
      if (exists && day > known && weekdayRow !== undefined && this.before(weekdayRow, column) === '')
        this.weekday(weekdayRow, column, String(this.before(weekdayRow, this.dayColumn.get(1) ?? column)), day);
      if (day > Math.min(known, length) || !exists) this.cross(column, !exists);
    }
  }

  /** `=DATE(2026,6,1)` at the head of the days: everything that counts on from it follows. */
  private moveDateFormula(row: number, column: number, formula: string): void {
    const { month, next } = this.plan;
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
    const after = formula.replace(/DATE\(\s*(\d{4})\s*,\s*(\d{1,2})\s*,/giu, (whole, y: string, m: string) =>
      Number(y) === year && Number(m) === number ? `DATE(${next.slice(0, 4)},${String(Number(next.slice(5)))},` : whole,
    );
    if (after !== formula)
      this.changes.push({ kind: 'formula', sheet: this.plan.to, cell: cellName(row, column), before: formula, after });
  }

  /** A day that the old month lacked, under headings that refer to the cell above (`=AJ3`): the same formula for its column. */
  private repeatFormula(column: number): void {
    for (const row of this.headerRows) {
      const sample = cellAt(this.plan.from, row, this.dayColumn.get(1) ?? column);
      const above = /^=\$?[A-Z]{1,3}(\d+)$/u.exec(sample?.formula ?? '');
      if (!above || cellAt(this.plan.from, row, column)?.formula !== undefined || this.before(row, column) !== '')
        continue;
      this.changes.push({
        kind: 'formula',
        sheet: this.plan.to,
        cell: cellName(row, column),
        before: '',
        after: `=${cellName(Number(above[1]), column)}`,
      });
      this.format(row, column, sample?.format);
    }
  }

  private weekday(row: number, column: number, sample: string, day: number | undefined): void {
    const like =
      sample === ''
        ? undefined
        : weekdayLike(sample, day === undefined ? 1 : weekdayOf(firstDayOfMonth(this.plan.next) + day - 1));
    if (like !== undefined) this.set(row, column, day === undefined ? '' : like);
  }

  /** The header row with the day numbers, and the one with the weekdays. */
  private dayRow(): number | undefined {
    const column = this.dayColumn.get(1);
    return column === undefined
      ? undefined
      : this.headerRows.find((row) => /^\d/u.test(String(cellAt(this.plan.from, row, column)?.value ?? '')));
  }

  private weekdayRow(): number | undefined {
    const column = this.dayColumn.get(1);
    return column === undefined
      ? undefined
      : this.headerRows.find(
          (row) => weekdayLike(String(cellAt(this.plan.from, row, column)?.value ?? ''), 1) !== undefined,
        );
  }

  /** A day heading for a new column, written like that of the first day: a date, `31日` or 31. */
  private writeDay(row: number, column: number, day: number): void {
    const sample = cellAt(this.plan.from, row, this.dayColumn.get(1) ?? 1);
    if (typeof sample?.value === 'string') this.set(row, column, sample.value.replace(/\d+(?=\D*$)/u, String(day)));
    else if (typeof sample?.value === 'number' && sample.value > 31) {
      this.set(row, column, serialOf(firstDayOfMonth(this.plan.next) + day - 1, this.plan.date1904));
      this.format(row, column, sample.format);
    } else this.set(row, column, day);
  }

  /**
   * A longer month needs columns for its last days: free ones after the last day that the form keeps for them (a 31st without a number),
   * else new ones right of the table.
   */
  private completeDays(length: number): void {
    const known = Math.max(0, ...this.dayColumn.keys());
    const step = (this.dayColumn.get(2) ?? 0) - (this.dayColumn.get(1) ?? 0) || 1;
    const mapped = new Set(this.plan.form.columns.map(({ column }) => columnNumber(column)));
    for (let day = known + 1; day <= Math.max(length, known); day += 1) {
      const beside = (this.dayColumn.get(day - 1) ?? 0) + step;
      const free =
        beside <= this.right &&
        !mapped.has(beside) &&
        this.headerRows.every((row) => this.mayHeadDay(row, beside, day)) &&
        !this.inMergedHeader(beside);
      const column = free ? beside : this.addColumn();
      this.dayColumn.set(day, column);
    }
    // Columns that the form keeps for days that this month lacks stay crossed out: nothing to do for them.
  }

  /** A column right of the table, ruled like it. */
  private addColumn(): number {
    this.last += 1;
    const cell = `${cellName(Math.min(...this.headerRows), this.last)}:${cellName(this.bottom, this.last)}`;
    const line = 'thin';
    this.changes.push(
      { kind: 'border', sheet: this.plan.to, cell, after: { top: line, bottom: line, left: line, right: line } },
      { kind: 'align', sheet: this.plan.to, cell, after: { horizontal: 'center', vertical: 'center' } },
    );
    return this.last;
  }

  /**
   * Nobody's level is left behind, or taken for a new customer's, because the form has no 上月留存, or none for this level: then a column
   * for it is added.
   */
  private addCarryColumn(): void {
    if (this.plan.carried.every((one) => this.hasPlace(one))) return;
    this.carryColumn = this.addColumn();
    this.set(this.dayRow() ?? Math.min(...this.headerRows), this.carryColumn, '上月留存');
  }

  private hasPlace(carried: Carried): boolean {
    const { form, from, date1904 } = this.plan;
    return carried.level === undefined || carryCells(carried, form, from, date1904).size > 0;
  }

  /** A heading that is empty, the day's own, or a weekday. */
  private mayHeadDay(row: number, column: number, day: number): boolean {
    const words = String(this.before(row, column)).trim();
    return (
      ['', String(day), `${String(day)}日`, `${String(day)}号`].includes(words) || weekdayLike(words, 1) !== undefined
    );
  }

  private inMergedHeader(column: number): boolean {
    return (this.plan.from.merges ?? []).some(
      (area) =>
        area.top !== area.bottom &&
        this.headerRows.some((row) => contains(area, row, column)) &&
        area.left === area.right,
    );
  }

  /** Crosses a day out, or takes the cross away. */
  private cross(column: number, out: boolean): void {
    const cell = `${cellName(Math.min(...this.headerRows), column)}:${cellName(this.bottom, column)}`;
    const line = out ? 'thin' : 'none';
    this.changes.push({ kind: 'border', sheet: this.plan.to, cell, after: { diagonalUp: line, diagonalDown: line } });
  }

  private slots(): readonly number[] {
    return slotsOf(this.plan.form, this.plan.carried.length);
  }

  /** Empties what belongs to the old month: every cell of the customers' rows that is no formula. */
  private clear(): void {
    const { form, from, to } = this.plan;
    const serials = new Set(this.fieldColumns.get('serial') ?? EMPTY);
    const planned = new Set<string>();
    for (const record of form.records)
      for (const { column } of plannedIn(form, record))
        planned.add(`${String(record.row)} ${String(column === undefined ? 0 : columnNumber(column))}`);
    for (const row of this.slots()) {
      this.unstrike(row);
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = cellAt(from, row, column);
        if (planned.has(`${String(row)} ${String(column)}`)) this.plainMark(row, column);
        if (from.notes?.has(cellName(row, column)))
          this.changes.push({ kind: 'note', sheet: to, cell: cellName(row, column), after: '' });
        if (!cell || cell.formula !== undefined || serials.has(column)) continue;
        this.now.set(`${String(row)} ${String(column)}`, cell.value);
      }
    }
    // Totals that somebody typed were last month's.
    const days = new Set(this.dayColumn.values());
    for (const { row, why } of form.skipped) {
      if (why !== 'total') continue;
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = cellAt(from, row, column);
        if (cell && cell.formula === undefined && (days.has(column) || typeof cell.value === 'number'))
          this.set(row, column, '');
      }
    }
  }

  /** A row that somebody crossed out, in grey perhaps, is a customer's like any other now. */
  private unstrike(row: number): void {
    for (let column = this.left; column <= this.right; column += 1) {
      if (cellAt(this.plan.from, row, column)?.strike !== true) continue;
      const cell = `${cellName(row, this.left)}:${cellName(row, this.right)}`;
      this.changes.push({ kind: 'font', sheet: this.plan.to, cell, after: { strike: false, color: '' } });
      return;
    }
  }

  /** A mark of ours may have been coloured as overdue or due today. */
  private plainMark(row: number, column: number): void {
    const at = { sheet: this.plan.to, cell: cellName(row, column) };
    this.changes.push({ ...at, kind: 'fill', after: '' }, { ...at, kind: 'font', after: { bold: false, color: '' } });
    const line = 'thin';
    this.changes.push({
      ...at,
      kind: 'border',
      after: { top: line, bottom: line, left: line, right: line, color: '' },
    });
  }

  private customers(): void {
    const slots = this.slots();
    const spans = spanningAreas(this.plan.form, this.plan.from, slots);
    const customers = seated(this.plan.carried, slots, spans);
    slots.forEach((row, index) => {
      const customer = customers[index];
      const wanted = customer === undefined ? new Map<number, Scalar>() : this.rowOf(customer);
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = cellAt(this.plan.from, row, column);
        if (cell?.formula !== undefined || spans.some((area) => contains(area, row, column))) continue;
        if ((this.fieldColumns.get('serial') ?? []).includes(column)) {
          if (customer !== undefined) this.set(row, column, index + 1);
          else if (!this.preNumbered()) this.set(row, column, '');
          continue;
        }
        const value = wanted.get(column);
        const note = customer === undefined ? undefined : this.noteOf(customer, column);
        if (note !== undefined)
          this.changes.push({ kind: 'note', sheet: this.plan.to, cell: cellName(row, column), after: note });
        this.set(row, column, value ?? '');
        if (customer !== undefined && value !== undefined && value !== '')
          this.format(row, column, this.formats.get(this.formatKey(customer, column)) ?? cell?.format);
      }
      if (customer === undefined) return;
      const { level, lastVisit, mark } = customer;
      if (this.carryColumn !== undefined && level !== undefined && !this.hasPlace(customer))
        this.set(row, this.carryColumn, levelAndDay(level, lastVisit, this.plan.month));
      const column = mark === undefined ? undefined : this.dayColumn.get(mark);
      if (column === undefined) return;
      this.set(row, column, MARK);
      this.changes.push({
        kind: 'align',
        sheet: this.plan.to,
        cell: cellName(row, column),
        after: { horizontal: 'right', vertical: 'top' },
        why: text('rollups.change.first-mark'),
      });
    });
  }

  /** A note on a customer goes along with the customer. */
  private noteOf(customer: Carried, column: number): string | undefined {
    if ([...this.dayColumn.values()].includes(column)) return undefined;
    return this.plan.from.notes?.get(cellName(customer.row.record.row, column));
  }

  private formatKey(customer: Carried, column: number): string {
    return `${String(this.plan.carried.indexOf(customer))} ${String(column)}`;
  }

  private readonly formats = new Map<string, string>();

  private preNumbered(): boolean {
    return (
      this.plan.form.skipped.some(({ why }) => why === 'pre-numbered') ||
      this.plan.carried.length < this.plan.form.records.length
    );
  }

  /** A carried customer's cells by column. */
  private rowOf(carried: Carried): Map<number, Scalar> {
    const { form, from } = this.plan;
    const { row, record } = { row: carried.row.record.row, record: carried.row.record };
    const index = this.plan.carried.indexOf(carried);
    const cells = new Map<number, Scalar>();
    const shared = form.records.filter((other) => other.row === row).length > 1;
    const days = new Set(this.dayColumn.values());
    const firstDay = Math.min(Infinity, ...days);
    const fields = new Map(form.columns.map(({ field, column }) => [columnNumber(column), field]));
    for (let column = this.left; column <= this.right; column += 1) {
      const field = fields.get(column);
      if (
        days.has(column) ||
        (field !== undefined && OF_THE_MONTH.has(field)) ||
        (field === undefined && column > firstDay)
      )
        continue;
      if (field === 'level') {
        if (carried.level !== undefined) cells.set(column, carried.level);
        continue;
      }
      const cell = this.sourceCell(row, column);
      const said = field === undefined || field === 'carryOver' ? undefined : record.fields[field];
      const useField =
        said !== undefined &&
        typeof said !== 'boolean' &&
        (shared || cell === undefined || isDitto(String(cell.value)));
      if (useField) cells.set(column, this.fieldValue(index, column, field ?? '', said));
      else if (cell !== undefined && cell.formula === undefined && !cell.error) {
        cells.set(column, cell.value);
        if (cell.format !== undefined) this.formats.set(`${String(index)} ${String(column)}`, cell.format);
      }
    }
    for (const [column, { value, format }] of carryCells(carried, form, from, this.plan.date1904)) {
      cells.set(column, value);
      if (format !== undefined) this.formats.set(`${String(index)} ${String(column)}`, format);
    }
    return cells;
  }

  /** The row's cell; of a customer whose cells are merged over rows, the merged one. */
  private sourceCell(row: number, column: number): Cell | undefined {
    const merged = this.plan.from.merges?.find((area) => contains(area, row, column));
    return merged ? cellAt(this.plan.from, merged.top, merged.left) : cellAt(this.plan.from, row, column);
  }

  private fieldValue(index: number, column: number, field: string, value: string | number): Scalar {
    if (field !== 'firstContactDate' || typeof value !== 'string') return value;
    this.formats.set(`${String(index)} ${String(column)}`, 'yyyy-mm-dd');
    return serialOf(dayOf(value), this.plan.date1904);
  }
}
