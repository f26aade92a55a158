import { buildLedger, type Ledger } from '../customers';
import type { RecognisedWorkbook } from '../forms';
import type { StoreProfile } from '../profile';
import { monthsIn } from '../rollups';
import type { ChangeSet, WorkbookSnapshot } from '../sheet';
import type { IsoMonth } from '../calendar';
import type { Text } from '../words';
import { consolidate, rulesBySheet, type Consolidated, type Member } from './consolidate';
import type { Rules } from './rules';

/** The opened workbooks of one store, read as one, and what the journeys need of them: each worked out once, when it is asked for. */
export interface Store {
  /** The one workbook, or all of them side by side (`[张三.xlsx]6月`). */
  readonly book: WorkbookSnapshot;
  readonly members: readonly Member[];
  readonly profile: StoreProfile;
  /** Why the rules that a workbook keeps could not be used; the general ones stand in. */
  readonly profileProblem?: Text;
  readonly recognised: RecognisedWorkbook;
  readonly ledger: Ledger;
  /** The months that the forms are about, oldest first. */
  readonly months: readonly IsoMonth[];
  /** Gives each workbook's own changes back, in the order of `members`. */
  split(changes: ChangeSet): readonly ChangeSet[];
}

/**
 * @param members at least one; several must have different names
 * @param name what the store's workbooks are called together
 */
export function openStore(
  members: readonly Member[],
  rules: Pick<Rules, 'profile' | 'own' | 'problem'>,
  name = members.map(({ book }) => book.name).join(' + '),
): Store {
  const [only] = members;
  const single = members.length === 1;
  let together: Consolidated | undefined;
  const whole = (): Consolidated => (together ??= consolidate(members, name));
  const store: Store = lazy(
    { members, profile: rules.profile, profileProblem: rules.problem },
    {
      // One workbook's own snapshot, without recognising it: opening must not take the time of reading.
      book: () => (single && only !== undefined ? only.book : whole().book),
      recognised: () => whole().recognised,
      ledger: () => buildLedger(store.recognised, rules.profile, rulesBySheet(store.book, rules.own)),
      months: () => monthsIn(store.recognised),
      split: () => whole().split,
    },
  );
  return store;
}

/** Adds members that are worked out once, when they are first asked for. */
function lazy<B extends object, L extends Readonly<Record<string, () => unknown>>>(
  base: B,
  later: L,
): B & { readonly [K in keyof L]: ReturnType<L[K]> } {
  for (const [key, make] of Object.entries(later)) {
    Object.defineProperty(base, key, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(base, key, { value, enumerable: true });
        return value;
      },
    });
  }
  return base as B & { readonly [K in keyof L]: ReturnType<L[K]> };
}
