import type { Alignment, BorderLine, BorderStyle, CellStyle, FontStyle } from '../../../sheet';
import { resolveColor, type Theme } from '../styles/colors';
import { HORIZONTAL, LINES, VERTICAL } from '../styles/nearest';
import { formatCode, formatCodes } from '../styles/styles-read';
import { childOf, childrenOf, flag, parseXml, type XmlElement } from '../xml/xml';

/** How a cell looks: what a ChangeSet can change, and what only the grid shows. */
export interface Look extends CellStyle {
  /** Degrees as the file has them: 0–90 upwards, 91–180 downwards, 255 stacked. */
  readonly rotation?: number;
  /** Steps of indent. */
  readonly indent?: number;
}

/**
 * The whole looks of `xl/styles.xml`, by the style number of cells, rows and columns. The xlsx adapter reads of them only what a
 * snapshot needs; a grid shows everything.
 */
export function readLooks(source: string, theme: Theme): readonly Look[] {
  const { root } = parseXml(source);
  const codes = formatCodes(root);
  const fonts = childrenOf(childOf(root, 'fonts'), 'font').map((font) => readFont(font, theme));
  const fills = childrenOf(childOf(root, 'fills'), 'fill').map((fill) => readFill(fill, theme));
  const borders = childrenOf(childOf(root, 'borders'), 'border').map((border) => readBorder(border, theme));
  return childrenOf(childOf(root, 'cellXfs'), 'xf').map((xf) => {
    const number = (name: string): number => Number(xf.attributes.get(name) ?? 0);
    const alignment = childOf(xf, 'alignment');
    return {
      format: formatCode(codes, number('numFmtId')),
      font: fonts[number('fontId')],
      fill: fills[number('fillId')],
      border: borders[number('borderId')],
      align: readAlignment(alignment),
      rotation: Number(alignment?.attributes.get('textRotation') ?? 0) || undefined,
      indent: Number(alignment?.attributes.get('indent') ?? 0) || undefined,
    };
  });
}

function readFont(font: XmlElement, theme: Theme): FontStyle {
  const on = (name: string): boolean => {
    const element = childOf(font, name);
    return element !== undefined && flag(element, 'val', true);
  };
  const underline = childOf(font, 'u');
  return {
    name: childOf(font, 'name')?.attributes.get('val'),
    size: Number(childOf(font, 'sz')?.attributes.get('val') ?? 11),
    color: resolveColor(childOf(font, 'color'), theme),
    bold: on('b'),
    italic: on('i'),
    underline: underline !== undefined && underline.attributes.get('val') !== 'none',
    strike: on('strike'),
  };
}

function readFill(fill: XmlElement, theme: Theme): string | undefined {
  const pattern = childOf(fill, 'patternFill');
  if (pattern === undefined || (pattern.attributes.get('patternType') ?? 'none') === 'none') return undefined;
  return resolveColor(childOf(pattern, 'fgColor'), theme);
}

function readBorder(border: XmlElement, theme: Theme): BorderStyle | undefined {
  const side = (...names: readonly string[]): XmlElement | undefined =>
    names.map((name) => childOf(border, name)).find((element) => lineOf(element) !== undefined);
  const diagonal = side('diagonal');
  const sides = {
    top: side('top'),
    bottom: side('bottom'),
    left: side('left', 'start'),
    right: side('right', 'end'),
    diagonalUp: flag(border, 'diagonalUp') ? diagonal : undefined,
    diagonalDown: flag(border, 'diagonalDown') ? diagonal : undefined,
  };
  const lines = Object.entries(sides).flatMap(([name, element]) => (element ? [[name, lineOf(element)] as const] : []));
  if (lines.length === 0) return undefined;
  const colored = Object.values(sides).find((element) => element !== undefined);
  return { ...Object.fromEntries(lines), color: resolveColor(childOf(colored, 'color'), theme) };
}

const lineOf = (side: XmlElement | undefined): BorderLine | undefined => LINES[side?.attributes.get('style') ?? 'none'];

function readAlignment(element: XmlElement | undefined): Alignment | undefined {
  if (element === undefined) return undefined;
  return {
    horizontal: HORIZONTAL[element.attributes.get('horizontal') ?? ''],
    vertical: VERTICAL[element.attributes.get('vertical') ?? ''],
    wrap: flag(element, 'wrapText'),
  };
}
