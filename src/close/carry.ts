import { firstDayOfMonth, lastDayOfMonth, type IsoDate, type IsoMonth } from '../calendar';
import type { Customer, Ledger, LedgerRow, MatrixRow } from '../customers';
import { standing } from '../levels';
import type { StoreProfile } from '../profile';
import { dueOf, moveOffClosedDay } from '../schedule';
import { monthContext, walkMonth } from '../rollups';

/** A customer who goes into next month's matrix. */
export interface Carried {
  readonly customer: Customer;
  /** The row that is taken over: that of the last contact where several consultants have one. */
  readonly row: LedgerRow;
  /** The level at the month's end; absent where nobody ever wrote one. */
  readonly level?: string;
  /** Last month's last visit. */
  readonly lastVisit?: IsoDate;
  /** Day of next month for the first `*`. */
  readonly mark?: number;
}

/** Everybody who is open at the month's end, by the form (index) of the row, in the order of the rows. */
export function carriedCustomers(
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  next: IsoMonth,
  today: IsoDate,
): Map<number, Carried[]> {
  const context = monthContext(ledger, profile, month, today);
  const end = lastDayOfMonth(month);
  const byForm = new Map<number, Carried[]>();
  for (const { customer: id, rows, walk } of walkMonth(context).walked) {
    // Who never had a level is not closed either: the row goes on, without one.
    if (walk.standing !== 'open' && !(walk.standing === 'none' && !walk.noLevel)) continue;
    const customer = ledger.customers[id];
    const matrixRow = latestRow(rows);
    if (!customer || !matrixRow) continue;
    let lastVisit: IsoDate | undefined;
    for (const entry of customer.entries)
      if (entry.contact && entry.day <= end && entry.date !== '') lastVisit = entry.date;
    const mark = firstMark(customer, profile, next);
    const list = byForm.get(matrixRow.row.formIndex) ?? [];
    list.push({
      customer,
      row: matrixRow.row,
      ...(walk.standing === 'open' && walk.level !== undefined ? { level: walk.level } : {}),
      ...(lastVisit === undefined ? {} : { lastVisit }),
      ...(mark === undefined || walk.standing !== 'open' ? {} : { mark }),
    });
    byForm.set(matrixRow.row.formIndex, list);
  }
  for (const list of byForm.values())
    list.sort(
      (a, b) =>
        a.row.record.row - b.row.record.row ||
        a.row.form.records.indexOf(a.row.record) - b.row.form.records.indexOf(b.row.record),
    );
  return byForm;
}

function latestRow(rows: readonly MatrixRow[]): MatrixRow | undefined {
  const last = (row: MatrixRow): number =>
    Math.max(0, ...(row.row.record.contacts ?? []).map((contact) => contact.day));
  return [...rows].sort((a, b) => last(b) - last(a))[0];
}

/**
 * The first planned visit of next month: the due day (last contact + the level's interval); who is overdue by then is marked on the
 * first open day; who is due later than next month gets no mark.
 */
function firstMark(customer: Customer, profile: StoreProfile, next: IsoMonth): number | undefined {
  const first = firstDayOfMonth(next);
  const { due } = dueOf(customer, standing(customer, profile, first - 1), profile, first);
  if (due === undefined) return undefined;
  const day = due >= first ? due : moveOffClosedDay(first, first, profile);
  return day > lastDayOfMonth(next) ? undefined : day - first + 1;
}
