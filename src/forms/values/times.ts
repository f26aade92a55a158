import { dayOfSerial, formatKind, timeOfSerial, type ClockTime } from '../../calendar';
import type { Cell } from '../../sheet';
import { clock, readTimes } from './clock';
import { isInstant, parseDateText } from './dates';
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
  // midnight in China is a day that a system wrote as a moment: it says no time
  if (day.date !== undefined && day.time === undefined && isInstant(plain)) return EMPTY;
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
