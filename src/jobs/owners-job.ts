import { dayOf, type IsoDate, type IsoMonth } from '../calendar';
import { ownerFigures, ownerMonth, type OwnerFigures } from '../owners/figures';
import { ownerRules } from '../profile';
import type { Store } from './store';

const figures = new WeakMap<Store, Map<string, OwnerFigures>>();

/** A month of this store's owners, counted once. */
export function ownersOf(store: Store, month: IsoMonth, today: IsoDate): OwnerFigures {
  const known = figures.get(store) ?? new Map<string, OwnerFigures>();
  figures.set(store, known);
  const key = `${month} ${today}`;
  const report =
    known.get(key) ??
    ownerFigures(ownerMonth(store.recognised.afterSales, ownerRules(store.profile), month, dayOf(today)));
  known.set(key, report);
  return report;
}
