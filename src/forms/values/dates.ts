import {
  civilDay,
  civilOf,
  dayNumber,
  dayOfSerial,
  daysOfMonth,
  formatKind,
  isDay,
  isoDate,
  timeOfSerial,
  type ClockTime,
  type IsoDate,
} from '../../calendar';
import type { Cell } from '../../sheet';
import { FIRST_YEAR, LAST_YEAR } from '../../calendar';
import { chineseNumber, NUMERAL } from './numerals';
import { isNothing, normaliseText, toSimplified } from './text';
import { readTimes } from './clock';

/** What a date that lacks its year (or year and month) is completed from. */
export interface DateContext {
  /** Of the title, else the sheet name, the file name, or full dates beside it. */
  readonly year?: number;
  /** For `3日`. */
  readonly month?: number;
  readonly date1904: boolean;
  /**
   * Which of the possible days is meant, seen from `anchor`: the last one up to it (`past`: first contacts, carry-over), the
   * first one from it on (`future`: appointments), or the closest. Without an anchor the year is `year`.
   */
  readonly direction?: 'nearest' | 'past' | 'future';
  readonly anchor?: IsoDate;
}

export interface DateReading {
  readonly date?: IsoDate;
  /** A clock time in the same cell. */
  readonly time?: ClockTime;
  /** A second clock time in the same cell (`6/3 10:20-11:05`). */
  readonly endTime?: ClockTime;
  /** Words after the date that are neither weekday nor time. */
  readonly rest?: string;
  /** The other day that a number may mean: `6.1` typed as a number is `6.1` or `6.10`. `date` is the former. */
  readonly alternative?: IsoDate;
  /** The sheet wrote no year (or neither year nor month): the date rests on the context. */
  readonly inferred?: true;
  readonly empty?: true;
  readonly problem?: 'unreadable-date' | 'error-value';
  /** The date is read, the time beside it is not. */
  readonly timeProblem?: 'unreadable-time';
}

const EMPTY: DateReading = { empty: true };
const UNREADABLE: DateReading = { problem: 'unreadable-date' };
const ERROR: DateReading = { problem: 'error-value' };

/**
 * A cell as a date: serial numbers with or without a date format (1900 and 1904), `2009年4月1日`, `二〇二六年六月三日`, `4月4日`, `6/3`,
 * `6.3`, `6-3`, `3日`, `3号`, `20260603`, `'26/6/3`, `Jun 3, 2026`, with a time or a weekday after it. A day that does not exist, or a
 * date whose year nothing tells, is `unreadable-date`.
 * Source: contract of `sanbiao read`, reading rules; domain document §10.
 */
export function parseDate(cell: Cell | undefined, context: DateContext): DateReading {
  if (cell === undefined) return EMPTY;
  if (cell.error) return ERROR;
  const { value } = cell;
  if (typeof value === 'number') return dateOfNumber(value, cell, context);
  if (typeof value === 'boolean') return UNREADABLE;
  return parseDateText(value, context);
}

