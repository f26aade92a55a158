import { CLOSED_LEVELS, level } from '../general';
import { presetOf } from '../preset';

export const honda = presetOf({
  name: 'honda',
  brand: '本田',
  source:
    '本田级别表（摘录，待核）：H 1周、A 15天、B 1个月、C 3个月；O 当场订车；H 每周联系，其余间隔未给出，须由门店设定。结案代码为通用写法',
  levels: [
    level('H', '1周内购车', 'open', { window: { min: 0, max: 7 }, interval: 7 }),
    level('A', '15天内购车', 'open', { window: { min: 8, max: 15 } }),
    level('B', '1个月内购车', 'open', { window: { min: 16, max: 30 } }),
    level('C', '3个月内购车', 'open', { window: { min: 31, max: 90 } }),
    level('O', '当场订车', 'ordered'),
    level('D', '已交车', 'delivered'),
    ...CLOSED_LEVELS,
  ],
});
