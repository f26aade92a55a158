import {
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IStyleData,
  type Nullable,
} from '@univerjs/core';

import type { BorderLine } from '../../../sheet';
import { refuse } from '../errors';

export const SIDES = ['top', 'bottom', 'left', 'right', 'diagonalUp', 'diagonalDown'] as const;
export type Side = (typeof SIDES)[number];
export interface Line {
  readonly line: BorderLine;
  readonly color: string;
}

/** A cell's look as the client sees it; colours are `#RRGGBB`. */
export interface HostStyle {
  /** `''`: no fill. */
  readonly fill: string;
  readonly fontName: string;
  /** Points. */
  readonly fontSize: number;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly format: string;
  readonly borders: Readonly<Partial<Record<Side, Line>>>;
}

export type StylePatch = Partial<Omit<HostStyle, 'borders'>> & { readonly borders?: Partial<Record<Side, Line>> };

export const PLAIN: HostStyle = {
  fill: '',
  fontName: '等线',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  horizontal: 'General',
  vertical: 'Center',
  wrap: false,
  format: 'General',
  borders: {},
};

/** Names of Excel's API for Univer's numbers; what Univer cannot hold is refused by name. */
const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const LINES: Readonly<Record<BorderLine, BorderStyleTypes>> = {
  none: BorderStyleTypes.NONE,
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
};
const BORDER_KEYS = {
  top: 't',
  bottom: 'b',
  left: 'l',
  right: 'r',
  diagonalUp: 'bl_tr',
  diagonalDown: 'tl_br',
} as const;

function nameOf<T>(table: Readonly<Record<string, T>>, value: T | null | undefined, otherwise: string): string {
  return Object.keys(table).find((key) => table[key] === value) ?? otherwise;
}

/** `rgb(1,2,3)`, `#abc` and `#aabbcc` as `#AABBCC`. */
export function hexColor(text: string): string {
  const rgb = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/u.exec(text);
  if (rgb)
    return `#${rgb
      .slice(1, 4)
      .map((n) => Number(n).toString(16).padStart(2, '0'))
      .join('')}`.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(text);
  return (
    short
      ? `#${short
          .slice(1)
          .map((d) => d + d)
          .join('')}`
      : text
  ).toUpperCase();
}

export function fromUniver(style: Nullable<IStyleData>): HostStyle {
  if (!style) return PLAIN;
  const borders: Partial<Record<Side, Line>> = {};
  for (const side of SIDES) {
    const border = style.bd?.[BORDER_KEYS[side]];
    if (!border) continue;
    const line = nameOf<BorderStyleTypes>(LINES, border.s, 'thin') as BorderLine;
    if (line !== 'none') borders[side] = { line, color: hexColor(border.cl?.rgb ?? '#000000') };
  }
  return {
    fill: style.bg?.rgb ? hexColor(style.bg.rgb) : '',
    fontName: style.ff ?? PLAIN.fontName,
    fontSize: style.fs ?? PLAIN.fontSize,
    fontColor: style.cl?.rgb ? hexColor(style.cl.rgb) : PLAIN.fontColor,
    bold: style.bl === 1,
    italic: style.it === 1,
    underline: style.ul?.s === 1,
    strike: style.st?.s === 1,
    horizontal: nameOf(HORIZONTAL, style.ht, 'General'),
    vertical: nameOf(VERTICAL, style.vt, PLAIN.vertical),
    wrap: style.tb === WrapStrategy.WRAP,
    format: style.n?.pattern || 'General',
    borders,
  };
}

/** The patch as Univer merges it into a cell's style: `null` takes a member away. */
export function toUniver(patch: StylePatch): IStyleData {
  const style: IStyleData = {};
  const flag = (on: boolean): { s: 0 | 1 } => ({ s: on ? 1 : 0 });
  if (patch.fill !== undefined) style.bg = patch.fill === '' ? null : { rgb: patch.fill };
  if (patch.fontName !== undefined) style.ff = patch.fontName;
  if (patch.fontSize !== undefined) style.fs = patch.fontSize;
  if (patch.fontColor !== undefined) style.cl = patch.fontColor === '' ? null : { rgb: patch.fontColor };
  if (patch.bold !== undefined) style.bl = patch.bold ? 1 : 0;
  if (patch.italic !== undefined) style.it = patch.italic ? 1 : 0;
  if (patch.underline !== undefined) style.ul = flag(patch.underline);
  if (patch.strike !== undefined) style.st = flag(patch.strike);
  if (patch.horizontal !== undefined)
    style.ht = HORIZONTAL[patch.horizontal] ?? refuse('NotImplemented', `horizontalAlignment ${patch.horizontal}`);
  if (patch.vertical !== undefined)
    style.vt = VERTICAL[patch.vertical] ?? refuse('NotImplemented', `verticalAlignment ${patch.vertical}`);
  if (patch.wrap !== undefined) style.tb = patch.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  if (patch.format !== undefined) style.n = patch.format === 'General' ? null : { pattern: patch.format };
  if (patch.borders) {
    style.bd = {};
    for (const side of SIDES) {
      const line = patch.borders[side];
      if (line)
        style.bd[BORDER_KEYS[side]] = line.line === 'none' ? null : { s: LINES[line.line], cl: { rgb: line.color } };
    }
  }
  return style;
}
