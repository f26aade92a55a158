import { areaName } from './address';
import type { Alignment, BorderStyle, CellChange, FontStyle } from './changes';
import { fulfils } from './check';
import { BORDER_SIDES, contentText, type CellPatch, type CellState, type Content } from './patches';
import { rectanglesOf, type CellPlace } from './rectangles';
import type { Scalar } from './snapshot';

/**
 * The changes that bring back `was` where `patches` were applied: each with what the patch put there as `before`, so that an edit made
 * since then is found. Cells with the same story are gathered into ranges. Values come first, then formats, as they are written.
 */
export function invertPatches(
  sheet: string,
  patches: Iterable<CellPatch>,
  was: (row: number, column: number) => CellState,
): CellChange[] {
  const groups = new Map<string, { change: CellChange; cells: CellPlace[] }>();
  for (const { row, column, after } of patches) {
    const before = was(row, column);
    for (const change of backwards(sheet, before, after)) {
      const key = JSON.stringify(change);
      const group = groups.get(key) ?? { change, cells: [] };
      groups.set(key, group);
      group.cells.push({ row, column });
    }
  }
  const order = ['number-format', 'formula', 'value', 'fill', 'font', 'align', 'border', 'note'];
  return [...groups.values()]
    .sort((a, b) => order.indexOf(a.change.kind) - order.indexOf(b.change.kind))
    .flatMap(({ change, cells }) =>
      rectanglesOf(cells).map((area): CellChange => ({ ...change, cell: areaName(area) })),
    );
}

function backwards(sheet: string, was: CellState, after: CellState): CellChange[] {
  const base = { sheet, cell: '' };
  const changes: CellChange[] = [];
  const differs = (part: CellState): boolean => !fulfils(was, part);
  if (after.content !== undefined && differs({ content: after.content }))
    changes.push(contentChange(base, after.content, was.content));
  if (after.format !== undefined && differs({ format: after.format }))
    changes.push({ ...base, kind: 'number-format', before: after.format, after: was.format ?? 'General' });
  if (after.fill !== undefined && differs({ fill: after.fill }))
    changes.push({ ...base, kind: 'fill', before: after.fill, after: was.fill ?? '' });
  if (after.font !== undefined && differs({ font: after.font })) {
    changes.push({ ...base, kind: 'font', before: after.font, after: members<FontStyle>(was.font, after.font) });
  }
  if (after.align !== undefined && differs({ align: after.align })) {
    changes.push({ ...base, kind: 'align', before: after.align, after: members<Alignment>(was.align, after.align) });
  }
  if (after.border !== undefined && differs({ border: after.border })) changes.push(...borderChanges(base, was, after));
  if (after.note !== undefined && differs({ note: after.note }))
    changes.push({ ...base, kind: 'note', before: after.note, after: was.note ?? '' });
  return changes;
}

function contentChange(base: { sheet: string; cell: string }, after: Content, was: Content | undefined): CellChange {
  const before: Scalar = contentText(after);
  if (was && 'formula' in was) return { ...base, kind: 'formula', before, after: was.formula };
  return { ...base, kind: 'value', before, after: contentText(was) };
}

/** Those members of `was` that `after` names. */
function members<T extends object>(was: T | undefined, after: T): T {
  const kept = Object.keys(after).map((key) => [key, (was as Record<string, unknown> | undefined)?.[key]]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as T;
}

/** One change per colour, as a border change has one colour. */
function borderChanges(base: { sheet: string; cell: string }, was: CellState, after: CellState): CellChange[] {
  const byColor = new Map<string, { before: Record<string, string>; after: Record<string, string> }>();
  for (const side of BORDER_SIDES) {
    const put = after.border?.[side];
    if (!put) continue;
    const old = was.border?.[side] ?? { line: 'none', color: '' };
    const key = `${old.color} ${put.color}`;
    const pair = byColor.get(key) ?? {
      before: put.color === '' ? {} : { color: put.color },
      after: old.color === '' ? {} : { color: old.color },
    };
    byColor.set(key, pair);
    pair.before[side] = put.line;
    pair.after[side] = old.line;
  }
  return [...byColor.values()].map((pair): CellChange => ({
    ...base,
    kind: 'border',
    before: pair.before as BorderStyle,
    after: pair.after as BorderStyle,
  }));
}
