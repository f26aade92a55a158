import { emptied, mistake } from '../mistake';

export const missingPhone = mistake(
  'missing-phone',
  emptied('phone', '', ({ row }) => row.record.fields.customerName !== undefined),
);
