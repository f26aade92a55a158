import { lastDayOfMonth, type IsoDate, type IsoMonth } from '../calendar';
import {
  closingOfMonthEnd,
  consultantKey,
  type Customer,
  type Ledger,
  type LedgerRow,
  type MatrixRow,
} from '../customers';
import type { Form } from '../forms/types';
import { standing } from '../levels';
import { levelTable, type StoreProfile } from '../profile';
import { dueOf, moveOffClosedDay, storeCalendar } from '../schedule';
import { monthContext, NO_LEVEL, walkMonth } from '../rollups';
import { periodOf } from './period';

/** A customer who goes into next month's matrix. */
export interface Carried {
  readonly customer: Customer;
  /** The row that is taken over: that of the last contact where several consultants have one. */
  readonly row: LedgerRow;
  /** The level at the month's end; absent where nobody ever wrote one. */
  readonly level?: string;
  /** Last month's last visit. */
  readonly lastVisit?: IsoDate;
  /** Day (a day number) for the first `*`. */
  readonly mark?: number;
  /** The same customer's place in the first half of the month, of whom this is the row in the second. */
  readonly alsoIn?: Carried;
}

/** Everybody who is open at the month's end, by the form (index) of the row, in the order of the rows. */
export function carriedCustomers(
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
): Map<number, Carried[]> {
  const context = monthContext(ledger, profile, month, today);
  const end = context.last;
  const orderCode = profile.levels.find(({ state }) => state === 'ordered')?.code;
  const byForm = new Map<number, Carried[]>();
  /** Of stores that keep two sheets a month: the other forms with a row of the customer, and the row it is made from. */
  const again = new Map<Customer, readonly (readonly [number, LedgerRow])[]>();
  const forms = new Map<number, LedgerRow>();
  for (const own of context.matrixRows.values()) for (const { row } of own) forms.set(row.formIndex, row);
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
    const mark = firstMark(customer, profile, end + 1, lastOfNext(matrixRow.row.form, month));
    const one: Carried = {
      customer,
      row: matrixRow.row,
      ...(walk.standing === 'open' && walk.level !== undefined && walk.level !== NO_LEVEL ? { level: walk.level } : {}),
      ...(ordered && orderCode !== undefined ? { level: orderCode } : {}),
      ...(lastVisit === undefined ? {} : { lastVisit }),
      ...(mark === undefined || walk.standing !== 'open' ? {} : { mark }),
    };
    const [first, ...others] = halves(forms, matrixRow.row);
    byForm.set(first, [...(byForm.get(first) ?? []), { ...one, row: rowIn(rows, first) ?? one.row }]);
    again.set(
      one.customer,
      others.map((form) => [form, rowIn(rows, form) ?? one.row] as const),
    );
  }
  for (const list of byForm.values())
    for (const whose of new Set(list.map(({ row }) => row.consultant))) spreadFirstMarks(list, whose, profile, end + 1);
  for (const home of [...byForm.values()].flat())
    for (const [form, row] of again.get(home.customer) ?? [])
      byForm.set(form, [...(byForm.get(form) ?? []), { ...home, row, alsoIn: home }]);
  for (const list of byForm.values())
    list.sort(
      (a, b) =>
        a.row.record.row - b.row.record.row ||
        a.row.form.records.indexOf(a.row.record) - b.row.form.records.indexOf(b.row.record),
    );
  return byForm;
}

/** The form of a row and, where it is for a half of the month, the consultant's for the other: the earlier days first. */
function halves(forms: ReadonlyMap<number, LedgerRow>, row: LedgerRow): [number, ...number[]] {
  const days = (form: Form): number[] => Object.keys(form.dayColumns ?? {}).map(Number);
  const own = new Set(days(row.form));
  const whose = consultantKey(row.consultant ?? '');
  const others = [...forms].filter(
    ([index, other]) =>
      index !== row.formIndex &&
      row.form.from === undefined &&
      consultantKey(other.consultant ?? '') === whose &&
      days(other.form).length > 0 &&
      !days(other.form).some((day) => own.has(day)),
  );
  const ordered = [[row.formIndex, row] as const, ...others].sort(
    ([, a], [, b]) => Math.min(...days(a.form)) - Math.min(...days(b.form)),
  );
  const [[first] = [row.formIndex], ...rest] = ordered;
  return [first, ...rest.map(([index]) => index)];
}

function rowIn(rows: readonly MatrixRow[], form: number): LedgerRow | undefined {
  return rows.find(({ row }) => row.formIndex === form)?.row;
}

/** So many calls a consultant makes on the first day; who does not fit comes on the next, the nearest purchase first. */
const FIRST_DAYS = 15;
/** Days of the new month among which first calls are spread over closed days. */
const FIRST_HALF = 14;

function spreadFirstMarks(list: Carried[], whose: string | undefined, profile: StoreProfile, first: number): void {
  const perDay = profile.visitsPerDay ?? FIRST_DAYS;
  const table = levelTable(profile);
  const calendar = storeCalendar(profile);
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
      while (calendar.isClosed(at) && at < first + FIRST_HALF) at += 1;
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
function firstMark(customer: Customer, profile: StoreProfile, first: number, last: number): number | undefined {
  const { due } = dueOf(customer, standing(customer, profile, first - 1), profile, first);
  if (due === undefined) return undefined;
  const day = due >= first ? due : moveOffClosedDay(first, first - 1, profile);
  return day > last ? undefined : day;
}

/** The last day of the month that follows the form's: of a half of a month the whole month's. */
function lastOfNext(form: Form, month: IsoMonth): number {
  const period = periodOf(form, month);
  return period.span === undefined ? lastDayOfMonth(period.next) : period.last;
}
