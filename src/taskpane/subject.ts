import type { CustomerDay } from '../jobs/types';
import type { Subject } from './state';
import { nameOf } from './today/wording';
import type { Words } from './words';

/** A customer as a form's subject: by one of their rows, which names them without doubt. */
export function subjectOf(customer: CustomerDay, words: Words): Subject | undefined {
  const row = customer.rows.find(({ form }) => form === 'contact-matrix') ?? customer.rows[0];
  return row && { who: `${row.sheet}!${String(row.row)}`, name: nameOf(customer, words), level: customer.level };
}
