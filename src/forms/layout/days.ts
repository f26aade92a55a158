import { formatKind, type IsoDate } from '../../calendar';
import type { Cell } from '../../sheet';
import { chineseNumber, parseDateText, parseDate, toSimplified, withoutBlanks } from '../values';

/** A day heading: its number in the month, and the whole date where the cell holds one. */
export interface DayHeading {
  readonly day: number;
  readonly date?: IsoDate;
}

/** Asked first, as most texts of a sheet are no days: a digit, a Chinese numeral or the `d` of `Day 1`. */
const BEGINS_LIKE_DAY = /^[\sd\d０-９一二三四五六七八九十廿卅]/iu;
const DAY =
  /^(?:day|d)?0?(\d{1,2})(?:日|号|st|nd|rd|th)?(?:[/(（]?(?:周|星期)?[一二三四五六日天][)）]?|[/(（]?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[)）]?)?$/iu;
const MONTH_DAY =
  /^(?:\d{4}[-/.年])?(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?(?:[(（]?(?:周|星期)?[一二三四五六日天][)）]?)?$/u;

/** `1`, `1日`, `1号`, `1(一)`, `6/1`, `6月1日`, a date: the day that a matrix column is for. */
export function dayHeading(cell: Cell | undefined, date1904: boolean): DayHeading | undefined {
  if (cell === undefined || cell.error) return undefined;
  const { value } = cell;
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') {
    const kind = formatKind(cell.format);
    if (Number.isInteger(value) && value >= 1 && value <= 31) return { day: value };
    if (kind === 'time' || !Number.isInteger(value) || value < 30_000) return undefined;
    const { date } = parseDate(cell, { date1904 });
    return date === undefined ? undefined : { day: Number(date.slice(8)), date };
  }
  if (value.length > 14 || !BEGINS_LIKE_DAY.test(value)) return undefined;
  const text = toSimplified(withoutBlanks(value));
  const plain = DAY.exec(text);
  if (plain !== null) return inMonth(Number(plain[1]));
  const numeral = /^([一二三四五六七八九十廿卅]{1,3})[日号]$/u.exec(text);
  if (numeral !== null) return inMonth(chineseNumber(numeral[1] ?? '') ?? 0);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay === null) return undefined;
  const { date } = /^\d{4}/u.test(text) ? parseDateText(text, { date1904 }) : {};
  const day = inMonth(Number(monthDay[2]));
  return day === undefined || Number(monthDay[1]) > 12
    ? undefined
    : { ...day, ...(date === undefined ? {} : { date }) };
}

function inMonth(day: number): DayHeading | undefined {
  return day >= 1 && day <= 31 ? { day } : undefined;
}

/** The shortest run of consecutive days that makes day columns: half a month's sheet has fifteen. */
export const SHORTEST_RUN = 10;

/**
 * Columns of a row that count the days of a month: they grow by one from a small number on; the second column of a day (计划/实际)
 * may repeat the number or be empty. Returns day → columns, or `undefined`.
 */
export function dayRun(headings: readonly (readonly [number, DayHeading])[]): Map<number, number> | undefined {
  let best: Map<number, number> | undefined;
  let run = new Map<number, number>();
  let last: DayHeading | undefined;
  for (const [column, heading] of headings) {
    if (last !== undefined && heading.day === last.day) continue;
    if (last === undefined || heading.day !== last.day + 1) run = new Map();
    if (run.size > 0 || heading.day <= 16) {
      run.set(heading.day, column);
      if (best === undefined || run.size > best.size) best = run;
    }
    last = heading;
  }
  return best !== undefined && best.size >= SHORTEST_RUN ? best : undefined;
}

const WEEKDAY = /^(?:周|星期|礼拜)?[一二三四五六日天]$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$|^[mtwfs]$/iu;

export function isWeekday(text: string): boolean {
  return text.length <= 10 && WEEKDAY.test(toSimplified(withoutBlanks(text)));
}
