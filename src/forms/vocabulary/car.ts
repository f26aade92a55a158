import { list } from './list';
import type { Words } from './words';

/** The car that they want, drive, or bought elsewhere. */
export const CAR: readonly Words[] = [
  {
    to: 'model',
    weight: 1,
    phrases: list(
      '{want}{model} (客户|顾客)?{want}(的)?车 车型 {want}型号 (拟购|意向|关注)(车型|型号)(及颜色|颜色|配置)? ' +
        'model carmodel vehicle interestedmodel modelofinterest vehiclemodel interest carofinterest interestedcar ' +
        'intendedmodel preferredmodel targetmodel car',
    ),
  },
  { to: 'model', weight: 0.9, phrases: ['{model}', '{want}(产品|商品|品种|车辆|车)', '产品', '商品'] },
  {
    to: 'model',
    weight: 0.7,
    phrases: [
      '{want}{series}',
      '{series}',
      '(意向|拟购|关注)(品牌车型|品牌)',
      '车辆',
      '(意向|拟购|关注)大类',
      'series',
    ],
  },
  {
    to: 'color',
    weight: 1,
    phrases: list(
      '{colour} {want}{colour} (车型|车辆)(颜色|色) color colour exteriorcolor exteriorcolour carcolor ' +
        'preferredcolor preferredcolour',
    ),
  },
  { to: 'color', weight: 0.6, phrases: ['内饰颜色', '内色', '内饰色', '内外色', '外观内饰', '外观'] },
  {
    to: 'competitor',
    weight: 1,
    phrases: list(
      '(竞品|竞争|对比|对手|竞争对手|比较|竞争者|参考|意向竞争|主要竞争|主要竞品|比对|对比竞品|竞品对比|同级竞争|意向对比|其他意向|其它意向|竞车)({model}|{series}|车|产品|品牌车型|品牌及车型|情况|信息|分析|车辆|名称)? ' +
        '(购买|最终购买|所购|购入|已购|实购|实际购买|成交|转购|选购|购买的|改购)(竞品|车型|竞品车型|品牌车型|他牌|何车|竞争车型|品牌及车型|去向|车辆) ' +
        '(主要|重点|关注)(竞品|对比车型|竞争车型) 竞品对比 竞品 对比 ' +
        '(战败|失控|流失)(车型|竞品|对手|给谁|车) (购|买)(何|什么|哪种)(车|车型) competitor ' +
        'competitormodel rival competing competingmodel competition comparedmodel boughtmodel purchasedmodel lostto ' +
        'rivalmodel',
    ),
    kinds: ['loss-record'],
  },
  {
    to: 'competitor',
    weight: 0.9,
    phrases: list('(战败|失控|流失)去向 去向 流向(品牌|车型)?'),
    kinds: ['loss-record'],
  },
  {
    to: 'competitor',
    weight: 1,
    phrases: list(
      '(竞品|竞争|对比|对手|竞争对手|比较|竞争者|意向竞争|主要竞争|主要竞品|比对|对比竞品|竞品对比|同级竞争|意向对比|竞车)({model}|{series}|车|产品|品牌车型|品牌及车型|情况|信息|分析|车辆|名称)? ' +
        '(主要|重点|关注)(竞品|对比车型|竞争车型) 竞品对比 竞品 对比 competitor competitormodel rival competing ' +
        'competingmodel competition comparedmodel rivalmodel',
    ),
  },
  {
    to: 'currentVehicle',
    weight: 1,
    phrases: list(
      '(现用|现有|现|目前|旧|原|已有|保有|现驾|现驾驶|在用|当前|拥有|自有|使用|置换|二手|客户现有|客户现用|顾客现有|顾客现用|现开|现拥有|目前使用|原有|家庭现有|本品置换|家用|当前用车)({model}|{series}|车|车辆|用车|座驾|品牌车型|车型品牌|车辆车型) ' +
        '(客户|顾客)(车型|车辆|现有车|座驾|用车)(情况)? (客户|顾客)(现有|现用)?车型品牌 (旧车|现车|座驾|现用车)(车型|信息|情况|型号)? ' +
        '(客户|顾客)(现|原|旧)(车|车型) (有车|保有车辆|保有)(情况|车型|车辆)? 现有车辆 用车情况 家庭用车 ' +
        'currentcar currentvehicle presentcar existingcar ownedcar oldcar tradein presentvehicle existingvehicle ' +
        'carowned',
    ),
  },
  { to: 'competitor', weight: 0.9, phrases: ['(同比|备选|参考)车型', '考虑的其他车型', '其他考虑车型'] },
  { to: 'color', weight: 0.95, phrases: ['(喜好|偏好|喜欢)(颜色|车色)', '颜色偏好', '颜色喜好'] },
  { to: 'currentVehicle', weight: 0.95, phrases: ['所驾(车型|车辆|车)', '现在用车', '所开车型'] },
  // a brand alone says less than a model beside it
  {
    to: 'competitor',
    weight: 0.85,
    phrases: list('(竞品|竞争|对比|对手|竞争对手|比较|竞争者|意向竞争|主要竞争|主要竞品|竞车|其他意向)(车|车辆)?品牌'),
  },
  {
    to: 'competitor',
    weight: 0.85,
    kinds: ['loss-record'],
    phrases: list(
      '(购买|最终购买|所购|购入|已购|实购|实际购买|成交|转购|选购|购买的|改购|战败|失控|流失)(竞品|竞争|其他|他)?品牌 (购|买)(何|什么|哪种)品牌',
    ),
  },
  {
    to: 'currentVehicle',
    weight: 0.85,
    phrases: list(
      '(现用|现有|现|目前|旧|原|已有|保有|现驾|在用|当前|拥有|自有|使用|置换|二手|原有|现开|家庭现有|家用|客户现有|客户现用)(车|车辆)?品牌 (旧车|现车|座驾|现用车)品牌',
    ),
  },
];
