import { auditRule, FINE } from '../../rule';

export const missingModel = auditRule({
  id: 'missing-model',
  severity: 'hint',
  about: 'register-row',
  needs: ['model'],
  judge({ row, filed }, context) {
    if (!filed) return undefined;
    return context.filling(row, 'model') === 'filled' ? FINE : [{ at: context.place(row, 'model'), row }];
  },
});
