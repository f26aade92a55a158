import { civilDay, dayNumber, daysOfMonth, isoDate, serialOfDay } from '../../../src/calendar';
import fc from 'fast-check';
import { parseDate, type DateContext } from '../../../src/forms/values';
import type { Cell } from '../../../src/sheet';

const JUNE: DateContext = { year: 2026, month: 6, date1904: false };
const read = (value: Cell['value'], context: DateContext = JUNE, more: Partial<Cell> = {}) =>
  parseDate({ value, ...more }, context);
const dateOf = (value: Cell['value'], context: DateContext = JUNE, more: Partial<Cell> = {}) =>
  read(value, context, more).date;

describe('notations of one day', () => {
  test.each([
    '2026年6月3日',
    '二〇二六年六月三日',
    '二零二六年六月三日',
    '二○二六年六月三号',
    '26年6月3号',
    '2026 年 6 月 3 日',
    '２０２６年６月３日',
    '民国115年6月3日',
    '115/6/3',
    '6月3日',
    '6月3号',
    '6月3',
    '六月三日',
    '6月 3日',
    '6/3',
    '6.3',
    '6-3',
    '06-03',
    '6、3',
    '6。3',
    '0603',
    '3日',
    '3号',
    '三号',
    '3',
    '20260603',
    '260603',
    "'26/6/3",
    '26/6/3',
    '26.6.3',
    '26-06-03',
    '2026-6-3',
    '2026.06.03',
    '2026.6.3.',
    '2026。6。3',
    '2026\\6\\3',
    '2026 6 3',
    '2026年6/3',
    '2026-06-03 00:00:00',
    '6/3/2026',
    '06/03/26',
    'Jun 3, 2026',
    'June 3rd, 2026',
    '3 June 2026',
    '3-Jun-26',
    'Wed, 3 Jun 2026',
    '3-Jun',
    '2026年6月3日（周三）',
    '6月3日 星期三',
    '6/3(三)',
    '6月3日礼拜三',
    '6月3日週三',
    '2026/06/03 (Wed)',
    '建卡日期：2026-06-03',
    '日期:6/3',
    '6月3日上午',
    '46176',
    ' 2026-06-03 ',
  ])('%s', (text) => {
    expect(dateOf(text)).toBe('2026-06-03');
  });

  test('a moment is a day where it is midnight in China; any other moment is none', () => {
    for (const text of [
      '2026-06-02T16:00:00.000Z',
      '2026-06-03T00:00:00+08:00',
      '2026-06-02T11:00:00-05:00',
      '2026-06-02 16:00:00 UTC',
    ])
      expect([text, dateOf(text)]).toEqual([text, '2026-06-03']);
    for (const text of [
      '2026-06-03T10:20:33.000Z',
      '2026-06-03T00:00:00Z',
      '2026-06-03 00:00:00+09:00',
      '2026-06-31T16:00:00Z',
    ])
      expect([text, parseDate({ value: text }, { date1904: false }).problem]).toEqual([text, 'unreadable-date']);
    expect(dateOf('2026-06-03T00:00:00')).toBe('2026-06-03');
  });

  test('numbers: serials with and without a date format, eight digits, a bare day, month.day', () => {
    expect(dateOf(46176)).toBe('2026-06-03');
    expect(dateOf(46176, JUNE, { format: 'yyyy/m/d' })).toBe('2026-06-03');
    expect(dateOf(46176, JUNE, { format: 'm"月"d"日"' })).toBe('2026-06-03');
    expect(dateOf(20260603)).toBe('2026-06-03');
    expect(dateOf(3)).toBe('2026-06-03');
    expect(dateOf(3, JUNE, { format: 'd"日"' })).toBe('2026-06-03');
    expect(read(46176.4305, JUNE, { format: 'yyyy/m/d h:mm' })).toEqual({ date: '2026-06-03', time: '10:19' });
    expect(dateOf(44714, { ...JUNE, date1904: true })).toBe('2026-06-03');
  });

  test('a number that lost its last zero names the other day', () => {
    expect(read(6.1)).toEqual({ date: '2026-06-01', inferred: true, alternative: '2026-06-10' });
    expect(read(6.1, JUNE, { format: '0.00' })).toEqual({ date: '2026-06-10', inferred: true });
    expect(read('6.1')).toEqual({ date: '2026-06-01', inferred: true });
    expect(read(6.4)).toEqual({ date: '2026-06-04', inferred: true });
  });
});

