import type { Alignment, BorderLine, BorderSide, FontStyle, Scalar, SideLine } from '../../sheet';

/** Widths: characters of the default font in a ChangeSet, points in Office.js. A character of it is 7 pixels wide, and 5 more are margin. */
const PIXELS_PER_CHARACTER = 7;
const MARGIN = 5;
const POINTS_PER_PIXEL = 0.75;

export function widthInPoints(characters: number): number {
  return (characters * PIXELS_PER_CHARACTER + MARGIN) * POINTS_PER_PIXEL;
}

export function widthInCharacters(points: number): number {
  return (points / POINTS_PER_PIXEL - MARGIN) / PIXELS_PER_CHARACTER;
}

/** Text that Excel, in whatever language, could not take for anything else: no digits, no sign, no error, no truth value. */
const SAFE_TEXT = /^(?![=+\-@'#\t\r\n\s])(?!true$|false$)[^\d\t\r\n%]*$/iu;

/** A value as it is set so that it stays what it is: text gets the apostrophe that a person would type. */
export function typedValue(value: Scalar): Scalar {
  if (typeof value !== 'string' || value === '' || SAFE_TEXT.test(value)) return value;
  return `'${value}`;
}

const HORIZONTAL: Readonly<Record<NonNullable<Alignment['horizontal']>, Excel.HorizontalAlignment>> = {
  general: 'General' as Excel.HorizontalAlignment,
  left: 'Left' as Excel.HorizontalAlignment,
  center: 'Center' as Excel.HorizontalAlignment,
  right: 'Right' as Excel.HorizontalAlignment,
  fill: 'Fill' as Excel.HorizontalAlignment,
  justify: 'Justify' as Excel.HorizontalAlignment,
};
const VERTICAL: Readonly<Record<NonNullable<Alignment['vertical']>, Excel.VerticalAlignment>> = {
  top: 'Top' as Excel.VerticalAlignment,
  center: 'Center' as Excel.VerticalAlignment,
  bottom: 'Bottom' as Excel.VerticalAlignment,
  justify: 'Justify' as Excel.VerticalAlignment,
};

export const horizontalName = (name: NonNullable<Alignment['horizontal']>): Excel.HorizontalAlignment =>
  HORIZONTAL[name];
export const verticalName = (name: NonNullable<Alignment['vertical']>): Excel.VerticalAlignment => VERTICAL[name];

export function alignmentOf(format: Excel.CellPropertiesFormat): Alignment {
  const horizontal = keyOf(HORIZONTAL, format.horizontalAlignment);
  const vertical = keyOf(VERTICAL, format.verticalAlignment);
  return {
    ...(horizontal && { horizontal }),
    ...(vertical && { vertical }),
    ...(format.wrapText !== undefined && { wrap: format.wrapText }),
  };
}

function keyOf<K extends string>(table: Readonly<Record<K, string>>, value: string | undefined): K | undefined {
  return (Object.keys(table) as K[]).find((key) => table[key] === value);
}

export function fontOf(font: Excel.CellPropertiesFont | undefined): FontStyle {
  if (!font) return {};
  return {
    ...(font.name && { name: font.name }),
    ...(font.size && { size: font.size }),
    ...(font.color && { color: font.color.toUpperCase() }),
    ...(font.bold !== undefined && { bold: font.bold }),
    ...(font.italic !== undefined && { italic: font.italic }),
    ...(font.underline !== undefined && { underline: font.underline !== 'None' }),
    ...(font.strikethrough !== undefined && { strike: font.strikethrough }),
  };
}

export function fillOf(fill: Excel.CellPropertiesFill | undefined): string {
  return !fill || fill.pattern === 'None' || fill.pattern === null ? '' : (fill.color ?? '').toUpperCase();
}

const LINES: Readonly<Record<BorderLine, readonly [style: string, weight: string]>> = {
  none: ['None', 'Thin'],
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  hair: ['Continuous', 'Hairline'],
  dotted: ['Dot', 'Thin'],
  dashed: ['Dash', 'Thin'],
  double: ['Double', 'Thick'],
};

export function lineOf(border: Excel.CellBorder | undefined): SideLine {
  if (!border?.style || border.style === 'None') return { line: 'none', color: '' };
  const names = Object.entries(LINES) as [BorderLine, readonly [string, string]][];
  const found = names.find(
    ([, [style, weight]]) => style === border.style && (style !== 'Continuous' || weight === border.weight),
  );
  return { line: found?.[0] ?? 'thin', color: (border.color ?? '').toUpperCase() };
}

export function bordersOf(borders: Excel.CellBorderCollection | undefined): Partial<Record<BorderSide, SideLine>> {
  if (!borders) return {};
  return {
    top: lineOf(borders.top),
    bottom: lineOf(borders.bottom),
    left: lineOf(borders.left),
    right: lineOf(borders.right),
    diagonalUp: lineOf(borders.diagonalUp),
    diagonalDown: lineOf(borders.diagonalDown),
  };
}

export function setLine(border: Excel.RangeBorder, { line, color }: SideLine): void {
  const [style, weight] = LINES[line];
  border.style = style as Excel.BorderLineStyle;
  if (line === 'none') return;
  if (style === 'Continuous') border.weight = weight as Excel.BorderWeight;
  border.color = color === '' ? '#000000' : color;
}
