import { dayOf } from '../calendar';
import type { Form } from '../forms';
import { columnNumber } from '../sheet';
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
  return context.once(`day-columns ${String(context.forms.indexOf(form))}`, () => {
    const dates = new Map<number, number>();
    for (const [key, letters] of Object.entries(form.dayColumns ?? {})) {
      if (key.length > 2) dates.set(columnNumber(letters), dayOf(key));
      else if (form.month !== undefined)
        dates.set(columnNumber(letters), dayOf(`${form.month}-${key.padStart(2, '0')}`));
    }
    return dates;
  });
}
