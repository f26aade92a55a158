import { figure } from './figure';

/** 来电. */
export const calls = figure({ kind: 'count', table: 'visits', where: { kind: 'call' } });
