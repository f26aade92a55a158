import type { Family, FormKind } from '../families';
import type { MappedField } from '../fields';

/**
 * What a header may mean. `none`: a known column that the contract gives no field (来店目的, 登记人 …), so that it is not taken for
 * another; `heading`: a heading over other headers that says nothing by itself (客户信息); `number`: 编号, a serial number or a code.
 */
export type Target = MappedField | 'none' | 'heading' | 'planned' | 'actual';

/** One entry of the vocabulary: phrases (see `expand`) that point to a field, and how firmly. */
export interface Words {
  readonly to: Target;
  /** 1: says just this; less: says it where no better header does. */
  readonly weight: number;
  readonly phrases: readonly string[];
  /** Only on these forms; absent: on all that know the field. */
  readonly kinds?: readonly (Family | FormKind)[];
}
