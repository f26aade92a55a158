import { rulesOf } from '../../../customers';
import { auditRule, FINE } from '../../rule';

export const tooManyContacts = auditRule({
  id: 'too-many-contacts',
  severity: 'hint',
  about: 'customer',
  judge(customer, context) {
    const row = context.index.matrixOf.get(customer)?.at(-1)?.row;
    const now = context.standing(customer);
    if (row === undefined || now.state !== 'open') return undefined;
    const { maxContacts } = rulesOf(customer, context.profile);
    if (now.contacts <= maxContacts) return FINE;
    const values = { contacts: now.contacts, most: maxContacts };
    return [{ at: context.firstPlace(row, 'customerName', 'phone'), row, values }];
  },
});
