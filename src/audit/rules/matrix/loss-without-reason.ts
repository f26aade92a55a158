import { isNoReason } from '../../../rollups';
import { closingsOf } from '../../closing';
import type { AuditContext } from '../../context';
import { auditRule, FINE } from '../../rule';
import type { Customer, LedgerRow } from '../../../customers';

/** That the customer does not buy is what a loss is, no reason for it; as a way out (put off, given up) the month's figures count it. */
const DOES_NOT_BUY = /^(?:客户|顾客)?(?:说|表示)?(?:不想?买|不要|没买|不購買|不购买|不買)(?:车|車)?(?:了)?$/u;

/** One reason in any place of the loss is enough; a loss with a record is answered for there. */
export const lossWithoutReason = auditRule({
  id: 'loss-without-reason',
  severity: 'error',
  about: ['loss-row', 'matrix-row'],
  needs: ['lossReason'],
  judge({ row, customer }, context) {
    if (row.form.form === 'contact-matrix' && !isLostHere(row, customer, context)) return undefined;
    if (context.unreadable(row, 'lossReason') || hasReason(customer)) return FINE;
    const written = row.record.fields.lossReason ?? '';
    return [{ at: context.place(row, 'lossReason'), row, values: { reason: written === '' ? '—' : written } }];
  },
});

function saysNothing(reason: string): boolean {
  return isNoReason(reason) || DOES_NOT_BUY.test(reason.normalize('NFKC').replace(/[\s\p{P}]/gu, ''));
}

function hasReason(customer: Customer): boolean {
  return customer.rows.some(({ record }) => !saysNothing(record.fields.lossReason ?? ''));
}

/** The row's own cell or word closes the customer, and no loss record does. */
function isLostHere(row: LedgerRow, customer: Customer, context: AuditContext): boolean {
  if (customer.rows.some((other) => other.form.form === 'loss-record' && context.has(other.form, 'lossReason')))
    return false;
  return closingsOf(customer, context).some(({ entry }) => entry.row === row);
}
