import { IF_STILL_OURS, type CellChange } from './changes';
import { BORDER_SIDES, contentText, overlay, sidesOf, type CellPatch, type CellState, type Content } from './patches';
import type { Scalar } from './snapshot';

/** Why a change may not be made to a cell as it is now. */
export type Refusal =
  | { readonly why: 'conflict'; readonly change: CellChange; readonly expected: Scalar; readonly found: Scalar }
  | { readonly why: 'formula'; readonly change: CellChange }
  | { readonly why: 'not-ours'; readonly change: CellChange };

/**
 * Checks what a ChangeSet does to one cell against the cell as it is now. A cell that is already as the change wants it is no conflict,
 * so that a set may be applied again after an answer got lost. A formula is never overwritten, except where `before` names it.
 */
export function checkCell(patch: CellPatch, now: CellState): Refusal | undefined {
  const current: CellState = { ...now };
  for (const change of patch.changes) {
    const refusal = checkChange(change, current);
    if (refusal) return refusal;
    overlay(current, change);
  }
  return undefined;
}

function checkChange(change: CellChange, now: CellState): Refusal | undefined {
  const { kind } = change;
  if (kind === 'value' || kind === 'formula') {
    const wanted: Content = kind === 'value' ? { value: change.after } : { formula: change.after };
    if (sameContent(now.content, wanted)) return undefined;
    const found = contentText(now.content);
    const isFormula = now.content !== undefined && 'formula' in now.content;
    if (isFormula && !(typeof change.before === 'string' && sameFormula(change.before, String(found))))
      return { why: 'formula', change };
    return isFormula || change.before === undefined || change.before === found
      ? undefined
      : { why: 'conflict', change, expected: change.before, found };
  }
  if (change.before === undefined) return undefined;
  if (matches(change, change.after, now) || matches(change, change.before, now)) return undefined;
  if (change.restore === IF_STILL_OURS) return { why: 'not-ours', change };
  return { why: 'conflict', change, expected: describe(change.before), found: describe(stateText(change, now)) };
}

function matches(change: CellChange, wanted: unknown, now: CellState): boolean {
  switch (change.kind) {
    case 'number-format':
      return (now.format ?? 'General') === wanted;
    case 'fill':
      return (now.fill ?? '') === String(wanted).toUpperCase();
    case 'note':
      return (now.note ?? '') === wanted;
    case 'font':
      return Object.entries(wanted as object).every(([key, value]) =>
        sameMember(key, (now.font as Record<string, unknown> | undefined)?.[key], value),
      );
    case 'align':
      return Object.entries(wanted as object).every(
        ([key, value]) => (now.align as Record<string, unknown> | undefined)?.[key] === value,
      );
    case 'border': {
      const sides = sidesOf(wanted as Parameters<typeof sidesOf>[0]);
      return BORDER_SIDES.every((side) => {
        const line = sides[side];
        if (!line) return true;
        const found = now.border?.[side] ?? { line: 'none', color: '' };
        return found.line === line.line && (line.line === 'none' || plainColor(found.color) === plainColor(line.color));
      });
    }
    case 'value':
    case 'formula':
      return false;
  }
}

/** Excel tells the automatic colour as black. */
const plainColor = (color: unknown): string => {
  const text = String(color ?? '').toUpperCase();
  return text === '' ? '#000000' : text;
};

function sameMember(key: string, found: unknown, wanted: unknown): boolean {
  return key === 'color' ? plainColor(found) === plainColor(wanted) : found === wanted;
}

function stateText(change: CellChange, now: CellState): unknown {
  switch (change.kind) {
    case 'number-format':
      return now.format;
    case 'fill':
      return now.fill;
    case 'note':
      return now.note;
    case 'font':
    case 'align':
    case 'border':
      return Object.fromEntries(
        Object.keys(change.before ?? {}).map((key) => [
          key,
          (now[change.kind] as Record<string, unknown> | undefined)?.[key],
        ]),
      );
    case 'value':
    case 'formula':
      return contentText(now.content);
  }
}

function describe(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value ?? '');
}

/** Excel writes names and references in capitals and may drop spaces. */
export function sameFormula(a: string, b: string): boolean {
  const plain = (text: string): string => text.replace(/\s+/gu, '').toUpperCase();
  return a === b || plain(a) === plain(b);
}

export function sameContent(a: Content | undefined, b: Content | undefined): boolean {
  const left = a ?? { value: '' };
  const right = b ?? { value: '' };
  if ('formula' in left || 'formula' in right)
    return 'formula' in left && 'formula' in right && sameFormula(left.formula, right.formula);
  return left.value === right.value;
}

/** Whether a state has everything that the patch wants: then there is nothing to write, or what was written stands. */
export function fulfils(now: CellState, after: CellState): boolean {
  if (after.content !== undefined && !sameContent(now.content, after.content)) return false;
  if (after.format !== undefined && (now.format ?? 'General') !== after.format) return false;
  if (after.fill !== undefined && (now.fill ?? '') !== after.fill) return false;
  if (after.note !== undefined && (now.note ?? '') !== after.note) return false;
  const members = (now_: object | undefined, wanted: object | undefined): boolean =>
    Object.entries(wanted ?? {}).every(([key, value]) =>
      sameMember(key, (now_ as Record<string, unknown> | undefined)?.[key], value),
    );
  if (!members(now.font, after.font) || !members(now.align, after.align)) return false;
  return BORDER_SIDES.every((side) => {
    const wanted = after.border?.[side];
    if (!wanted) return true;
    const found = now.border?.[side] ?? { line: 'none', color: '' };
    return (
      found.line === wanted.line && (wanted.line === 'none' || plainColor(found.color) === plainColor(wanted.color))
    );
  });
}
