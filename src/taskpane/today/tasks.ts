import { columnLetters, parseArea } from '../../sheet';
import type { CustomerDay, DayReport, RowRef } from '../../jobs/types';
import type { StoreProfile } from '../../profile';
import { dayColumnOf, isRegister, type Form } from '../../forms/types';

/**
 * The heaps of 今日任务, in the order of an evening: first contacts that wait since yesterday at most, what is due today, visits that were
 * promised and not made (漏访), what is overdue up to the store's last step (3/5/7 days by default), the next seven days, and, apart from
 * all that, what has been silent for longer.
 */
export interface TaskGroup {
  readonly kind: TaskKind;
  /** Overdue only: from this many days on, up to so many. */
  readonly from?: number;
  readonly to?: number;
  readonly customers: readonly CustomerDay[];
}

export const TASK_KINDS = ['first-contact', 'today', 'missed', 'overdue', 'week', 'older'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export interface Tasks {
  readonly groups: readonly TaskGroup[];
  readonly counts: Readonly<Record<TaskKind, number>>;
  /** Customers who were contacted today. */
  readonly done: number;
  /** Filed since yesterday in registers that cannot show a second contact: whether they were called nobody can tell, so they are no task. */
  readonly untold: number;
}

/** What a person looks for: all of it must fit. */
export interface TaskFilter {
  readonly consultant?: string;
  /** Part of the name or model, or digits of the phone. */
  readonly search?: string;
  readonly level?: string;
  readonly source?: string;
  /** Customers who have been silent for longer than the limit and are chased all the same: their keys. */
  readonly chased?: ReadonlySet<string>;
  /** How a heap is ordered; by what presses most where it is not said. */
  readonly order?: TaskOrder;
}

/** What presses most (level, then days), who waits longest, who was spoken to last longest ago, by name. */
export const TASK_ORDERS = ['pressing', 'late', 'silent', 'name'] as const;
export type TaskOrder = (typeof TASK_ORDERS)[number];

/** Names a customer by one of their rows; no personal data. */
export function customerKey({ rows: [row] }: CustomerDay): string {
  return row === undefined ? '' : `${row.sheet}!${String(row.row)}`;
}

/** A first contact is owed within a day: one that is later than yesterday's is overdue like any other. */
const FIRST_CONTACT_DAYS = 1;

/** Who is later than so many days is no matter of an evening any more. */
export function eveningLimit(profile: Pick<StoreProfile, 'overdueSteps'> | undefined): number {
  return Math.max(1, ...(profile?.overdueSteps ?? []));
}

/** @param profile its overdue steps cut the heaps, its levels order them: the nearer to buying, the earlier. */
export function tasksOf(
  report: DayReport,
  filter: TaskFilter,
  profile: Pick<StoreProfile, 'overdueSteps' | 'levels'>,
): Tasks {
  const edges = [1, ...profile.overdueSteps.filter((step) => step > 1)].sort((x, y) => x - y);
  const limit = edges.at(-1) ?? 1;
  const ranks = new Map(profile.levels.map(({ code }, index) => [code, index] as const));
  const rank = ({ level }: CustomerDay): number => (level === undefined ? Infinity : (ranks.get(level) ?? 1000));
  const byLevel: Order = (a, b) =>
    compare(rank(a), rank(b)) || b.overdueDays - a.overdueDays || compare(a.due ?? '', b.due ?? '');
  const orders: Readonly<Record<TaskOrder, Order>> = {
    pressing: byLevel,
    late: (a, b) => compare(a.due ?? '', b.due ?? '') || byLevel(a, b),
    silent: (a, b) => compare(a.lastContact ?? '', b.lastContact ?? '') || byLevel(a, b),
    name: (a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'zh-CN') || byLevel(a, b),
  };
  const pressing = orders[filter.order ?? 'pressing'];
  const heaps: Record<TaskKind, CustomerDay[]> = {
    'first-contact': [],
    today: [],
    missed: [],
    overdue: [],
    week: [],
    older: [],
  };
  let done = 0;
  let untold = 0;
  const isUntold = untoldIn(report);
  for (const customer of report.customers) {
    if (!fits(customer, filter)) continue;
    if (customer.lastContact === report.today) done += 1;
    // Who is searched for by name is found all the same.
    if ((filter.search ?? '').trim() === '' && isUntold(customer)) {
      if (customer.status !== 'upcoming' && customer.overdueDays <= FIRST_CONTACT_DAYS) untold += 1;
      continue;
    }
    const chased = filter.chased?.has(customerKey(customer)) === true;
    const kind = heapOf(customer, report.today, chased ? Infinity : limit);
    if (kind !== undefined) heaps[kind].push(customer);
  }
  const groups: TaskGroup[] = [];
  for (const kind of TASK_KINDS) {
    const customers = heaps[kind];
    if (customers.length === 0) continue;
    if (kind === 'overdue') groups.push(...byStep(customers, edges, pressing));
    else groups.push({ kind, customers: customers.sort(kind === 'week' ? byDay(pressing) : pressing) });
  }
  const counts = Object.fromEntries(TASK_KINDS.map((kind) => [kind, heaps[kind].length])) as Tasks['counts'];
  return { groups, counts, done, untold };
}

/**
 * Who owes a first contact by nothing but a line in registers without a column for the level after it: such a register says the same of
 * those who were called and of those who were not.
 */
export function untoldIn({ forms }: DayReport): (customer: CustomerDay) => boolean {
  const told = new Map<string, boolean>();
  for (const { sheet, form, columns } of forms)
    if (isRegister(form))
      told.set(sheet, told.get(sheet) === true || columns.some(({ field }) => field === 'followUpLevel'));
  return ({ dueWhy, rows }) =>
    dueWhy === 'first-contact' && rows.length > 0 && rows.every(({ sheet }) => told.get(sheet) === false);
}

function heapOf(customer: CustomerDay, today: string, limit: number): TaskKind | undefined {
  const { due, status, overdueDays } = customer;
  if (due === undefined || status === 'none') return undefined;
  if (status === 'overdue' && overdueDays > limit) return 'older';
  if (customer.dueWhy === 'first-contact' && status !== 'upcoming' && overdueDays <= FIRST_CONTACT_DAYS)
    return 'first-contact';
  if (status === 'overdue') return 'overdue';
  if (status === 'due-today') return 'today';
  if (customer.missedPlan !== undefined) return 'missed';
  return daysBetween(today, due) <= 7 ? 'week' : undefined;
}

function fits(customer: CustomerDay, { consultant, search = '', level, source }: TaskFilter): boolean {
  if (consultant !== undefined && customer.consultant !== consultant) return false;
  if (level !== undefined && customer.level !== level) return false;
  if (source !== undefined && customer.source !== source) return false;
  const wanted = search.replace(/\s/gu, '').toLowerCase();
  if (wanted === '') return true;
  const texts = [customer.name, customer.model].map((one) => (one ?? '').replace(/\s/gu, '').toLowerCase());
  return (
    texts.some((one) => one.includes(wanted)) || (/^\d{3,}$/u.test(wanted) && (customer.phone ?? '').includes(wanted))
  );
}

type Order = (a: CustomerDay, b: CustomerDay) => number;

/** The overdue by the store's steps, the longest first. */
function byStep(customers: readonly CustomerDay[], edges: readonly number[], order: Order): TaskGroup[] {
  const stepOf = ({ overdueDays }: CustomerDay): number => edges.findLastIndex((edge) => overdueDays >= edge);
  const last = edges.length - 1;
  return edges
    .map((from, step): TaskGroup => {
      const next = edges[step + 1];
      const own = customers.filter((one) => Math.min(stepOf(one), last) === step).sort(order);
      const longest = own.reduce((most, { overdueDays }) => Math.max(most, overdueDays), from);
      return { kind: 'overdue', from, to: next === undefined ? longest : next - 1, customers: own };
    })
    .filter((group) => group.customers.length > 0)
    .reverse();
}

const byDay =
  (order: Order): Order =>
  (a, b) =>
    compare(a.due ?? '', b.due ?? '') || order(a, b);

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const DAY = 86_400_000;

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/**
 * Where a click on a customer leads: the due day's cell in the matrix of that month, else the newest matrix row, else the customer's
 * last row; there to the level after the follow-up, else to the name.
 */
export function placeOfCustomer(
  customer: CustomerDay,
  forms: readonly Form[],
): { sheet: string; cell: string } | undefined {
  const month = customer.due?.slice(0, 7);
  const ranked = [...customer.rows].sort((a, b) => score(b, forms, month) - score(a, forms, month));
  const row = ranked[0];
  if (row === undefined) return undefined;
  const form = formOf(row, forms);
  const day = customer.due === undefined || form === undefined ? undefined : dayColumnOf(form, customer.due);
  if (day !== undefined) return { sheet: row.sheet, cell: `${day}${row.row}` };
  // A register's second contact stands beside its level; where there is no such column the row is shown.
  const name = ['followUpLevel', 'customerName']
    .map((field) => form?.columns.find((column) => column.field === field)?.column)
    .find((column) => column !== undefined);
  return { sheet: row.sheet, cell: `${name ?? firstColumn(form)}${row.row}` };
}

function score(row: RowRef, forms: readonly Form[], month: string | undefined): number {
  if (row.form !== 'contact-matrix') return row.form === 'loss-record' ? 0 : 1;
  return formOf(row, forms)?.month === month ? 3 : 2;
}

function formOf(row: RowRef, forms: readonly Form[]): Form | undefined {
  return forms.find(
    (form) =>
      form.sheet === row.sheet && form.form === row.form && form.records.some((record) => record.row === row.row),
  );
}

function firstColumn(form: Form | undefined): string {
  const area = form === undefined ? undefined : parseArea(form.range);
  return columnLetters(area?.left ?? 1);
}
