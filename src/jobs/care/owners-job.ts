import {
  dateOf,
  dayOf,
  monthAt,
  monthIndex,
  monthOf,
  lastDayOfMonth,
  type IsoDate,
  type IsoMonth,
} from '../../calendar';
import type { DataSheets } from '../../owners/figures';
import { ownerFigures, ownerMonth, type OwnerFigures } from '../../owners/figures';
import { ownerRules, type StoreProfile } from '../../profile';
import { careSheetChanges } from '../../rollups';
import type { ChangeSet, WorkbookSnapshot } from '../../sheet';
import type { Locale } from '../../words';
import type { Store } from '../store';

/** A month after the sale of a store: its figures with the facts that they are counted from. */
export function ownersReport(sheets: DataSheets, profile: StoreProfile, month: IsoMonth, today: IsoDate): OwnerFigures {
  return ownerFigures(ownerMonth(sheets, ownerRules(profile), month, dayOf(today)));
}

/** So many months of a trend at most. */
const MOST_MONTHS = 12;

/** The months up to `month` since the first visit, delivery or call that the sheets tell of, at most twelve. */
function ownersTrend(sheets: DataSheets, profile: StoreProfile, month: IsoMonth, today: IsoDate): OwnerFigures[] {
  let first: string | undefined;
  for (const { form, records } of sheets.afterSales) {
    if (form === 'event-invitation') continue;
    for (const { fields } of records) {
      const date = fields.date ?? fields.deliveryDate;
      if (date !== undefined && (first === undefined || date < first)) first = date;
    }
  }
  const last = monthIndex(month);
  const since = Math.max(first === undefined ? last : monthIndex(monthOf(first)), last - MOST_MONTHS + 1);
  const months: OwnerFigures[] = [];
  for (let at = since; at <= last; at += 1) months.push(ownersReport(sheets, profile, monthAt(at), today));
  return months;
}

/** 客户关怀月报 in the workbook: a visible sheet of formulas over a hidden detail sheet; in place where they are there already. */
export function ownersSheetChanges(
  book: WorkbookSnapshot,
  sheets: DataSheets,
  profile: StoreProfile,
  month: IsoMonth,
  today: IsoDate,
  locale: Locale,
): ChangeSet {
  const months = ownersTrend(sheets, profile, month, today);
  const figures = months.at(-1) ?? ownersReport(sheets, profile, month, today);
  const end = dateOf(Math.min(lastDayOfMonth(month), dayOf(today)));
  return careSheetChanges(book, figures, months, end, locale);
}

/** The sheets of a store that the month after the sale is told from. */
export function dataSheets({ book, recognised, ledger }: Pick<Store, 'book' | 'recognised' | 'ledger'>): DataSheets {
  const { forms, afterSales } = recognised;
  const copies = new Set(ledger.copies.flatMap(({ rows }) => rows.map(({ record }) => record)));
  return { forms, afterSales, book, copies };
}

/** What writing 客户关怀月报 would change; the sheet speaks the given language. */
export function careSheetJob(store: Store, month: IsoMonth, today: IsoDate, locale: Locale): ChangeSet {
  return ownersSheetChanges(store.book, dataSheets(store), store.profile, month, today, locale);
}
