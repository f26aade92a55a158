import { standing } from '../../../levels';
import { dueOf } from '../../../schedule';
import { closingsOf } from '../../closing';
import { isUnreadBetween } from '../../to-come';
import { auditRule } from '../../rule';
import type { Found } from '../../finding';

/** Closed after the call was overdue: a way to make the task vanish. */
export const closedWhenOverdue = auditRule({
  id: 'closed-when-overdue',
  severity: 'warning',
  about: 'customer',
  parameters: { days: { default: 3, min: 0, max: 60 } },
  judge(customer, context, { days }) {
    const closings = closingsOf(customer, context);
    if (closings.length === 0) return undefined;
    return closings.flatMap(({ at, day, entry }): Found[] => {
      const before = standing(customer, context.profile, day - 1);
      const { status, overdueDays } = dueOf(customer, before, context.profile, day);
      if (status !== 'overdue' || overdueDays <= days) return [];
      if (isUnreadBetween(customer, before.lastContact?.day ?? -Infinity, day, context)) return [];
      return [{ at, row: entry.row, date: entry.date, part: entry.date, values: { days: overdueDays } }];
    });
  },
});
