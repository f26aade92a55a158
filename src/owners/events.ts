import { addMonths, dayOf } from '../calendar';
import { dayIn, isCallList, type OwnerRow } from './rows';
import type { Call, Complaint, Policy, Visit } from './types';

/**
 * The calls that a row tells of: its dated steps, and the row itself where the list has one row per call. A row that says 未回访 is none. Steps
 * without a date are no call, nor is anything that lies after `asOf`.
 */
export function callsOf(row: OwnerRow, asOf: number): readonly Call[] {
  const { form, record } = row;
  const { steps } = record;
  const listed = isCallList(form);
  if (steps === undefined && !listed) return NO_CALLS;
  const calls: Call[] = [];
  for (const { step, date, result, satisfaction } of steps ?? NO_CALLS) {
    const day = dayIn(date, asOf);
    if (day !== undefined) calls.push({ day, row, step, result, satisfaction });
  }
  if (listed && record.fields.result !== 'not-called') {
    const { date, result, satisfaction } = record.fields;
    const day = dayIn(date, asOf);
    if (day !== undefined) calls.push({ day, row, step: undefined, result, satisfaction });
  }
  return calls;
}

const NO_CALLS: readonly never[] = [];

/** A row of the service records is a visit. */
export function visitOf(row: OwnerRow, asOf: number): Visit | undefined {
  if (row.form.form !== 'service-history') return undefined;
  const { date, workKind } = row.record.fields;
  const day = dayIn(date, asOf);
  return day === undefined ? undefined : { day, row, kind: workKind };
}

const YEAR = 12;

/** The policy of a ledger row. Of a row that is won the new policy ends a year later, unless the row is the sold policy itself. */
export function policyOf(row: OwnerRow): Policy | undefined {
  const { policyEnd, policyStart } = row.record.fields;
  if (row.form.form !== 'renewal-ledger' || policyEnd === undefined) return undefined;
  const status = statusOf(row.record.fields);
  const end = dayOf(policyEnd);
  const won = status === 'won';
  const sold = won && policyStart !== undefined;
  return { row, end, sold, status, wonUntil: won ? (sold ? end : addMonths(end, YEAR)) : undefined };
}

/** 状态; a ledger without such a column tells in 结果 whether the policy was sold (已出单) or lost. */
function statusOf({ status, result }: OwnerRow['record']['fields']): string | undefined {
  if (status !== undefined || result === undefined) return status;
  if (result === 'done') return 'won';
  return LOST.test(result) ? 'lost' : undefined;
}

const LOST = /^(?:战败|戰敗|失销|败单|外面投保|已?在外投保)/u;

/** A case of the complaint register as it stands on a day. A status without a date counts as it stands; one that closes later does not yet. */
export function complaintOf(row: OwnerRow, asOf: number, days: number): Complaint | undefined {
  if (row.form.form !== 'complaint-register') return undefined;
  const { date, dueDate, closedDate, status } = row.record.fields;
  const registered = date === undefined ? undefined : dayOf(date);
  const due = dueDate !== undefined ? dayOf(dueDate) : registered === undefined ? undefined : registered + days;
  const closedOn = dayIn(closedDate, asOf);
  const open = closedDate === undefined ? status !== 'closed' : closedOn === undefined;
  return { row, open, registered, due, closedOn };
}
