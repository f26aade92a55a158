import type { Change, ChangeSet } from '../sheet';

/** One sheet's part of a long write. */
export interface Part {
  readonly sheet: string;
  readonly changes: ChangeSet;
}

/** From so many sheets on a write goes sheet by sheet: it shows where it is, and can be stopped between two of them. */
const MANY_SHEETS = 12;

/** Changes that stand for themselves; those that make, move or take away sheets and rows are written all at once or not at all. */
const ALONE: ReadonlySet<Change['kind']> = new Set([
  'value',
  'formula',
  'number-format',
  'fill',
  'font',
  'align',
  'border',
  'note',
  'conditional-format',
  'remove-conditional-format',
  'column-width',
  'document-part',
]);

/**
 * A write in parts, one a sheet in the order of the changes; `undefined` where it must be, or may as well be, written at once. The notes
 * that we keep in the document go with the first part: they may name what is not there yet, never lack what is.
 */
export function partsOf(changes: ChangeSet): readonly Part[] | undefined {
  if (!changes.every(({ kind }) => ALONE.has(kind))) return undefined;
  const sheets = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.sheet === '') continue;
    const own = sheets.get(change.sheet);
    if (own === undefined) sheets.set(change.sheet, [change]);
    else own.push(change);
  }
  if (sheets.size < MANY_SHEETS) return undefined;
  const notes = changes.filter(({ sheet }) => sheet === '');
  return [...sheets].map(([sheet, own], index) => ({ sheet, changes: index === 0 ? [...notes, ...own] : own }));
}
