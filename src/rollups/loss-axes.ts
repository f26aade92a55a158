import type { TextKey } from '../words';
import type { LossAxis } from './types';

/**
 * Why customers are lost, as data. One axis per written reason; the first rule that speaks wins, so their order is part of the rule:
 * first the records that are no customer any more, then where the customer went, then what was wrong (the people, the car), then plans
 * that were dropped. Who says where he bought (`买了思域，优惠大`) counts as gone elsewhere; what he says about the cause is kept as `cause`.
 *
 * Source: forms and rules §6 (reasons on two axes, car or people; where they went; put off; unreachable; invalid record) with the
 * reasons "also seen" there.
 */
export interface AxisRule {
  readonly axis: LossAxis;
  readonly words: readonly string[];
  /** Key of the words that name the source. */
  readonly source: TextKey;
}

export const AXIS_RULES: readonly AxisRule[] = [
  {
    axis: 'invalid',
    words: [
      '空号',
      '空號',
      '错号',
      '号码错',
      '号码有误',
      '号码不对',
      '假号',
      '换号',
      '号码已换',
      '无效(?:线索|信息|客户|号码|电话)',
      '信息(?:错误|有误|不实|虚假)',
      '重复(?:建卡|建档|留档|录入|线索|客户)?$',
      '非(?:购车|潜在|意向)客户',
      '不买车',
      '同行',
      '测试',
      '虚建',
    ],
    source: 'rollups.axis.source.where',
  },
  {
    axis: 'unreachable',
    words: [
      '停机',
      '关机',
      '[打接]不通',
      '联系不上',
      '聯[絡繫]不上',
      '无法联系',
      '无法接通',
      '無法(?:聯[絡繫]|接通)',
      '失联',
      '失聯',
      '不接(?:电话|听)?',
      '无人接',
      '拒接',
      '拉黑',
      '不回(?:复|信息|微信)',
      '失控',
      '找不到人',
      '长期未联系',
    ],
    source: 'rollups.axis.source.where',
  },
  {
    axis: 'elsewhere',
    words: [
      '[买買]了',
      '已[买買]',
      '[已以][购購]',
      '购买(?:其他|其它|竞品|他)',
      '竞品',
      '競品',
      '(?:其他|其它|别的|另一家|别家|外地|同城).*(?:[买買]|购|店|品牌|车|提)',
      '同城同品',
      '同品',
      '选择(?:了)?(?:其他|其它|别)',
      '选了',
      '订了',
      '定了(?:其他|别)',
      '他店',
      '别店',
      '二手车',
      '转投',
      '被.*(?:抢|截)',
      '(?:在|到|去).+(?:[买買]了|提车|订车)',
    ],
    source: 'rollups.axis.source.where',
  },
  {
    axis: 'people',
    words: [
      '服务',
      '服務',
      '态度',
      '態度',
      '专业',
      '專業',
      '流程',
      '信任',
      '不信',
      '接待',
      '跟进(?:不|慢|少)',
      '没人(?:跟|理|联系)',
      '顾问',
      '顧問',
      '销售员',
      '讲解',
      '不及时',
      '承诺',
      '失信',
      '怠慢',
    ],
    source: 'rollups.axis.source.axes',
  },
  {
    axis: 'car',
    words: [
      '价',
      '價',
      '优惠',
      '優惠',
      '贵',
      '貴',
      '便宜',
      '降价',
      '配置',
      '装备',
      '裝備',
      '品牌',
      '口碑',
      '外观',
      '外形',
      '外型',
      '内饰',
      '內飾',
      '设计',
      '设计',
      '颜色',
      '顏色',
      '车色',
      '空间',
      '动力',
      '油耗',
      '续航',
      '充电',
      '质量',
      '座',
      '排量',
      '性能',
      '安全性',
      '现车',
      '無現車',
      '交付',
      '交车',
      '交期',
      '等车',
      '提车(?:时间|周期|慢)',
      '缺货',
      '停产',
      '车型',
      '手动',
      '自动',
      '金融方案',
      '利率',
      '利息',
      '保值',
    ],
    source: 'rollups.axis.source.axes',
  },
  {
    axis: 'put-off',
    words: [
      '计划',
      '計[劃畫]',
      '暂',
      '暫',
      '推迟',
      '延后',
      '延[迟期]',
      '推后',
      '再说',
      '再說',
      '再看',
      '再考虑',
      '不考虑',
      '考虑',
      '观望',
      '觀望',
      '等等',
      '明年',
      '年后',
      '年底',
      '下半年',
      '放弃',
      '取消',
      '不急',
      '不想买',
      '不买了',
      '不需要',
      '没需求',
      '无需求',
      '搁置',
      '家[里人]',
      '爱人',
      '老婆',
      '老公',
      '妻子',
      '丈夫',
      '父母',
      '太太',
      '先生不',
      '反对',
      '不同意',
      '摇号',
      '指标',
      '资质',
      '牌照',
      '上牌',
      '限购',
      '驾照',
      '贷款',
      '征信',
      '首付',
      '预算',
      '資金',
      '资金',
      '没钱',
      '经济',
      '装修',
      '买房',
      '结婚',
      '生病',
      '出国',
      '调动',
      '搬家',
      '停车位',
      '车位',
    ],
    source: 'rollups.axis.source.where',
  },
];

const COMPILED = AXIS_RULES.map((rule) => ({ ...rule, pattern: new RegExp(rule.words.join('|'), 'u') }));

/**
 * A reason that says nothing: empty, only 战败 or 无效, one character repeated (source: forms and rules §6).
 * Signs and blanks do not count.
 */
export function isNoReason(reason: string): boolean {
  const plain = reason.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');
  if (plain === '') return true;
  if (
    /^(?:客户)?(?:已)?(?:战败|戰敗|准战败|失败|流失|无效|無效|失控|冷冻|冷凍|F1|F2|F|L|其他|其它|不详|未知|不明|原因不明|无|無)(?:客户|了)?$/iu.test(
      plain,
    )
  )
    return true;
  return new Set(plain).size === 1;
}

/** The axis of a reason as written; `cause` where a customer went elsewhere and says why. Nothing is guessed: `unstated` where no rule speaks. */
export function axisOf(reason: string): {
  readonly axis: LossAxis;
  readonly cause?: LossAxis;
  readonly rule?: AxisRule;
} {
  if (isNoReason(reason)) return { axis: 'unstated' };
  const plain = reason.normalize('NFKC').replace(/\s+/gu, '');
  const found = COMPILED.find((rule) => rule.pattern.test(plain));
  if (!found) return { axis: 'unstated' };
  if (found.axis !== 'elsewhere') return { axis: found.axis, rule: found };
  const cause = COMPILED.find((rule) => (rule.axis === 'people' || rule.axis === 'car') && rule.pattern.test(plain));
  return cause ? { axis: 'elsewhere', cause: cause.axis, rule: found } : { axis: 'elsewhere', rule: found };
}
