import { isBlankOrNothing } from '../../../forms/values';
import { auditRule, FINE } from '../../rule';

/** A cell that holds only the date, in the column that should hold date and time, lacks the time as well. */
export const missingTime = auditRule({
  id: 'missing-time',
  severity: 'warning',
  about: 'register-row',
  needs: ['arriveTime'],
  judge({ row, kind }, context) {
    if (kind === 'online') return undefined;
    const { arriveTime, leaveTime } = row.record.fields;
    const arrival = context.place(row, 'arriveTime');
    if (arriveTime === undefined && !context.unread(arrival)) {
      const shared = context.columnsOf(row.form, 'date')[0] === context.columnsOf(row.form, 'arriveTime')[0];
      if (shared || context.filling(row, 'arriveTime') !== 'filled') return [{ at: arrival, row }];
    }
    if (kind !== 'visit' || leaveTime !== undefined || !context.has(row.form, 'leaveTime')) return FINE;
    const leaving = context.leavingPlace(row);
    const shared = leaving.cell === arrival.cell;
    if (context.unread(leaving) || (!isBlankOrNothing(context.textAt(leaving)) && !shared)) return FINE;
    return [{ at: leaving, row }];
  },
});
