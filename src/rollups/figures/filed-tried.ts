import { figure } from './figure';

/** Filed customers who drove, by customer: whoever drove twice is one, so that no rate is above 1. */
export const filedTried = figure({ kind: 'count', table: 'visits', where: { filed: true, tried: true }, inside: true });
