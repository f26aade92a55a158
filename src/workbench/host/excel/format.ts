import type { BorderLine } from '../../../sheet';
import type { Getter, Instance, Setter } from '../engine';
import { refuse } from '../errors';
import type { Rect } from '../model/book';
import type { HostStyle, Line, Side, StylePatch } from '../model/style';
import { cellsOf, clamp, guard, parseColor, uniform, type AreasState, type BorderState, type Objects } from './objects';

const SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
];

/** Points on the wire, pixels at 96 dpi in the model. */
const POINTS_PER_PIXEL = 0.75;

type Property = readonly [Getter<AreasState>, Setter<AreasState>];

function look(pick: (style: HostStyle) => unknown, patch: (value: never) => StylePatch, location: string): Property {
  return [
    ({ sheet, rects }) => uniform(values(sheet, rects, pick)),
    ({ sheet, rects }, value) => {
      guard(sheet, location);
      sheet.restyle(
        rects.map((rect) => clamp(sheet, rect)),
        patch(value),
      );
    },
  ];
}

function* values(sheet: AreasState['sheet'], rects: readonly Rect[], pick: (style: HostStyle) => unknown): Generator {
  for (const [row, column] of cellsOf(sheet, rects)) yield pick(sheet.style(row, column));
}

/** Excel names a line by style and weight. */
const LINE_NAMES: Readonly<Record<BorderLine, readonly [style: string, weight: string]>> = {
  none: ['None', 'Thin'],
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  hair: ['Continuous', 'Hairline'],
  dotted: ['Dot', 'Thin'],
  dashed: ['Dash', 'Thin'],
  double: ['Double', 'Thick'],
};

function lineNamed(style: string, weight: string): BorderLine {
  const names = Object.entries(LINE_NAMES) as [BorderLine, readonly [string, string]][];
  const exact = names.find(([, [s, w]]) => s === style && (s !== 'Continuous' || w === weight));
  return exact?.[0] ?? refuse('NotImplemented', `RangeBorder.style ${style}`);
}

/** The sides of a cell that a side of the range means for it: an inner line belongs to the cells on both sides of it. */
function sidesOf(side: string, row: number, column: number, rect: Rect): readonly Side[] {
  const [first, last] = [row === rect.row, row === rect.row + rect.rows - 1];
  const [leftmost, rightmost] = [column === rect.column, column === rect.column + rect.columns - 1];
  switch (side) {
    case 'EdgeTop':
      return first ? ['top'] : [];
    case 'EdgeBottom':
      return last ? ['bottom'] : [];
    case 'EdgeLeft':
      return leftmost ? ['left'] : [];
    case 'EdgeRight':
      return rightmost ? ['right'] : [];
    case 'InsideHorizontal':
      return [...(first ? [] : ['top' as const]), ...(last ? [] : ['bottom' as const])];
    case 'InsideVertical':
      return [...(leftmost ? [] : ['left' as const]), ...(rightmost ? [] : ['right' as const])];
    case 'DiagonalDown':
      return ['diagonalDown'];
    case 'DiagonalUp':
      return ['diagonalUp'];
    default:
      return [];
  }
}

const NO_LINE: Line = { line: 'none', color: '#000000' };

function border(
  pick: (line: Line) => unknown,
  change: (line: Line, value: string) => Line,
): readonly [Getter<BorderState>, Setter<BorderState>] {
  function* lines(state: BorderState): Generator {
    for (const [row, column, rect] of cellsOf(state.sheet, state.rects)) {
      for (const side of sidesOf(state.side, row, column, rect))
        yield pick(state.sheet.style(row, column).borders[side] ?? NO_LINE);
    }
  }
  return [
    (state) => uniform(lines(state)),
    (state, value) => {
      guard(state.sheet, 'RangeBorder');
      const cells: { row: number; column: number; patch: StylePatch }[] = [];
      for (const [row, column, rect] of cellsOf(state.sheet, state.rects)) {
        const borders: Partial<Record<Side, Line>> = {};
        for (const side of sidesOf(state.side, row, column, rect)) {
          borders[side] = change(state.sheet.style(row, column).borders[side] ?? NO_LINE, String(value));
        }
        if (Object.keys(borders).length > 0) cells.push({ row, column, patch: { borders } });
      }
      state.sheet.restyleEach(cells);
    },
  ];
}

/** Lines that nobody has given a size; set to false it does nothing. */
function standard(line: 'row' | 'column'): Property {
  const isStandard = ({ sheet }: AreasState, index: number): boolean =>
    line === 'row'
      ? sheet.rowHeight(index) === sheet.standard.rowHeight
      : sheet.columnWidth(index) === sheet.standard.columnWidth;
  return [
    (state) =>
      uniform(
        state.rects.flatMap((rect) => {
          const { rows, columns } = clamp(state.sheet, rect);
          return Array.from({ length: line === 'row' ? rows : columns }, (_, i) => isStandard(state, rect[line] + i));
        }),
      ),
    ({ sheet, rects }, value: boolean) => {
      guard(sheet, `RangeFormat.useStandard${line === 'row' ? 'Height' : 'Width'}`);
      for (const rect of value ? rects : []) {
        if (line === 'row') sheet.resetRowHeights(rect.row, rect.rows);
        else sheet.resetColumnWidths(rect.column, rect.columns);
      }
    },
  ];
}

