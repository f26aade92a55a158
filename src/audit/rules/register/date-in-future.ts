import { auditRule, FINE } from '../../rule';

/** Only of rows that carry their own date: a sheet prepared for tomorrow is no slip in every one of its lines. */
export const dateInFuture = auditRule({
  id: 'date-in-future',
  severity: 'error',
  about: 'register-row',
  needs: ['date'],
  judge({ row }, context) {
    if (row.day === undefined) return undefined;
    if (row.day <= context.today) return FINE;
    const at = context.place(row, 'date');
    if (!context.saysItself(at)) return FINE;
    return [{ at, row, values: { date: row.date ?? '' } }];
  },
});
