import { figure } from './figure';

/** … kept after the day. */
export const dueDatesLate = figure({ kind: 'count', table: 'dues', where: { result: 'late' } });
