import { liesOutside } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

export const dateOutsideForm = auditRule({
  id: 'date-outside-form',
  severity: 'warning',
  about: 'register-row',
  needs: ['date'],
  judge({ row }, context) {
    const title = context.index.titleOf(row.form);
    const said = title.month ?? (title.monthOfYear === undefined ? undefined : String(title.monthOfYear));
    if (row.date === undefined || said === undefined) return undefined;
    const at = context.place(row, 'date');
    if (!liesOutside(row.date, title) || context.textAt(at) === '') return FINE;
    return [{ at, row, values: { date: row.date, month: said } }];
  },
});
