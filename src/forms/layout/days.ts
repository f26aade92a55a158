import { formatKind, type IsoDate } from '../../calendar';
import type { Cell } from '../../sheet';
import { chineseNumber, parseDateText, parseDate, toSimplified, withoutBlanks } from '../values';

/** A day heading: its number in the month, and the whole date where the cell holds one. */
export interface DayHeading {
  readonly day: number;
  readonly date?: IsoDate;
  /** The month that stands with the day (`6/1`), where no year does. */
  readonly month?: number;
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
    : { ...day, ...(date === undefined ? { month: Number(monthDay[1]) } : { date }) };
}

function inMonth(day: number): DayHeading | undefined {
  return day >= 1 && day <= 31 ? { day } : undefined;
}

/** The shortest run of consecutive days that makes day columns: half a month's sheet has fifteen. */
export const SHORTEST_RUN = 10;

/** Days without a column: closed days, a holiday week. More than these are the start of something else. */
const LONGEST_GAP = 12;
/** Half of the steps from one day to the next must be a single day. */
const SINGLE_STEPS = 0.5;
/** Columns between two days: the second one of a pair, a subtotal. */
const WIDEST_STEP = 6;
/** A run that does not begin a month, and does not go on into the next one, begins in its first two thirds. */
const LATEST_START = 20;
/** The last day of a month that has a column, and the first day of the next one, where closed days have none. */
const NEAR_MONTH_END = 24;
const NEAR_MONTH_START = 8;

/**
 * Columns of a row that count the days of a month: mostly one by one, though closed days may have no column; the second column of
 * a day (计划/实际) may repeat the number or be empty. A period over two calendar months (26 … 31, 1 … 25) counts from a day near the
 * end of a month on through the next one. Returns day → first column in the order of the columns, or `undefined`.
 */
export function dayRun(headings: readonly (readonly [number, DayHeading])[]): Map<number, number> | undefined {
  let best: Map<number, number> | undefined;
  let run = new Map<number, number>();
  let single = 0;
  let wrapped = false;
  let last: { readonly day: number; readonly column: number } | undefined;
  const finish = (): void => {
    const [first = 0] = run.keys();
    const whole = run.size >= SHORTEST_RUN && single >= (run.size - 1) * SINGLE_STEPS;
    if (whole && (wrapped || first <= LATEST_START) && run.size > (best?.size ?? 0)) best = run;
  };
  for (const [column, { day }] of headings) {
    if (last !== undefined && day === last.day) continue;
    const [first = 0] = run.keys();
    const step = last === undefined ? 0 : day - last.day;
    const near = last !== undefined && column - last.column <= WIDEST_STEP;
    const onwards = near && step >= 1 && step <= LONGEST_GAP && !(wrapped && day >= first);
    const over: boolean =
      near && !wrapped && (last?.day ?? 0) >= NEAR_MONTH_END && day <= NEAR_MONTH_START && first > NEAR_MONTH_START;
    if (!onwards && !over) {
      finish();
      run = new Map();
      single = 0;
      wrapped = false;
    } else if (step === 1 || over) single += 1;
    wrapped ||= over;
    run.set(day, column);
    last = { day, column };
  }
  finish();
  return best;
}

/** The days that stand before the first of a month, in a run over two calendar months; none in any other. */
export function daysOfEarlierMonth(days: ReadonlyMap<number, number> | undefined): ReadonlySet<number> {
  const list = [...(days?.keys() ?? [])];
  const turn = list.findIndex((day, index) => index > 0 && day < (list[index - 1] ?? 0));
  return new Set(turn < 0 ? [] : list.slice(0, turn));
}

const WEEKDAY = /^(?:周|星期|礼拜)?[一二三四五六日天]$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?$|^[mtwfs]$/iu;

export function isWeekday(text: string): boolean {
  return text.length <= 10 && WEEKDAY.test(toSimplified(withoutBlanks(text)));
}
