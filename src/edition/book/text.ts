import { format } from 'numfmt';
import { formatKind } from '../../calendar';
import type { Cell, Scalar } from '../../sheet';

/** Days between the two calendars in which serial numbers count: 1904-01-01 is day 1462 of the other. */
const DAYS_1904 = 1462;

/** A cell's value as Excel shows it, by its number format. What the format cannot show is shown as it is. */
export function shownText(cell: Pick<Cell, 'value' | 'format' | 'error'>, date1904: boolean): string {
  const { value, error } = cell;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (error || value === '') return String(value);
  const code = cell.format;
  if (code === undefined) return typeof value === 'number' ? plainNumber(value) : value;
  const serial = typeof value === 'number' && date1904 && formatKind(code) !== 'other' ? value + DAYS_1904 : value;
  try {
    return format(code, serial, { locale: 'zh-CN', ignoreTimezone: true });
  } catch {
    return String(value);
  }
}

/** `General`: at most eleven characters wide, without noise of the binary fraction. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(10)));
}

/** What the editor begins with: the formula, the number as it is, or a date as one would type it. */
export function editText(cell: Cell, date1904: boolean): string {
  if (cell.formula !== undefined) return cell.formula;
  const { value, format: code } = cell;
  if (typeof value === 'number' && code !== undefined && formatKind(code) !== 'other') {
    const whole = Number.isInteger(value);
    const pattern = whole ? 'yyyy/m/d' : value < 1 ? 'h:mm:ss' : 'yyyy/m/d h:mm';
    return shownText({ value, format: pattern }, date1904);
  }
  return typeof value === 'number' && code?.endsWith('%') ? `${plainNumber(value * 100)}%` : scalarText(value);
}

/** A value without a format, as words. */
export function scalarText(value: Scalar): string {
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}