describe('with a time beside it', () => {
  test.each([
    ['2026/6/3 10:20', '10:20'],
    ['6月3日上午9:30', '09:30'],
    ['6/3 下午3点半', '15:30'],
    ['2026-6-3,10:20', '10:20'],
    ['4月3日 10点', '10:00'],
    ['2026年06月03日 星期三 10时20分', '10:20'],
    ['20260603 10:20', '10:20'],
    ['2026/6/3 2:30 PM', '14:30'],
  ])('%s', (text, time) => {
    expect(read(text)).toMatchObject({ time });
    expect(read(text).problem).toBeUndefined();
  });

  test('a range of times, words after it, a time that does not exist', () => {
    expect(read('2026-06-03 10:20-11:05')).toEqual({ date: '2026-06-03', time: '10:20', endTime: '11:05' });
    expect(read('6/6 10点到店')).toMatchObject({ date: '2026-06-06', time: '10:00', rest: '到店' });
    expect(read('6月3日来店')).toMatchObject({ date: '2026-06-03', rest: '来店' });
    expect(read('6/3 9:75')).toMatchObject({ date: '2026-06-03', timeProblem: 'unreadable-time' });
  });
});

describe('what is no date is a problem', () => {
  test.each([
    '6/31',
    '6月31日',
    '2月29日',
    '2026/13/1',
    '0/3',
    '31日',
    '32日',
    '6月?日',
    '6/?',
    '6/3?',
    '11.3l',
    '6月上旬',
    '6月',
    '2026年6月',
    'June 2026',
    '2026/6',
    '202606',
    '6/3-6/5',
    '6/3~5',
    '6月3-5日',
    '1月1日-1月3日',
    '周六',
    '明天',
    '张三',
    '2126-6-3',
    '1/1/1',
    '2014-8-32 9:15',
    '603',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ problem: 'unreadable-date' });
  });

  test('numbers that no sheet means as a day', () => {
    for (const value of [0, -3, 0.5, 32, 603, 1103.5, 100_000, 202_606, Number.NaN])
      expect(read(value)).toEqual({ problem: 'unreadable-date' });
    expect(read(true)).toEqual({ problem: 'unreadable-date' });
  });

  test('an error is an error, nothing is nothing', () => {
    expect(parseDate({ value: '#N/A', error: true }, JUNE)).toEqual({ problem: 'error-value' });
    for (const value of ['', ' ', '无', '/', '——']) expect(read(value)).toEqual({ empty: true });
    expect(parseDate(undefined, JUNE)).toEqual({ empty: true });
    expect(read(0, JUNE, { formula: '=A1' })).toEqual({ empty: true });
  });

  test('day before month only where numbers or context say so', () => {
    const nowhere: DateContext = { date1904: false };
    expect(read('3/6/2026', nowhere).problem).toBe('unreadable-date');
    expect(dateOf('3/6/2026')).toBe('2026-06-03');
    expect(dateOf('13/6/2026', nowhere)).toBe('2026-06-13');
    expect(dateOf('6/13/2026', nowhere)).toBe('2026-06-13');
    expect(dateOf('06/03/26', nowhere)).toBe('2006-03-26');
  });
});

