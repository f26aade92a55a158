import { figure } from './figure';

/** Orders less cancelled ones. */
export const net = figure({ kind: 'difference', of: 'total.won', less: 'cancelled', untold: ({ flows }) => !flows });
