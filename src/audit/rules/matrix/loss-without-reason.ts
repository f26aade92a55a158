import { isNoReason } from '../../../rollups';
import { closingsOf } from '../../closing';
import type { AuditContext } from '../../context';
import { auditRule, FINE } from '../../rule';
import type { Customer, LedgerRow } from '../../../customers';

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

function hasReason(customer: Customer): boolean {
  return customer.rows.some(({ record }) => !isNoReason(record.fields.lossReason ?? ''));
}

/** The row's own cell or word closes the customer, and no loss record does. */
function isLostHere(row: LedgerRow, customer: Customer, context: AuditContext): boolean {
  if (customer.rows.some((other) => other.form.form === 'loss-record' && context.has(other.form, 'lossReason')))
    return false;
  return closingsOf(customer, context).some(({ entry }) => entry.row === row);
}
