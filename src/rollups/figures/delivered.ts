import { figure } from './figure';

/** 交车, whenever ordered. */
export const delivered = figure({
  kind: 'count',
  table: 'deliveries',
  where: {},
  shows: { key: 4 },
  untold: ({ flows }) => !flows,
});
