import { firstDayOfMonth, lastDayOfMonth, type IsoDate, type IsoMonth } from '../calendar';
import { closingOfMonthEnd, type Customer, type Ledger, type LedgerRow, type MatrixRow } from '../customers';
import type { Form } from '../forms/types';
import { standing } from '../levels';
import { levelTable, type StoreProfile } from '../profile';
import { dueOf, moveOffClosedDay, storeCalendar } from '../schedule';
import { monthContext, NO_LEVEL, walkMonth } from '../rollups';

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
  const orderCode = profile.levels.find(({ state }) => state === 'ordered')?.code;
  const byForm = new Map<number, Carried[]>();
  for (const { customer: id, rows, walk } of walkMonth(context).walked) {
    const matrixRow = latestRow(rows);
    const ordered = walk.standing === 'ordered' && rows.some(({ row }) => carriesOrders(row.form));
    // Who never had a level is not closed either: the row goes on, without one.
    if (walk.standing !== 'open' && !ordered && !(walk.standing === 'none' && !walk.noLevel)) continue;
    // The consultant has written the end into the 月末 column: nobody takes the customer over, however early the close is.
    if (rows.some(({ row }) => closingOfMonthEnd(row.record.fields.monthEndLevel, profile)) && !ordered) continue;
    const customer = ledger.customers[id];
    if (!customer || !matrixRow) continue;
    let lastVisit: IsoDate | undefined;
    for (const entry of customer.entries)
      if (entry.contact && entry.day <= end && entry.date !== '') lastVisit = entry.date;
    const mark = firstMark(customer, profile, next);
    const list = byForm.get(matrixRow.row.formIndex) ?? [];
    list.push({
      customer,
      row: matrixRow.row,
      ...(walk.standing === 'open' && walk.level !== undefined && walk.level !== NO_LEVEL ? { level: walk.level } : {}),
      ...(ordered && orderCode !== undefined ? { level: orderCode } : {}),
      ...(lastVisit === undefined ? {} : { lastVisit }),
      ...(mark === undefined || walk.standing !== 'open' ? {} : { mark }),
    });
    byForm.set(matrixRow.row.formIndex, list);
  }
  for (const list of byForm.values())
    for (const whose of new Set(list.map(({ row }) => row.consultant))) spreadFirstMarks(list, whose, profile, next);
  for (const list of byForm.values())
    list.sort(
      (a, b) =>
        a.row.record.row - b.row.record.row ||
        a.row.form.records.indexOf(a.row.record) - b.row.form.records.indexOf(b.row.record),
    );
  return byForm;
}

/** So many calls a consultant makes on the first day; who does not fit comes on the next, the nearest purchase first. */
const FIRST_DAYS = 15;

function spreadFirstMarks(list: Carried[], whose: string | undefined, profile: StoreProfile, next: IsoMonth): void {
  const perDay = profile.visitsPerDay ?? FIRST_DAYS;
  const table = levelTable(profile);
  const calendar = storeCalendar(profile);
  const first = firstDayOfMonth(next);
  const own = list.filter(({ row }) => row.consultant === whose);
  const day = Math.min(Infinity, ...own.flatMap(({ mark }) => mark ?? []));
  const waiting = own.filter(({ mark }) => mark === day);
  if (waiting.length <= perDay) return;
  const weight = ({ level }: Carried): number => table.get(level ?? '')?.weight ?? 0;
  waiting.sort((a, b) => weight(b) - weight(a) || a.row.record.row - b.row.record.row);
  let at = day;
  waiting.forEach((one, i) => {
    if (i > 0 && i % perDay === 0) {
      at += 1;
      while (calendar.isClosed(first + at - 1) && at < 15) at += 1;
    }
    if (at !== day) list[list.indexOf(one)] = { ...one, mark: at };
  });
}

/** The form keeps a place for orders that are not delivered yet: a column O under 上月留存, or somebody stands there with O. */
export function carriesOrders(form: Form): boolean {
  return (
    form.columns.some(({ field, header }) => field === 'carryOver' && /(?:^|>)O(?:级|类)?$/iu.test(header.trim())) ||
    form.records.some(({ carryOver }) => carryOver?.level === 'O')
  );
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
  const day = due >= first ? due : moveOffClosedDay(first, first - 1, profile);
  return day > lastDayOfMonth(next) ? undefined : day - first + 1;
}
