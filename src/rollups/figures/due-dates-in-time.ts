import { figure } from './figure';

/** … kept on the day or before. */
export const dueDatesInTime = figure({ kind: 'count', table: 'dues', where: { result: 'inTime' } });
