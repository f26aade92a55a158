import { dateOf, dayOf, type IsoDate } from '../calendar';
import type { Form } from '../forms/types';
import { plannedIn } from '../customers';
import { isDitto } from '../forms/values';
import type { Area, Cell, Change, Scalar, SheetSnapshot } from '../sheet';
import { cellName, columnNumber, contains, parseArea } from '../sheet';
import { text } from '../words';
import type { Carried } from './carry';
import { carryCells, levelAndDay } from './carry-columns';
import { SheetDraft } from './draft';
import { NextDays } from './next-days';
import { nextDate, type Period } from './period';
import { lowerRows, seated, slotsOf, spanningAreas, type LowerRows } from './slots';
import { serialOf } from './titles';

/** What the changes of one copied matrix are written from. */
export interface NextSheet {
  readonly form: Form;
  /** The sheet as it is before these changes: columns and rows that were put in are there. */
  readonly from: SheetSnapshot;
  readonly to: string;
  readonly period: Period;
  readonly carried: readonly Carried[];
  readonly date1904: boolean;
  /** A column for 上月留存 that was put in. */
  readonly carryColumn?: number;
  /** What a note says of a customer who comes from another consultant. */
  noteOf(from: string): string;
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
  private readonly draft: SheetDraft;
  private readonly days: NextDays;
  private readonly left: number;
  private readonly right: number;
  /** Several columns for one field (月末盘点>H, >A …) are cleared like one. */
  private readonly fieldColumns = new Map<string, readonly number[]>();
  private readonly slots: readonly number[];
  private readonly lower: LowerRows;
  /** A column of ours for 上月留存, where the form has no place for somebody's level. */
  private carryColumn: number | undefined;
  private readonly formats = new Map<string, string>();

  constructor(private readonly plan: NextSheet) {
    const { form, from, to, period } = plan;
    const area = parseArea(form.range);
    this.left = area?.left ?? 1;
    this.right = area?.right ?? 1;
    for (const { field, column } of form.columns)
      this.fieldColumns.set(field, [...(this.fieldColumns.get(field) ?? []), columnNumber(column)]);
    this.slots = slotsOf(form, plan.carried.length);
    this.lower = lowerRows(from, form, this.slots);
    this.draft = new SheetDraft(from, to, period.next);
    this.days = new NextDays(this.draft, form, period, plan.date1904);
  }

  write(): readonly Change[] {
    this.days.write();
    this.addCarryColumn();
    this.clear();
    this.customers();
    return this.draft.changes;
  }

  /**
   * Nobody's level is left behind, or taken for a new customer's, because the form has no 上月留存, or none for this level: then a column
   * for it is added.
   */
  private addCarryColumn(): void {
    if (this.plan.carried.every((one) => this.hasPlace(one))) return;
    this.carryColumn = this.plan.carryColumn ?? this.days.addColumn();
    this.draft.set(this.days.headRow(), this.carryColumn, '上月留存');
  }

  private hasPlace(carried: Carried): boolean {
    const { form, from, date1904 } = this.plan;
    return carried.level === undefined || carryCells(carried, form, from, date1904).size > 0;
  }

