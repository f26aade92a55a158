import { dayOfSerial, formatKind, timeOfSerial } from '../calendar';
import type { Scalar } from '../sheet';

/** A cell's content as a person sees it: a day or an hour that is kept as a number is a day, an hour, or both. */
export function shownAs(value: Scalar, format: string | undefined, date1904: boolean): string {
  const kind = formatKind(format);
  if (typeof value !== 'number' || value < 0 || kind === 'other') return String(value);
  if (kind === 'time') return timeOfSerial(value);
  const day = dayOfSerial(value, date1904);
  if (day === undefined) return String(value);
  const date = `${String(day.year)}/${String(day.month)}/${String(day.day)}`;
  return kind === 'both' ? `${date} ${timeOfSerial(value)}` : date;
}
