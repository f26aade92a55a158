import { storeCalendar } from '../../../schedule';
import type { AuditContext } from '../../context';
import { auditRule, FINE } from '../../rule';

export const closedDay = auditRule({
  id: 'closed-day',
  severity: 'hint',
  about: ['day-cell', 'register-row'],
  judge(subject, context) {
    if (!hasClosedDays(context)) return undefined;
    const { row, day } = 'entry' in subject ? subject.entry : subject;
    if (day === undefined) return undefined;
    if (!storeCalendar(context.profile).isClosed(day)) return FINE;
    const at = 'entry' in subject ? context.placeOf(subject.entry) : context.place(row, 'date');
    return [{ at, row, part: String(day) }];
  },
});

function hasClosedDays({ profile: { calendar } }: AuditContext): boolean {
  return calendar.closedWeekdays.length > 0 || calendar.closed.length > 0 || calendar.holidaysClose;
}