export function defineFormats(objects: Objects): void {
  const nav = (name: 'RangeFill' | 'RangeFont' | 'RangeBorderCollection') => (s: AreasState) => objects.make(name, s);
  objects.define('RangeFormat', {
    props: {
      HorizontalAlignment: look(
        (s) => s.horizontal,
        (horizontal: string) => ({ horizontal }),
        'RangeFormat.horizontalAlignment',
      ),
      VerticalAlignment: look(
        (s) => s.vertical,
        (vertical: string) => ({ vertical }),
        'RangeFormat.verticalAlignment',
      ),
      WrapText: look(
        (s) => s.wrap,
        (wrap: boolean) => ({ wrap }),
        'RangeFormat.wrapText',
      ),
      ColumnWidth: [
        ({ sheet, rects }) =>
          uniform(
            rects.flatMap((rect) =>
              Array.from(
                { length: clamp(sheet, rect).columns },
                (_, c) => sheet.columnWidth(rect.column + c) * POINTS_PER_PIXEL,
              ),
            ),
          ),
        ({ sheet, rects }, points: number) => {
          guard(sheet, 'RangeFormat.columnWidth');
          for (const rect of rects)
            sheet.setColumnWidth(rect.column, clamp(sheet, rect).columns, points / POINTS_PER_PIXEL);
        },
      ],
      RowHeight: [
        ({ sheet, rects }) =>
          uniform(
            rects.flatMap((rect) =>
              Array.from(
                { length: clamp(sheet, rect).rows },
                (_, r) => sheet.rowHeight(rect.row + r) * POINTS_PER_PIXEL,
              ),
            ),
          ),
        ({ sheet, rects }, points: number) => {
          guard(sheet, 'RangeFormat.rowHeight');
          for (const rect of rects) sheet.setRowHeight(rect.row, clamp(sheet, rect).rows, points / POINTS_PER_PIXEL);
        },
      ],
      UseStandardHeight: standard('row'),
      UseStandardWidth: standard('column'),
    },
    nav: { Fill: nav('RangeFill'), Font: nav('RangeFont'), Borders: nav('RangeBorderCollection') },
  });
  const fill = (patch: StylePatch, s: AreasState): void => {
    guard(s.sheet, 'RangeFill');
    s.sheet.restyle(
      s.rects.map((rect) => clamp(s.sheet, rect)),
      patch,
    );
  };
  objects.define('RangeFill', {
    props: {
      Color: look(
        (s) => s.fill || '#FFFFFF',
        (color: string) => ({ fill: parseColor(color, 'RangeFill.color') }),
        'RangeFill.color',
      ),
      Pattern: [
        (s) => uniform(values(s.sheet, s.rects, (style) => (style.fill === '' ? 'None' : 'Solid'))),
        (s, pattern: string) => {
          if (pattern === 'None') fill({ fill: '' }, s);
          else if (pattern !== 'Solid') refuse('NotImplemented', `RangeFill.pattern ${pattern}`);
        },
      ],
    },
    methods: { Clear: (s) => fill({ fill: '' }, s) },
  });
  objects.define('RangeFont', {
    props: {
      Name: look(
        (s) => s.fontName,
        (fontName: string) => ({ fontName }),
        'RangeFont.name',
      ),
      Size: look(
        (s) => s.fontSize,
        (fontSize: number) => ({ fontSize }),
        'RangeFont.size',
      ),
      Color: look(
        (s) => s.fontColor,
        (color: string) => ({ fontColor: parseColor(color, 'RangeFont.color') }),
        'RangeFont.color',
      ),
      Bold: look(
        (s) => s.bold,
        (bold: boolean) => ({ bold }),
        'RangeFont.bold',
      ),
      Italic: look(
        (s) => s.italic,
        (italic: boolean) => ({ italic }),
        'RangeFont.italic',
      ),
      Underline: look(
        (s) => (s.underline ? 'Single' : 'None'),
        (underline: string) => ({ underline: underline !== 'None' }),
        'RangeFont.underline',
      ),
      Strikethrough: look(
        (s) => s.strike,
        (strike: boolean) => ({ strike }),
        'RangeFont.strikethrough',
      ),
    },
  });
  const borderOf = (s: AreasState, side: string): Instance | null =>
    SIDES.includes(side) ? objects.make('RangeBorder', { ...s, side }) : null;
  objects.define('RangeBorderCollection', {
    props: { Count: () => SIDES.length },
    items: (s) => SIDES.map((side) => objects.make('RangeBorder', { ...s, side })),
    getItem: (s, side) => borderOf(s, String(side)),
    methods: {
      GetItem: (s, side: string) => borderOf(s, side) ?? refuse('ItemNotFound', 'RangeBorderCollection.getItem'),
    },
  });
  objects.define('RangeBorder', {
    identity: ({ side }) => ({ _Id: side }),
    props: {
      SideIndex: ({ side }) => side,
      Style: border(
        ({ line }) => LINE_NAMES[line][0],
        (line, style) => ({ ...line, line: lineNamed(style, LINE_NAMES[line.line][1]) }),
      ),
      Weight: border(
        ({ line }) => LINE_NAMES[line][1],
        (line, weight) =>
          LINE_NAMES[line.line][0] === 'Continuous' ? { ...line, line: lineNamed('Continuous', weight) } : line,
      ),
      Color: border(
        ({ color }) => color,
        (line, color) => ({ ...line, color: parseColor(color, 'RangeBorder.color') }),
      ),
    },
  });
}
