import { formatKind } from '../../calendar';
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
const DAYS = { lunar: 30, solar: [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] } as const;

/**
 * A birthday with or without its year: `1991-12-24`, `9月13日`, `9.13`, `农历1月6日`, `农历八月十五`, `腊月廿三`. `lunar`: the column's header
 * says so; a cell may say otherwise.
 */
export function parseBirthday(cell: Cell, date1904: boolean, lunar = false): BirthdayReading {
  if (cell.error) return { problem: 'error-value' };
  const text = toSimplified(withoutBlanks(cellText(cell)));
  if (text === '' || isNothing(text)) return {};
  if (typeof cell.value === 'number' && formatKind(cell.format) !== 'other') {
    const { date } = parseDate(cell, { date1904 });
    if (date === undefined) return { problem: 'unreadable-date' };
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
