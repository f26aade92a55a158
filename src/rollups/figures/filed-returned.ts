import { figure } from './figure';

/** Filed customers who came again, by customer. */
export const filedReturned = figure({
  kind: 'count',
  table: 'visits',
  where: { filed: true, returned: true },
  inside: true,
});
