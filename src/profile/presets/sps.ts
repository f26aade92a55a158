import { CLOSED_LEVELS, level } from '../general';
import { presetOf } from '../preset';

/** The app lets each dealer choose within these bounds: the bounds are data, the choice is the store's. */
export const sps = presetOf({
  name: 'sps',
  brand: 'SPS 经销商系统',
  source:
    'SPS 经销商系统：各店自定间隔，范围 H 1–2、A 1–4、B 1–7、C 1–15、O 1–3、N 1–15 天；购车周期未给出。结案代码为通用写法',
  levels: [
    level('H', 'H 级', 'open', { interval: { min: 1, max: 2 } }),
    level('A', 'A 级', 'open', { interval: { min: 1, max: 4 } }),
    level('B', 'B 级', 'open', { interval: { min: 1, max: 7 } }),
    level('C', 'C 级', 'open', { interval: { min: 1, max: 15 } }),
    level('N', '新客户', 'open', { interval: { min: 1, max: 15 } }),
    level('O', '已订车', 'ordered', { interval: { min: 1, max: 3 } }),
    level('D', '已交车', 'delivered'),
    ...CLOSED_LEVELS,
  ],
});