describe('the year that the sheet does not write', () => {
  const past: DateContext = { date1904: false, year: 2026, month: 1, direction: 'past', anchor: '2026-01-31' };
  const future: DateContext = { date1904: false, year: 2026, month: 12, direction: 'future', anchor: '2026-12-20' };

  test('past: the last such day up to the anchor', () => {
    expect(dateOf('12/28', past)).toBe('2025-12-28');
    expect(dateOf('1/31', past)).toBe('2026-01-31');
    expect(dateOf('2月1日', past)).toBe('2025-02-01');
    expect(dateOf('5日', past)).toBe('2026-01-05');
    expect(read('2/29', past).problem).toBe('unreadable-date');
  });

  test('future: the first such day from the anchor on', () => {
    expect(dateOf('1/3', future)).toBe('2027-01-03');
    expect(dateOf('12.20', future)).toBe('2026-12-20');
    expect(dateOf('25日', future)).toBe('2026-12-25');
    expect(dateOf('3日', future)).toBe('2027-01-03');
  });

  test('nearest: the closest one', () => {
    const nearest: DateContext = { date1904: false, direction: 'nearest', anchor: '2026-01-05' };
    expect(dateOf('12/28', nearest)).toBe('2025-12-28');
    expect(dateOf('2/3', nearest)).toBe('2026-02-03');
  });

  test('without any year it is not known', () => {
    expect(read('6/3', { date1904: false })).toEqual({ problem: 'unreadable-date' });
    expect(read('3日', { date1904: false, year: 2026 })).toEqual({ problem: 'unreadable-date' });
  });
});

// ---------------------------------------------------------------- properties

const civil = fc.integer({ min: dayNumber(1990, 1, 1), max: dayNumber(2078, 12, 31) }).map((n) => civilDay(n));
const CHINESE = '〇一二三四五六七八九';
const spelled = (n: number): string => {
  if (n <= 10) return n === 10 ? '十' : CHINESE.charAt(n);
  const ten = Math.floor(n / 10);
  return `${ten === 1 ? '' : CHINESE.charAt(ten)}十${n % 10 === 0 ? '' : CHINESE.charAt(n % 10)}`;
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'August', 'Sept', 'October', 'Nov', 'December'];

test('every notation of every day comes back', () => {
  fc.assert(
    fc.property(civil, fc.boolean(), ({ year, month, day }, date1904) => {
      const iso = isoDate(year, month, day);
      const context = { date1904, year, month };
      const yy = String(year % 100).padStart(2, '0');
      const serial = serialOfDay(iso, date1904);
      const digits = [...String(year)].map((d) => CHINESE.charAt(Number(d))).join('');
      const forms: Cell['value'][] = [
        iso,
        `${year}/${month}/${day}`,
        `${year}.${month}.${day}`,
        `${year}年${month}月${day}日`,
        `${digits}年${spelled(month)}月${spelled(day)}日`,
        `${month}月${day}日`,
        `${month}/${day}`,
        `${month}.${day}`,
        `${day}日`,
        `${day}号`,
        Number(iso.replaceAll('-', '')),
        serial + 0.25,
        `${MONTHS[month - 1]} ${day}, ${year}`,
        `${day}-${MONTHS[month - 1]}-${yy}`,
      ];
      if (year >= 2000) forms.push(`'${yy}/${month}/${day}`, `${yy}年${month}月${day}日`);
      for (const form of forms) expect([form, parseDate({ value: form }, context).date]).toEqual([form, iso]);
      expect(parseDate({ value: serial, format: 'yyyy/m/d' }, context).date).toBe(iso);
    }),
    { numRuns: 150 },
  );
});

test('days follow one another, and a month has its days', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (n) => {
      const { year, month, day } = civilDay(n);
      expect(dayNumber(year, month, day)).toBe(n);
      expect(day).toBeLessThanOrEqual(daysOfMonth(year, month));
      const next = civilDay(n + 1);
      expect(next.day === day + 1 || (next.day === 1 && day === daysOfMonth(year, month))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
