import { figure } from './figure';

/** 退订: cancelled orders (T). */
export const cancelled = figure({ kind: 'count', table: 'cancellations', where: {}, untold: ({ flows }) => !flows });
