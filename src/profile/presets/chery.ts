import { level } from '../general';
import { presetOf } from '../preset';

/** L is lost here, not out of control. F stands in the table without a meaning, so it is not defined: the program asks. */
export const chery = presetOf({
  name: 'chery',
  brand: '奇瑞集团',
  source:
    '奇瑞集团级别表：新客户次日回访；A 7天、B 10天、C 15天联系一次；H 的间隔未给出；L 为战败；F 的含义未给出，须由门店定义',
  levels: [
    level('H', 'H 级', 'open'),
    level('A', 'A 级', 'open', { interval: 7 }),
    level('B', 'B 级', 'open', { interval: 10 }),
    level('C', 'C 级', 'open', { interval: 15 }),
    level('O', '已订车', 'ordered'),
    level('D', '已交车', 'delivered'),
    level('L', '战败', 'lost'),
  ],
  firstContact: 'next-day',
});
