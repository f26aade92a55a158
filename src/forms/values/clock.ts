import { clockTime, type ClockTime } from '../../calendar';
import { chineseNumber, NUMERAL } from './numerals';

/** A clock time, `undefined` where the hour or minute does not exist. */
export function clock(hour: number, minute: number): { time: ClockTime } | undefined {
  return hour <= 23 && minute <= 59 ? { time: clockTime(hour, minute) } : undefined;
}

const PERIOD = '(上午|下午|早上|早晨|清晨|凌晨|中午|午后|午前|傍晚|晚上|晚间|夜里|早|晚|am|pm|a\\.m\\.|p\\.m\\.)';
const H = `(\\d{1,2}|[${NUMERAL}]{1,3})`;
const ONE = new RegExp(
  `^(?:大约|约|大概)?\\s*(?:${PERIOD}\\s*)?(?:` +
    `${H}\\s*(?:点钟|点|时|h(?![a-z]))\\s*(?:(整|半|一刻|三刻)|(?:过|零)?\\s*${H}\\s*(?:分|')?(?!\\d))?(?:\\s*\\d{1,2}\\s*秒)?` +
    `|(\\d{1,2})\\s*:\\s*(\\d{1,2})(?!\\d)(?:\\s*:\\s*\\d{1,2}(?:\\.\\d+)?)?(?:分)?` +
    `|(\\d{1,2})[.。;；·](\\d{2})(?!\\d)` +
    `)(?:\\s*(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z]))?(?:\\s*(?:左右|许|前后))?`,
  'iu',
);
const RANGE = /^\s*(?:[-~～—–−－/、至到\n]+|to\b|\s)\s*/iu;

interface OneTime {
  readonly hour: number;
  readonly minute: number;
  readonly period?: 'morning' | 'noon' | 'afternoon' | 'night';
  readonly length: number;
}

function readOne(text: string): OneTime | undefined {
  const match = ONE.exec(text);
  if (match === null) return undefined;
  const [whole, before, hourWord, part, minuteWord, hour, minute, dottedHour, dottedMinute, after] = match;
  const period = periodOf(before ?? after);
  const length = whole.length;
  if (hourWord !== undefined) {
    const h = wordNumber(hourWord);
    const m =
      part === undefined
        ? minuteWord === undefined
          ? 0
          : wordNumber(minuteWord)
        : { 整: 0, 半: 30, 一刻: 15, 三刻: 45 }[part];
    return h === undefined || m === undefined ? undefined : { hour: h, minute: m, period, length };
  }
  return { hour: Number(hour ?? dottedHour), minute: Number(minute ?? dottedMinute), period, length };
}

function wordNumber(text: string): number | undefined {
  return /^\d+$/u.test(text) ? Number(text) : chineseNumber(text);
}

function periodOf(word: string | undefined): OneTime['period'] {
  if (word === undefined) return undefined;
  const plain = word.toLowerCase().replaceAll('.', '');
  if (plain === 'am' || /^(?:上午|午前|早|清晨|凌晨)/u.test(plain)) return 'morning';
  if (plain === '中午') return 'noon';
  return /^(?:晚|夜)/u.test(plain) ? 'night' : 'afternoon';
}

/** The hour of the day; `undefined` where the words contradict the number, or can mean noon and midnight alike. */
function hourOf(one: OneTime, inherited: OneTime['period']): number | undefined {
  const period = one.period ?? inherited;
  const { hour } = one;
  if (period === undefined || hour > 12) return period === 'morning' && hour > 12 ? undefined : hour;
  if (period === 'morning') return hour === 12 ? undefined : hour;
  if (period === 'noon') return hour < 4 ? hour + 12 : hour;
  if (period === 'night') return hour === 12 || hour < 4 ? undefined : hour + 12;
  return hour === 12 ? 12 : hour + 12;
}

/**
 * The time at the start of a normalised, simplified text, and the end of a range. `undefined`: no time begins here; an object
 * without `time`: one does, but it does not exist.
 */
export function readTimes(text: string): { time?: ClockTime; end?: ClockTime; rest?: string } | undefined {
  const one = readOne(text);
  if (one === undefined) return undefined;
  const start = hourOf(one, undefined);
  const first = start === undefined ? undefined : clock(start, one.minute);
  if (first === undefined) return {};
  let rest = text.slice(one.length);
  if (rest.trim() === '') return first;
  const gap = RANGE.exec(rest);
  const second = gap === null ? undefined : readOne(rest.slice(gap[0].length));
  if (gap === null || second === undefined) return finish(first, rest);
  const inherit =
    one.period === 'afternoon' && second.period === undefined && second.hour < 12 ? one.period : undefined;
  const endHour = hourOf(second, inherit);
  const end = endHour === undefined ? undefined : clock(endHour, second.minute);
  if (end === undefined) return {};
  rest = rest.slice(gap[0].length + second.length);
  return finish({ time: first.time, end: end.time }, rest);
}

function finish(
  times: { time: ClockTime; end?: ClockTime },
  after: string,
): { time?: ClockTime; end?: ClockTime; rest?: string } {
  const rest = after.replace(/^[\s,，;；、.。\-~—–)]+$/u, '').trim();
  if (rest === '') return times;
  // a letter, digit or doubt glued to the number: then the number is not what it seems
  return /^[a-z\d?%]/iu.test(rest) || /^\s*[(]?\?/u.test(rest) ? {} : { ...times, rest };
}