/** `parseDate` for text that is not a cell of its own (a title, the part of a cell after a label). */
export function parseDateText(text: string, context: DateContext): DateReading {
  const plain = normaliseText(text);
  if (plain === '' || isNothing(plain)) return EMPTY;
  if (plain.length > 200) return UNREADABLE;
  const instant = INSTANT.exec(plain);
  if (instant !== null) return ofInstant(instant);
  const full = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(plain);
  if (full !== null) return complete({ year: Number(full[1]), month: Number(full[3]), day: Number(full[4]) }, context);
  const bare = toSimplified(plain)
    .replace(/^['’‘`]/u, '')
    .replace(/^[^\d:]{1,12}:\s*(?=\S)/u, '')
    .trim();
  if (/^\d+(?:\.\d+)?$/u.test(bare)) {
    const found = dateOfDigits(bare, context);
    if (found !== undefined) return found;
  }
  const found = readParts(bare, context);
  if (found === undefined) return UNREADABLE;
  const day = complete(found.parts, context);
  return day.date === undefined ? day : withRest(day, bare.slice(found.length));
}

/** `2026-06-10T16:00:00.000Z`, `2026-06-11 00:00:00+08:00`: a moment, whose day depends on where one is. */
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:Z|UTC|GMT|(?:UTC|GMT|(?<=T.*))([+-])(\d{2}):?(\d{2})|(\+)(\d{2}):?(\d{2}))$/iu;
const CHINA_MINUTES = 8 * 60;

/** The text is a moment with its zone, as systems write it. */
export function isInstant(text: string): boolean {
  return text.length >= 17 && INSTANT.test(normaliseText(text));
}

/** A moment is a day where it is midnight in China; a system wrote the day so. Any other moment is no day that somebody meant. */
function ofInstant(match: RegExpExecArray): DateReading {
  const [, year, month, day, hour, minute, second = '0'] = match;
  const [sign, offsetHours = '0', offsetMinutes = '0'] = match[7] === undefined ? match.slice(10) : match.slice(7);
  if (!isDay(Number(year), Number(month), Number(day))) return UNREADABLE;
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  const minutes = Number(hour) * 60 + Number(minute) - offset + CHINA_MINUTES;
  if (Number(second) !== 0 || minutes % 1440 !== 0) return UNREADABLE;
  const { year: y, month: m, day: d } = civilDay(dayNumber(Number(year), Number(month), Number(day)) + minutes / 1440);
  return y < FIRST_YEAR || y > LAST_YEAR ? UNREADABLE : { date: isoDate(y, m, d) };
}

interface Parts {
  readonly year?: number;
  readonly month?: number;
  readonly day: number;
}

// ---------------------------------------------------------------- numbers

function dateOfNumber(value: number, cell: Cell, context: DateContext): DateReading {
  const kind = formatKind(cell.format);
  if (value === 0 && cell.formula !== undefined) return EMPTY;
  if (kind === 'date' || kind === 'both' || kind === 'time') {
    const day = dayOfSerial(value, context.date1904);
    if (day !== undefined) return ofSerial(day, value);
    // a day typed into a column that is formatted as days shows `1900/1/3`, or `3日` where the format has the day alone
    const dayOnly = kind === 'date' && !/[ym]/iu.test((cell.format ?? '').replace(/"[^"]*"|\[[^\]]*\]/gu, ''));
    if (dayOnly && Number.isInteger(value) && value >= 1 && value <= 31) return complete({ day: value }, context);
    return Number.isInteger(value) && value >= 19_800_101
      ? (dateOfDigits(String(value), context) ?? UNREADABLE)
      : UNREADABLE;
  }
  if (!Number.isFinite(value) || value <= 0) return UNREADABLE;
  if (value >= SERIAL_MIN && value < SERIAL_MAX && (Number.isInteger(value) || value >= 10_000)) {
    const day = dayOfSerial(value, context.date1904);
    if (day !== undefined) return ofSerial(day, value);
  }
  const decimals = /^0\.(0+)$/u.exec(cell.format ?? '')?.[1]?.length;
  return (
    dateOfDigits(decimals === undefined ? String(value) : value.toFixed(decimals), context, decimals === undefined) ??
    UNREADABLE
  );
}

/** Unformatted serial numbers: 1990 to 2079 in either system, so that `1103` and `202606` are none. */
const SERIAL_MIN = 31_000;
const SERIAL_MAX = 66_000;

function ofSerial(day: { year: number; month: number; day: number }, serial: number): DateReading {
  const date = isoDate(day.year, day.month, day.day);
  return Number.isInteger(serial) ? { date } : { date, time: timeOfSerial(serial) };
}

/** `20260603`, `260603`, `0603`, `6.3`, `46176`, and a bare day `3` where the month is known. */
function dateOfDigits(text: string, context: DateContext, zeroLost = false): DateReading | undefined {
  const decimal = /^(\d{1,2})\.(\d{1,2})$/u.exec(text);
  if (decimal !== null) {
    const month = Number(decimal[1]);
    const digits = decimal[2] ?? '';
    const day = complete({ month, day: Number(digits) }, context);
    // a number drops its last zero: 6.1 may have been typed as 6.10
    if (!zeroLost || digits.length !== 1 || Number(digits) > 3) return day;
    const other = complete({ month, day: Number(digits) * 10 }, context).date;
    return other === undefined || day.date === undefined ? day : { ...day, alternative: other };
  }
  if (!/^\d+$/u.test(text)) {
    const serial = /^\d{5}\.\d+$/u.test(text) ? dayOfSerial(Number(text), context.date1904) : undefined;
    return serial === undefined ? undefined : ofSerial(serial, Number(text));
  }
  const number = (from: number, to: number): number => Number(text.slice(from, to));
  switch (text.length) {
    case 8:
      return complete({ year: number(0, 4), month: number(4, 6), day: number(6, 8) }, context);
    case 6: {
      const year = 2000 + number(0, 2);
      const looksLikeMonth = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])$/u.test(text);
      const fits = context.year === undefined ? !looksLikeMonth && year < 2050 : Math.abs(year - context.year) <= 1;
      return fits ? complete({ year, month: number(2, 4), day: number(4, 6) }, context) : UNREADABLE;
    }
    case 5: {
      const serial = dayOfSerial(Number(text), context.date1904);
      return serial === undefined || Number(text) < SERIAL_MIN || Number(text) >= SERIAL_MAX
        ? UNREADABLE
        : ofSerial(serial, Number(text));
    }
    case 4:
      return complete({ month: number(0, 2), day: number(2, 4) }, context);
    case 1:
    case 2:
      return complete({ day: Number(text) }, context);
    default:
      return UNREADABLE;
  }
}