  /** Looks and notes that belong to the old month, and totals that somebody typed. */
  private clear(): void {
    const { form, from, to } = this.plan;
    const planned = new Set<string>();
    for (const record of form.records)
      for (const { column } of plannedIn(form, record))
        if (column !== undefined) planned.add(cellName(record.row, columnNumber(column)));
    for (const row of this.slots) {
      this.unstrike(row);
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = cellName(row, column);
        if (planned.has(cell)) this.plainMark(cell);
        if (from.notes?.has(cell)) this.draft.add({ kind: 'note', sheet: to, cell, after: '' });
      }
    }
    const days = new Set(this.days.columns.values());
    for (const { row, why } of form.skipped) {
      if (why !== 'total') continue;
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = this.draft.cell(row, column);
        if (cell && cell.formula === undefined && (days.has(column) || typeof cell.value === 'number'))
          this.draft.set(row, column, '');
      }
    }
  }

  /** A row that somebody crossed out, in grey perhaps, is a customer's like any other now. */
  private unstrike(row: number): void {
    for (let column = this.left; column <= this.right; column += 1) {
      if (this.draft.cell(row, column)?.strike !== true) continue;
      const cell = `${cellName(row, this.left)}:${cellName(row, this.right)}`;
      this.draft.add({ kind: 'font', sheet: this.plan.to, cell, after: { strike: false, color: '' } });
      return;
    }
  }

  /** A mark of ours may have been coloured as overdue or due today. */
  private plainMark(cell: string): void {
    const at = { sheet: this.plan.to, cell };
    const line = 'thin';
    this.draft.add(
      { ...at, kind: 'fill', after: '' },
      { ...at, kind: 'font', after: { bold: false, color: '' } },
      { ...at, kind: 'border', after: { top: line, bottom: line, left: line, right: line, color: '' } },
    );
  }

  private customers(): void {
    const spans = spanningAreas(this.plan.form, this.plan.from, this.slots);
    const customers = seated(this.plan.carried, this.slots, spans);
    const serials = new Set(this.fieldColumns.get('serial') ?? EMPTY);
    this.slots.forEach((row, index) => {
      const customer = customers[index];
      const wanted = customer === undefined ? new Map<number, Scalar>() : this.rowOf(customer);
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = this.draft.cell(row, column);
        if (cell?.formula !== undefined || spans.some((area) => contains(area, row, column))) continue;
        if (this.lower.labels.has(column)) continue;
        if (serials.has(column)) {
          if (customer !== undefined) this.draft.set(row, column, index + 1);
          else if (!this.preNumbered()) this.draft.set(row, column, '');
          continue;
        }
        const value = wanted.get(column);
        const note = customer === undefined ? undefined : this.noteOf(customer, column);
        if (note !== undefined)
          this.draft.add({ kind: 'note', sheet: this.plan.to, cell: cellName(row, column), after: note });
        this.draft.set(row, column, value ?? '');
        if (customer !== undefined && value !== undefined && value !== '')
          this.draft.format(row, column, this.formats.get(this.formatKey(customer, column)) ?? cell?.format);
      }
      this.rowsBelow(row, customer, spans);
      if (customer !== undefined) this.lastMonth(row, customer);
    });
  }

  /** The other rows of a customer hold nothing of last month's days; what else they say goes with the customer. */
  private rowsBelow(top: number, customer: Carried | undefined, spans: readonly Area[]): void {
    const { from } = this.plan;
    const fields = new Map(this.plan.form.columns.map(({ field, column }) => [columnNumber(column), field]));
    const firstDay = Math.min(Infinity, ...this.days.columns.values());
    const rows = this.lower.below.get(top) ?? [];
    const own =
      customer === undefined || this.isForeign(customer) ? [] : (this.lower.below.get(customer.row.record.row) ?? []);
    rows.forEach((row, i) => {
      this.unstrike(row);
      for (let column = this.left; column <= this.right; column += 1) {
        const cell = this.draft.cell(row, column);
        const isCovered = [...spans, ...(from.merges ?? [])].some(
          (area) => area.top < row && contains(area, row, column),
        );
        if (cell?.formula !== undefined || isCovered || this.lower.labels.has(column)) continue;
        const field = fields.get(column);
        const goesAlong = field === undefined ? column < firstDay : !OF_THE_MONTH.has(field);
        const source = own[i];
        const there = goesAlong && source !== undefined ? this.draft.cell(source, column) : undefined;
        this.draft.set(row, column, there?.formula === undefined ? (there?.value ?? '') : '');
      }
    });
  }

  /** What the column of ours takes, and the first `*`. */
  private lastMonth(row: number, customer: Carried): void {
    const { level, lastVisit, mark } = customer;
    const { period, to } = this.plan;
    if (this.carryColumn !== undefined && level !== undefined && !this.hasPlace(customer))
      this.draft.set(row, this.carryColumn, levelAndDay(level, lastVisit, period.month));
    const date = mark === undefined ? undefined : dateOf(mark);
    const column = date === undefined ? undefined : this.columnOf(date);
    if (column === undefined) return;
    this.draft.set(row, column, MARK);
    this.draft.add({
      kind: 'align',
      sheet: to,
      cell: cellName(row, column),
      after: { horizontal: 'right', vertical: 'top' },
      why: text('rollups.change.first-mark'),
    });
  }

  private columnOf(date: IsoDate): number | undefined {
    const day = Number(date.slice(8));
    return nextDate(this.plan.period, day) === date ? this.days.columns.get(day) : undefined;
  }

  /** A note on a customer goes along with the customer. */
  private noteOf(customer: Carried, column: number): string | undefined {
    if (customer.handedFrom !== undefined && column === this.nameColumn()) return this.handedNote(customer);
    if (this.isForeign(customer) || [...this.days.columns.values()].includes(column)) return undefined;
    return this.plan.from.notes?.get(cellName(customer.row.record.row, column));
  }

  private nameColumn(): number | undefined {
    return this.fieldColumns.get('customerName')?.[0] ?? this.fieldColumns.get('phone')?.[0];
  }

  /** 移交: the new row says from whom; in Excel, where notes cannot be written, only the report does. */
  private handedNote({ handedFrom }: Carried): string | undefined {
    if (this.plan.from.notes === undefined || handedFrom?.consultant === undefined) return undefined;
    return this.plan.noteOf(handedFrom.consultant);
  }

  /** The customer's row stands on another sheet: a colleague's, the other half of the month's. */
  private isForeign(customer: Carried): boolean {
    return customer.handedFrom !== undefined || customer.row.form !== this.plan.form;
  }

  private formatKey(customer: Carried, column: number): string {
    return `${String(this.plan.carried.indexOf(customer))} ${String(column)}`;
  }

  private preNumbered(): boolean {
    const { form, carried } = this.plan;
    return form.skipped.some(({ why }) => why === 'pre-numbered') || carried.length < form.records.length;
  }

  /** A carried customer's cells by column. */
  private rowOf(carried: Carried): Map<number, Scalar> {
    const { form, from } = this.plan;
    const { row, record } = { row: carried.row.record.row, record: carried.row.record };
    const foreign = this.isForeign(carried);
    const cells = new Map<number, Scalar>();
    const shared = form.records.filter((other) => other.row === row).length > 1;
    const days = new Set(this.days.columns.values());
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
      const cell = foreign ? undefined : this.sourceCell(row, column);
      const said = field === undefined || field === 'carryOver' ? undefined : record.fields[field];
      const useField =
        said !== undefined &&
        typeof said !== 'boolean' &&
        (shared || cell === undefined || isDitto(String(cell.value)));
      if (useField) cells.set(column, this.fieldValue(carried, column, field ?? '', said));
      else if (cell !== undefined && cell.formula === undefined && !cell.error) {
        cells.set(column, cell.value);
        if (cell.format !== undefined) this.formats.set(this.formatKey(carried, column), cell.format);
      }
    }
    for (const [column, { value, format }] of carryCells(carried, form, from, this.plan.date1904)) {
      cells.set(column, value);
      if (format !== undefined) this.formats.set(this.formatKey(carried, column), format);
    }
    return cells;
  }

  /** The row's cell; of a customer whose cells are merged over rows, the merged one. */
  private sourceCell(row: number, column: number): Cell | undefined {
    const merged = this.plan.from.merges?.find((area) => contains(area, row, column));
    return merged ? this.draft.cell(merged.top, merged.left) : this.draft.cell(row, column);
  }

  private fieldValue(carried: Carried, column: number, field: string, value: string | number): Scalar {
    if (field !== 'firstContactDate' || typeof value !== 'string') return value;
    this.formats.set(this.formatKey(carried, column), 'yyyy-mm-dd');
    return serialOf(dayOf(value), this.plan.date1904);
  }
}
