import { monthOf, type IsoMonth } from '../calendar';
import { isRegister } from '../forms/types';
import type { Customer, Entry, Ledger, LedgerRow, MatrixRow } from '../customers';

export interface RegisterRow {
  readonly row: LedgerRow;
  readonly customer: Customer;
}

/** What a year of months asks of one ledger again and again, put in order once. */
export interface LedgerIndex {
  /** Matrix rows by month and customer. */
  readonly matrix: ReadonlyMap<IsoMonth, ReadonlyMap<number, readonly MatrixRow[]>>;
  /** Register lines in workbook order: by their own date's month, without a readable date by the form's. */
  readonly register: ReadonlyMap<IsoMonth, readonly RegisterRow[]>;
  /** Customers with a loss record in the month. */
  readonly losses: ReadonlyMap<IsoMonth, readonly { readonly customer: Customer; readonly entry: Entry }[]>;
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
  for (const customer of ledger.customers) {
    for (const row of customer.rows) {
      if (!isRegister(row.form.form)) continue;
      const month = row.date === undefined ? row.form.month : monthOf(row.date);
      if (month !== undefined) into(register, month, { row, customer });
    }
    for (const entry of customer.entries)
      if (entry.stage === 'loss') into(losses, monthOf(entry.date), { customer, entry });
  }
  for (const rows of register.values())
    rows.sort((a, b) => a.row.formIndex - b.row.formIndex || a.row.record.row - b.row.record.row);
  const made = { matrix, register, losses };
  indexes.set(ledger, made);
  return made;
}
