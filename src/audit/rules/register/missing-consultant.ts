import { auditRule, FINE } from '../../rule';

/** A title that names the form's one consultant speaks for rows of a column that nobody uses. */
export const missingConsultant = auditRule({
  id: 'missing-consultant',
  severity: 'error',
  about: 'register-row',
  needs: ['consultant'],
  judge({ row }, context) {
    const filling = context.filling(row, 'consultant');
    if (filling === 'filled') return FINE;
    const used = row.form.records.some(({ fields }) => fields.consultant !== undefined);
    if (row.form.consultant !== undefined && !used) return undefined;
    return [{ at: context.place(row, 'consultant'), row }];
  },
});
