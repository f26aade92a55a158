import { dayOf, type IsoDate, type IsoMonth } from '../calendar';
import type { RecognisedWorkbook } from '../forms/types';
import { ownerFigures, ownerMonth, type OwnerFigures } from '../owners/figures';
import { ownerRules, type StoreProfile } from '../profile';

/** A month after the sale of a store: its figures with the facts that they are counted from. */
export function ownersReport(
  { afterSales }: Pick<RecognisedWorkbook, 'afterSales'>,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
): OwnerFigures {
  return ownerFigures(ownerMonth(afterSales, ownerRules(profile), month, dayOf(today)));
}
