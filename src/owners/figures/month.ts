import { firstDayOfMonth, lastDayOfMonth, monthIndex, monthOf, dateOf, type IsoMonth } from '../../calendar';
import type { OwnerRules } from '../../profile';
import { ownerBook } from '../book';
import { holder } from '../facts';
import type { Car } from '../types';
import { accessoryRows } from './accessories';
import { fileRows, type DataSheets } from './files';
import type { OwnerMonth } from './types';

/** A month of a store's owners, as of its end or of today. Rows that are dated later are not there yet. `today` is a day number. */
export function ownerMonth(sheets: DataSheets, rules: OwnerRules, month: IsoMonth, today: number): OwnerMonth {
  const first = firstDayOfMonth(month);
  const last = lastDayOfMonth(month);
  const end = Math.min(last, today);
  const { afterSales: forms } = sheets;
  const book = ownerBook(forms, rules, end);
  const served = book.visits.reduce<number | undefined>(
    (least, { day }) => (least === undefined || day < least ? day : least),
    undefined,
  );
  return {
    month,
    first,
    last,
    end,
    book,
    rules,
    onFile: book.cars.filter(isOnFile),
    accessories: accessoryRows(sheets),
    files: fileRows(sheets, rules, month, first, end),
    kinds: new Set(forms.map(({ form }) => form)),
    ...(served === undefined ? {} : { servedSince: monthIndex(monthOf(dateOf(served))) }),
  };
}

function isOnFile(car: Car): boolean {
  if (holder(car)?.soldOn !== false) return false;
  return car.rows.some(({ day }) => day !== undefined);
}
