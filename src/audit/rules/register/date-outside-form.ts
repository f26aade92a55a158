import { liesOutside } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

/** Said once, where the date stands: lines that repeat it with 〃 or under a merged cell are not wrong themselves. */
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
    if (!liesOutside(row.date, title) || !context.saysItself(at)) return FINE;
    return [{ at, row, values: { date: row.date, month: said } }];
  },
});
