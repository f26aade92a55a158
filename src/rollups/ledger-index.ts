import { monthOf, type IsoMonth } from '../calendar';
import type { Customer, Entry, Ledger, LedgerRow, MatrixRow } from '../customers';
import { isRegister } from '../customers';

export interface RegisterRow {
  readonly row: LedgerRow;
  readonly customer: Customer;
}

/** What a year of months asks of one ledger again and again, put in order once. Rows that are written twice stand here once. */
export interface LedgerIndex {
  /** Matrix rows by month and customer. */
  readonly matrix: ReadonlyMap<IsoMonth, ReadonlyMap<number, readonly MatrixRow[]>>;
  /** Register lines in workbook order: by their own date's month, without a readable date by the form's. */
  readonly register: ReadonlyMap<IsoMonth, readonly RegisterRow[]>;
  /** Customers whom a loss record, or a register's own column, calls lost, by the month of the entry. */
  readonly losses: ReadonlyMap<IsoMonth, readonly { readonly customer: Customer; readonly entry: Entry }[]>;
  /** Customers of whom a register or report says an end: a code that closes, 结案情形, 最新状态. */
  readonly ended: readonly Customer[];
  /** Months with a daily report. */
  readonly reports: ReadonlySet<IsoMonth>;
  /** A register of the workbook has a column of levels. */
  readonly registerLevels: boolean;
}

const indexes = new WeakMap<Ledger, LedgerIndex>();

function into<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function indexOf(ledger: Ledger): LedgerIndex {
  const known = indexes.get(ledger);
  if (known) return known;
  const matrix = new Map<IsoMonth, Map<number, MatrixRow[]>>();
  for (const row of ledger.matrixRows) {
    let month = matrix.get(row.month);
    if (!month) matrix.set(row.month, (month = new Map<number, MatrixRow[]>()));
    into(month, row.customer, row);
  }
  const register = new Map<IsoMonth, RegisterRow[]>();
  const losses = new Map<IsoMonth, { customer: Customer; entry: Entry }[]>();
  const ended: Customer[] = [];
  const reports = new Set<IsoMonth>();
  let registerLevels = false;
  for (const customer of ledger.customers) {
    for (const row of customer.rows) {
      if (row.form.form === 'daily-report' && row.date !== undefined) reports.add(monthOf(row.date));
      if (!isRegister(row.form.form) || row.copyOf) continue;
      registerLevels ||= row.record.fields.level !== undefined || row.record.fields.followUpLevel !== undefined;
      const month = row.date === undefined ? row.form.month : monthOf(row.date);
      if (month !== undefined) into(register, month, { row, customer });
    }
    let ends = false;
    for (const entry of customer.entries) {
      if (
        entry.stage === 'loss' ||
        (entry.kind === 'status' && entry.closes !== 'ordered' && entry.closes !== 'delivered')
      )
        into(losses, monthOf(entry.date), { customer, entry });
      ends ||= entry.kind === 'status' || (entry.level !== undefined && entry.row.form.form !== 'contact-matrix');
    }
    if (ends) ended.push(customer);
  }
  for (const rows of register.values())
    rows.sort((a, b) => a.row.formIndex - b.row.formIndex || a.row.record.row - b.row.record.row);
  const made = { matrix, register, losses, ended, reports, registerLevels };
  indexes.set(ledger, made);
  return made;
}
