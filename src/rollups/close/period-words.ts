import type { IsoMonth } from '../../forms/types';
import { dateOf, firstDayOfMonth, lastDayOfMonth, monthOf } from '../../profile';

export function monthAfter(month: IsoMonth): IsoMonth {
  return monthOf(dateOf(lastDayOfMonth(month) + 1));
}

interface Parts {
  readonly year: number;
  readonly month: number;
}

function partsOf(month: IsoMonth): Parts {
  return { year: Number(month.slice(0, 4)), month: Number(month.slice(5, 7)) };
}

/**
 * A title or sheet name with the month moved on: `2026年6月` → `2026年7月`, `6月` → `7月`, `2026.06` → `2026.07`, `6.1-6.30` → `7.1-7.31`,
 * `2026年12月` → `2027年1月`. `undefined` where the words do not name the month.
 */
export function nextPeriodWords(words: string, month: IsoMonth): string | undefined {
  const from = partsOf(month);
  const next = monthAfter(month);
  const to = partsOf(next);
  const length = lastDayOfMonth(next) - firstDayOfMonth(next) + 1;
  let found = false;
  const moved = (padded: boolean): string => (padded ? String(to.month).padStart(2, '0') : String(to.month));
  const isMonth = (digits: string): boolean => Number(digits) === from.month;
  let result = words.replace(
    /(\d{1,2})([./])(\d{1,2})(\s*[-–—~至到]\s*)(\d{1,2})([./])(\d{1,2})(?!\d)/u,
    (whole, m1: string, s1: string, d1: string, dash: string, m2: string, s2: string) => {
      if (!isMonth(m1) || !isMonth(m2)) return whole;
      found = true;
      return `${moved(m1.startsWith('0'))}${s1}${d1}${dash}${moved(m2.startsWith('0'))}${s2}${String(length)}`;
    },
  );
  if (found) return result;
  result = words.replace(
    /(\d{4}|\d{2})(\s*[年./\-_]\s*)(\d{1,2})(?!\d)/u,
    (whole, year: string, sign: string, m: string) => {
      if (!isMonth(m) || Number(year) % 100 !== from.year % 100) return whole;
      found = true;
      return `${year.length === 4 ? String(to.year) : String(to.year % 100).padStart(2, '0')}${sign}${moved(m.startsWith('0'))}`;
    },
  );
  if (found) return result;
  result = words.replace(/(?<!\d)(\d{4})(\d{2})(?!\d)/u, (whole, year: string, m: string) => {
    if (!isMonth(m) || Number(year) !== from.year) return whole;
    found = true;
    return `${String(to.year)}${String(to.month).padStart(2, '0')}`;
  });
  if (found) return result;
  result = words.replace(/(?<!\d)(\d{1,2})(\s*月)/u, (whole, m: string, sign: string) => {
    if (!isMonth(m)) return whole;
    found = true;
    return `${moved(m.startsWith('0'))}${sign}`;
  });
  if (found) return result;
  const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
  result = words.replace(/(十[一二]|[一二三四五六七八九十])月/u, (whole, numeral: string) => {
    if (numeral !== numerals[from.month - 1]) return whole;
    found = true;
    return `${numerals[to.month - 1] ?? ''}月`;
  });
  return found ? result : undefined;
}

/** The name of next month's sheet; a name without a month (the consultant's) gets the month behind it. Free of the taken names. */
export function nextSheetName(name: string, month: IsoMonth, taken: ReadonlySet<string>): string {
  const next = partsOf(monthAfter(month));
  // A sheet that we named after a consultant last month ends in its month; Excel takes 31 characters.
  const wanted = (nextPeriodWords(name, month) ?? `${name} ${String(next.month)}月`).slice(0, 31);
  if (!taken.has(wanted)) return wanted;
  const withYear = `${wanted.slice(0, 23)} ${String(next.year)}-${String(next.month).padStart(2, '0')}`;
  if (!taken.has(withYear)) return withYear;
  for (let n = 2; ; n += 1) {
    const numbered = `${wanted.slice(0, 26)} (${String(n)})`;
    if (!taken.has(numbered)) return numbered;
  }
}

const DAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'];
const ENGLISH = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A weekday written like the given one (`周三`, `星期三`, `三`, `天`, `Wed`), for weekday 1–7; `undefined` where it is no weekday. */
export function weekdayLike(sample: string, weekday: number): string | undefined {
  const chinese = /^(周|星期|週|礼拜)?([一二三四五六日天])$/u.exec(sample.trim());
  if (chinese) return `${chinese[1] ?? ''}${DAY_NAMES[weekday - 1] ?? ''}`;
  const english = /^(mon|tue|wed|thu|fri|sat|sun)/iu.exec(sample.trim());
  if (!english) return undefined;
  const name = ENGLISH[weekday - 1] ?? '';
  return sample.trim() === sample.trim().toUpperCase() ? name.toUpperCase() : name;
}
