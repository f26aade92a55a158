import {
  areaName,
  blocksOf,
  contentText,
  placeKey,
  rectanglesOf,
  sameFormula,
  cellName,
  type Alignment,
  type Area,
  type BorderSide,
  type CellPatch,
  type CellPlace,
  type CellState,
  type FontStyle,
  type Scalar,
  type SideLine,
} from '../../sheet';
import { GAP, MAX_BLOCK, rangeAt } from './guard-cells';
import type { WriteOp } from './messages';
import { horizontalName, setLine, typedValue, verticalName } from './units';

/** Excel takes lists of areas up to 8,192 characters. */
const MAX_LIST = 8_000;

/**
 * Writes the cells of one sheet: number formats before contents, contents in blocks in which `null` leaves untouched cells alone, looks
 * after that for all cells of the same look at once.
 * @param states the cells right before; absent for a sheet that is being made
 */
export function cellOps(
  sheet: string,
  patches: readonly CellPatch[],
  states: ReadonlyMap<number, CellState> | undefined,
): WriteOp[] {
  const contents = patches.filter(({ after }) => after.content !== undefined || after.format !== undefined);
  return [
    ...blocksOf(contents, GAP, MAX_BLOCK).map((area) => contentOp(sheet, area, contents, states)),
    ...lookOps(sheet, patches),
  ];
}

type Grid<T> = (T | null)[][];

