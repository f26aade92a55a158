import { isBlankOrNothing } from '../../../forms/values';
import { auditRule, FINE } from '../../rule';

/**
 * Nobody leaves after a call: where a sheet for visits and calls does not say which of them a line is, the leaving time is asked for only
 * of those that show a visitor. A cell that holds only the date, in the column that should hold date and time, lacks the
 * time as well.
 */
export const missingTime = auditRule({
  id: 'missing-time',
  severity: 'warning',
  about: 'register-row',
  needs: ['arriveTime'],
  judge({ row, kind, saidKind }, context) {
    if (kind === 'online') return undefined;
    const { arriveTime, leaveTime, partySize, testDrive } = row.record.fields;
    const arrival = context.place(row, 'arriveTime');
    if (arriveTime === undefined && !context.unread(arrival)) {
      const shared = context.columnsOf(row.form, 'date')[0] === context.columnsOf(row.form, 'arriveTime')[0];
      if (shared || context.filling(row, 'arriveTime') !== 'filled') return [{ at: arrival, row }];
    }
    if (kind !== 'visit' || leaveTime !== undefined || !context.has(row.form, 'leaveTime')) return FINE;
    if (!saidKind && partySize === undefined && testDrive !== true) return FINE;
    const leaving = context.leavingPlace(row);
    const shared = leaving.cell === arrival.cell;
    if (context.unread(leaving) || (!isBlankOrNothing(context.textAt(leaving)) && !shared)) return FINE;
    return [{ at: leaving, row }];
  },
});
