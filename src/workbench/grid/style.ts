import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import type { Alignment, BorderLine, BorderStyle, FontStyle } from '../../sheet';
import type { Look } from '../../workbook/xlsx';

/**
 * Univer's numbers for lines, alignments and wrapping. They are part of its file format; written out here, so that reading and
 * comparing workbooks needs no Univer at run time.
 */
const LINE_NUMBERS: Readonly<Record<BorderLine, number>> = {
  none: 0,
  thin: 1,
  hair: 2,
  dotted: 3,
  dashed: 4,
  double: 7,
  medium: 8,
  thick: 13,
};
const NEAREST_LINE: readonly BorderLine[] = [
  'none', 'thin', 'hair', 'dotted', 'dashed', 'dashed', 'dotted', 'double', 'medium', 'medium', 'medium', 'medium', 'medium', 'thick',
]; // prettier-ignore
const HORIZONTAL: readonly NonNullable<Alignment['horizontal']>[] = [
  'general',
  'left',
  'center',
  'right',
  'justify',
  'justify',
  'justify',
];
const VERTICAL: readonly (Alignment['vertical'] | undefined)[] = [undefined, 'top', 'center', 'bottom'];
const WRAP = 3;
const SIDES = { top: 't', bottom: 'b', left: 'l', right: 'r', diagonalDown: 'tl_br', diagonalUp: 'bl_tr' } as const;
/** Pixels of one step of indent. */
const INDENT = 9;

/** A look as Univer draws it. */
export function toGridStyle(look: Look): IStyleData {
  const style: IStyleData = {};
  const { font, align, border } = look;
  if (font?.name) style.ff = font.name;
  if (font?.size) style.fs = font.size;
  if (font?.bold) style.bl = 1;
  if (font?.italic) style.it = 1;
  if (font?.underline) style.ul = { s: 1 };
  if (font?.strike) style.st = { s: 1 };
  if (font?.color) style.cl = { rgb: font.color };
  if (look.fill) style.bg = { rgb: look.fill };
  if (look.format) style.n = { pattern: look.format };
  if (align?.horizontal && align.horizontal !== 'general') {
    style.ht = Math.max(1, HORIZONTAL.indexOf(align.horizontal === 'fill' ? 'left' : align.horizontal));
  }
  if (align?.vertical)
    style.vt = Math.max(1, VERTICAL.indexOf(align.vertical === 'justify' ? 'center' : align.vertical));
  if (align?.wrap) style.tb = WRAP;
  if (border) style.bd = toGridBorder(border);
  if (look.rotation !== undefined) {
    style.tr = look.rotation === 255 ? { a: 0, v: 1 } : { a: look.rotation > 90 ? look.rotation - 90 : -look.rotation };
  }
  if (look.indent) style.pd = align?.horizontal === 'right' ? { r: look.indent * INDENT } : { l: look.indent * INDENT };
  return style;
}

function toGridBorder(border: BorderStyle): IBorderData {
  const data: IBorderData = {};
  for (const [side, key] of Object.entries(SIDES)) {
    const line = border[side as keyof typeof SIDES];
    if (line !== undefined && line !== 'none')
      data[key] = { s: LINE_NUMBERS[line], cl: { rgb: border.color ?? '#000000' } };
  }
  return data;
}

/** What a ChangeSet can hold of a style, with every member present, so that two of them compare member by member. */
export interface PlainLook {
  readonly format: string;
  readonly fill: string;
  readonly font: Required<FontStyle>;
  readonly align: Required<Alignment>;
  readonly border: Required<Omit<BorderStyle, 'color'>> & { readonly color: string };
}

/** The inverse of `toGridStyle`, as far as a ChangeSet can tell it; absent members are `''`, 0 or false. */
export function fromGridStyle(style: Nullable<IStyleData>): PlainLook {
  const { bd } = style ?? {};
  const lines = Object.entries(SIDES).map(([side, key]) => [side, lineOf(bd?.[key])] as const);
  const colored = Object.values(SIDES)
    .map((key) => bd?.[key])
    .find((side) => side && lineOf(side) !== 'none');
  return {
    format: plainFormat(style?.n?.pattern),
    fill: hex(style?.bg?.rgb),
    font: {
      name: style?.ff ?? '',
      size: style?.fs ?? 0,
      bold: style?.bl === 1,
      italic: style?.it === 1,
      underline: style?.ul?.s === 1,
      strike: style?.st?.s === 1,
      color: hex(style?.cl?.rgb),
    },
    align: {
      horizontal: HORIZONTAL[style?.ht ?? 0] ?? 'general',
      vertical: VERTICAL[style?.vt ?? 0] ?? 'bottom',
      wrap: style?.tb === WRAP,
    },
    border: { ...(Object.fromEntries(lines) as Required<Omit<BorderStyle, 'color'>>), color: hex(colored?.cl.rgb) },
  };
}

const lineOf = (side: Nullable<IBorderStyleData>): BorderLine => NEAREST_LINE[side?.s ?? 0] ?? 'thin';
const plainFormat = (pattern: string | undefined): string =>
  pattern === undefined || pattern === '' || pattern === 'General' ? '' : pattern;

/** Univer writes colours as `#rrggbb`, `rgb(1,2,3)` or `rgba(1,2,3,1)`. */
export function hex(color: Nullable<string>): string {
  if (!color) return '';
  const long = /^#([0-9a-f]{6})/iu.exec(color);
  if (long) return `#${(long[1] ?? '').toUpperCase()}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/iu.exec(color);
  if (short)
    return `#${[1, 2, 3]
      .map((at) => (short[at] ?? '').repeat(2))
      .join('')
      .toUpperCase()}`;
  const numbers = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/iu.exec(color);
  if (!numbers) return '';
  return `#${[1, 2, 3]
    .map((at) => Number(numbers[at]).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()}`;
}
