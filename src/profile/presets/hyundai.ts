import { CLOSED_LEVELS, level } from '../general';
import { presetOf } from '../preset';

/** O is contacted weekly until delivery. D and the closing codes are the form template's: the table names none. */
export const hyundai = presetOf({
  name: 'hyundai',
  brand: '北京现代',
  source:
    '北京现代级别表：O 已付订金，每周联系；H 7天内/2天；A 7天至1个月/7天；B 1–3个月/14天；C 3个月以上/30天。D 及结案代码取自表格模板',
  levels: [
    level('H', '7天内购车', 'open', { window: { min: 0, max: 7 }, interval: 2 }),
    level('A', '7天至1个月购车', 'open', { window: { min: 8, max: 30 }, interval: 7 }),
    level('B', '1至3个月购车', 'open', { window: { min: 31, max: 90 }, interval: 14 }),
    level('C', '3个月以上购车', 'open', { window: { min: 91 }, interval: 30 }),
    level('O', '已付订金', 'ordered', { interval: 7 }),
    level('D', '已交车', 'delivered'),
    ...CLOSED_LEVELS,
  ],
});
