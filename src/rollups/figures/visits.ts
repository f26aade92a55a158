import { figure } from './figure';

/** 来店: lines of the registers that are no calls. */
export const visits = figure({
  kind: 'count',
  table: 'visits',
  where: { kind: 'visit' },
  shows: { tile: 1, person: 1, line: 1 },
});
