import { dateOf } from '../../../calendar';
import { mistake, type Way } from '../mistake';

/** A hot customer of a few days is reported lost the day after. */
const soon: Way = (desk) => {
  const { context } = desk;
  const customer = desk.customer((one) => {
    const now = context.standing(one);
    const last = now.lastContact;
    if (now.state !== 'open' || last?.stage !== 'matrix' || !['H', 'A'].includes(now.level ?? '') || now.contacts > 2)
      return false;
    const place = context.dayPlace(last.row, dateOf(last.day + 1));
    return (
      last.day + 1 < context.today && place !== undefined && dateOf(last.day + 1).slice(0, 7) === last.row.form.month
    );
  });
  const last = customer && context.standing(customer).lastContact;
  const at = last && context.dayPlace(last.row, dateOf(last.day + 1));
  return (
    at && {
      changes: [desk.write(at, 'F1')],
      at,
      also: ['loss-without-record', 'loss-without-reason', 'no-report-line', 'month-end-differs', 'total-differs'],
    }
  );
};

export const suspectedFalseLoss = mistake('suspected-false-loss', soon);
