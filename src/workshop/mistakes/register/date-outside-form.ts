import type { Form } from '../../../forms';
import { mistake, type Desk, type Way } from '../mistake';
import { redated } from './date-in-future';

const earlier =
  (days: number): Way =>
  (desk) => {
    const line = desk.line(
      (one) =>
        desk.registerOnly(one) &&
        desk.has(one.row, 'date') &&
        saysMonth(one.row.form, desk) &&
        (days < 300 || typeof desk.context.cell(desk.context.place(one.row, 'date'))?.value === 'number'),
    );
    return line && redated(desk, line, (line.row.day ?? 0) - days);
  };

/** Only where title or sheet say which month the form is for. */
function saysMonth(form: Form, { context }: Desk): boolean {
  const { month, monthOfYear } = context.index.titleOf(form);
  return month !== undefined || monthOfYear !== undefined;
}

/** Last month's number, or last year's. */
export const dateOutsideForm = mistake('date-outside-form', earlier(31), earlier(62), earlier(365));
