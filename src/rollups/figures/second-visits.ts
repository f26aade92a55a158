import { figure } from './figure';

/** 二次来店: visits that are no first ones. */
export const secondVisits = figure({
  kind: 'count',
  table: 'visits',
  where: { kind: 'visit', first: false },
  shows: { tile: 7 },
});
