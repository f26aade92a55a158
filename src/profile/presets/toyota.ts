import { CLOSED_LEVELS, level } from '../general';
import { presetOf } from '../preset';

/** No H; D is an open level of half a year, so no code says delivered. */
export const toyota = presetOf({
  name: 'toyota',
  brand: '丰田',
  source: '丰田级别表：A 1周、B 1个月、C 3个月、D 半年（没有 H）；联系间隔未给出，须由门店设定。结案代码为通用写法',
  levels: [
    level('A', '1周内购车', 'open', { window: { min: 0, max: 7 } }),
    level('B', '1个月内购车', 'open', { window: { min: 8, max: 30 } }),
    level('C', '3个月内购车', 'open', { window: { min: 31, max: 90 } }),
    level('D', '半年内购车', 'open', { window: { min: 91, max: 180 } }),
    level('O', '已订车', 'ordered'),
    ...CLOSED_LEVELS,
  ],
});
