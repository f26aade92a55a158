import { addMonths } from '../../calendar';
import type { Text } from '../../words';
import type { PlannedCare } from './types';

/** Reminded of from so many months before a day that stands in a sheet, until that day; afterwards the sheet's date is past and says nothing. */
export function onSheetDate(
  date: number | undefined,
  months: number,
  today: number,
  why: (date: number) => Text,
): readonly PlannedCare[] {
  if (date === undefined || today > date || today < addMonths(date, -months)) return [];
  return [{ due: date, why: why(date) }];
}
