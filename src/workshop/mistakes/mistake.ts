import type { AuditContext, DayCell, MatrixLine, Place, RegisterLine, ReportLine, RuleId } from '../../audit';
import type { Customer, LedgerRow } from '../../customers';
import type { FieldName } from '../../forms';
import type { Change, ChangeSet, Scalar } from '../../sheet';

/** A seeded source of choices; the same numbers always make the same mistake. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
}

/** A mistake as somebody would make it, written into the store's own sheets. */
export interface Planted {
  readonly changes: ChangeSet;
  /** Where the rule must see it. */
  readonly at: Place;
  /** Rules that may rightly find something because of it, too. */
  readonly also?: readonly RuleId[];
}

/** One way to make the mistake: undefined where the store gives no occasion for it. */
export type Way = (desk: Desk) => Planted | undefined;

/** The mistake that a rule exists for, in the several ways in which people make it. */
export interface Mistake<Id extends RuleId = RuleId> {
  readonly rule: Id;
  readonly ways: readonly Way[];
}

/** The store before the mistake, and what has been used up by others already: one customer bears one mistake. */
export class Desk {
  private readonly used = new Set<Customer>();

  constructor(
    readonly context: AuditContext,
    private readonly chance: Chance,
  ) {}

  below(limit: number): number {
    return Math.min(limit - 1, Math.floor(this.chance.next() * limit));
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list.length === 0 ? undefined : list[this.below(list.length)];
  }

  /** A register line of a past day whose customer bears no mistake yet. */
  line(wanted: (line: RegisterLine) => boolean): RegisterLine | undefined {
    return this.take(
      this.context.index.register.filter(
        (line) => this.isFree(line.customer) && this.isPast(line.row.day) && wanted(line),
      ),
    );
  }

  matrixRow(wanted: (line: MatrixLine) => boolean): MatrixLine | undefined {
    return this.take(this.context.index.matrix.filter((line) => this.isFree(line.customer) && wanted(line)));
  }

  dayCell(wanted: (cell: DayCell) => boolean): DayCell | undefined {
    return this.take(
      this.context.index.days.filter(
        (cell) => this.isFree(cell.customer) && this.isPast(cell.entry.day) && wanted(cell),
      ),
    );
  }

  reportLine(wanted: (line: ReportLine) => boolean): ReportLine | undefined {
    return this.take(
      this.context.index.reports.filter((line) => this.isFree(line.customer) && this.isPast(line.day) && wanted(line)),
    );
  }

  customer(wanted: (customer: Customer) => boolean): Customer | undefined {
    const found = this.pick(
      this.context.ledger.customers.filter((customer) => this.isFree(customer) && wanted(customer)),
    );
    if (found) this.used.add(found);
    return found;
  }

  use(customer: Customer): void {
    this.used.add(customer);
  }

  isFree(customer: Customer): boolean {
    return !this.used.has(customer);
  }

  /** Far enough back that nothing of it is still to come. */
  isPast(day: number | undefined): boolean {
    return day !== undefined && day < this.context.today - 3;
  }

  /** In the registers only, with a phone: what happens to such a line touches no other form. */
  registerOnly({ customer, row }: RegisterLine): boolean {
    return row.phones.length > 0 && customer.rows.length === 1;
  }

  private take<T extends { readonly customer: Customer }>(list: readonly T[]): T | undefined {
    const found = this.pick(list);
    if (found) this.used.add(found.customer);
    return found;
  }

  write(at: Place, after: Scalar): Change {
    return { kind: 'value', sheet: at.sheet, cell: at.cell, after };
  }

  /** Writes into the field's cell; of a group of ticks every cell is emptied. */
  put(row: LedgerRow, field: FieldName, after: Scalar): Change[] {
    const columns = this.context.columnsOf(row.form, field);
    return columns.map((column, i) =>
      this.write({ sheet: row.form.sheet, cell: column + String(row.record.row) }, i === 0 ? after : ''),
    );
  }

  has(row: LedgerRow, ...fields: readonly FieldName[]): boolean {
    return fields.every((field) => this.context.columnsOf(row.form, field).length > 0);
  }

  /** A level as this form writes it. */
  level(row: LedgerRow, field: FieldName, code: string): string {
    const text = this.context.textAt(this.context.place(row, field));
    return text.endsWith('级') ? `${code}级` : code;
  }
}

export function mistake<const Id extends RuleId>(rule: Id, ...ways: readonly Way[]): Mistake<Id> {
  return { rule, ways };
}

/** Clears a field, or writes a stroke into it. */
export function emptied(field: FieldName, after: Scalar, wanted: (line: RegisterLine, desk: Desk) => boolean): Way {
  return (desk) => {
    const line = desk.line(
      (one) => desk.has(one.row, field) && one.row.record.fields[field] !== undefined && wanted(one, desk),
    );
    return line && { changes: desk.put(line.row, field, after), at: desk.context.place(line.row, field) };
  };
}
