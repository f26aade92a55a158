import { level } from '../general';
import { presetOf } from '../preset';

export const template = presetOf({
  name: 'template',
  brand: '通用表格模板',
  source: '表格模板图例：O H A B C；D 交车、F1 战败、F2 冷冻、L 失控、M 售后；购车周期与联系间隔未给出，须由门店设定',
  levels: [
    level('H', 'H 级', 'open'),
    level('A', 'A 级', 'open'),
    level('B', 'B 级', 'open'),
    level('C', 'C 级', 'open'),
    level('O', '已订车', 'ordered'),
    level('D', '已交车', 'delivered'),
    level('M', '售后', 'owner'),
    level('F1', '战败', 'lost'),
    level('F2', '冷冻', 'frozen'),
    level('L', '失控', 'out-of-control'),
  ],
});
