import { level } from '../general';
import { presetOf } from '../preset';

/** F0 and F stand in the list without a meaning, so they are not defined: the program asks. */
export const yonyou = presetOf({
  name: 'yonyou',
  brand: '用友（Jeep / 菲亚特克莱斯勒）',
  source:
    '用友经销商系统：H A B C N F0 F O D，购车周期 0–7/7–15/15–30/30–90/90 天以上；联系间隔未给出，F0 与 F 的含义未给出，须由门店定义',
  levels: [
    level('H', '7天内购车', 'open', { window: { min: 0, max: 7 } }),
    level('A', '7至15天购车', 'open', { window: { min: 8, max: 15 } }),
    level('B', '15至30天购车', 'open', { window: { min: 16, max: 30 } }),
    level('C', '30至90天购车', 'open', { window: { min: 31, max: 90 } }),
    level('N', '90天以上购车', 'open', { window: { min: 91 } }),
    level('O', '已订车', 'ordered'),
    level('D', '已交车', 'delivered'),
  ],
});
