import { auditRule, FINE } from '../../rule';

export const staffPhone = auditRule({
  id: 'staff-phone',
  severity: 'error',
  about: 'register-row',
  needs: ['phone'],
  judge({ row }, context) {
    const staff = context.profile.staffPhones ?? [];
    if (staff.length === 0 || row.phones.length === 0) return undefined;
    const known = context.once('staff-phone', () => new Set(staff.map((phone) => phone.replace(/\D/gu, ''))));
    const hit = row.phones.findIndex((phone) => known.has(phone.replace(/\D/gu, '')));
    if (hit < 0) return FINE;
    const second = hit > 0 && row.record.fields.phone2 !== undefined && context.has(row.form, 'phone2');
    return [{ at: context.place(row, second ? 'phone2' : 'phone'), row }];
  },
});
