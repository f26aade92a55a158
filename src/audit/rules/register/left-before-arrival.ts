import { auditRule, FINE } from '../../rule';

export const leftBeforeArrival = auditRule({
  id: 'left-before-arrival',
  severity: 'error',
  about: 'register-row',
  needs: ['arriveTime', 'leaveTime'],
  judge({ row }, context) {
    const { arriveTime, leaveTime } = row.record.fields;
    if (arriveTime === undefined || leaveTime === undefined) return undefined;
    if (leaveTime >= arriveTime) return FINE;
    const values = { arrival: arriveTime, leaving: leaveTime };
    return [{ at: context.leavingPlace(row), related: [context.place(row, 'arriveTime')], row, values }];
  },
});
