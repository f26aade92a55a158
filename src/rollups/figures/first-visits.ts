import { figure } from './figure';

/** 首次来店; without the column every line is one. */
export const firstVisits = figure({
  kind: 'count',
  table: 'visits',
  where: { kind: 'visit', first: true },
  shows: { tile: 2, key: 7, person: 2 },
});
