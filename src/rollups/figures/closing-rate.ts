import { figure } from './figure';

/** 成交率 = orders or deliveries ÷ 留档. */
export const closingRate = figure({
  kind: 'rate',
  of: 'deals',
  over: 'filed',
  needs: ['flows', 'register', 'phone'],
  shows: { tile: 10, key: 10, person: 7, line: 4 },
});
