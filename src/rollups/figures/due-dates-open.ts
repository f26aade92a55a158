import { figure } from './figure';

/** … still open. */
export const dueDatesOpen = figure({ kind: 'count', table: 'dues', where: { result: 'open' } });
