import { level } from '../general';
import { presetOf } from '../preset';

/** The table says fewer than 3, 7, 15 and 30 days: the last day that keeps it is one less. It gives no purchase windows. */
export const suzuki = presetOf({
  name: 'suzuki',
  brand: '长安铃木',
  source:
    '长安铃木级别表：H 小于3天、A 小于7天、B 小于15天、C 小于30天联系一次（即最迟第 2/6/14/29 天）；O 订车；E 战败；L 失效；首次来店两天内回访。购车周期未给出',
  levels: [
    level('H', 'H 级', 'open', { interval: { target: 2, max: 2 } }),
    level('A', 'A 级', 'open', { interval: { target: 6, max: 6 } }),
    level('B', 'B 级', 'open', { interval: { target: 14, max: 14 } }),
    level('C', 'C 级', 'open', { interval: { target: 29, max: 29 } }),
    level('O', '订车', 'ordered'),
    level('D', '已交车', 'delivered'),
    level('E', '战败', 'lost'),
    level('L', '失效', 'out-of-control'),
  ],
  firstContact: 'two-days',
  owners: { presets: ['steps-suzuki'] },
});
