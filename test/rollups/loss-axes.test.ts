import { AXIS_RULES, axisOf, isNoReason } from '../../src/rollups';
import { say, text } from '../../src/words';

test.each([
  [
    'car',
    [
      '价格高',
      '嫌价格高，不再考虑',
      '配置不满意',
      '品牌不认可',
      '要七座，我们没有',
      '等不及现车',
      '内外设计',
      '装备配置',
      '价格优惠',
      '金融方案',
      '交付时间',
      '觉得太贵',
      '颜色没有',
      '優惠不夠',
    ],
  ],
  ['people', ['专业知识不足', '流程不熟', '信任感差', '服务体验差', '对顾问不满', '接待态度不好', '没人跟进']],
  [
    'elsewhere',
    [
      '买了竞品',
      '购买竞品',
      '在同城另一家店买了',
      '同城同品',
      '买了思域，优惠大',
      '等不及现车，买了迈腾',
      '客户流失购买其他车',
      '已购其他品牌',
      '去别的店提车',
      '以购',
    ],
  ],
  [
    'put-off',
    [
      '家里装修，明年再说',
      '爱人不同意',
      '家人反对',
      '摇号没中',
      '无购车资质',
      '贷款未批',
      '预算不足',
      '购车计划推迟',
      '客户流失构成计划取消',
      '暂不考虑',
      '再看看',
    ],
  ],
  ['unreachable', ['电话停机', '打不通', '联系不上', '失联', '无人接听', '拒接']],
  ['invalid', ['空号', '号码错误', '无效线索', '重复建卡', '非购车客户', '同行']],
  ['unstated', ['', '战败', '无效', '无', '——', '哈哈哈哈', '客户战败', '。。。', 'F1', '其他']],
] as const)('%s', (axis, reasons) => {
  expect(reasons.map((reason) => [reason, axisOf(reason).axis])).toEqual(reasons.map((reason) => [reason, axis]));
});

test('who says where he bought keeps the cause beside it', () => {
  expect(axisOf('买了思域，优惠大')).toMatchObject({ axis: 'elsewhere', cause: 'car' });
  expect(axisOf('在同城另一家店买了')).not.toHaveProperty('cause');
});

test('a reason that says nothing is none; a short one may still be one', () => {
  expect(['战败', '無效', 'aaa', ' ', '-'].every(isNoReason)).toBe(true);
  expect(['贵', '空号', '价格'].some(isNoReason)).toBe(true);
  expect(['空号', '价格'].some(isNoReason)).toBe(false);
});

test('every rule names its source in both languages', () => {
  for (const rule of AXIS_RULES)
    for (const locale of ['zh-CN', 'en'] as const) expect(say(text(rule.source), locale)).toContain('6');
});
