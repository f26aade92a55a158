import { dateOf, serialOfDay } from '../../../calendar';
import { mistake, type Desk, type Planted, type Way } from '../mistake';
import type { RegisterLine } from '../../../audit';

/** The date written as this cell holds it: a serial number, or month and day in words; a time in the same cell is lost with it. */
export function redated(desk: Desk, line: RegisterLine, day: number): Planted {
  const at = desk.context.place(line.row, 'date');
  const date = dateOf(day);
  const numeric = typeof desk.context.cell(at)?.value === 'number';
  const words = `${String(Number(date.slice(5, 7)))}月${String(Number(date.slice(8)))}日`;
  const also = desk.context.place(line.row, 'arriveTime').cell === at.cell ? (['missing-time'] as const) : undefined;
  return { changes: [desk.write(at, numeric ? serialOfDay(date, false) : words)], at, also };
}

const later =
  (days: number): Way =>
  (desk) => {
    const day = desk.context.today + days;
    const line = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        desk.has(one.row, 'date') &&
        (typeof desk.context.cell(desk.context.place(one.row, 'date'))?.value === 'number' ||
          one.row.date?.slice(0, 4) === dateOf(day).slice(0, 4)),
    );
    return line && redated(desk, line, day);
  };

export const dateInFuture = mistake('date-in-future', later(1), later(5), later(40));
