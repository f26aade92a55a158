import type { LedgerRow } from '../../../customers';
import { mistake, type Desk, type Way } from '../mistake';

/** The arrival shares its cell neither with the day nor with the leaving time. */
function hasOwnCell({ context }: Desk, row: LedgerRow): boolean {
  const { cell } = context.place(row, 'arriveTime');
  return (['date', 'leaveTime'] as const).every((field) => context.place(row, field).cell !== cell);
}

/** The two times changed places. */
const swapped: Way = (desk) => {
  const line = desk.line(
    ({ row }) => (row.record.fields.leaveTime ?? '') > (row.record.fields.arriveTime ?? '~') && hasOwnCell(desk, row),
  );
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
    ({ row }) =>
      (row.record.fields.leaveTime ?? '') >= '13:00' &&
      row.record.fields.arriveTime !== undefined &&
      hasOwnCell(desk, row),
  );
  const leave = line?.row.record.fields.leaveTime ?? '13:00';
  const early = `${String(Number(leave.slice(0, 2)) - 12)}${leave.slice(2)}`;
  return line && { changes: desk.put(line.row, 'leaveTime', early), at: desk.context.place(line.row, 'leaveTime') };
};

export const leftBeforeArrival = mistake('left-before-arrival', swapped, twelveHours);
