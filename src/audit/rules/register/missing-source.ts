import { auditRule, FINE } from '../../rule';

export const missingSource = auditRule({
  id: 'missing-source',
  severity: 'hint',
  about: 'register-row',
  needs: ['source'],
  judge({ row, filed }, context) {
    if (!filed) return undefined;
    return context.filling(row, 'source') === 'filled' ? FINE : [{ at: context.place(row, 'source'), row }];
  },
});
