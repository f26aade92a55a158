import { dayOf, weekdayOf, type IsoDate } from '../calendar';

const two = (value: number): string => String(value).padStart(2, '0');

const SHAPES: readonly {
  readonly shape: RegExp;
  readonly write: (parts: readonly string[], year: number, month: number, day: number) => string;
}[] = [
  {
    shape: /^(\d{4})(\s*[-/.年]\s*)(\d{1,2})(\s*[-/.月]\s*)(\d{1,2})(\s*[日号]?)$/u,
    write: ([, , a = '', m = '', b = '', d = '', end = ''], year, month, day) =>
      `${String(year)}${a}${padded(m, d, month)}${b}${padded(d, m, day)}${end}`,
  },
  {
    shape: /^(\d{2})(\s*[-/.年]\s*)(\d{1,2})(\s*[-/.月]\s*)(\d{1,2})(\s*[日号]?)$/u,
    write: ([, , a = '', m = '', b = '', d = '', end = ''], year, month, day) =>
      `${two(year % 100)}${a}${padded(m, d, month)}${b}${padded(d, m, day)}${end}`,
  },
  {
    shape: /^(\d{1,2})(\s*[-/.月]\s*)(\d{1,2})(\s*[日号]?)$/u,
    write: ([, m = '', b = '', d = '', end = ''], _year, month, day) =>
      `${padded(m, d, month)}${b}${padded(d, m, day)}${end}`,
  },
  {
    shape: /^(\d{1,2})(\s*[日号])$/u,
    write: ([, d = '', end = ''], _year, _month, day) => `${padded(d, d, day)}${end}`,
  },
  { shape: /^(\d{4})(\d{2})(\d{2})$/u, write: (_parts, year, month, day) => `${String(year)}${two(month)}${two(day)}` },
];

/** `06` beside any part with a leading zero is padded; `6` and `16` are not. */
function padded(own: string, other: string, value: number): string {
  return own.startsWith('0') || other.startsWith('0') ? two(value) : String(value);
}

/** A date written like a sample (`2026年6月3日`, `6/3`, `06.03`, `3号`); `undefined` where the sample is no such date. */
export function dateLike(sample: string, date: IsoDate): string | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const plain = sample.trim();
  for (const { shape, write } of SHAPES) {
    const parts = shape.exec(plain);
    if (parts) return write(parts, year, month, day);
  }
  return undefined;
}

/** Whether a sample names the year. */
export function namesYear(sample: string): boolean {
  return /^\s*(?:\d{4}|\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d)/u.test(sample);
}

/** A time written like a sample (`9:05`, `09:05`, `9点05分`, `9：05`). */
export function timeLike(sample: string, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const shape = /^(\d{1,2})\s*([:：点時时])\s*(\d{1,2})\s*(分?)/u.exec(sample.trim());
  if (!shape) return `${String(hour)}:${two(minute)}`;
  const [, h = '', colon = ':', , end = ''] = shape;
  return `${h.startsWith('0') ? two(hour) : String(hour)}${colon}${two(minute)}${end}`;
}

/** The part of a day that a time is, as Excel counts. */
export function fractionOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) / 1440;
}

const WEEKDAYS = '一二三四五六日';

/** Words that name one day, naming another: `2026年6月3日（星期三）` → `2026年6月4日（星期四）`; `undefined` where they do not name it. */
export function redated(words: string, from: IsoDate, to: IsoDate): string | undefined {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const is = (y: string | undefined, m: string, d: string): boolean =>
    (y === undefined || Number(y) === year || (y.length === 2 && Number(y) === year % 100)) &&
    Number(m) === month &&
    Number(d) === day;
  let found = false;
  const replace = (
    pattern: RegExp,
    text: string,
    parts: (match: readonly string[]) => readonly [string | undefined, string, string],
  ): string =>
    text.replace(pattern, (...args) => {
      const groups = args.slice(0, -2).map(String);
      const whole = groups[0] ?? '';
      const written = is(...parts(groups)) ? dateLike(whole, to) : undefined;
      if (written === undefined) return whole;
      found = true;
      return written;
    });
  let result = replace(
    /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号])?(?!\d)/u,
    words,
    ([, y, m = '', d = '']) => [y, m, d],
  );
  if (!found) result = replace(/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/u, result, ([, y, m = '', d = '']) => [y, m, d]);
  if (!found)
    result = replace(
      /(?<![\d年.])(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*[日号])?(?!\d)/u,
      result,
      ([, m = '', d = '']) => [undefined, m, d],
    );
  if (!found && new RegExp(`(?<!\\d)${two(month)}${two(day)}(?!\\d)`, 'u').test(result)) {
    found = true;
    result = result.replace(`${two(month)}${two(day)}`, to.slice(5, 7) + to.slice(8));
  }
  if (!found) return undefined;
  const weekday = WEEKDAYS.charAt(weekdayOf(dayOf(to)) - 1);
  return result.replace(/(星期|周|礼拜)[一二三四五六日天]/u, `$1${weekday}`);
}

/** A title that waits for its day (`2026年6月　日`, `　年　月　日`, `日期：`), filled in; `undefined` for other words. */
export function datedTitle(words: string, date: IsoDate): string | undefined {
  const [year = '', month = '', day = ''] = date.split('-');
  const blanks = /(\d{4})?([\s_　]*)年([\s_　]*)(\d{1,2})?([\s_　]*)月([\s_　]*)[日号]/u.exec(words);
  if (blanks) {
    if ((blanks[1] ?? year) !== year || Number(blanks[4] ?? month) !== Number(month)) return undefined;
    return words.replace(blanks[0], `${year}年${String(Number(month))}月${String(Number(day))}日`);
  }
  return /日\s*期\s*[:：][\s_　]*$/u.test(words) ? `${words.replace(/[\s_　]*$/u, '')}${date}` : undefined;
}
