import { auditRule, FINE } from '../../rule';

export const missingLevel = auditRule({
  id: 'missing-level',
  severity: 'warning',
  about: 'register-row',
  judge({ row }, context) {
    if (!context.has(row.form, 'level', 'followUpLevel')) return undefined;
    if (row.phones.length === 0 || context.unreadable(row, 'phone', 'phone2')) return undefined;
    const first = context.filling(row, 'level');
    const second = context.filling(row, 'followUpLevel');
    if (first === 'filled' || second === 'filled') return FINE;
    return [{ at: context.firstPlace(row, 'level', 'followUpLevel'), row }];
  },
});
