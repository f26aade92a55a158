import { dateOf, lastDayOfMonth, monthOf } from '../../../calendar';
import { standing } from '../../../levels';
import { auditRule, FINE } from '../../rule';

export const notCarriedOver = auditRule({
  id: 'not-carried-over',
  severity: 'error',
  about: 'matrix-row',
  judge({ row, customer, month }, context) {
    const last = lastDayOfMonth(month);
    const next = monthOf(dateOf(last + 1));
    if (last >= context.today || !context.index.matrixMonths.has(next)) return undefined;
    const then = standing(customer, context.profile, last);
    if (then.state !== 'open' || context.level(then.level)?.state !== 'open') return undefined;
    const rows = context.index.matrixOf.get(customer) ?? [];
    // Of two rows of one month the last one speaks.
    if (rows.filter((line) => line.month === month).at(-1)?.row !== row) return undefined;
    if (rows.some((line) => line.month === next)) return FINE;
    return [
      { at: context.firstPlace(row, 'customerName', 'phone'), row, values: { level: then.level ?? '', month: next } },
    ];
  },
});
