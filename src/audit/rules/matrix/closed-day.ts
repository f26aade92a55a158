import { rulesOf } from '../../../customers';
import type { StoreProfile } from '../../../profile';
import { storeCalendar } from '../../../schedule';
import { auditRule, FINE } from '../../rule';

export const closedDay = auditRule({
  id: 'closed-day',
  severity: 'hint',
  about: ['day-cell', 'register-row'],
  judge(subject, context) {
    const { row, day } = 'entry' in subject ? subject.entry : subject;
    const rules = rulesOf(row, context.profile);
    if (day === undefined || !hasClosedDays(rules)) return undefined;
    if (!storeCalendar(rules).isClosed(day)) return FINE;
    const at = 'entry' in subject ? context.placeOf(subject.entry) : context.place(row, 'date');
    return [{ at, row, part: String(day) }];
  },
});

function hasClosedDays({ calendar }: StoreProfile): boolean {
  return calendar.closedWeekdays.length > 0 || calendar.closed.length > 0 || calendar.holidaysClose;
}