// ---------------------------------------------------------------- text

const N = `(\\d{1,2}|[${NUMERAL}]{1,3})`;
const SEP = String.raw`\s*[-/.、。·_\\–—−]\s*`;
const YEAR = `(\\d{4}|\\d{2}|1\\d{2}|[${NUMERAL}]{4}|[${NUMERAL}]{2})`;

/** With the units written: 2026年6月3日, 26年6月3号, 民国105年10月2日, 6月3日, 6月3. */
const UNITS = new RegExp(
  `^(?:(公元|西元|民国)?\\s*${YEAR}\\s*(?:年|${SEP})\\s*)?(${N.slice(1, -1)}|元)\\s*月(?:份)?\\s*[-/.、]?\\s*${N}\\s*(?:日|号)?`,
  'u',
);
/** 2026年6/3, 2026-6-3, 26.6.3, 2026/06/03. */
const THREE = new RegExp(`^(\\d{1,4})(?:\\s*年\\s*|${SEP})(\\d{1,2})${SEP}(\\d{1,4})(?:\\s*[日号])?(?!\\d)`, 'u');
/** 2026 6 3. */
const SPACED = /^(\d{4})\s+(\d{1,2})\s+(\d{1,2})(?!\s*[\d:点时])/u;
/** 6/3, 6.3, 6-3. */
const TWO = new RegExp(`^(\\d{1,2})${SEP}(\\d{1,2})(?:\\s*[日号])?(?!\\d)`, 'u');
/** 3日, 3号, 二十三日, 第3日. */
const DAY = new RegExp(`^(?:本月|当月)?\\s*${N}\\s*[日号](?!\\d)`, 'u');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=[\sT])/u;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAME = `(${MONTHS.map((name) => `${name}[a-z]*`).join('|')})\\.?`;
const WEEKDAY_NAME = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s*)?';
const DAY_MONTH = new RegExp(
  `^${WEEKDAY_NAME}(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[-/. ]\\s*|\\s+of\\s+)?${MONTH_NAME}(?:\\s*[-/., ]\\s*'?(\\d{4}|\\d{2})(?!\\d|:))?`,
  'iu',
);
const MONTH_DAY = new RegExp(
  `^${WEEKDAY_NAME}${MONTH_NAME}\\s*[-/. ]?\\s*(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:\\s*[-/., ]\\s*'?(\\d{4}|(?<=[-/,]\\s*'?)\\d{2})(?!\\d|:))?`,
  'iu',
);

