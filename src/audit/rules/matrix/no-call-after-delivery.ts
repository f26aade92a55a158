import { dateOf } from '../../../calendar';
import { auditRule, FINE } from '../../rule';

export const noCallAfterDelivery = auditRule({
  id: 'no-call-after-delivery',
  severity: 'warning',
  about: 'customer',
  parameters: { days: { default: 7, min: 1, max: 90 } },
  judge(customer, context, { days }) {
    const delivery = customer.entries.find((entry) => context.level(entry.level)?.state === 'delivered');
    if (delivery === undefined || delivery.undated || delivery.day + days >= context.today) return undefined;
    const called = customer.entries.some(
      (entry) => entry.contact && entry.day > delivery.day && entry.day <= delivery.day + days,
    );
    if (called) return FINE;
    return [
      {
        at: context.placeOf(delivery),
        row: delivery.row,
        date: delivery.date,
        values: { date: delivery.date, until: dateOf(delivery.day + days) },
      },
    ];
  },
});
