import { monthIndex, monthOf } from '../../../calendar';
import { plainWord, type Customer } from '../../../customers';
import { closingsOf } from '../../closing';
import type { AuditContext } from '../../context';
import { consultantKey } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

export const lossWithoutRecord = auditRule({
  id: 'loss-without-record',
  severity: 'warning',
  about: 'customer',
  rests: ['losses'],
  judge(customer, context) {
    const closing = closingsOf(customer, context).findLast(({ entry }) => entry.stage !== 'loss');
    if (closing === undefined || !context.index.matrixOf.has(customer)) return undefined;
    if (!hasRecordFor(monthOf(closing.entry.date), context)) return undefined;
    const recorded = customer.rows.some((row) => row.form.form === 'loss-record') || isNamed(customer, context);
    if (recorded) return FINE;
    const { at, entry } = closing;
    return [{ at, row: entry.row, date: entry.date, values: { date: entry.date } }];
  },
});

/** The workbook keeps a loss record for the month: a form of that month, or rows dated in it or on both sides of it. */
function hasRecordFor(month: string, context: AuditContext): boolean {
  return context
    .once('loss-months', () => {
      const months = new Set<string>();
      for (const form of context.forms) {
        if (form.form !== 'loss-record') continue;
        const own = form.records.flatMap(({ fields }) =>
          fields.date === undefined ? [] : [monthIndex(monthOf(fields.date))],
        );
        const titled = context.index.titleOf(form).month ?? form.month;
        if (titled !== undefined) months.add(titled);
        if (own.length === 0) continue;
        const [first, last] = [Math.min(...own), Math.max(...own)];
        for (let index = first; index <= last; index += 1)
          months.add(`${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`);
      }
      return months;
    })
    .has(month);
}

/** A row of the loss records without a phone, with the customer's name and consultant: the ledger could not decide, so nobody is blamed. */
function isNamed(customer: Customer, context: AuditContext): boolean {
  const name = plainWord(customer.name);
  if (name === '') return false;
  return context.index.losses.some(
    ({ row }) =>
      (row.phones.length === 0 || customer.phones.length === 0) &&
      plainWord(row.record.fields.customerName) === name &&
      (row.consultant === undefined || consultantKey(row.consultant) === consultantKey(customer.consultant)),
  );
}
