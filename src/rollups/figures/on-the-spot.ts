import { figure } from './figure';

/** 订车 of somebody who had no open level before the day of the order. */
export const onTheSpot = figure({
  kind: 'count',
  table: 'flows',
  where: { end: 'won', onTheSpot: true },
  untold: ({ flows }) => !flows,
});
