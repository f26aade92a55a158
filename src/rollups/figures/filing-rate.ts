import { figure } from './figure';

/** 留档率 = 留档 ÷ 首次来店. */
export const filingRate = figure({
  kind: 'rate',
  of: 'filed',
  over: 'firstVisits',
  needs: ['register', 'phone'],
  shows: { tile: 4, key: 9, person: 4, line: 3 },
});