function readParts(text: string, context: DateContext): { parts: Parts; length: number } | undefined {
  const units = UNITS.exec(text);
  if (units !== null) {
    const [whole, era, yearText, monthText = '', dayText = ''] = units;
    const month = monthText === '元' ? 1 : numberOf(monthText);
    const year = yearText === undefined ? undefined : fullYear(yearText, era === '民国');
    const day = numberOf(dayText);
    if (month === undefined || day === undefined || (yearText !== undefined && year === undefined)) return undefined;
    return { parts: { year, month, day }, length: whole.length };
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    return { parts: { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) }, length: 8 };
  }
  const three = THREE.exec(text) ?? SPACED.exec(text);
  if (three !== null) {
    const parts = orderOf(three[1] ?? '', three[2] ?? '', three[3] ?? '', context);
    return parts === undefined ? undefined : { parts, length: three[0].length };
  }
  const two = TWO.exec(text);
  if (two !== null) return { parts: { month: Number(two[1]), day: Number(two[2]) }, length: two[0].length };
  const dayOnly = DAY.exec(text);
  if (dayOnly !== null) {
    const day = numberOf(dayOnly[1] ?? '');
    return day === undefined ? undefined : { parts: { day }, length: dayOnly[0].length };
  }
  return englishDate(text);
}

function englishDate(text: string): { parts: Parts; length: number } | undefined {
  if (!/^[a-z\d]/iu.test(text) || !/[a-z]{3}/iu.test(text)) return undefined;
  const dayFirst = DAY_MONTH.exec(text);
  const match = dayFirst ?? MONTH_DAY.exec(text);
  if (match === null) return undefined;
  const [whole, first = '', second = '', yearText] = match;
  const [dayText, monthText] = dayFirst === null ? [second, first] : [first, second];
  const month = MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  const year = yearText === undefined ? undefined : fullYear(yearText, false);
  return { parts: { year, month, day: Number(dayText) }, length: whole.length };
}

function numberOf(text: string): number | undefined {
  return /^\d+$/u.test(text) ? Number(text) : chineseNumber(text);
}

/** `2026`, `26`, `二〇二六`, `105` (民国, from Taiwan-trained sheets). */
function fullYear(text: string, republic: boolean): number | undefined {
  const number = /^\d+$/u.test(text) ? Number(text) : chineseNumber(text);
  if (number === undefined) return undefined;
  if (republic || text.length === 3) return number + 1911;
  if (text.length === 2) return number < 80 ? 2000 + number : 1900 + number;
  return number;
}

/** A year of two digits that is the context's, or beside it. */
function near(twoDigits: number, year: number | undefined): boolean {
  return year !== undefined && Math.abs(2000 + twoDigits - year) <= 2;
}

/** Which of three numbers is the year; day and month the other way round only where the numbers or the context say so. */
function orderOf(first: string, second: string, third: string, context: DateContext): Parts | undefined {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 2 && third.length === 2 && !near(a, context.year) && near(c, context.year)) {
    return orderOf(first, second, String(2000 + c), context);
  }
  if (third.length >= 3 || (first.length === 1 && third.length === 2)) {
    if (third.length === 3) return undefined;
    const year = fullYear(third, false);
    if (year === undefined || a > 31) return undefined;
    if (a > 12) return { year, month: b, day: a };
    if (b > 12 || a === b) return { year, month: a, day: b };
    const month = context.month ?? (context.anchor === undefined ? undefined : civilOf(context.anchor).month);
    if (month === a) return { year, month: a, day: b };
    if (month === b) return { year, month: b, day: a };
    return undefined;
  }
  if (first.length === 1 || third.length > 2) return undefined;
  const year = fullYear(first, false);
  return year === undefined ? undefined : { year, month: b, day: c };
}

// ---------------------------------------------------------------- completing

function complete(parts: Parts, context: DateContext): DateReading {
  const { day } = parts;
  if (parts.year !== undefined) {
    const { year, month = 0 } = parts;
    if (year < FIRST_YEAR || year > LAST_YEAR || !isDay(year, month, day)) return UNREADABLE;
    return { date: isoDate(year, month, day) };
  }
  if (day < 1 || day > 31) return UNREADABLE;
  if (context.anchor !== undefined && context.direction !== undefined) {
    const date =
      parts.month === undefined
        ? dayFromAnchor(day, context, context.anchor)
        : monthDayFromAnchor(parts.month, day, context.direction, context.anchor);
    return date === undefined ? UNREADABLE : { date, inferred: true };
  }
  const month = parts.month ?? context.month;
  if (context.year === undefined || month === undefined || !isDay(context.year, month, day)) return UNREADABLE;
  return { date: isoDate(context.year, month, day), inferred: true };
}

