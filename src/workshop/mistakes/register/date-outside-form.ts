import { mistake, type Way } from '../mistake';
import { redated } from './date-in-future';

const earlier =
  (days: number): Way =>
  (desk) => {
    const line = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        desk.has(one.row, 'date') &&
        (days < 300 || typeof desk.context.cell(desk.context.place(one.row, 'date'))?.value === 'number'),
    );
    return line && redated(desk, line, (line.row.day ?? 0) - days);
  };

/** Last month's number, or last year's. */
export const dateOutsideForm = mistake('date-outside-form', earlier(31), earlier(62), earlier(365));
