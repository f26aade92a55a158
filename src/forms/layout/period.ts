import { chineseNumber, normaliseText, toSimplified } from '../values';

/** Year, month and day as far as a text (a title, a sheet's name, a file's name) tells them. */
export interface Period {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const NUMERAL = '〇零○一二三四五六七八九十廿';
const Y = `(\\d{4}|[${NUMERAL}]{4}|(?<!\\d)[1-9]\\d(?=年))`;
const M = `(\\d{1,2}|[${NUMERAL}]{1,2})`;
const D = `(\\d{1,2}|[${NUMERAL}]{1,3})`;
const YEAR_MONTH_DAY = new RegExp(`${Y}年${M}月(?:份)?${D}[日号]`, 'u');
const NUMBERS = /(?<!\d)(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)/u;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/u;
const YEAR_MONTH = new RegExp(`${Y}年(?:度)?${M}月`, 'u');
const YEAR_MONTH_NUMBERS = /(?<!\d)((?:19|20)\d{2})[-/._](0?[1-9]|1[0-2])(?![\d])/u;
const COMPACT_MONTH = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/u;
const MONTH_DAY = new RegExp(`(?<![-~～至到\\d.])${M}月${D}[日号]?(?![\\d月-])`, 'u');
const RANGE = /^(?:[日号]|\([^)]*\))?[-~～—–至到]\d/u;
const MONTH = new RegExp(`(?<![-~～—–、,至到\\d${NUMERAL}])${M}月(?:份)?(?![-~～—–、至到])`, 'u');
const YEAR = /(?<!\d)((?:19|20)\d{2})(?:年|(?!\d))/u;
const ENGLISH =
  /(?:(?<![a-z])(\d{1,2})(?:st|nd|rd|th)?)?(?:of)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?(?:(\d{1,2})(?:st|nd|rd|th)?(?!\d),?)?((?:19|20)\d{2})?/iu;
const ENGLISH_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const CHINESE_YEAR = new RegExp(`([${NUMERAL}]{4})年`, 'u');

function number(text: string): number | undefined {
  if (/^\d+$/u.test(text)) return Number(text);
  return chineseNumber(text);
}

function yearOf(text: string): number | undefined {
  const value = number(text);
  if (value === undefined) return undefined;
  const year = value < 100 ? 2000 + value : value;
  return year >= 1980 && year <= 2099 ? year : undefined;
}

function period(year: string | undefined, month?: string, day?: string): Period | undefined {
  const y = year === undefined ? undefined : yearOf(year);
  const m = month === undefined ? undefined : number(month);
  const d = day === undefined ? undefined : number(day);
  if (
    (year !== undefined && y === undefined) ||
    (m !== undefined && (m < 1 || m > 12)) ||
    (d !== undefined && (d < 1 || d > 31))
  )
    return undefined;
  if (month !== undefined && m === undefined) return undefined;
  return {
    ...(y === undefined ? {} : { year: y }),
    ...(m === undefined ? {} : { month: m }),
    ...(d === undefined ? {} : { day: d }),
  };
}

/** The first date, month or year in a text. Two months (`11-12月`) are none. */
export function periodIn(text: string): Period {
  const plain = toSimplified(normaliseText(text))
    .replace(/\s+/gu, '')
    .replace(/(?:民国|公元|西元)?\d{2,3}年[([]((?:19|20)\d{2})年?[)\]]/u, '$1年')
    .replace(/民国(\d{2,3})年/gu, (_, year: string) => `${Number(year) + 1911}年`);
  const tries: (() => Period | undefined)[] = [
    () => from(YEAR_MONTH_DAY, plain, 3),
    () => from(NUMBERS, plain, 3),
    () => from(COMPACT, plain, 3),
    () => english(text),
    () => from(YEAR_MONTH, plain, 2),
    () => from(YEAR_MONTH_NUMBERS, plain, 2),
    () => from(COMPACT_MONTH, plain, 2),
    () => merged(plain),
  ];
  for (const attempt of tries) {
    const found = attempt();
    if (found !== undefined) return found;
  }
  return {};
}

function from(pattern: RegExp, text: string, parts: 2 | 3): Period | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  // a range of months is no month
  if (parts === 2 && /^[-~～—–至到]\d{1,2}月/u.test(text.slice(match.index + match[0].length))) return period(match[1]);
  // of a range of days only the month holds
  const range = RANGE.test(text.slice(match.index + match[0].length));
  return parts === 3 && !range ? period(match[1], match[2], match[3]) : period(match[1], match[2]);
}

