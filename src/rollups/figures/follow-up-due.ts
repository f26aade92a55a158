import { figure } from './figure';

/** Second contacts due within 24 hours: filed first visits, not ordered on the spot, not of today. */
export const followUpDue = figure({
  kind: 'count',
  table: 'visits',
  where: { followUpDue: true },
  untold: ({ register, followUp }) => register && !followUp,
});
