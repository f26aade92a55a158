import {
  dateOf,
  dayOf,
  daysInMonth,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  type IsoDate,
  type IsoMonth,
} from '../calendar';
import { dateOfFormDay, type Form } from '../forms/types';
import { monthAfter, nextPeriodWords } from './period-words';

/**
 * The days that a matrix stands for and those of its successor: the calendar's month, a span over two months (26 May to 25 June → 26
 * June to 25 July), or a half of the month (1–15, 16–30 → 16–31).
 */
export interface Period {
  readonly month: IsoMonth;
  readonly next: IsoMonth;
  /** First and last day of the successor. */
  readonly first: number;
  readonly last: number;
  /** Of a span over two months: what the form says of itself, and what its successor will. */
  readonly span?: {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly nextFrom: IsoDate;
    readonly nextTo: IsoDate;
  };
  /** Days of the form and of the successor in the order of time, as day numbers of a month: 26 … 31, 1 … 25. */
  readonly known: readonly number[];
  readonly wanted: readonly number[];
}

/** Half a month or less of a month has columns: a form of the last days reaches the end of every month. */
const LAST_DAYS = 28;

export function periodOf(form: Form, month: IsoMonth): Period {
  const next = monthAfter(month);
  const columns = Object.keys(form.dayColumns ?? {}).map(Number);
  if (form.from !== undefined && form.to !== undefined) {
    const start = Number(form.from.slice(8));
    const nextFrom = sameDay(form.from, monthAfter(monthOf(form.from)));
    const nextTo = sameDay(form.to, monthAfter(monthOf(form.to)));
    const inOrder = (days: readonly number[]): number[] =>
      [...days].sort((a, b) => Number(b >= start) - Number(a >= start) || a - b);
    const end = daysInMonth(monthOf(nextFrom));
    const wanted = continued(inOrder(columns), start, end);
    const span = { from: form.from, to: form.to, nextFrom, nextTo };
    return { month, next, first: dayOf(nextFrom), last: dayOf(nextTo), span, known: inOrder(columns), wanted };
  }
  const known = [...columns].sort((a, b) => a - b);
  const end = (known.at(-1) ?? 0) >= LAST_DAYS ? daysInMonth(next) : (known.at(-1) ?? daysInMonth(next));
  const start = known[0] ?? 1;
  const wanted = continued(known, start, end);
  const half = end < LAST_DAYS || start >= 8;
  return {
    month,
    next,
    first: half ? firstDayOfMonth(next) + start - 1 : firstDayOfMonth(next),
    last: half ? firstDayOfMonth(next) + end - 1 : lastDayOfMonth(next),
    known,
    wanted,
  };
}

/** The days as they are up to the end that they have, and from there on to the end of the new month. Gaps (店休) stay gaps. */
function continued(known: readonly number[], start: number, end: number): number[] {
  const early = known.filter((day) => day >= start);
  const last = Math.max(start - 1, ...early);
  const more = Array.from({ length: Math.max(0, end - last) }, (_, i) => last + 1 + i);
  return [...early.filter((day) => day <= end), ...more, ...known.filter((day) => day < start)];
}

function sameDay(date: IsoDate, month: IsoMonth): IsoDate {
  return `${month}-${String(Math.min(Number(date.slice(8)), daysInMonth(month))).padStart(2, '0')}`;
}

/** The date in the successor that a day number stands for; `undefined` where it has no such day. */
export function nextDate(period: Period, day: number): IsoDate | undefined {
  const { next, span } = period;
  const date = dateOfFormDay({ month: next, from: span?.nextFrom, to: span?.nextTo }, day);
  if (date === undefined || day > daysInMonth(monthOf(date))) return undefined;
  const at = dayOf(date);
  return at >= period.first && at <= period.last ? date : undefined;
}

/** The date that a heading of the old form says, moved on: the first day's is the new first day's, a month's becomes the next one's. */
export function movedDay(period: Period, day: number): number | undefined {
  const { month, span, next } = period;
  if (span !== undefined) {
    if (day === dayOf(span.from)) return dayOf(span.nextFrom);
    if (day === dayOf(span.to)) return dayOf(span.nextTo);
    if (day < dayOf(span.from) || day > dayOf(span.to)) return undefined;
    return dayOf(sameDay(dateOf(day), monthAfter(monthOf(dateOf(day)))));
  }
  const first = firstDayOfMonth(month);
  return day >= first && day < first + daysInMonth(month) ? firstDayOfMonth(next) : undefined;
}

const DATE = /(?<!\d)(?:(\d{4})(\s*[年./-]\s*))?(\d{1,2})(\s*[月./-]\s*)(\d{1,2})(?!\d)/gu;

/**
 * Words with the period moved on: first and last day of a span over two months wherever they stand (`5月26日-6月25日` → `6月26日-7月25日`), and
 * the month besides. `undefined` where the words say neither.
 */
export function movedWords(period: Period, words: string, yearBeside = false): string | undefined {
  const month = (part: string): string => nextPeriodWords(part, period.month, yearBeside) ?? part;
  const { span } = period;
  if (span === undefined) return nextPeriodWords(words, period.month, yearBeside);
  const pairs = [
    [span.from, span.nextFrom],
    [span.to, span.nextTo],
  ] as const;
  let moved = '';
  let at = 0;
  for (const found of words.matchAll(DATE)) {
    const [whole, year, afterYear = '', m = '', between = '', d = ''] = found;
    const date = pairs.find(
      ([old]) =>
        Number(m) === Number(old.slice(5, 7)) &&
        Number(d) === Number(old.slice(8)) &&
        (year === undefined || year === old.slice(0, 4)),
    )?.[1];
    if (date === undefined) continue;
    const like = (sample: string, digits: string): string => (sample.startsWith('0') ? digits : String(Number(digits)));
    moved += month(words.slice(at, found.index));
    moved += `${year === undefined ? '' : `${date.slice(0, 4)}${afterYear}`}${like(m, date.slice(5, 7))}${between}`;
    moved += like(d, date.slice(8));
    at = found.index + whole.length;
  }
  moved += month(words.slice(at));
  return moved === words ? undefined : moved;
}
