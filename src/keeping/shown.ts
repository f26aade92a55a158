import { dayOfSerial, formatKind } from '../calendar';
import type { Scalar } from '../sheet';

/** A cell's content as a person sees it: a day that is kept as a number is a day. */
export function shownAs(value: Scalar, format: string | undefined, date1904: boolean): string {
  const kind = formatKind(format);
  const day =
    typeof value === 'number' && (kind === 'date' || kind === 'both') ? dayOfSerial(value, date1904) : undefined;
  return day === undefined ? String(value) : `${String(day.year)}/${String(day.month)}/${String(day.day)}`;
}
