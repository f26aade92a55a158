import type { Family, FormKind } from '../families';
import type { ValueKind } from './value-kind';

/** One field: what its values are, and the forms that may have it. */
export interface Field<T> {
  readonly value: ValueKind<T>;
  /** Families of forms, or single kinds; absent: every form. */
  readonly on?: readonly (Family | FormKind)[];
  /** Several columns may be this field, each with a part of the value. */
  readonly severalColumns?: true;
  /** Of two columns each row fills one: 来电时间 for calls, 来店时间 for visits; `or-neither`: 成交日期, 战败日期, and nothing for who is still open. */
  readonly halves?: true | 'or-neither';
}

export function field<T>(of: Field<T>): Field<T> {
  return of;
}
