import type { Text } from '../words';
import type { Leaf } from './paper/leaf';
import { placeOf, type Accept, type Derivation, type KeyCell } from './types';

/** A task before it becomes part of a paper: its sheets and its key. */
export interface Draft {
  readonly leaves: readonly Leaf[];
  readonly cells: readonly KeyCell[];
}

/** Collects the key while a sheet is laid out. */
export class KeyDraft {
  readonly cells: KeyCell[] = [];

  /** Asks for one answer; gives the place back for those that follow from it. */
  ask(
    leaf: Leaf,
    at: { readonly row: number; readonly column: number; readonly to?: number; readonly format?: string },
    key: {
      readonly accept: Accept;
      readonly rule: string;
      readonly why: Text;
      readonly points?: number;
      readonly hints?: readonly Text[];
      readonly derive?: Derivation;
    },
  ): string {
    const cell = leaf.answer(at.row, at.column, at.to ?? at.column, at.format);
    const { accept, rule, why, points = 1, hints, derive } = key;
    const made: KeyCell = {
      sheet: leaf.name,
      cell,
      points,
      rule,
      accept,
      why,
      ...(hints ? { hints } : {}),
      ...(derive ? { derive } : {}),
    };
    this.cells.push(made);
    return placeOf(made);
  }
}

/** Points of an answer where the honest one is "nothing": whoever invents something there loses double. */
export const HONEST_NOTHING = 2;
