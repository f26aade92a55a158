import { parseArea, placeKeyOf, type Change, type ChangeSet } from '../../sheet';

/** Changes that share a sheet and a reason: the unit in which a person ticks off. */
export interface ReasonGroup {
  readonly key: string;
  readonly sheet: string;
  /** The rule that asked for it (the key of `why`), the kind of change where none is given, or `LOOK`. */
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
  const sheets = new Map<string, Map<string, (readonly number[])[]>>();
  for (const place of placesOf(changes)) {
    const sheet = changes[place[0] ?? 0]?.sheet ?? '';
    const reasons = sheets.get(sheet) ?? new Map<string, (readonly number[])[]>();
    sheets.set(sheet, reasons);
    const reason = reasonOf(place.flatMap((index) => changes[index] ?? []));
    const heap = reasons.get(reason);
    if (heap === undefined) reasons.set(reason, [place]);
    else heap.push(place);
  }
  return [...sheets]
    .sort(([a], [b]) => compare(placeOfSheet(a), placeOfSheet(b)))
    .map(([sheet, reasons]) => {
      const groups = [...reasons]
        .map(([reason, places]) => ({
          key: JSON.stringify([sheet, reason]),
          sheet,
          reason,
          kind: changes[places[0]?.[0] ?? 0]?.kind ?? 'value',
          indexes: places.flat(),
          places: [...places].sort((x, y) => compare(rowOf(changes[x[0] ?? 0]), rowOf(changes[y[0] ?? 0]))),
        }))
        .sort((x, y) => Number(x.reason === LOOK) - Number(y.reason === LOOK));
      return { sheet, reasons: groups, count: groups.reduce((sum, group) => sum + group.places.length, 0) };
    });
}

/** The changes place by place: a place is in one group only, whatever is done to it. */
function placesOf(changes: ChangeSet): readonly (readonly number[])[] {
  const places = new Map<string, number[]>();
  changes.forEach((change, index) => {
    const key = placeKeyOf(change, index);
    const place = places.get(key);
    if (place === undefined) places.set(key, [index]);
    else place.push(index);
  });
  return [...places.values()];
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a change stands on its sheet, from the top; what has no cell comes last. */
function rowOf(change: Change | undefined): number {
  const area = change !== undefined && 'cell' in change ? parseArea(change.cell) : undefined;
  return area === undefined ? Infinity : area.top * 20_000 + area.left;
}

/** What nobody needs to look at one by one: borders, fonts and widths that follow what is written beside them. */
export const LOOK = 'look';

const CONTENT: ReadonlySet<Change['kind']> = new Set([
  'value',
  'formula',
  'note',
  'insert-rows',
  'remove-rows',
  'add-sheet',
  'copy-sheet',
  'replace-sheet',
  'remove-sheet',
  'document-part',
]);

/** Why a place is changed: by what is written there; a place of which only the look changes, by the rule that asks for it. */
function reasonOf(place: readonly Change[]): string {
  const content = place.find(({ kind }) => CONTENT.has(kind));
  if (content !== undefined) return content.why?.key ?? `kind:${content.kind}`;
  return place.find(({ why }) => why !== undefined && !FOLLOWS.has(why.key))?.why?.key ?? LOOK;
}

/** Rules that write, whose look beside what is written explains itself. */
const FOLLOWS: ReadonlySet<string> = new Set(['rollups.change.close', 'rollups.change.copy', 'rollups.change.emptied']);

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