function contentOp(
  sheet: string,
  area: Area,
  all: readonly CellPatch[],
  states: ReadonlyMap<number, CellState> | undefined,
): WriteOp {
  const width = area.right - area.left + 1;
  const grid = <T>(): Grid<T> =>
    Array.from({ length: area.bottom - area.top + 1 }, () => new Array<T | null>(width).fill(null));
  const patches = all.filter(
    ({ row, column }) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
  const entries = grid<Scalar>();
  const formats = grid<string>();
  const kept = grid<string>();
  let [anyContent, anyFormat, anyKept] = [false, false, false];
  let bytes = 900;
  for (const { row, column, after } of patches) {
    const [r, c] = [row - area.top, column - area.left];
    const { content, format } = after;
    const old = states?.get(placeKey(row, column));
    if (content !== undefined) {
      anyContent = true;
      const entry = 'formula' in content ? content.formula : typedValue(content.value);
      bytes += String(entry).length * 3;
      put(entries, r, c, entry);
      const format_ = format ?? old?.format;
      // A formula takes over the format of what it points to, and a text cell would swallow it.
      if ('formula' in content && format_ !== undefined) {
        put(kept, r, c, format_);
        anyKept = true;
        if (format_ === '@') {
          put(formats, r, c, 'General');
          anyFormat = true;
        }
      }
    }
    if (format !== undefined && formats[r]?.[c] === null) {
      put(formats, r, c, format);
      anyFormat = true;
    }
  }
  bytes += entries.length * width * (5 + (anyFormat ? 5 : 0) + (anyKept ? 5 : 0));
  const at = (context: Excel.RequestContext): Excel.Range => rangeAt(context, sheet, area);
  return {
    sheet,
    bytes,
    cells: 0,
    ...(states &&
      anyContent && {
        before(context) {
          const range = at(context).load('formulas');
          return () =>
            patches.flatMap(({ row, column, after }) => {
              const held = range.formulas[row - area.top]?.[column - area.left] as Scalar;
              if (after.content === undefined || held === contentText(states.get(placeKey(row, column))?.content))
                return [];
              return [{ sheet, row, column, held }];
            });
        },
      }),
    write(context) {
      const range = at(context);
      if (anyFormat) range.numberFormat = formats;
      if (anyContent) range.formulas = entries;
      if (anyKept) range.numberFormat = kept;
    },
    after(context) {
      const range = at(context).load(anyFormat ? 'formulas,numberFormat' : 'formulas');
      return () =>
        patches.flatMap(({ row, column, after }) => {
          const [r, c] = [row - area.top, column - area.left];
          const stands = sameEntry(range.formulas[r]?.[c] as Scalar, after.content && contentText(after.content));
          // Excel may spell a format in its own language; that there is one must hold.
          const formatted =
            after.format === undefined || (range.numberFormat[r]?.[c] === 'General') === (after.format === 'General');
          return stands && formatted ? [] : [`${sheet}!${cellName(row, column)}`];
        });
    },
  };
}

function put<T>(grid: Grid<T>, r: number, c: number, value: T): void {
  const line = grid[r];
  if (line) line[c] = value;
}

function sameEntry(found: Scalar, wanted: Scalar | undefined): boolean {
  if (wanted === undefined || found === wanted) return true;
  return (
    typeof wanted === 'string' && wanted.startsWith('=') && typeof found === 'string' && sameFormula(found, wanted)
  );
}

interface LookGroup {
  readonly cells: CellPlace[];
  readonly set: (format: Excel.RangeFormat, shape: Rectangle) => void;
  /** Loads what was set; the answer says whether it stands. */
  readonly verify: (format: Excel.RangeFormat) => () => boolean;
  /** Lines inside of an area need areas of one shape, lines on one side only single cells; everything else takes any area. */
  readonly areas: 'any' | 'shaped' | 'single';
}

/** Whether the rectangles of a list have inner lines. */
interface Rectangle {
  readonly tall: boolean;
  readonly wide: boolean;
}

function lookOps(sheet: string, patches: readonly CellPatch[]): WriteOp[] {
  const groups = new Map<string, LookGroup>();
  const add = (key: string, place: CellPatch, make: () => Omit<LookGroup, 'cells'>): void => {
    const group = groups.get(key) ?? { ...make(), cells: [] };
    groups.set(key, group);
    group.cells.push(place);
  };
  for (const patch of patches) {
    const { fill, font, align, border } = patch.after;
    if (fill !== undefined) add(`fill ${fill}`, patch, () => fillGroup(fill));
    if (font !== undefined) add(`font ${JSON.stringify(font)}`, patch, () => fontGroup(font));
    if (align !== undefined) add(`align ${JSON.stringify(align)}`, patch, () => alignGroup(align));
    if (border !== undefined) add(`border ${JSON.stringify(border)}`, patch, () => borderGroup(border));
  }
  return [...groups.values()].flatMap((group) => listOps(sheet, group));
}

function listOps(sheet: string, group: LookGroup): WriteOp[] {
  const byShape = new Map<string, { shape: Rectangle; areas: Area[] }>();
  for (const area of group.areas === 'single' ? group.cells.map(cellArea) : rectanglesOf(group.cells)) {
    const inner = group.areas === 'shaped';
    const shape = { tall: inner && area.bottom > area.top, wide: inner && area.right > area.left };
    const key = JSON.stringify(shape);
    const entry = byShape.get(key) ?? { shape, areas: [] };
    byShape.set(key, entry);
    entry.areas.push(area);
  }
  const ops: WriteOp[] = [];
  for (const { shape, areas } of byShape.values()) {
    let names: string[] = [];
    let cells = 0;
    let length = 0;
    const flush = (): void => {
      if (names.length > 0) ops.push(listOp(sheet, names.join(','), cells, group, shape));
      [names, cells, length] = [[], 0, 0];
    };
    for (const area of areas) {
      const name = areaName(area);
      const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
      if (length + name.length + 1 > MAX_LIST || (cells > 0 && cells + size > MAX_BLOCK)) flush();
      names.push(name);
      length += name.length + 1;
      cells += size;
    }
    flush();
  }
  return ops;
}

function listOp(sheet: string, list: string, cells: number, group: LookGroup, shape: Rectangle): WriteOp {
  const areas = (context: Excel.RequestContext): Excel.RangeAreas =>
    context.workbook.worksheets.getItem(sheet).getRanges(list);
  return {
    sheet,
    bytes: list.length * 2 + 2_500,
    cells,
    write: (context) => group.set(areas(context).format, shape),
    after(context) {
      const stands = group.verify(areas(context).format);
      return () => (stands() ? [] : [`${sheet}!${list.split(',')[0] ?? ''}`]);
    },
  };
}

const cellArea = ({ row, column }: CellPlace): Area => ({ top: row, bottom: row, left: column, right: column });

function fillGroup(fill: string): Omit<LookGroup, 'cells'> {
  return {
    areas: 'any',
    set(format) {
      if (fill === '') format.fill.clear();
      else format.fill.color = fill;
    },
    verify(format) {
      const found = format.fill.load('color');
      return () => fill === '' || found.color?.toUpperCase() === fill;
    },
  };
}

function fontGroup(font: FontStyle): Omit<LookGroup, 'cells'> {
  return {
    areas: 'any',
    set({ font: target }) {
      if (font.name !== undefined) target.name = font.name;
      if (font.size !== undefined) target.size = font.size;
      if (font.color !== undefined) target.color = font.color === '' ? '#000000' : font.color;
      if (font.bold !== undefined) target.bold = font.bold;
      if (font.italic !== undefined) target.italic = font.italic;
      if (font.underline !== undefined)
        target.underline = (font.underline ? 'Single' : 'None') as Excel.RangeUnderlineStyle;
      if (font.strike !== undefined) target.strikethrough = font.strike;
    },
    verify(format) {
      const found = format.font.load('bold,color,strikethrough');
      return () =>
        (font.bold === undefined || found.bold === font.bold) &&
        (font.strike === undefined || found.strikethrough === font.strike) &&
        (!font.color || found.color?.toUpperCase() === font.color.toUpperCase());
    },
  };
}

function alignGroup({ horizontal, vertical, wrap }: Alignment): Omit<LookGroup, 'cells'> {
  return {
    areas: 'any',
    set(format) {
      if (horizontal !== undefined) format.horizontalAlignment = horizontalName(horizontal);
      if (vertical !== undefined) format.verticalAlignment = verticalName(vertical);
      if (wrap !== undefined) format.wrapText = wrap;
    },
    verify(format) {
      format.load('horizontalAlignment,verticalAlignment,wrapText');
      return () =>
        (horizontal === undefined || format.horizontalAlignment === horizontalName(horizontal)) &&
        (vertical === undefined || format.verticalAlignment === verticalName(vertical)) &&
        (wrap === undefined || format.wrapText === wrap);
    },
  };
}

const EDGES: Readonly<Record<BorderSide, Excel.BorderIndex>> = {
  top: 'EdgeTop' as Excel.BorderIndex,
  bottom: 'EdgeBottom' as Excel.BorderIndex,
  left: 'EdgeLeft' as Excel.BorderIndex,
  right: 'EdgeRight' as Excel.BorderIndex,
  diagonalUp: 'DiagonalUp' as Excel.BorderIndex,
  diagonalDown: 'DiagonalDown' as Excel.BorderIndex,
};

/** Lines of each cell. Where opposite sides get the same line, areas are drawn at once: their edges and the lines inside. */
function borderGroup(border: Partial<Record<BorderSide, SideLine>>): Omit<LookGroup, 'cells'> {
  const alike = (a: SideLine | undefined, b: SideLine | undefined): boolean =>
    a?.line === b?.line && a?.color === b?.color;
  const whole = alike(border.top, border.bottom) && alike(border.left, border.right);
  const sides = Object.entries(border) as [BorderSide, SideLine][];
  return {
    areas: whole ? 'shaped' : 'single',
    set({ borders }, { tall, wide }) {
      for (const [side, line] of sides) setLine(borders.getItem(EDGES[side]), line);
      if (tall && border.top) setLine(borders.getItem('InsideHorizontal'), border.top);
      if (wide && border.left) setLine(borders.getItem('InsideVertical'), border.left);
    },
    verify({ borders }) {
      const found = sides.map(([side, line]) => ({ line, border: borders.getItem(EDGES[side]).load('style') }));
      return () => found.every(({ line, border: { style } }) => (style === 'None') === (line.line === 'none'));
    },
  };
}
