import { dataKey, text, type Text } from '../words';
import type { Theme } from './types';

/** What a theme brings: where an exercise plays, and what people there look at and come from. */
export interface ThemeData {
  readonly stores: readonly string[];
  readonly models: readonly string[];
  readonly sources: readonly string[];
}

const EVERYDAY = ['启程', '云岭', '星澜', '远山', '晨曦 PLUS', '川流', '北斗 L', '青禾'] as const;

/**
 * Themes are data: a line here, its sentences under `workshop.theme.<id>.` (the story, how visitors begin, what they say beside, what a
 * contact came to). They never say when somebody buys, pays or has bought elsewhere: the key rests on other lines.
 */
export const THEMES = {
  'brand-store': {
    stores: ['城东店', '河西店', '新城店', '滨江店'],
    models: EVERYDAY,
    sources: ['网络', '户外广告', '朋友介绍', '巡展活动', '偶然光顾', '电台'],
  },
  'year-end': {
    stores: ['中心店', '北站店', '南门店'],
    models: EVERYDAY,
    sources: ['手机短信', '朋友介绍', '网络', '户外广告', '基盘客户', '电台'],
  },
  'auto-show': {
    stores: ['会展店', '体育场外展点', '广场店'],
    models: ['星澜 新款', '启程 新款', '云岭 新款', '北斗 L', '远山 旅行版', '川流 运动版'],
    sources: ['巡展活动', '车展', '网络', '朋友介绍', '街头传单', '户外广告'],
  },
  'after-sales': {
    stores: ['开发区店', '老城店', '西环店'],
    models: EVERYDAY,
    sources: ['基盘客户', '售后转来', '朋友介绍', '网络', '手机短信', '偶然光顾'],
  },
  'new-energy': {
    stores: ['体验中心', '商场店', '科技园店'],
    models: ['青禾 EV', '川流 混动', '晨曦 增程', '星澜 EV', '北斗 插混', '云岭 EV', '远山 增程'],
    sources: ['网络', '短视频', '商场路过', '朋友介绍', '试驾活动', '户外广告'],
  },
} as const satisfies Readonly<Record<Theme, ThemeData>>;

export function themeName(theme: Theme): Text {
  return text(dataKey('workshop.theme.', `${theme}.name`));
}
