import { dateOf, dayOf, firstDayOfMonth, lastDayOfMonth, monthOf, type IsoDate, type IsoMonth } from '../calendar';
import type { LevelCode, RowRef } from '../forms/types';
import type { Customer, Entry, EntryMeaning, Ledger, LedgerRow, MatrixRow } from '../customers';
import { allRules, isRegister, meaningOf, rulesOf, spanOf } from '../customers';
import { levelTable, openCodes } from '../profile';
import type { LevelState, StoreProfile } from '../profile';
import type { LedgerIndex, RegisterRow } from './ledger-index';
import { indexOf } from './ledger-index';
import type { FlowSource } from './types';

/** What every count of a month asks. Days are whole numbers since 1970-01-01. */
export interface MonthContext {
  readonly ledger: Ledger;
  readonly profile: StoreProfile;
  readonly month: IsoMonth;
  /** First and last day: of the calendar, or of forms that say their own (26–25). */
  readonly first: number;
  readonly last: number;
  readonly today: number;
  /** The last day that counts: today or the month's end, whichever is earlier. */
  readonly cutoff: number;
  readonly openLevels: readonly LevelCode[];
  readonly flowsFrom: FlowSource;
  meaningOf(entry: Entry): EntryMeaning | undefined;
  /** By the rules of the workbook of the row or customer. */
  stateOf(level: LevelCode, of: Pick<LedgerRow, 'rules'>): LevelState | undefined;
  /** The matrix rows of the month by customer. */
  readonly matrixRows: ReadonlyMap<number, readonly MatrixRow[]>;
  readonly index: LedgerIndex;
}

export function monthContext(ledger: Ledger, profile: StoreProfile, month: IsoMonth, today: IsoDate): MonthContext {
  const table = levelTable(profile);
  const index = indexOf(ledger);
  const matrixRows = index.matrix.get(month) ?? new Map<number, readonly MatrixRow[]>();
  const { first, last } = daysOfMatrices([...matrixRows.values()].flat(), month);
  return {
    ledger,
    profile,
    month,
    first,
    last,
    today: dayOf(today),
    cutoff: Math.min(dayOf(today), last),
    openLevels: [...new Set(allRules(ledger, profile).flatMap(openCodes))],
    flowsFrom: matrixRows.size > 0 ? 'matrix' : index.registerLevels ? 'registers' : 'none',
    meaningOf: (entry) => meaningOf(entry, table),
    stateOf: (level, of) => levelTable(rulesOf(of, profile)).get(level)?.state,
    matrixRows,
    index,
  };
}

/** The days that a month's matrices are for: usually the calendar's. */
export function daysOfMatrices(
  rows: readonly MatrixRow[],
  month: IsoMonth,
): { readonly first: number; readonly last: number } {
  const spans = new Set(rows.map(({ row }) => row.form));
  const own = [...spans].filter(({ from }) => from !== undefined).flatMap((form) => spanOf(form) ?? []);
  if (own.length === 0) return { first: firstDayOfMonth(month), last: lastDayOfMonth(month) };
  return { first: Math.min(...own.map((span) => span.first)), last: Math.max(...own.map((span) => span.last)) };
}

/** The register lines of the month's days; lines without a readable date by their form's month. */
export function registerRows(context: MonthContext): readonly RegisterRow[] {
  const { month, first, last, index } = context;
  const calendar = first === firstDayOfMonth(month) && last === lastDayOfMonth(month);
  if (calendar) return index.register.get(month) ?? [];
  const months = new Set([monthOf(dateOf(first)), month, monthOf(dateOf(last))]);
  return [...months].flatMap((one) =>
    (index.register.get(one) ?? []).filter(({ row }) =>
      row.day === undefined ? one === month : row.day >= first && row.day <= last,
    ),
  );
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
