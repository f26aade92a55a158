import type { Assignment } from '../columns/assign';
import type { SalesKind } from '../families';
import type { ColumnProfile } from '../fields';
import type { BodyRow } from '../layout/rows';
import type { Title } from '../layout/titles';
import type { KindScores } from './scoring';

/** What is known of a table once it is accepted as a form. */
export interface Parts {
  readonly title: Title;
  readonly kinds: KindScores;
  readonly sorted: readonly BodyRow[];
  readonly profiles: ReadonlyMap<number, ColumnProfile>;
  readonly kind: SalesKind;
  readonly assignment: Assignment;
  readonly fingerprint: string;
  readonly confidence: number;
  readonly beside: boolean;
}
