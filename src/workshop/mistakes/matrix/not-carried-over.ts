import { columnLetters, parseArea } from '../../../sheet';
import { monthIndex } from '../../../calendar';
import { mistake, type Way } from '../mistake';

/** The customer's row is missing in the last month's sheet. */
const forgotten: Way = (desk) => {
  const { context } = desk;
  const last = [...context.index.matrixMonths.keys()].sort().at(-1) ?? '';
  const line = desk.matrixRow(
    ({ row, month, customer }) =>
      month === last &&
      row.record.carryOver !== undefined &&
      context.level(row.record.carryOver.level)?.state === 'open' &&
      customer.rows.filter((other) => other.form.form === 'contact-matrix').length > 1,
  );
  if (!line) return undefined;
  const before = (context.index.matrixOf.get(line.customer) ?? []).find(
    ({ month }) => monthIndex(month) === monthIndex(line.month) - 1,
  );
  const area = parseArea(line.row.form.range);
  if (!before || !area) return undefined;
  const cells = Array.from({ length: area.right - area.left + 1 }, (_, i) => columnLetters(area.left + i));
  return {
    changes: cells.map((column) =>
      desk.write({ sheet: line.row.form.sheet, cell: column + String(line.row.record.row) }, ''),
    ),
    at: context.firstPlace(before.row, 'customerName', 'phone'),
    also: [
      'interval-exceeded',
      'total-differs',
      'no-call-after-delivery',
      'level-beyond-window',
      'follow-up-late',
      'loss-without-reason',
      'closed-when-overdue',
      'broken-formula',
    ],
  };
};

export const notCarriedOver = mistake('not-carried-over', forgotten);
