import type { Entry } from '../../../customers';
import { standing } from '../../../levels';
import { dueOf } from '../../../schedule';
import { closingsOf } from '../../closing';
import { isUnreadBetween } from '../../to-come';
import { auditRule } from '../../rule';
import type { Found } from '../../finding';

/**
 * Closed after the call was overdue: a way to make the task vanish. Where neither a matrix nor a report tells of the customer, nothing says
 * that nobody called.
 */
export const closedWhenOverdue = auditRule({
  id: 'closed-when-overdue',
  severity: 'warning',
  about: 'customer',
  parameters: { days: { default: 3, min: 0, max: 60 } },
  judge(customer, context, { days }) {
    const closings = closingsOf(customer, context);
    if (closings.length === 0 || !customer.entries.some(({ stage }) => TELLS_CONTACTS.has(stage))) return undefined;
    return closings.flatMap(({ at, day, entry }): Found[] => {
      const before = standing(customer, context.profile, day - 1);
      // What the month's last column says of the end was written with it, not before.
      const { status, overdueDays } = dueOf(customer, { ...before, decided: undefined }, context.profile, day);
      if (status !== 'overdue' || overdueDays <= days) return [];
      if (isUnreadBetween(customer, before.lastContact?.day ?? -Infinity, day, context)) return [];
      return [{ at, row: entry.row, date: entry.date, part: entry.date, values: { days: overdueDays } }];
    });
  },
});

const TELLS_CONTACTS: ReadonlySet<Entry['stage']> = new Set(['matrix', 'carry-over', 'report']);
