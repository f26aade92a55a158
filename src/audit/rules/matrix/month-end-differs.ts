import { dateOf } from '../../../calendar';
import type { AuditContext } from '../../context';
import { daysOf } from '../../index-ledger';
import { auditRule, FINE, type MatrixLine } from '../../rule';
import { isUnreadBetween } from '../../to-come';

/** 最新级别 and the like are kept up to date; 月末级别 and 促进结果 speak of the month's last day. */
const UP_TO_DATE = /最新|当前|目前|现/u;

export const monthEndDiffers = auditRule({
  id: 'month-end-differs',
  severity: 'warning',
  about: 'matrix-row',
  needs: ['monthEndLevel'],
  judge(line, context) {
    const { row } = line;
    const { last: end } = daysOf(line);
    const written = row.record.fields.monthEndLevel;
    const state = context.level(written, row)?.state;
    if (written === undefined || state !== 'open') return undefined;
    const column = row.form.columns.find(({ field }) => field === 'monthEndLevel');
    const over = end < context.today;
    if (!over && !UP_TO_DATE.test(column?.header ?? '')) return undefined;
    const last = lastLevel(line, context);
    if (last === undefined) return undefined;
    if (context.level(last, row)?.code === context.level(written, row)?.code) return FINE;
    const at = context.place(row, 'monthEndLevel', written);
    const single = context.columnsOf(row.form, 'monthEndLevel').length === 1;
    const before = context.cell(at)?.value;
    const fix = single && before !== undefined ? [{ kind: 'value', ...at, before, after: last } as const] : undefined;
    return [{ at, row, date: dateOf(end), values: { written, last }, fix }];
  },
});

/** The last level in the row: of a day cell, else the level that the row began with; unknown where a later cell cannot be read. */
function lastLevel({ row, customer }: MatrixLine, context: AuditContext): string | undefined {
  let last: string | undefined;
  let on = -Infinity;
  for (const entry of customer.entries) {
    if (entry.row !== row || entry.level === undefined) continue;
    if (entry.day >= context.today) return undefined;
    last = entry.level;
    on = entry.day;
  }
  return isUnreadBetween(customer, on, context.today, context) ? undefined : last;
}
