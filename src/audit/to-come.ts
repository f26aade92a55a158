import { dayOf } from '../calendar';
import type { Customer } from '../customers';
import type { Form } from '../forms';
import { columnNumber, parseArea } from '../sheet';
import type { AuditContext } from './context';

/** A cell of a line or day column of today or later: nobody is blamed for it yet. */
export function isDayToCome(form: Form, row: number, column: number, context: AuditContext): boolean {
  const line = context.index.rowsOf.get(form)?.get(row);
  if (line?.day !== undefined && line.day >= context.today) return true;
  const date = dayColumnDates(form, context).get(column);
  return date !== undefined && date >= context.today;
}

/** Day numbers by column number of a matrix. */
function dayColumnDates(form: Form, context: AuditContext): ReadonlyMap<number, number> {
  return context.onceFor('day-columns', form, () => {
    const dates = new Map<number, number>();
    for (const [key, letters] of Object.entries(form.dayColumns ?? {})) {
      if (key.length > 2) dates.set(columnNumber(letters), dayOf(key));
      else if (form.month !== undefined)
        dates.set(columnNumber(letters), dayOf(`${form.month}-${key.padStart(2, '0')}`));
    }
    return dates;
  });
}

/** Whether a day cell of the customer between two days, both left out, could not be read: it may be a contact. */
export function isUnreadBetween(customer: Customer, from: number, to: number, context: AuditContext): boolean {
  const unread = context.once('unread-days', () => unreadDays(context));
  if (unread.size === 0) return false;
  return (context.index.matrixOf.get(customer) ?? []).some(({ row }) =>
    unread.get(row.form)?.some((one) => one.row === row.record.row && one.day > from && one.day < to),
  );
}

function unreadDays(
  context: AuditContext,
): ReadonlyMap<Form, readonly { readonly row: number; readonly day: number }[]> {
  const unread = new Map<Form, { row: number; day: number }[]>();
  for (const form of context.forms) {
    if (form.form !== 'contact-matrix' || form.problems.length === 0) continue;
    const dates = dayColumnDates(form, context);
    const cells = form.problems.flatMap(({ cell }) => {
      const at = parseArea(cell);
      const day = at && dates.get(at.left);
      return at === undefined || day === undefined ? [] : [{ row: at.top, day }];
    });
    if (cells.length > 0) unread.set(form, cells);
  }
  return unread;
}
