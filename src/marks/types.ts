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
}
