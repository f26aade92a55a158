import type { BorderLine } from '../../sheet';
import type { CellLook } from './model';

const FALLBACK_FONTS = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
const DEFAULT_POINTS = 11;
const INDENT_PIXELS = 9;

/** Each line as CSS, and how much it hides a thinner one on the same edge. */
const LINES: Readonly<Record<BorderLine, readonly [css: string, weight: number]>> = {
  none: ['0', 0],
  hair: ['1px dotted', 1],
  dotted: ['1px dotted', 2],
  dashed: ['1px dashed', 3],
  thin: ['1px solid', 4],
  medium: ['2px solid', 5],
  double: ['3px double', 6],
  thick: ['3px solid', 7],
};

type Side = 'top' | 'right' | 'bottom' | 'left';

/** An edge between two cells as a CSS `border`, from what either says of it; `undefined` where neither draws one. */
export function edge(
  a: CellLook | undefined,
  sideOfA: Side,
  b: CellLook | undefined,
  sideOfB: Side,
): string | undefined {
  const [lineA, weightA] = LINES[a?.border?.[sideOfA] ?? 'none'];
  const [lineB, weightB] = LINES[b?.border?.[sideOfB] ?? 'none'];
  if (weightA === 0 && weightB === 0) return undefined;
  return weightA >= weightB ? `${lineA} ${a?.border?.color ?? '#000'}` : `${lineB} ${b?.border?.color ?? '#000'}`;
}

/** The class of a look in the document's style sheet. */
export const lookClass = (look: number): string => `look-${look}`;

/** Rules for all looks of a workbook. They live in a constructed style sheet, which a strict content policy lets pass. */
export class LookSheet {
  private readonly sheet = new CSSStyleSheet();

  constructor(document: Document) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  set(looks: readonly CellLook[]): void {
    this.sheet.replaceSync(looks.map((look, index) => `.sheet .${lookClass(index)}{${lookCss(look)}}`).join('\n'));
  }
}

const ALIGN: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end' };
const VERTICAL: Readonly<Record<string, string>> = { top: 'flex-start', center: 'center', justify: 'flex-start' };

/** One look as CSS declarations. Only what the file says of a known kind gets in: names of fonts are quoted and stripped. */
export function lookCss({ fill, font = {}, align = {}, rotation, indent = 0 }: CellLook): string {
  const decoration = [font.underline && 'underline', font.strike && 'line-through'].filter(Boolean).join(' ');
  const horizontal = ALIGN[align.horizontal ?? ''];
  return [
    fill && `background-color:${fill}`,
    font.color && `color:${font.color}`,
    `font-family:${font.name ? `"${font.name.replaceAll(/[^\p{L}\p{N} _.-]/gu, '')}", ` : ''}${FALLBACK_FONTS}`,
    `font-size:${font.size ?? DEFAULT_POINTS}pt`,
    font.bold && 'font-weight:bold',
    font.italic && 'font-style:italic',
    decoration && `text-decoration:${decoration}`,
    horizontal && `justify-content:${horizontal};text-align:${horizontal}`,
    `align-items:${VERTICAL[align.vertical ?? ''] ?? 'flex-end'}`,
    align.wrap ? 'white-space:pre-wrap;overflow-wrap:anywhere' : '',
    indent > 0 && `padding-inline-start:${2 + indent * INDENT_PIXELS}px`,
    rotation !== undefined && rotationCss(rotation),
  ]
    .filter(Boolean)
    .join(';');
}

/** Text that stands on its side or in a column; slanted text is shown level, so that it can be read. */
function rotationCss(rotation: number): string {
  if (rotation === 255) return 'writing-mode:vertical-rl;text-orientation:upright';
  if (rotation === 90) return 'writing-mode:sideways-lr';
  return rotation === 180 ? 'writing-mode:vertical-rl' : '';
}
