import { emptied, mistake, type Way } from '../mistake';

/** In the matrix the contact of the next day is missing as well. */
const inMatrixToo: Way = (desk) => {
  const { context } = desk;
  const line = desk.line(({ customer, day, filed, first }) => {
    if (!filed || !first || day === undefined || customer.rows.length !== 2) return false;
    return customer.entries.filter((entry) => entry.stage === 'matrix' && entry.day === day + 1).length === 1;
  });
  if (!line) return undefined;
  const next = line.customer.entries.find((entry) => entry.stage === 'matrix' && entry.day === (line.day ?? 0) + 1);
  if (!next) return undefined;
  return {
    changes: [...desk.put(line.row, 'followUpLevel', ''), desk.write(context.placeOf(next), '')],
    at: context.firstPlace(line.row, 'followUpLevel', 'customerName'),
    also: [
      'missed-visit',
      'closed-when-overdue',
      'interval-exceeded',
      'carry-over-differs',
      'month-end-differs',
      'no-matrix-row',
      'level-beyond-window',
    ],
  };
};

export const followUpLate = mistake(
  'follow-up-late',
  emptied('followUpLevel', '', (line, desk) => desk.registerOnly(line) && line.filed),
  inMatrixToo,
);
