import { dateOf } from '../../../calendar';
import { storeCalendar } from '../../../schedule';
import { mistake, type Way } from '../mistake';

/** A contact noted on a day on which the store was closed. */
const onClosedDay: Way = (desk) => {
  const { context } = desk;
  const calendar = storeCalendar(context.profile);
  const line = desk.matrixRow(({ row, month, customer }) => {
    const days = row.record.contacts?.map(({ day }) => day) ?? [];
    const own = customer.entries.find((entry) => entry.row === row && entry.stage === 'matrix');
    return days.length > 1 && own !== undefined && closedAfter(own.day, month) !== undefined;
  });
  function closedAfter(day: number, month: string): number | undefined {
    for (let next = day + 1; dateOf(next).slice(0, 7) === month && next < context.today - 3; next += 1)
      if (calendar.isClosed(next)) return next;
    return undefined;
  }
  const first = line?.customer.entries.find((entry) => entry.row === line.row && entry.stage === 'matrix');
  const day = line && first && closedAfter(first.day, line.month);
  const at = line && day !== undefined ? context.dayPlace(line.row, dateOf(day)) : undefined;
  if (!at || context.textAt(at) !== '') return undefined;
  return {
    changes: [desk.write(at, first?.level ?? 'A')],
    at,
    also: ['no-report-line', 'total-differs', 'carry-over-differs', 'month-end-differs'],
  };
};

export const closedDay = mistake('closed-day', onClosedDay);
