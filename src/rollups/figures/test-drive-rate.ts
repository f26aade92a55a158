import { figure } from './figure';

/** 试驾率 = filed customers who drove ÷ 留档. */
export const testDriveRate = figure({
  kind: 'rate',
  of: 'filedTried',
  over: 'filed',
  needs: ['register', 'phone', 'testDrive'],
  shows: { tile: 6, key: 11, person: 5 },
});
