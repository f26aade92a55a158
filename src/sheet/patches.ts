import { areaSize, parseArea } from './address';
import type { Alignment, BorderLine, CellChange, FontStyle } from './changes';
import type { Scalar } from './snapshot';

export const BORDER_SIDES = ['top', 'bottom', 'left', 'right', 'diagonalUp', 'diagonalDown'] as const;
export type BorderSide = (typeof BORDER_SIDES)[number];

/** `color` is `''` for the automatic one. */
export interface SideLine {
  readonly line: BorderLine;
  readonly color: string;
}

/** What a cell holds: a formula with its `=`, or a value. */
export type Content = { readonly formula: string } | { readonly value: Scalar };

/** A cell's state, as far as it is known or set: absent members are none of the matter. */
export interface CellState {
  content?: Content;
  format?: string;
  fill?: string;
  font?: FontStyle;
  align?: Alignment;
  border?: Partial<Record<BorderSide, SideLine>>;
  note?: string;
}

/** Everything that a ChangeSet does to one cell, with the changes in their order. */
export interface CellPatch {
  readonly row: number;
  readonly column: number;
  readonly after: CellState;
  readonly changes: CellChange[];
}

/** A ChangeSet that cannot be carried out as it is written. */
export class BadChange extends Error {
  constructor(
    readonly sheet: string,
    readonly cell: string,
    reason: string,
  ) {
    super(`${sheet}!${cell}: ${reason}`);
    this.name = 'BadChange';
  }
}

/** A change over more cells than this is a whole column or row by mistake. */
const MAX_CELLS = 500_000;
const COLUMNS = 16_385;

export const placeKey = (row: number, column: number): number => row * COLUMNS + column;

/** Adds a change to a sheet's patches, cell by cell; a later change wins over an earlier one. */
export function addToPatches(patches: Map<number, CellPatch>, change: CellChange): void {
  const area = parseArea(change.cell);
  if (!area) throw new BadChange(change.sheet, change.cell, 'not an address');
  if (areaSize(area) > MAX_CELLS) throw new BadChange(change.sheet, change.cell, 'too many cells');
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const key = placeKey(row, column);
      const patch = patches.get(key) ?? { row, column, after: {}, changes: [] };
      patches.set(key, patch);
      patch.changes.push(change);
      overlay(patch.after, change);
    }
  }
}

/** Lays a change over a state. */
export function overlay(state: CellState, change: CellChange): void {
  switch (change.kind) {
    case 'value':
      state.content = { value: change.after };
      break;
    case 'formula':
      state.content = { formula: change.after };
      break;
    case 'number-format':
      state.format = change.after;
      break;
    case 'fill':
      state.fill = change.after.toUpperCase();
      break;
    case 'font':
      state.font = { ...state.font, ...change.after };
      break;
    case 'align':
      state.align = { ...state.align, ...change.after };
      break;
    case 'border':
      state.border = { ...state.border, ...sidesOf(change.after) };
      break;
    case 'note':
      state.note = change.after;
      break;
  }
}

export function sidesOf(
  style: { readonly [side in BorderSide]?: BorderLine } & { readonly color?: string },
): Partial<Record<BorderSide, SideLine>> {
  const sides: Partial<Record<BorderSide, SideLine>> = {};
  for (const side of BORDER_SIDES) {
    const line = style[side];
    if (line !== undefined) sides[side] = { line, color: line === 'none' ? '' : (style.color ?? '').toUpperCase() };
  }
  return sides;
}

export function contentText(content: Content | undefined): Scalar {
  if (!content) return '';
  return 'formula' in content ? content.formula : content.value;
}
