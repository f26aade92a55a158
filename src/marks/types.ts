import type { Question } from '../forms/types';
import type { Text } from '../words';

/** Why a due visit has no mark in a sheet. */
export type Unmarked =
  | 'no-matrix'
  | 'other-month'
  | 'no-column'
  | 'occupied'
  | 'protected'
  | 'struck-out'
  | 'formula'
  | 'merged'
  | 'validation'
  | 'unreadable'
  | 'unread';

/** Something that must be asked before it is used. */
export interface OpenQuestion {
  readonly sheet: string;
  readonly cell: string;
  readonly text: Text;
  /** Present where the answer is a column's field (see forms/). */
  readonly mapping?: Question;
  /** Present where several rows may be one person: the rows, with the cell of their phone. */
  readonly people?: readonly MaybeOne[];
}

/** A row that may be the same person as another one. */
export interface MaybeOne {
  readonly sheet: string;
  readonly row: number;
  readonly name?: string;
  readonly phone?: string;
  /** The cell of the row's phone, where its sheet has such a column. */
  readonly phoneCell?: string;
}
