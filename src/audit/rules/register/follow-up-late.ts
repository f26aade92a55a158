import { rulesOf } from '../../../customers';
import { isBlankOrNothing } from '../../../forms/values';
import { dateOf, monthOf } from '../../../calendar';
import type { AuditContext } from '../../context';
import { consultantKey } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine } from '../../rule';

const DEADLINE_DAYS = { '24h': 1, 'next-day': 1, 'two-days': 2 } as const;

/**
 * The second contact of a filed first visit, or of a call that is the customer's first line: 追踪后级别, or any contact up to the
 * deadline. What matrix and report hold on the day itself is the visit, and so is a second register line of that day.
 */
export const followUpLate = auditRule({
  id: 'follow-up-late',
  severity: 'error',
  about: 'register-row',
  rests: ['matrices', 'reports'],
  judge(line, context) {
    const { row, customer, day, filed } = line;
    if (!filed || day === undefined) return undefined;
    if (line.kind === 'call' && context.index.registerOf.get(customer)?.some((other) => isEarlier(other, line)))
      return undefined;
    const deadline = day + DEADLINE_DAYS[rulesOf(row, context.profile).firstContact];
    if (context.today <= deadline || decidedAtOnce(line, context) || !hasGround(line, context)) return undefined;
    if (row.record.fields.followUpLevel !== undefined || context.unreadable(row, 'followUpLevel')) return FINE;
    const later = customer.entries.some(
      (entry) => entry.contact && entry.stage !== 'carry-over' && entry.day > day && entry.day <= deadline,
    );
    if (later || unreadInMatrix(line, context, day, deadline)) return FINE;
    return [
      { at: context.firstPlace(row, 'followUpLevel', 'customerName'), row, values: { deadline: dateOf(deadline) } },
    ];
  },
});

function isEarlier(other: RegisterLine, line: RegisterLine): boolean {
  if (other === line || other.day === undefined || line.day === undefined) return false;
  if (other.day !== line.day) return other.day < line.day;
  return other.row.formIndex === line.row.formIndex && other.row.record.row < line.row.record.row;
}

/** Ordered or closed on the day itself: nobody owes a call. */
function decidedAtOnce({ row, customer, day }: RegisterLine, context: AuditContext): boolean {
  if (row.record.fields.closing !== undefined) return true;
  return customer.entries.some((entry) => {
    if (entry.day !== day) return false;
    const state = context.level(entry.level, entry.row)?.state;
    return entry.closes !== undefined || (state !== undefined && state !== 'open');
  });
}

/** A store that has nowhere to write a second contact, or no sheet yet for its month, is not blamed for lacking one. */
function hasGround({ row, customer, day = 0 }: RegisterLine, context: AuditContext): boolean {
  if (context.has(row.form, 'followUpLevel')) return true;
  const next = monthOf(dateOf(day + 1));
  if (context.index.matrixOf.has(customer) && context.index.matrixMonths.has(next)) return true;
  const consultant = consultantKey(row.consultant);
  return [1, 2].some((after) => context.index.reportDays.has(`${consultant}|${String(day + after)}`));
}

/** A day cell after the visit that nobody can read may be the contact. */
function unreadInMatrix(line: RegisterLine, context: AuditContext, from: number, to: number): boolean {
  return (context.index.matrixOf.get(line.customer) ?? []).some(({ row, month }) => {
    for (let day = from + 1; day <= to; day += 1) {
      const date = dateOf(day);
      const place = context.dayPlace(row, date);
      if (place === undefined || month !== date.slice(0, 7)) continue;
      if (context.unread(place) && !isBlankOrNothing(context.textAt(place))) return true;
    }
    return false;
  });
}
