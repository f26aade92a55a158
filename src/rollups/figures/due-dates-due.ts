import { figure } from './figure';

/** Due days by the rules that fell into the month. */
export const dueDatesDue = figure({ kind: 'count', table: 'dues', where: {} });
