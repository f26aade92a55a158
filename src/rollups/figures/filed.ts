import { figure } from './figure';

/** 留档: first visits with a phone in the row. */
export const filed = figure({
  kind: 'count',
  table: 'visits',
  where: { filed: true },
  shows: { tile: 3, key: 8, person: 3, line: 2 },
});
