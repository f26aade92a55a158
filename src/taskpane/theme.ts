import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';

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

export type Shade = 'light' | 'dark';

const themes: Record<Shade, Theme> = {
  light: { ...createLightTheme(BRAND), fontFamilyBase: FONTS },
  dark: { ...createDarkTheme(BRAND), fontFamilyBase: FONTS, colorBrandForeground1: BRAND[120], colorBrandForeground2: BRAND[130] },
};

export function themeOf(shade: Shade): Theme {
  return themes[shade];
}

/** The part of `Office.context.officeTheme` that tells light from dark; Excel on the web gives no theme at all. */
export interface HostTheme {
  readonly bodyBackgroundColor?: string;
  readonly isDarkTheme?: boolean;
}

/**
 * The shade to use: what the host says, else the luminance of its background, else what the system prefers.
 * High contrast is not a shade: under `forced-colors` the browser sets the colours itself.
 */
export function shadeOf(host: HostTheme | undefined, systemPrefersDark: boolean): Shade {
  if (typeof host?.isDarkTheme === 'boolean') return host.isDarkTheme ? 'dark' : 'light';
  const luminance = host?.bodyBackgroundColor === undefined ? undefined : luminanceOf(host.bodyBackgroundColor);
  if (luminance !== undefined) return luminance < 0.4 ? 'dark' : 'light';
  return systemPrefersDark ? 'dark' : 'light';
}

/** Relative luminance (WCAG 2) of `#RRGGBB`, 0 black to 1 white; `undefined` for anything else. */
export function luminanceOf(color: string): number | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(color.trim());
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever is easier to read on this colour. */
export function inkOn(color: string): '#000000' | '#FFFFFF' {
  return (luminanceOf(color) ?? 1) > 0.179 ? '#000000' : '#FFFFFF';
}
