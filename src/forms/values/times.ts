import type { Cell } from '../../sheet';
import type { ClockTime } from '../types';
import { clockTime, dayOfSerial, formatKind, timeOfSerial } from './calendar';
import { parseDateText } from './dates';
import { chineseNumber, NUMERAL } from './numerals';
import { isNothing, normaliseText, toSimplified } from './text';

export interface TimeReading {
  readonly time?: ClockTime;
  /** The end of a range (`10:20-11:05`). */
  readonly end?: ClockTime;
  /** Words after the time. */
  readonly rest?: string;
  readonly empty?: true;
  readonly problem?: 'unreadable-time' | 'error-value';
}

const EMPTY: TimeReading = { empty: true };
const UNREADABLE: TimeReading = { problem: 'unreadable-time' };
const ERROR: TimeReading = { problem: 'error-value' };

/**
 * A cell as a clock time or a range of two: serial fractions, `10:26`, `10：26`, `10.26`, `10点26分`, `上午9:30`, `下午3点半`, `1026`,
 * `10:20-11:05`, a date with a time. `25:10` and `9:75` are `unreadable-time`, and so is what can mean two times (`10.3`).
 */
export function parseTime(cell: Cell | undefined): TimeReading {
  if (cell === undefined) return EMPTY;
  if (cell.error) return ERROR;
  const { value } = cell;
  if (typeof value === 'boolean') return UNREADABLE;
  if (typeof value === 'number') return timeOfNumber(value, cell);
  return parseTimeText(value);
}

/** `parseTime` for text that is no cell of its own. */
export function parseTimeText(text: string): TimeReading {
  const quick = /^(\d{1,2}):(\d{2})$/u.exec(text);
  if (quick !== null) return clock(Number(quick[1]), Number(quick[2])) ?? UNREADABLE;
  const plain = normaliseText(text);
  if (plain === '' || isNothing(plain)) return EMPTY;
  if (plain.length > 100) return UNREADABLE;
  const bare = toSimplified(plain).replace(/^['’‘`]/u, '');
  const compact = /^(\d{1,2})(\d{2})$/u.exec(bare);
  if (compact !== null)
    return bare.length < 3 ? UNREADABLE : (clock(Number(compact[1]), Number(compact[2])) ?? UNREADABLE);
  const compactRange = /^(\d{1,2})(\d{2})\s*[-~～—–至到]+\s*(\d{1,2})(\d{2})$/u.exec(bare);
  if (compactRange !== null) {
    const [start, end] = [
      clock(Number(compactRange[1]), Number(compactRange[2])),
      clock(Number(compactRange[3]), Number(compactRange[4])),
    ];
    return start?.time === undefined || end?.time === undefined ? UNREADABLE : { time: start.time, end: end.time };
  }
  const found = readTimes(bare.replace(/^[^\d:：]{1,10}[:：]\s*(?=\D*\d)/u, ''));
  if (found !== undefined) return found.time === undefined ? UNREADABLE : found;
  if (/^0?\.\d{3,}$/u.test(bare)) return { time: timeOfSerial(Number(bare)) };
  // a date with its time; which year it is does not matter here
  const day = parseDateText(plain, { date1904: false, year: 2024, month: 1 });
  return day.time === undefined ? UNREADABLE : { time: day.time, end: day.endTime, rest: day.rest };
}

function timeOfNumber(value: number, cell: Cell): TimeReading {
  if (!Number.isFinite(value) || value < 0) return UNREADABLE;
  const kind = formatKind(cell.format);
  if (value === 0)
    return cell.formula === undefined && kind === 'time'
      ? { time: '00:00' }
      : cell.formula === undefined
        ? UNREADABLE
        : EMPTY;
  if (value < 1) return { time: timeOfSerial(value) };
  if (value >= 10_000 && !Number.isInteger(value) && dayOfSerial(value, false) !== undefined)
    return { time: timeOfSerial(value) };
  if (kind !== 'other') return UNREADABLE;
  if (Number.isInteger(value))
    return value < 100 || value > 2359 ? UNREADABLE : (clock(Math.floor(value / 100), value % 100) ?? UNREADABLE);
  // 10.26 typed for 10:26; a number drops its last zero (10.3 is 10.30), but 10.5 may be half past ten
  const decimals = /^0\.(0+)$/u.exec(cell.format ?? '')?.[1]?.length === 2;
  const match = /^(\d{1,2})\.(\d{1,2})$/u.exec(decimals ? value.toFixed(2) : String(value));
  if (match === null || match[2] === '5') return UNREADABLE;
  return clock(Number(match[1]), Number((match[2] ?? '').padEnd(2, '0'))) ?? UNREADABLE;
}

function clock(hour: number, minute: number): { time: ClockTime } | undefined {
  return hour <= 23 && minute <= 59 ? { time: clockTime(hour, minute) } : undefined;
}

// ---------------------------------------------------------------- text

const PERIOD = '(上午|下午|早上|早晨|清晨|凌晨|中午|午后|午前|傍晚|晚上|晚间|夜里|早|晚|am|pm|a\\.m\\.|p\\.m\\.)';
const H = `(\\d{1,2}|[${NUMERAL}]{1,3})`;
const ONE = new RegExp(
  `^(?:大约|约|大概)?\\s*(?:${PERIOD}\\s*)?(?:` +
    `${H}\\s*(?:点钟|点|时|h(?![a-z]))\\s*(?:(整|半|一刻|三刻)|(?:过|零)?\\s*${H}\\s*(?:分|')?(?!\\d))?(?:\\s*\\d{1,2}\\s*秒)?` +
    `|(\\d{1,2})\\s*:\\s*(\\d{1,2})(?!\\d)(?:\\s*:\\s*\\d{1,2}(?:\\.\\d+)?)?(?:分)?` +
    `|(\\d{1,2})[.。;；·](\\d{2})(?!\\d)` +
    `)\\s*(?:(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z]))?(?:\\s*(?:左右|许|前后))?`,
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
