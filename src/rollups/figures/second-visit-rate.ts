import { figure } from './figure';

/** 二次来店率 = filed customers who came again ÷ 留档. */
export const secondVisitRate = figure({
  kind: 'rate',
  of: 'filedReturned',
  over: 'filed',
  needs: ['register', 'phone', 'first'],
  shows: { tile: 8, person: 6 },
});
