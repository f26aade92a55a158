import { monthIndex } from '../../../calendar';
import { stateChanges } from '../../../customers';
import type { AuditContext } from '../../context';
import type { Place } from '../../finding';
import { consultantKey } from '../../index-ledger';
import { auditRule, FINE, type RegisterLine } from '../../rule';

/**
 * The same phone filed by a second consultant while the first one's customer is open: in his register, or in his matrix. Who had the
 * customer before (a take-over), or receives a colleague's repeat visitor, has done nothing wrong.
 */
export const twoConsultants = auditRule({
  id: 'two-consultants',
  severity: 'warning',
  about: 'register-row',
  needs: ['phone'],
  judge(line, context) {
    const { row, day, filed } = line;
    if (!filed || row.consultant === undefined || row.record.fields.firstVisit === false) return undefined;
    if (day === undefined) return undefined;
    const mine = consultantKey(row.consultant);
    const earlier = earlierOwner(line, mine, context);
    if (earlier === undefined || isOwn(line, mine)) return FINE;
    const last = stateChanges(line.customer, context.profile, Math.max(day - 1, earlier.day)).at(-1);
    if (last !== undefined && last.state !== 'open') return FINE;
    const values = { other: earlier.consultant, date: row.date ?? '' };
    return [{ at: context.place(row, 'phone'), related: [earlier.at], row, values }];
  },
});

interface Owner {
  readonly consultant: string;
  readonly day: number;
  readonly at: Place;
}

/** Another consultant's earlier line, else the row of his matrix in which the customer stood before. */
function earlierOwner(line: RegisterLine, mine: string, context: AuditContext): Owner | undefined {
  const { customer, day = 0, row } = line;
  for (const other of context.index.registerOf.get(customer) ?? []) {
    const { consultant } = other.row;
    if (!other.filed || consultant === undefined || consultantKey(consultant) === mine) continue;
    if (other.day === undefined || !isBefore(other, line)) continue;
    return { consultant, day: other.day, at: context.place(other.row, 'phone') };
  }
  if (line.month === undefined) return undefined;
  for (const { row: matrix, month } of context.index.matrixOf.get(customer) ?? []) {
    if (matrix.consultant === undefined || consultantKey(matrix.consultant) === mine) continue;
    const months = monthIndex(line.month) - monthIndex(month);
    if (months !== 0 && months !== 1) continue;
    const start = customer.entries.find((entry) => entry.row === matrix && entry.day < day);
    if (start === undefined || matrix === row) continue;
    return { consultant: matrix.consultant, day: start.day, at: context.firstPlace(matrix, 'phone', 'customerName') };
  }
  return undefined;
}

function isBefore(other: RegisterLine, line: RegisterLine): boolean {
  if (other.day !== line.day) return (other.day ?? 0) < (line.day ?? 0);
  const [a, b] = [other.row.record.fields.arriveTime, line.row.record.fields.arriveTime];
  if (a !== undefined && b !== undefined && a !== b) return a < b;
  return (
    other.row.formIndex < line.row.formIndex ||
    (other.row.formIndex === line.row.formIndex && other.row.record.row < line.row.record.row)
  );
}

/** The customer was this consultant's before: a line of his, or a row in his matrix that began earlier. */
function isOwn(line: RegisterLine, mine: string): boolean {
  const { customer, day = 0 } = line;
  return customer.entries.some(
    (entry) =>
      entry.row !== line.row &&
      consultantKey(entry.row.consultant) === mine &&
      entry.day < day &&
      entry.stage !== 'loss' &&
      entry.stage !== 'month-end',
  );
}