/** `June 2026`, `3 June 2026`, `Jun 3`: only where the month stands by itself as a word. */
function english(text: string): Period | undefined {
  const plain = normaliseText(text);
  const word =
    /(?<![a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/iu.exec(
      plain,
    );
  if (word === null) return undefined;
  const around = plain.slice(Math.max(0, word.index - 8)).replace(/\s+/gu, '');
  const match = ENGLISH.exec(around);
  if (match === null) return undefined;
  const month = ENGLISH_MONTHS.indexOf((match[2] ?? '').toLowerCase()) + 1;
  const year = match[4] ?? YEAR.exec(plain)?.[1];
  return period(year, String(month), match[3] ?? match[1]);
}

/** Month and day, month or year, each found by itself. */
function merged(text: string): Period | undefined {
  const monthDay = MONTH_DAY.exec(text);
  const month = MONTH.exec(text);
  const year = YEAR.exec(text) ?? CHINESE_YEAR.exec(text);
  const some =
    monthDay !== null
      ? period(
          undefined,
          monthDay[1],
          RANGE.test(text.slice(monthDay.index + monthDay[0].length)) ? undefined : monthDay[2],
        )
      : month !== null
        ? period(undefined, month[1])
        : undefined;
  const whole = { ...(year === null ? undefined : period(year[1])), ...some };
  return Object.keys(whole).length === 0 ? undefined : whole;
}

const RANGE_OF_DAYS = new RegExp(
  `(?:(\\d{4})[年./-])?${M}[月./-]${D}[日号]?[-~～—–至到]+(?:(\\d{4})[年./-])?${M}[月./-]${D}[日号]?(?!\\d)`,
  'u',
);

/** The last month of a range of days over two months: `5月26日-6月25日` is June's period. */
export function endOfRange(text: string): Period | undefined {
  const plain = toSimplified(normaliseText(text)).replace(/\s+/gu, '');
  const [, firstYear, firstMonth = '', , lastYear, lastMonth = ''] = RANGE_OF_DAYS.exec(plain) ?? [];
  const [from, to] = [number(firstMonth), number(lastMonth)];
  if (from === undefined || to === undefined || (to !== from + 1 && !(from === 12 && to === 1))) return undefined;
  const year = lastYear !== undefined ? yearOf(lastYear) : firstYear !== undefined ? yearOf(firstYear) : undefined;
  const later = lastYear === undefined && from === 12 ? 1 : 0;
  return { month: to, ...(year === undefined ? {} : { year: year + later }) };
}

const SHEET_DAY = /^\D*?(\d{1,2})[.\-_/](\d{1,2})(?![\d.])\D*$/u;
const SHEET_RANGE = /(?<!\d)(\d{1,2})[./](\d{1,2})[-~～—–至到](\d{1,2})[./](\d{1,2})(?!\d)/u;
const SHEET_MMDD = /(?<!\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/u;

/** As `periodIn`, and what people call their sheets: `6.1`, `冯远6.4`, `6.1-6.30`, `日报0516`. */
export function periodOfSheetName(name: string): Period {
  const plain = toSimplified(normaliseText(name)).replace(/\s+/gu, '');
  const told = periodIn(plain);
  if (told.month !== undefined) return told;
  const range = SHEET_RANGE.exec(plain);
  if (range !== null) return { ...told, ...(range[1] === range[3] ? period(undefined, range[1]) : {}) };
  const day = SHEET_DAY.exec(plain);
  if (day !== null) {
    const found = period(undefined, day[1], day[2]);
    if (found !== undefined) return { ...told, ...found };
  }
  const digits = told.year === undefined ? SHEET_MMDD.exec(plain) : null;
  return digits === null ? told : { ...told, ...period(undefined, digits[1], digits[2]) };
}

/** What is known of the time of a form: the title first, then the sheet's name, then the file's. */
export function mergePeriods(title: Period, sheet: Period, file: Period): Period {
  const day =
    title.month !== undefined
      ? title.day === undefined && sheet.month === title.month
        ? sheet.day
        : title.day
      : sheet.day;
  const month =
    title.month ?? sheet.month ?? (title.year === undefined || title.year === file.year ? file.month : undefined);
  const year = title.year ?? sheet.year ?? file.year;
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}
