import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';
import type { Shade } from './shade';

/** A quiet blue-green: apart from Excel's green, from the level colours, and from red and amber, which mean something here. */
const BRAND: BrandVariants = {
  10: '#001416',
  20: '#032326',
  30: '#05363b',
  40: '#07464c',
  50: '#08565d',
  60: '#09666f',
  70: '#0a7680',
  80: '#0b7285',
  90: '#1d8799',
  100: '#3699ab',
  110: '#50abbb',
  120: '#6bbccb',
  130: '#88cdda',
  140: '#a6dee8',
  150: '#c5eef5',
  160: '#e3fafd',
};

/** Chinese first, since most words are; the Latin faces stand behind the platform's own. */
const FONTS = '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';

const themes: Record<Shade, Theme> = {
  light: { ...createLightTheme(BRAND), fontFamilyBase: FONTS },
  dark: {
    ...createDarkTheme(BRAND),
    fontFamilyBase: FONTS,
    colorBrandForeground1: BRAND[120],
    colorBrandForeground2: BRAND[130],
    colorBrandForegroundLink: BRAND[130],
    // Fluent's own is 4.1:1 on the dark pane; small words need 4.5:1.
    colorStatusDangerForeground1: '#f4a1a8',
  },
};

export function themeOf(shade: Shade): Theme {
  return themes[shade];
}
