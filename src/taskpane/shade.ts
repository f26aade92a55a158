export type Shade = 'light' | 'dark';

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
