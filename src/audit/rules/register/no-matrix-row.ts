import { rulesOf } from '../../../customers';
import { openCodes } from '../../../profile';
import { consultantKey } from '../../index-ledger';
import { auditRule, FINE } from '../../rule';

export const noMatrixRow = auditRule({
  id: 'no-matrix-row',
  severity: 'error',
  about: 'register-row',
  rests: ['matrices'],
  judge({ row, customer, month }, context) {
    const { level, followUpLevel, firstVisit } = row.record.fields;
    const last = context.level(followUpLevel ?? level, row)?.code;
    if (last === undefined || month === undefined || row.consultant === undefined) return undefined;
    if (context.unreadable(row, 'followUpLevel') || context.unreadable(row, 'phone', 'phone2')) return undefined;
    const rules = rulesOf(row, context.profile);
    const levels = openCodes(rules);
    const rank = levels.indexOf(last);
    if (rank < 0 || rank > levels.indexOf(rules.matrixFrom)) return undefined;
    const consultant = consultantKey(row.consultant);
    if (context.index.matrixMonths.get(month)?.has(consultant) !== true) return undefined;
    const rows = context.index.matrixOf.get(customer) ?? [];
    const known = rows.some(
      (matrix) =>
        matrix.month === month && (firstVisit === false || consultantKey(matrix.row.consultant) === consultant),
    );
    if (known) return FINE;
    const field = followUpLevel === undefined ? 'level' : 'followUpLevel';
    const shared = context.has(row.form, field) ? field : 'level';
    return [{ at: context.place(row, shared, last), row, values: { level: last, from: rules.matrixFrom } }];
  },
});
