import { columnLetters, parseArea } from '../../sheet';
import type { CustomerDay, DayReport, RowRef } from '../../jobs/types';
import { dayColumnOf, type Form } from '../../forms/types';

/**
 * The heaps of 今日任务, most urgent first: first contacts that wait, what is overdue by the store's steps (3/5/7 days by default),
 * today, the next seven days.
 */
export interface TaskGroup {
  readonly kind: 'first-contact' | 'overdue' | 'today' | 'week';
  /** Overdue only: from this many days on; `to` is absent in the topmost step. */
  readonly from?: number;
  readonly to?: number;
  readonly customers: readonly CustomerDay[];
}

export interface Tasks {
  readonly groups: readonly TaskGroup[];
  readonly counts: Readonly<Record<TaskGroup['kind'], number>>;
}

/** @param steps days from which an overdue visit is worse, ascending, e.g. `[3, 5, 7]`. */
export function tasksOf(report: DayReport, consultant: string | undefined, steps: readonly number[]): Tasks {
  const edges = [1, ...steps.filter((step) => step > 1)];
  const first: CustomerDay[] = [];
  const overdue: CustomerDay[][] = edges.map(() => []);
  const today: CustomerDay[] = [];
  const week: CustomerDay[] = [];
  for (const customer of report.customers) {
    if (consultant !== undefined && customer.consultant !== consultant) continue;
    if (customer.due === undefined || customer.status === 'none') continue;
    if (customer.dueWhy === 'first-contact' && customer.status !== 'upcoming') first.push(customer);
    else if (customer.status === 'overdue')
      overdue[edges.findLastIndex((edge) => customer.overdueDays >= edge)]?.push(customer);
    else if (customer.status === 'due-today') today.push(customer);
    else if (daysBetween(report.today, customer.due) <= 7) week.push(customer);
  }
  const late = (a: CustomerDay, b: CustomerDay): number => b.overdueDays - a.overdueDays || byLevel(a, b);
  const groups: TaskGroup[] = [];
  if (first.length > 0) groups.push({ kind: 'first-contact', customers: first.sort(late) });
  for (let step = edges.length - 1; step >= 0; step -= 1) {
    const customers = overdue[step] ?? [];
    const next = edges[step + 1];
    if (customers.length === 0) continue;
    groups.push({
      kind: 'overdue',
      from: edges[step],
      to: next === undefined ? undefined : next - 1,
      customers: customers.sort(late),
    });
  }
  if (today.length > 0) groups.push({ kind: 'today', customers: today.sort(byLevel) });
  if (week.length > 0)
    groups.push({ kind: 'week', customers: week.sort((a, b) => compare(a.due, b.due) || byLevel(a, b)) });
  return {
    groups,
    counts: {
      'first-contact': first.length,
      overdue: overdue.reduce((sum, heap) => sum + heap.length, 0),
      today: today.length,
      week: week.length,
    },
  };
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
/** `O`/`H` before `A` before `B`: the nearer to buying, the earlier. `H` is the one letter out of order. */
const rank = (level = 'Z'): string => (level === 'H' ? '0' : level);
const byLevel = (a: CustomerDay, b: CustomerDay): number => compare(rank(a.level), rank(b.level));

const DAY = 86_400_000;

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/**
 * Where a click on a customer leads: the due day's cell in the matrix of that month, else the name's cell in the newest matrix row,
 * else in the customer's last row.
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
  const name = form?.columns.find((column) => column.field === 'customerName')?.column;
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
