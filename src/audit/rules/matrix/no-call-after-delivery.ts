import { dateOf } from '../../../calendar';
import type { Entry } from '../../../customers';
import { auditRule, FINE } from '../../rule';
import { isUnreadBetween } from '../../to-come';

export const noCallAfterDelivery = auditRule({
  id: 'no-call-after-delivery',
  severity: 'warning',
  about: 'customer',
  parameters: { days: { default: 7, min: 1, max: 90 } },
  judge(customer, context, { days }) {
    const isDelivery = (entry: Entry): boolean => context.level(entry.level, entry.row)?.state === 'delivered';
    const first = customer.entries.find(isDelivery);
    // Next month's 上月留存 repeats it; the day's own cell is the one to look at.
    const delivery =
      customer.entries.find((entry) => entry.day === first?.day && entry.stage === 'matrix' && isDelivery(entry)) ??
      first;
    if (delivery === undefined || delivery.undated || delivery.day + days >= context.today) return undefined;
    const called = customer.entries.some(
      (entry) => entry.contact && entry.day > delivery.day && entry.day <= delivery.day + days,
    );
    if (called || isUnreadBetween(customer, delivery.day, delivery.day + days + 1, context)) return FINE;
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
