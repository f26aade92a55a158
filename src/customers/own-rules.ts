import type { StoreProfile } from '../profile';
import type { Ledger } from './types';

/** Rules of workbooks that keep others than the store's, by the names of their sheets (`[乙.xlsx]6月`). */
export type OwnRules = ReadonlyMap<string, StoreProfile>;

/** By whose rules a row or customer is judged: those of its own workbook, where they are not the store's. */
export function rulesOf(one: { readonly rules?: StoreProfile }, store: StoreProfile): StoreProfile {
  return one.rules ?? store;
}

/** The rules of a sheet's own workbook. */
export function rulesOn(ledger: Pick<Ledger, 'ownRules'>, sheet: string, store: StoreProfile): StoreProfile {
  return ledger.ownRules?.get(sheet) ?? store;
}

/** All the rules that a store's workbooks go by, the store's own first. */
export function allRules({ ownRules }: Pick<Ledger, 'ownRules'>, store: StoreProfile): readonly StoreProfile[] {
  return ownRules === undefined ? [store] : [...new Set([store, ...ownRules.values()])];
}
