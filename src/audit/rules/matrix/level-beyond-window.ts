import { auditRule, FINE } from '../../rule';
import type { Entry } from '../../../customers';
import { isUnreadBetween } from '../../to-come';

export const levelBeyondWindow = auditRule({
  id: 'level-beyond-window',
  severity: 'hint',
  about: 'customer',
  judge(customer, context) {
    if (!context.index.matrixOf.has(customer)) return undefined;
    const now = context.standing(customer);
    const level = context.level(now.level, customer);
    const window = level?.window?.max;
    if (now.state !== 'open' || level?.state !== 'open' || window === undefined) return undefined;
    let began: Entry | undefined;
    for (let i = customer.entries.length - 1; i >= 0; i -= 1) {
      const entry = customer.entries[i];
      if (entry?.level === undefined || entry.day > context.today) continue;
      if (context.level(entry.level, entry.row)?.code !== level.code) break;
      // Of the entries of one day the matrix's is the one to look at.
      if (!entry.undated && !(began?.day === entry.day && began.stage === 'matrix')) began = entry;
    }
    if (began === undefined) return undefined;
    const days = context.today - began.day;
    // A cell since then that nobody can read may hold another level.
    if (days <= window || isUnreadBetween(customer, began.day, context.today, context)) return FINE;
    return [
      {
        at: context.placeOf(began),
        row: began.row,
        consultant: customer.consultant,
        date: began.date,
        values: { level: level.code, days, window },
      },
    ];
  },
});
