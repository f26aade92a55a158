import type { Change, ChangeSet } from './changes';

/** The cell, range or columns that a change is about, where it is about some. */
export function placeOfChange(change: Change): string | undefined {
  switch (change.kind) {
    case 'conditional-format':
    case 'remove-conditional-format':
      return change.range;
    case 'column-width':
    case 'insert-columns':
    case 'remove-columns':
      return change.columns;
    case 'insert-rows':
    case 'remove-rows':
      return change.rows;
    case 'add-sheet':
    case 'copy-sheet':
    case 'replace-sheet':
    case 'remove-sheet':
    case 'document-part':
      return undefined;
    default:
      return change.cell;
  }
}

/** A change's place as a person counts them: a mark in a cell and its look are one; what has no cell counts for itself. */
export function placeKeyOf(change: Change, index: number): string {
  const place = placeOfChange(change);
  return place === undefined ? `#${String(index)}` : `${place} ${change.sheet}`;
}

/** How many places a ChangeSet touches, as far as `counts` says that a change counts. */
export function countPlaces(changes: ChangeSet, counts: (index: number) => boolean = () => true): number {
  const places = new Set<string>();
  changes.forEach((change, index) => {
    if (counts(index)) places.add(placeKeyOf(change, index));
  });
  return places.size;
}
