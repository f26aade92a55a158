import { figure } from './figure';

/** 24小时回访率 = made ÷ due. */
export const followUpRate = figure({
  kind: 'rate',
  of: 'followUp24h.done',
  over: 'followUp24h.due',
  needs: ['register', 'phone', 'followUp'],
  shows: { tile: 11, key: 12, person: 8 },
  untold: ({ register, followUp }) => register && !followUp,
});
