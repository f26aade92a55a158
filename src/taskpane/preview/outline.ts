import { parseArea, placeKeyOf, type Change, type ChangeSet } from '../../sheet';

/** Changes that share a sheet and a reason: the unit in which a person ticks off. */
export interface ReasonGroup {
  readonly key: string;
  readonly sheet: string;
  /** The rule that asked for it (the key of `why`), or the kind of change where none is given. */
  readonly reason: string;
  /** Of its first change. */
  readonly kind: Change['kind'];
  readonly indexes: readonly number[];
  /** The same, place by place: a mark and its look are one line, and one tick. */
  readonly places: readonly (readonly number[])[];
}

export interface SheetGroup {
  readonly sheet: string;
  readonly reasons: readonly ReasonGroup[];
  readonly count: number;
}

/**
 * Sheets in the workbook's order as far as it is known, then in the order in which the changes name them; document parts (`sheet` is `''`)
 * come last. The places of a reason stand as on the sheet, row by row.
 */
export function outlineOf(changes: ChangeSet, order: readonly string[] = []): readonly SheetGroup[] {
  const placeOfSheet = (sheet: string): number => {
    const known = order.indexOf(sheet);
    return sheet === '' ? Infinity : known < 0 ? order.length : known;
  };
  const sheets = new Map<string, Map<string, number[]>>();
  changes.forEach((change, index) => {
    let reasons = sheets.get(change.sheet);
    if (reasons === undefined) {
      reasons = new Map();
      sheets.set(change.sheet, reasons);
    }
    const reason = reasonOf(change);
    const heap = reasons.get(reason);
    if (heap === undefined) reasons.set(reason, [index]);
    else heap.push(index);
  });
  return [...sheets]
    .sort(([a], [b]) => compare(placeOfSheet(a), placeOfSheet(b)))
    .map(([sheet, reasons]) => {
      const groups = [...reasons].map(([reason, indexes]) => ({
        key: JSON.stringify([sheet, reason]),
        sheet,
        reason,
        kind: changes[indexes[0] ?? 0]?.kind ?? 'value',
        indexes,
        places: placesOf(changes, indexes),
      }));
      return { sheet, reasons: groups, count: groups.reduce((sum, group) => sum + group.places.length, 0) };
    });
}

function placesOf(changes: ChangeSet, indexes: readonly number[]): readonly (readonly number[])[] {
  const places = new Map<string, number[]>();
  for (const index of indexes) {
    const change = changes[index];
    if (change === undefined) continue;
    const key = placeKeyOf(change, index);
    const place = places.get(key);
    if (place === undefined) places.set(key, [index]);
    else place.push(index);
  }
  return [...places.values()].sort((a, b) => compare(rowOf(changes[a[0] ?? 0]), rowOf(changes[b[0] ?? 0])));
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a change stands on its sheet, from the top; what has no cell comes last. */
function rowOf(change: Change | undefined): number {
  const area = change !== undefined && 'cell' in change ? parseArea(change.cell) : undefined;
  return area === undefined ? Infinity : area.top * 20_000 + area.left;
}

export function reasonOf(change: Change): string {
  return change.why?.key ?? `kind:${change.kind}`;
}

export type PreviewLine =
  | { readonly line: 'sheet'; readonly group: SheetGroup }
  | { readonly line: 'reason'; readonly group: ReasonGroup; readonly open: boolean }
  | { readonly line: 'change'; readonly indexes: readonly number[]; readonly group: ReasonGroup };

/** The lines that are in sight when these groups are open; each has a fixed height, so 20,000 of them cost nothing. */
export function linesOf(outline: readonly SheetGroup[], open: ReadonlySet<string>): readonly PreviewLine[] {
  const lines: PreviewLine[] = [];
  for (const sheet of outline) {
    lines.push({ line: 'sheet', group: sheet });
    for (const reason of sheet.reasons) {
      const isOpen = open.has(reason.key);
      lines.push({ line: 'reason', group: reason, open: isOpen });
      if (isOpen) for (const indexes of reason.places) lines.push({ line: 'change', indexes, group: reason });
    }
  }
  return lines;
}

/** `true` all on, `false` all off, `'mixed'` some. */
export function tickOf(indexes: readonly number[], off: ReadonlySet<number>): boolean | 'mixed' {
  if (off.size === 0) return true;
  let missing = 0;
  for (const index of indexes) if (off.has(index)) missing += 1;
  return missing === 0 ? true : missing === indexes.length ? false : 'mixed';
}
