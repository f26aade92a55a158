import { auditRule, FINE } from '../../rule';

/** A word that says there is none (未留) is an answer; only an empty cell is not. */
export const missingPhone = auditRule({
  id: 'missing-phone',
  severity: 'warning',
  about: 'register-row',
  needs: ['phone'],
  judge({ row }, context) {
    const { customerName, level, followUpLevel } = row.record.fields;
    if (customerName === undefined && level === undefined && followUpLevel === undefined) return undefined;
    if (row.phones.length > 0) return FINE;
    const second = context.filling(row, 'phone2');
    if (context.filling(row, 'phone') !== 'blank' || second === 'filled' || second === 'nothing') return FINE;
    return [{ at: context.place(row, 'phone'), row }];
  },
});
