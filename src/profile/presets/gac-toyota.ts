import { CLOSED_LEVELS, level } from '../general';
import { presetOf } from '../preset';

export const gacToyota = presetOf({
  name: 'gac-toyota',
  brand: '广汽丰田',
  source:
    '广汽丰田级别表（摘录，品牌归属待核）：H 7天、A 14天、B 21天、C 21天以上；N 无效；联系间隔未给出，须由门店设定。结案代码为通用写法',
  levels: [
    level('H', '7天内购车', 'open', { window: { min: 0, max: 7 } }),
    level('A', '14天内购车', 'open', { window: { min: 8, max: 14 } }),
    level('B', '21天内购车', 'open', { window: { min: 15, max: 21 } }),
    level('C', '21天以上购车', 'open', { window: { min: 22 } }),
    level('N', '无效', 'invalid'),
    level('O', '已订车', 'ordered'),
    level('D', '已交车', 'delivered'),
    ...CLOSED_LEVELS,
  ],
});
