import { childOf, parseXml, type XmlElement } from '../xml/xml';

/** The theme's colours in the order in which `theme="n"` counts them, as `RRGGBB`. */
export type Theme = readonly string[];

/** Office's own theme, for packages without a theme part. */
export const OFFICE_THEME: Theme = [
  'FFFFFF',
  '000000',
  'EEECE1',
  '1F497D',
  '4F81BD',
  'C0504D',
  '9BBB59',
  '8064A2',
  '4BACC6',
  'F79646',
  '0000FF',
  '800080',
];

/** Theme parts list dark before light; `theme="0"` is the first light one (ECMA-376 18.8.3). */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

export function readTheme(source: string): Theme {
  const scheme = childOf(childOf(parseXml(source).root, 'themeElements'), 'clrScheme');
  if (!scheme) return OFFICE_THEME;
  return THEME_ORDER.map((name, i) => {
    const color = childOf(scheme, name)?.children[0];
    const hex = color?.attributes.get('lastClr') ?? color?.attributes.get('val') ?? '';
    return /^[0-9a-f]{6}$/iu.test(hex) ? hex.toUpperCase() : (OFFICE_THEME[i] ?? '000000');
  });
}

/** Excel's indexed palette (18.8.27); 64 and 65 are the system's own colours. */
const PALETTE = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** A colour element as `#RRGGBB`; `undefined` where it is absent or automatic. */
export function resolveColor(element: XmlElement | undefined, theme: Theme): string | undefined {
  if (!element) return undefined;
  const { attributes } = element;
  let base: string | undefined;
  const rgb = attributes.get('rgb');
  const themeIndex = attributes.get('theme');
  const indexed = attributes.get('indexed');
  if (rgb !== undefined) base = /[0-9a-f]{6}$/iu.exec(rgb)?.[0].toUpperCase();
  else if (themeIndex !== undefined) base = theme[Number(themeIndex)];
  else if (indexed !== undefined) base = PALETTE[Number(indexed)];
  if (base === undefined) return undefined;
  const tint = Number(attributes.get('tint') ?? 0);
  return `#${tint === 0 || Number.isNaN(tint) ? base : tinted(base, tint)}`;
}

/** Lightens or darkens in HLS as 18.8.3 says. */
function tinted(hex: string, tint: number): string {
  const [r, g, b] = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255) as [number, number, number];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const light = (max + min) / 2;
  const delta = max - min;
  const saturation = delta === 0 ? 0 : delta / (1 - Math.abs(2 * light - 1));
  let hue = 0;
  if (delta !== 0) {
    if (max === r) hue = ((g - b) / delta + 6) % 6;
    else if (max === g) hue = (b - r) / delta + 2;
    else hue = (r - g) / delta + 4;
  }
  const shifted = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  const chroma = (1 - Math.abs(2 * shifted - 1)) * saturation;
  const x = chroma * (1 - Math.abs((hue % 2) - 1));
  const m = shifted - chroma / 2;
  const sectors: [number, number, number][] = [
    [chroma, x, 0],
    [x, chroma, 0],
    [0, chroma, x],
    [0, x, chroma],
    [x, 0, chroma],
    [chroma, 0, x],
  ];
  const rgb = sectors[Math.floor(hue) % 6] ?? [0, 0, 0];
  return rgb
    .map((part) =>
      Math.round((part + m) * 255)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase(),
    )
    .join('');
}
