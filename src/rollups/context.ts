import { dayOf, firstDayOfMonth, lastDayOfMonth, type IsoDate, type IsoMonth } from '../calendar';
import { isRegister, type LevelCode, type RowRef } from '../forms/types';
import type { Customer, Ledger, LedgerRow, MatrixRow } from '../customers';
import { levelTable, openCodes } from '../profile';
import type { LevelState, StoreProfile } from '../profile';
import type { LedgerIndex } from './ledger-index';
import { indexOf } from './ledger-index';

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
  readonly index: LedgerIndex;
}

export function monthContext(ledger: Ledger, profile: StoreProfile, month: IsoMonth, today: IsoDate): MonthContext {
  const table = levelTable(profile);
  const index = indexOf(ledger);
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
    matrixRows: index.matrix.get(month) ?? new Map<number, readonly MatrixRow[]>(),
    index,
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
    if (isRegister(row.form.form)) return source;
    other ||= source;
  }
  return other;
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
