import { dayOf } from '../../../calendar';
import { auditRule, FINE } from '../../rule';
import { isUnreadBetween } from '../../to-come';
import { marksIn } from './missed-visit';
import { rulesOf, type Customer, type Entry } from '../../../customers';

/** Not where a missed mark since the last contact says so already. */
export const intervalExceeded = auditRule({
  id: 'interval-exceeded',
  severity: 'error',
  about: 'customer',
  rests: ['matrices'],
  judge(customer, context) {
    const rows = context.index.matrixOf.get(customer);
    if (rows === undefined) return undefined;
    const due = context.due(customer);
    if (due.status === 'none') return undefined;
    // The first step is the day after; the profile lists those that follow.
    const [allowed] = rulesOf(customer, context.profile).overdueSteps;
    const last = context.standing(customer).lastContact;
    const row = last?.row ?? rows.at(-1)?.row;
    if (due.status !== 'overdue' || due.overdueDays < allowed || row === undefined) return FINE;
    const missed = rows.some((line) =>
      marksIn(line, context).some((mark) => mark.result === 'missed' && dayOf(mark.date) > (last?.day ?? -Infinity)),
    );
    if (missed || isUnreadBetween(customer, last?.day ?? -Infinity, context.today, context)) return FINE;
    const at = last === undefined ? context.place(row, 'customerName') : context.placeOf(inMatrix(customer, last));
    const values = { days: due.overdueDays, last: last?.date ?? '', level: context.standing(customer).level ?? '' };
    return [{ at, row, consultant: customer.consultant, date: last?.date, values }];
  },
});

/** Of a day that matrix and report both tell of, the matrix's cell is the one to look at. */
function inMatrix(customer: Customer, last: Entry): Entry {
  return customer.entries.findLast(({ day, stage }) => day === last.day && stage === 'matrix') ?? last;
}