/** The day must exist in the year that is meant: a 29th of February is not sought four years back. */
function monthDayFromAnchor(
  month: number,
  day: number,
  direction: 'nearest' | 'past' | 'future',
  anchor: IsoDate,
): IsoDate | undefined {
  if (month < 1 || month > 12) return undefined;
  const at = civilOf(anchor);
  const key = month * 100 + day;
  const anchorKey = at.month * 100 + at.day;
  let { year } = at;
  if (direction === 'past' && key > anchorKey) year -= 1;
  if (direction === 'future' && key < anchorKey) year += 1;
  if (direction === 'nearest') {
    const months = month - at.month;
    if (months > 6 || (months === 6 && day > at.day)) year -= 1;
    if (months < -6 || (months === -6 && day < at.day)) year += 1;
  }
  return isDay(year, month, day) ? isoDate(year, month, day) : undefined;
}

/** A day without a month: the title's month where it is known, else the month that the anchor and direction give. */
function dayFromAnchor(day: number, context: DateContext, anchor: IsoDate): IsoDate | undefined {
  const at = civilOf(anchor);
  let { year, month } = at;
  if (context.month !== undefined && context.direction !== 'future') {
    month = context.month;
    if (context.direction === 'past' && (month > at.month || (month === at.month && day > at.day))) year -= 1;
  } else if (context.direction === 'past' && day > at.day) {
    if (day > daysOfMonth(year, month)) return undefined;
    month -= 1;
  } else if (context.direction === 'future' && day < at.day) {
    month += 1;
  }
  if (month === 0) [year, month] = [year - 1, 12];
  if (month === 13) [year, month] = [year + 1, 1];
  return isDay(year, month, day) ? isoDate(year, month, day) : undefined;
}

// ---------------------------------------------------------------- what follows the date

const WEEKDAY =
  /^[\s,.]*[（(【[]?\s*(?:(?:星期|礼拜|周)\s*[一二三四五六日天1-7]|(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|[a-z]{0,2})\b\.?|(?<=[（(【[]\s*)[一二三四五六日](?=\s*[)）】\]]))\s*[)）】\]]?/iu;
/** A second date, a doubt, or a letter glued to the number: then the whole is not one date. */
const SPOILS = /^(?:[a-z\d?%￥$]|\s*[-~～至到]+\s*\d|\s*[(（]?\s*\?)/iu;

/** Half a day without an hour adds nothing to the date. */
const PERIOD_WORD = /^[\s(]*(?:上午|下午|中午|早上|晚上|傍晚|am|pm)[\s)]*$/iu;

function withRest(day: DateReading, after: string): DateReading {
  let rest = after.replace(WEEKDAY, '');
  rest = rest.replace(/^[\s,;，；.。]+$/u, '');
  if (rest === '') return day;
  const isoTime = /^T(?=\d{1,2}:)/u.test(rest);
  const timeText = (isoTime ? rest.slice(1).replace(/(?:\.\d+)?Z$/u, '') : rest)
    .replace(/^[\s,，、.\-–—/(]+/u, '')
    .replace(/\)$/u, '');
  const times = readTimes(timeText);
  if (times?.time !== undefined) {
    if (!isoTime && /^[a-z\d]/iu.test(after)) return UNREADABLE;
    return { ...day, time: times.time, endTime: times.end, rest: times.rest };
  }
  if (SPOILS.test(rest)) return UNREADABLE;
  if (/^\d{1,2}\s*[:点时]/u.test(timeText)) return { ...day, timeProblem: 'unreadable-time' };
  rest = rest.replace(PERIOD_WORD, '').trim();
  return rest === '' ? day : { ...day, rest };
}
