import type { FormRecord, IsoDate, IsoMonth, LevelCode, RowRef } from '../forms/types';
import type { Customer, Ledger, LedgerRow, MatrixRow } from '../customers';
import { dayOf, firstDayOfMonth, lastDayOfMonth, levelTable, openCodes } from '../profile';
import type { LevelState, StoreProfile } from '../profile';

/** What every count of a month asks. Days are whole numbers since 1970-01-01. */
export interface MonthContext {
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
  readonly month: IsoMonth;
  readonly first: number;
  readonly last: number;
  readonly today: number;
  /** The last day that counts: today or the month's end, whichever is earlier. */
  readonly cutoff: number;
  readonly openLevels: readonly LevelCode[];
  stateOf(level: LevelCode): LevelState | undefined;
  /** The matrix rows of the month by customer. */
  readonly matrixRows: ReadonlyMap<number, readonly MatrixRow[]>;
  customerOf(record: FormRecord): Customer | undefined;
}

const owners = new WeakMap<Ledger, ReadonlyMap<FormRecord, Customer>>();
const rowsByMonth = new WeakMap<Ledger, ReadonlyMap<IsoMonth, ReadonlyMap<number, MatrixRow[]>>>();

function ownerTable(ledger: Ledger): ReadonlyMap<FormRecord, Customer> {
  const known = owners.get(ledger);
  if (known) return known;
  const table = new Map<FormRecord, Customer>();
  for (const customer of ledger.customers) for (const row of customer.rows) table.set(row.record, customer);
  owners.set(ledger, table);
  return table;
}

function monthTable(ledger: Ledger): ReadonlyMap<IsoMonth, ReadonlyMap<number, MatrixRow[]>> {
  const known = rowsByMonth.get(ledger);
  if (known) return known;
  const table = new Map<IsoMonth, Map<number, MatrixRow[]>>();
  for (const row of ledger.matrixRows) {
    let month = table.get(row.month);
    if (!month) table.set(row.month, (month = new Map()));
    const rows = month.get(row.customer);
    if (rows) rows.push(row);
    else month.set(row.customer, [row]);
  }
  rowsByMonth.set(ledger, table);
  return table;
}

/** Months that have a matrix, earliest first. */
export function matrixMonths(ledger: Ledger): IsoMonth[] {
  return [...monthTable(ledger).keys()].sort();
}

export function monthContext(ledger: Ledger, profile: StoreProfile, month: IsoMonth, today: IsoDate): MonthContext {
  const table = levelTable(profile);
  const owner = ownerTable(ledger);
  const last = lastDayOfMonth(month);
  return {
    ledger,
    profile,
    month,
    first: firstDayOfMonth(month),
    last,
    today: dayOf(today),
    cutoff: Math.min(dayOf(today), last),
    openLevels: openCodes(profile),
    stateOf: (level) => table.get(level)?.state,
    matrixRows: monthTable(ledger).get(month) ?? new Map<number, MatrixRow[]>(),
    customerOf: (record) => owner.get(record),
  };
}

export function refOf(row: LedgerRow): RowRef {
  return { sheet: row.form.sheet, row: row.record.row, form: row.form.form };
}

export function nameOf(customer: Customer | undefined): string {
  return customer?.name ?? '';
}

/** A customer's source: as the register wrote it down at the first visit, else as another form has it. */
export function sourceOf(customer: Customer): string {
  let other = '';
  for (const row of customer.rows) {
    const { source } = row.record.fields;
    if (source === undefined) continue;
    if (isRegisterKind(row.form.form)) return source;
    other ||= source;
  }
  return other;
}

export function isRegisterKind(form: RowRef['form']): boolean {
  return form === 'visitor-register' || form === 'call-register' || form === 'visitor-call-register';
}

/** The earliest 初洽日期 of the given rows, else of any row of the customer; absent where no form has one. */
export function firstContactOf(customer: Customer, rows: readonly LedgerRow[]): number | undefined {
  return earliest(rows) ?? earliest(customer.rows);
}

function earliest(rows: readonly LedgerRow[]): number | undefined {
  let day: number | undefined;
  for (const row of rows) {
    const date = row.record.fields.firstContactDate;
    if (date === undefined) continue;
    const at = dayOf(date);
    if (day === undefined || at < day) day = at;
  }
  return day;
}
