import type { Instance } from '../engine';
import { refuse } from '../errors';
import type { Objects, RangeState } from './objects';

type Wanted = Readonly<Record<string, unknown>>;

const EDGES = ['Top', 'Bottom', 'Left', 'Right', 'DiagonalDown', 'DiagonalUp'] as const;
const sideName = (edge: string): string => (edge.startsWith('Diagonal') ? edge : `Edge${edge}`);
const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `{format: {font: {bold: true}}}` → the same shape with values. */
function pick(objects: Objects, target: Instance, wanted: Wanted): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [key, choice] of Object.entries(wanted)) {
    if (choice === undefined || choice === false) continue;
    const name = upperFirst(key);
    if (choice !== null && typeof choice === 'object') {
      const navigate = target.type.nav?.[name] ?? refuse('NotImplemented', `${target.type.name}.${key}`);
      const child = navigate(target.state as never);
      if (child === null) continue;
      answer[key] =
        key === 'borders' ? pickBorders(objects, child, choice as Wanted) : pick(objects, child, choice as Wanted);
    } else answer[key] = objects.engine?.get(target, name);
  }
  return answer;
}

function pickBorders(objects: Objects, borders: Instance, wanted: Wanted): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const edge of EDGES) {
    const border = borders.type.getItem?.(borders.state as never, sideName(edge));
    if (border) answer[edge.charAt(0).toLowerCase() + edge.slice(1)] = pick(objects, border, wanted);
  }
  return answer;
}

function assign(objects: Objects, target: Instance, data: Wanted): void {
  for (const [key, value] of Object.entries(data)) {
    if (value === undefined || value === null) continue;
    const name = upperFirst(key);
    const navigate = target.type.nav?.[name];
    if (!navigate) {
      objects.engine?.set(target, name, value);
      continue;
    }
    const child = navigate(target.state as never);
    if (child === null) continue;
    if (key !== 'borders') assign(objects, child, value as Wanted);
    else {
      for (const [edge, line] of Object.entries(value as Record<string, Wanted | undefined>)) {
        const border = child.type.getItem?.(child.state as never, sideName(upperFirst(edge)));
        if (border && line) assign(objects, border, line);
      }
    }
  }
}

export function readCellProperties(objects: Objects, { sheet, rect }: RangeState, wanted: object): unknown {
  return Array.from({ length: rect.rows }, (_, r) =>
    Array.from({ length: rect.columns }, (_, c) =>
      pick(
        objects,
        objects.range(sheet, rect.row + r, rect.column + c, 1, 1, 'Range.getCellProperties'),
        wanted as Wanted,
      ),
    ),
  );
}

/** One answer per row or column of the range; `rowHidden`, `columnHidden` and the indexes belong to the whole line. */
export function readLineProperties(
  objects: Objects,
  { sheet, rect }: RangeState,
  wanted: object,
  line: 'row' | 'column',
): unknown {
  return Array.from({ length: line === 'row' ? rect.rows : rect.columns }, (_, i) => {
    const part =
      line === 'row'
        ? objects.range(sheet, rect.row + i, rect.column, 1, rect.columns, 'Range.getRowProperties')
        : objects.range(sheet, rect.row, rect.column + i, rect.rows, 1, 'Range.getColumnProperties');
    return pick(objects, part, wanted as Wanted);
  });
}

export function writeCellProperties(
  objects: Objects,
  { sheet, rect }: RangeState,
  grid: readonly (readonly unknown[])[],
): void {
  grid.forEach((row, r) =>
    row.forEach((data, c) => {
      if (data === null || typeof data !== 'object') return;
      assign(
        objects,
        objects.range(sheet, rect.row + r, rect.column + c, 1, 1, 'Range.setCellProperties'),
        data as Wanted,
      );
    }),
  );
}
