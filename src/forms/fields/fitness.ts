import { FIT } from '../weights';
import type { ColumnProfile, Sort } from './column-profile';

/** Sorts of value that speak against a field when more than the limit of a column's cells are of them. */
export type Against = readonly [limit: number, ...sorts: Sort[]];

/** The share of a column's filled cells. */
export function share(profile: ColumnProfile, ...sorts: readonly Sort[]): number {
  let sum = 0;
  for (const sort of sorts) sum += profile[sort];
  return sum / profile.filled;
}

/** The values should be of a sort: `good` of them are, `enough` would do. */
export function want(profile: ColumnProfile, good: number, enough: number, bonus: number = FIT.agrees): number {
  if (good >= enough) return bonus;
  if (good >= enough / 2) return FIT.halfAgrees;
  if (good > 0) return FIT.hardlyAgrees;
  return profile.filled <= FIT.few ? FIT.fewDisagree : FIT.disagrees;
}

/** The values should not be of a sort. */
export function not(bad: number, limit: number = FIT.most): number {
  return bad > limit ? FIT.disagrees : 1;
}

/** The values are of none of the sorts that speak against the field; one cell among others is a slip, not a sort of column. */
export function unlike(profile: ColumnProfile, against: readonly Against[]): number {
  let factor = 1;
  for (const [limit, ...sorts] of against) {
    const bad = share(profile, ...sorts);
    if (profile.filled === 1 || bad * profile.filled > 1) factor *= not(bad, limit);
  }
  return factor;
}
