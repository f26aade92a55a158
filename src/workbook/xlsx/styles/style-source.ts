import type { BorderLine, BorderStyle, FontStyle } from '../../../sheet';
import { childOf, flag, type XmlElement } from '../xml/xml';
import { escapeAttribute, withAttributes } from '../xml/xml-write';

/** Children of `font` as Excel orders them. */
const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];
const BORDER_ORDER = ['start', 'left', 'end', 'right', 'top', 'bottom', 'diagonal', 'vertical', 'horizontal'];

/**
 * The source of a font like another one with some members changed.
 * @param source of `element` alone
 */
export function fontWith(p: string, element: XmlElement | undefined, source: string, font: FontStyle): string {
  const children = new Map<string, string>();
  for (const child of element?.children ?? []) children.set(child.local, source.slice(child.start, child.end));
  const set = (name: string, xml: string | undefined): void =>
    void (xml === undefined ? children.delete(name) : children.set(name, xml));
  if (font.bold !== undefined) set('b', font.bold ? `<${p}b/>` : undefined);
  if (font.italic !== undefined) set('i', font.italic ? `<${p}i/>` : undefined);
  if (font.underline !== undefined) set('u', font.underline ? `<${p}u/>` : undefined);
  if (font.strike !== undefined) set('strike', font.strike ? `<${p}strike/>` : undefined);
  if (font.size !== undefined) set('sz', `<${p}sz val="${font.size}"/>`);
  if (font.color !== undefined)
    set('color', font.color === '' ? undefined : `<${p}color rgb="FF${font.color.slice(1).toUpperCase()}"/>`);
  if (font.name !== undefined && font.name !== childOf(element, 'name')?.attributes.get('val')) {
    set('name', `<${p}name val="${escapeAttribute(font.name)}"/>`);
    // A theme font would win over the name; the character set belongs to the old one.
    set('scheme', undefined);
    set('charset', undefined);
  }
  const order = [...children.keys()].sort((a, b) => rank(FONT_ORDER, a) - rank(FONT_ORDER, b));
  return `<${p}font>${order.map((name) => children.get(name)).join('')}</${p}font>`;
}

/** The same for a border. */
export function borderWith(p: string, element: XmlElement | undefined, source: string, border: BorderStyle): string {
  const sides = new Map<string, string>();
  for (const child of element?.children ?? []) sides.set(child.local, source.slice(child.start, child.end));
  const color = border.color ? `<${p}color rgb="FF${border.color.slice(1).toUpperCase()}"/>` : `<${p}color auto="1"/>`;
  const side = (name: string, line: BorderLine): string =>
    line === 'none' ? `<${p}${name}/>` : `<${p}${name} style="${line}">${color}</${p}${name}>`;
  const known = (plain: string, strict: string): string => (sides.has(strict) ? strict : plain);
  if (border.left) sides.set(known('left', 'start'), side(known('left', 'start'), border.left));
  if (border.right) sides.set(known('right', 'end'), side(known('right', 'end'), border.right));
  if (border.top) sides.set('top', side('top', border.top));
  if (border.bottom) sides.set('bottom', side('bottom', border.bottom));
  let open = element ? source.slice(0, element.openEnd).replace(/\s*\/>$/u, '>') : `<${p}border>`;
  if (border.diagonalUp !== undefined || border.diagonalDown !== undefined) {
    const up = border.diagonalUp ?? (flag(element, 'diagonalUp') ? 'thin' : 'none');
    const down = border.diagonalDown ?? (flag(element, 'diagonalDown') ? 'thin' : 'none');
    const line =
      border.diagonalUp && border.diagonalUp !== 'none' ? border.diagonalUp : (border.diagonalDown ?? 'none');
    open = withAttributes(open, {
      diagonalUp: up === 'none' ? undefined : '1',
      diagonalDown: down === 'none' ? undefined : '1',
    });
    if (line !== 'none') sides.set('diagonal', side('diagonal', line));
    else if (up === 'none' && down === 'none') sides.set('diagonal', side('diagonal', 'none'));
  }
  const order = [...sides.keys()].sort((a, b) => rank(BORDER_ORDER, a) - rank(BORDER_ORDER, b));
  return `${open}${order.map((name) => sides.get(name)).join('')}</${p}border>`;
}

const rank = (order: readonly string[], name: string): number => {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
};
