import { dateOf, firstDayOfMonth, lastDayOfMonth, monthOf, type IsoMonth } from '../calendar';

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

/** `6.1-6.30`, `2026年6月1日至6月30日`, `2026.6.1-2026.6.30`. */
const RANGE =
  /(?<!\d)(?:(\d{4})(\s*[年./-]\s*))?(\d{1,2})([./月])(\d{1,2}[日号]?)(\s*[-–—~～至到]\s*)(?:(\d{4})(\s*[年./-]\s*))?(\d{1,2})([./月])(\d{1,2})(?!\d)/u;

/**
 * A title or sheet name with the month moved on: `2026年6月` → `2026年7月`, `6月` → `7月`, `2026.06` → `2026.07`, `6.1-6.30` → `7.1-7.31`,
 * `2026年12月` → `2027年1月`. Words without a year get one where the year turns (`12月` → `2027年1月`), unless it stands beside them: nobody
 * could tell this January from the last. `undefined` where the words do not name the month.
 */
export function nextPeriodWords(words: string, month: IsoMonth, yearBeside = false): string | undefined {
  const from = partsOf(month);
  const next = monthAfter(month);
  const to = partsOf(next);
  const length = lastDayOfMonth(next) - firstDayOfMonth(next) + 1;
  let found = false;
  const moved = (padded: boolean): string => (padded ? String(to.month).padStart(2, '0') : String(to.month));
  const isMonth = (digits: string): boolean => Number(digits) === from.month;
  const turned = to.year !== from.year && !yearBeside ? `${String(to.year)}年` : '';
  const isYear = (digits: string | undefined): boolean => digits === undefined || Number(digits) === from.year;
  let result = words.replace(
    RANGE,
    (
      whole,
      y1: string | undefined,
      ys1: string,
      m1: string,
      s1: string,
      d1: string,
      dash: string,
      ...rest: string[]
    ) => {
      const [y2, ys2 = '', m2 = '', s2 = ''] = rest as [string | undefined, string, string, string];
      if (!isMonth(m1) || !isMonth(m2) || !isYear(y1) || !isYear(y2)) return whole;
      found = true;
      const start = `${y1 === undefined ? turned : `${String(to.year)}${ys1}`}${moved(m1.startsWith('0'))}${s1}${d1}`;
      return `${start}${dash}${y2 === undefined ? '' : `${String(to.year)}${ys2}`}${moved(m2.startsWith('0'))}${s2}${String(length)}`;
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
    return `${turned}${moved(m.startsWith('0'))}${sign}`;
  });
  if (found) return result;
  const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
  result = words.replace(/(十[一二]|[一二三四五六七八九十])月/u, (whole, numeral: string) => {
    if (numeral !== numerals[from.month - 1]) return whole;
    found = true;
    return `${turned}${numerals[to.month - 1] ?? ''}月`;
  });
  return found ? result : undefined;
}

/**
 * The name of next month's sheet; a name without a month (the consultant's) gets the month behind it. Free of the taken names.
 * @param moved the name with its period moved on, where it says one
 */
export function nextSheetName(
  name: string,
  month: IsoMonth,
  taken: ReadonlySet<string>,
  moved = nextPeriodWords(name, month),
): string {
  const next = partsOf(monthAfter(month));
  // A sheet that we named after a consultant last month ends in its month; Excel takes 31 characters.
  const period = `${next.month === 1 ? `${String(next.year)}年` : ''}${String(next.month)}月`;
  const wanted = (moved ?? `${name} ${period}`).slice(0, 31);
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
