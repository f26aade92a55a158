import { figure } from './figure';

/** 成交周期: median days from 初洽日期 to the deal. */
export const daysToDeal = figure({
  kind: 'median',
  table: 'flows',
  member: 'daysToDeal',
  shows: { tile: 12, key: 14 },
});
