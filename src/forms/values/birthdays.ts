import { dayNumber, dayOfSerial, formatKind, isDay, isoDate, LAST_YEAR } from '../../calendar';
import type { Cell } from '../../sheet';
import { parseDate } from './dates';
import { chineseNumber } from './numerals';
import { cellText, isNothing, toSimplified, withoutBlanks } from './text';

export interface BirthdayReading {
  /** ISO, or `--MM-DD` where the sheet has no year, or the day is of the lunar calendar. */
  readonly birthday?: string;
  readonly lunar?: true;
  readonly problem?: 'unreadable-date' | 'error-value';
}

const LUNAR = /农历|阴历|旧历|[(（]农[)）]|^农(?=[\d正腊冬一二三四五六七八九十])/u;
const SOLAR = /公历|阳历|新历|西历|[(（][公阳][)）]/u;
const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };
/** A lunar month has so many days, a solar one so many. */
/** Owners were born since. */
const FIRST_YEAR = 1900;
const FIRST_BIRTH = dayNumber(FIRST_YEAR, 1, 1);
/** A system's time behind the day. */
const MIDNIGHT = /[\sT]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/u;
const WHOLE = /^(\d{4}|\d{2})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/u;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/u;

/** Years of two digits are of the last century unless that would be before 1930. */
function yearOf(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 30 ? 2000 + year : 1900 + year;
}

/** Unformatted serial numbers: 1927 to 2080. */
function isSerial(value: number): boolean {
  return Number.isInteger(value) && value >= 10_000 && value < 66_000;
}

const DAYS = { lunar: 30, solar: [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] } as const;

/**
 * A birthday with or without its year: `1991-12-24`, `9月13日`, `9.13`, `农历1月6日`, `农历八月十五`, `腊月廿三`. `lunar`: the column's header
 * says so; a cell may say otherwise.
 */
export function parseBirthday(cell: Cell, date1904: boolean, lunar = false): BirthdayReading {
  if (cell.error) return { problem: 'error-value' };
  const text = toSimplified(withoutBlanks(cellText(cell).trim().replace(MIDNIGHT, '')));
  if (text === '' || isNothing(text)) return {};
  if (typeof cell.value === 'number' && (formatKind(cell.format) !== 'other' || isSerial(cell.value))) {
    const day = dayOfSerial(cell.value, date1904, FIRST_BIRTH);
    if (day === undefined) return { problem: 'unreadable-date' };
    const date = isoDate(day.year, day.month, day.day);
    const yearless = cell.format !== undefined && !/y|e|g/iu.test(cell.format.replace(/\[[^\]]*\]|"[^"]*"/gu, ''));
    return { birthday: lunar || yearless ? `-${date.slice(4)}` : date, ...(lunar ? { lunar } : {}) };
  }
  const inLunar =
    LUNAR.test(text) ||
    (lunar && !SOLAR.test(text)) ||
    /^(?:\d{4}年)?[正腊冬]月|初[一二三四五六七八九十]|廿/u.test(text);
  const bare = text
    .replace(/农历|阴历|旧历|公历|阳历|新历|西历|生日|[(（][农公阳阴][)）]|[:：()（）]|^农/gu, '')
    .trim();
  const day = yearless(bare);
  if (day !== undefined) {
    if (day.day > (inLunar ? DAYS.lunar : (DAYS.solar[day.month - 1] ?? 0))) return { problem: 'unreadable-date' };
    return { birthday: monthDay(day.month, day.day), ...(inLunar ? { lunar: true } : {}) };
  }
  const whole = WHOLE.exec(bare) ?? DIGITS.exec(bare);
  if (whole !== null) {
    const year = yearOf(whole[1] ?? '');
    const [month, of] = [Number(whole[2]), Number(whole[3])];
    if (
      year > LAST_YEAR ||
      year < FIRST_YEAR ||
      (!inLunar && !isDay(year, month, of)) ||
      month < 1 ||
      month > 12 ||
      of < 1
    )
      return { problem: 'unreadable-date' };
    return inLunar ? { birthday: monthDay(month, of), lunar: true } : { birthday: isoDate(year, month, of) };
  }
  const { date } = parseDate({ ...cell, value: typeof cell.value === 'number' ? cell.value : bare }, { date1904 });
  if (date === undefined) return { problem: 'unreadable-date' };
  return inLunar ? { birthday: `-${date.slice(4)}`, lunar: true } : { birthday: date };
}

function monthDay(month: number, day: number): string {
  return `--${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const YEARLESS = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/u;
const IN_WORDS =
  /^(?:\d{4}年|[〇零一二三四五六七八九]{4}年)?(闰?[正冬腊]|闰?[一二三四五六七八九十\d]{1,2})月(初?[一二三四五六七八九十廿卅\d]{1,3})[日号]?$/u;

/** `9月13日`, `9.13`, `八月十五`, `正月初六`: month and day, whatever year stands before them in words of the lunar calendar. */
function yearless(text: string): { month: number; day: number } | undefined {
  const plain = YEARLESS.exec(text);
  const words = plain === null && /[正冬腊初廿]|^[一二三四五六七八九十]/u.test(text) ? IN_WORDS.exec(text) : null;
  const [, m = '', d = ''] = plain ?? words ?? [];
  if (m === '') return undefined;
  const month = numberOf(m.replace('闰', ''));
  const day = numberOf(d.replace('初', ''));
  return month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > 31
    ? undefined
    : { month, day };
}

function numberOf(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  return LUNAR_MONTHS[text] ?? chineseNumber(text);
}
