import { figure } from './figure';

/** … and made on the day or the next one. */
export const followUpDone = figure({
  kind: 'count',
  table: 'visits',
  where: { followUp: 'done' },
  untold: ({ register, followUp }) => register && !followUp,
});
