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
import { monthContext, NO_LEVEL, walkMonth, type MonthContext } from '../rollups';
import { carriesOrders } from './carry-columns';
import { handOver, type HandedOver, type HandOver, type Place } from './hand-over';
import { registerOnly } from './left-behind';
import { periodOf } from './period';
import type { Unfinished } from './unfinished';

/** A customer who goes into next month's matrix. */
export interface Carried {
  readonly customer: Customer;
  /** The row that is taken over: that of the last contact where several consultants have one. */
  readonly row: LedgerRow;
  /** The form (index in the ledger) whose successor takes the customer. */
  readonly formIndex: number;
  /** Of a customer who was handed over: the row of the consultant who gave. */
  readonly handedFrom?: LedgerRow;
  /** The level at the month's end; absent where nobody ever wrote one. */
  readonly level?: string;
  /** Last month's last visit. */
  readonly lastVisit?: IsoDate;
  /** Day (a day number) for the first `*`. */
  readonly mark?: number;
  /** The same customer's place in the first half of the month, of whom this is the row in the second. */
  readonly alsoIn?: Carried;
}

/** Who goes on into next month, and who was handed over on the way. */
export interface CarriedMonth {
  /** By the form (index) that takes them, in the order of the rows; those who were handed over behind the others. */
  readonly byForm: ReadonlyMap<number, readonly Carried[]>;
  readonly handed: readonly HandedOver[];
  readonly problems: readonly Unfinished[];
}

/** Everybody who is open at the month's end. */
export function carriedCustomers(
  ledger: Ledger,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  asked: readonly HandOver[] = [],
  withRegister = false,
): CarriedMonth {
  const context = monthContext(ledger, profile, month, today);
  const end = context.last;
  const orderCode = profile.levels.find(({ state }) => state === 'ordered')?.code;
  const homes: Carried[] = [];
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
    homes.push({
      customer,
      row: matrixRow.row,
      formIndex: matrixRow.row.formIndex,
      ...(walk.standing === 'open' && walk.level !== undefined && walk.level !== NO_LEVEL ? { level: walk.level } : {}),
      ...(ordered && orderCode !== undefined ? { level: orderCode } : {}),
      ...(lastVisit === undefined ? {} : { lastVisit }),
      ...(mark === undefined || walk.standing !== 'open' ? {} : { mark }),
    });
  }
  if (withRegister) homes.push(...fromRegister(context, month, placesOf(forms)));
  if (asked.length > 0) homes.push(...withoutSheet(context, month, homes));
  const table = levelTable(profile);
  const { carried, handed, problems } = handOver(
    homes,
    asked,
    placesOf(forms),
    (level) => table.get(level ?? '')?.weight ?? 0,
  );
  // Whoever has no sheet and was not handed over stays where only the report names them.
  const going = carried.filter(({ formIndex }) => forms.has(formIndex));
  return { byForm: placed(going, forms, context, profile), handed, problems };
}

/** The forms of each consultant; of two sheets a month the first. */
function placesOf(forms: ReadonlyMap<number, LedgerRow>): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [form, row] of forms) {
    const key = consultantKey(row.consultant);
    if (key !== '' && !places.has(key)) places.set(key, { form, row });
  }
  return places;
}

/** Customers of the register only, as rows of their consultants' sheets; whose consultant has none stay where only the report names them. */
function fromRegister(context: MonthContext, month: IsoMonth, places: ReadonlyMap<string, Place>): Carried[] {
  return registerOnly(context).flatMap(({ customer, at, last }): Carried[] => {
    const place = places.get(consultantKey(last.row.consultant ?? customer.consultant));
    if (!place) return [];
    const { record } = last.row;
    const first = customer.entries.find(({ contact, date }) => contact && date !== '')?.date;
    const fields = { firstContactDate: first, ...record.fields, consultant: place.row.consultant };
    return [
      {
        customer,
        row: { ...last.row, consultant: place.row.consultant, record: { ...record, fields } },
        formIndex: place.form,
        level: at.level,
        lastVisit: last.date === '' ? undefined : last.date,
        mark: firstMark(customer, context.profile, context.last + 1, lastOfNext(place.row.form, month)),
      },
    ];
  });
}

/** Open customers of consultants who had a sheet last month and have none now: nobody carries them on unless they are handed over. */
function withoutSheet(context: MonthContext, month: IsoMonth, homes: readonly Carried[]): Carried[] {
  const { ledger, profile, matrixRows } = context;
  const known = new Set(homes.map(({ customer }) => customer.id));
  const last = new Map<number, MatrixRow>();
  for (const row of ledger.matrixRows) if (row.month < month) last.set(row.customer, row);
  return [...last].flatMap(([id, { row }]): Carried[] => {
    const customer = ledger.customers[id];
    if (!customer || known.has(id) || matrixRows.has(id)) return [];
    const at = standing(customer, profile, context.last);
    if (at.state !== 'open' || at.level === undefined) return [];
    const lastVisit = at.lastContact?.date;
    const mark = firstMark(customer, profile, context.last + 1, lastOfNext(row.form, month));
    return [{ customer, row, formIndex: -1, level: at.level, lastVisit, mark }];
  });
}

/** By form: first calls spread for each consultant, a row in both halves of a month of two sheets, in the order of the old rows. */
function placed(
  homes: readonly Carried[],
  forms: ReadonlyMap<number, LedgerRow>,
  context: MonthContext,
  profile: StoreProfile,
): Map<number, Carried[]> {
  const byForm = new Map<number, Carried[]>();
  const others = new Map<Customer, readonly number[]>();
  for (const home of homes) {
    const own = forms.get(home.formIndex) ?? home.row;
    const [first, ...more] = halves(forms, own);
    others.set(home.customer, more);
    byForm.set(first, [...(byForm.get(first) ?? []), atHome(home, first, context)]);
  }
  for (const list of byForm.values())
    for (const whose of new Set(list.map(({ row }) => row.consultant)))
      spreadFirstMarks(list, whose, profile, context.last + 1);
  for (const home of [...byForm.values()].flat())
    for (const form of others.get(home.customer) ?? [])
      byForm.set(form, [...(byForm.get(form) ?? []), { ...atHome(home, form, context), alsoIn: home }]);
  const handedLast = (one: Carried): number =>
    one.handedFrom !== undefined || one.row.form.form !== 'contact-matrix' ? 1 : 0;
  for (const list of byForm.values())
    list.sort(
      (a, b) =>
        handedLast(a) - handedLast(b) ||
        a.row.record.row - b.row.record.row ||
        a.row.form.records.indexOf(a.row.record) - b.row.form.records.indexOf(b.row.record),
    );
  return byForm;
}

/** With the customer's own row of the form, where there is one. */
function atHome(one: Carried, form: number, { matrixRows }: MonthContext): Carried {
  const own = one.handedFrom === undefined ? rowIn(matrixRows.get(one.customer.id) ?? [], form) : undefined;
  return { ...one, formIndex: form, row: own ?? one.row };
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
