import type { ClockTime, IsoDate } from './types';

/**
 * Days of the proleptic Gregorian calendar as whole numbers (0 is 1970-01-01), by integers alone: no `Date`, so no time zone,
 * and cheap enough for every cell of a large sheet.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The inverse of `dayNumber`. */
export function civilDay(number: number): CivilDay {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysOfMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_DAYS[month - 1] ?? 0;
}

export function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

const two = (n: number): string => (n < 10 ? `0${String(n)}` : String(n));

export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `'2026-06-03'` in its parts; anything else is a programming error and throws. */
export function civilOf(date: IsoDate): CivilDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date);
  if (match === null) throw new RangeError(`not a date: ${date}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

export function clockTime(hour: number, minute: number): ClockTime {
  return `${two(hour)}:${two(minute)}`;
}

/** Day number of serial 0 in Excel's 1900 system (true from 1900-03-01 on) and in the 1904 system. */
const EPOCH_1900 = dayNumber(1899, 12, 30);
const EPOCH_1904 = dayNumber(1904, 1, 1);

/** Years in which a dealer's sheet can have dates: a serial number outside them is a number, not a date. */
export const FIRST_YEAR = 1980;
export const LAST_YEAR = 2099;
const FIRST_DAY = dayNumber(FIRST_YEAR, 1, 1);
const LAST_DAY = dayNumber(LAST_YEAR, 12, 31);

/** The day of a serial number, `undefined` where no sheet can mean it. Hours are dropped. */
export function dayOfSerial(serial: number, date1904: boolean, firstDay = FIRST_DAY): CivilDay | undefined {
  const number = Math.floor(serial + 1e-9) + (date1904 ? EPOCH_1904 : EPOCH_1900);
  return number >= firstDay && number <= LAST_DAY ? civilDay(number) : undefined;
}

/** The serial number of a date in either system. */
export function serialOfDay(date: IsoDate, date1904: boolean): number {
  const { year, month, day } = civilOf(date);
  return dayNumber(year, month, day) - (date1904 ? EPOCH_1904 : EPOCH_1900);
}

/** The clock time of a serial's fraction, cut to the minute as Excel shows it. */
export function timeOfSerial(serial: number): ClockTime {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
  return clockTime(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60);
}

const NOT_SHOWN_AS_CODE = /"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]|am\/pm|a\/p|上午\/下午|general/giu;

const formatKinds = new Map<string, 'date' | 'time' | 'both' | 'other'>();

/** What a number format shows: `yyyy/m/d` a date, `h:mm` a time, `yyyy/m/d h:mm` both. */
export function formatKind(format: string | undefined): 'date' | 'time' | 'both' | 'other' {
  if (format === undefined || format === 'General' || format === '@') return 'other';
  const known = formatKinds.get(format);
  if (known !== undefined) return known;
  const codes = format.replace(NOT_SHOWN_AS_CODE, '').split(';')[0] ?? '';
  const time = /[hs]/iu.test(codes) && !/[#?]/u.test(codes);
  const rest = time ? codes.replace(/(\[?h+\]?[^a-z]*)m+|m+([^a-z]*s)/giu, '$1$2') : codes;
  const date = /[ydem]/iu.test(rest) && !/[0#?]/u.test(rest.replace(/s\.0+/giu, 's'));
  const kind = date ? (time ? 'both' : 'date') : time ? 'time' : 'other';
  if (formatKinds.size > 1000) formatKinds.clear();
  formatKinds.set(format, kind);
  return kind;
}
