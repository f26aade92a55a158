import { standing } from '../../../levels';
import { daysOf, monthBeside } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

export const notCarriedOver = auditRule({
  id: 'not-carried-over',
  severity: 'error',
  about: 'matrix-row',
  rests: ['matrices'],
  judge(line, context) {
    const { row, customer, month } = line;
    const { last } = daysOf(line);
    const next = monthBeside(month, 1);
    if (last >= context.today || !context.index.matrixMonths.has(next)) return undefined;
    const then = standing(customer, context.profile, last);
    if (then.state !== 'open' || context.level(then.level, customer)?.state !== 'open') return undefined;
    const rows = context.index.matrixOf.get(customer) ?? [];
    // Of two rows of one month the last one speaks.
    if (rows.filter((other) => other.month === month).at(-1)?.row !== row) return undefined;
    if (rows.some((other) => other.month === next)) return FINE;
    return [
      { at: context.firstPlace(row, 'customerName', 'phone'), row, values: { level: then.level ?? '', month: next } },
    ];
  },
});
