import { mistake, type Way } from '../mistake';

/** The two times changed places. */
const swapped: Way = (desk) => {
  const line = desk.line(({ row: { record } }) => (record.fields.leaveTime ?? '') > (record.fields.arriveTime ?? '~'));
  const { arriveTime = '', leaveTime = '' } = line?.row.record.fields ?? {};
  return (
    line && {
      changes: [...desk.put(line.row, 'arriveTime', leaveTime), ...desk.put(line.row, 'leaveTime', arriveTime)],
      at: desk.context.place(line.row, 'leaveTime'),
    }
  );
};

/** 1:30 for 13:30. */
const twelveHours: Way = (desk) => {
  const line = desk.line(
    ({ row: { record } }) => (record.fields.leaveTime ?? '') >= '13:00' && record.fields.arriveTime !== undefined,
  );
  const leave = line?.row.record.fields.leaveTime ?? '13:00';
  const early = `${String(Number(leave.slice(0, 2)) - 12)}${leave.slice(2)}`;
  return line && { changes: desk.put(line.row, 'leaveTime', early), at: desk.context.place(line.row, 'leaveTime') };
};

export const leftBeforeArrival = mistake('left-before-arrival', swapped, twelveHours);
