import { figure } from './figure';

/** … with a contact on the day. */
export const contactsInTime = figure({
  kind: 'count',
  table: 'marks',
  where: { result: 'inTime' },
  shows: { person: 10 },
});
