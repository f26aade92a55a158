import fc from 'fast-check';
import { parseTime } from '../../../src/forms/values';
import type { Cell } from '../../../src/sheet';

const read = (value: Cell['value'], more: Partial<Cell> = {}) => parseTime({ value, ...more });

test.each([
  ['10:26', '10:26'],
  ['10：26', '10:26'],
  ['10.26', '10:26'],
  ['10。26', '10:26'],
  ['10点26分', '10:26'],
  ['10点26', '10:26'],
  ['10时26分', '10:26'],
  ['10點26分', '10:26'],
  ['十点二十六分', '10:26'],
  ['1026', '10:26'],
  ['0930', '09:30'],
  ['9:05', '09:05'],
  ['上午9:30', '09:30'],
  ['下午3点半', '15:30'],
  ['下午1:46', '13:46'],
  ['下午12:56', '12:56'],
  ['下午13:46', '13:46'],
  ['中午12点半', '12:30'],
  ['中午1点', '13:00'],
  ['晚上7:30', '19:30'],
  ['三点一刻', '03:15'],
  ['九点整', '09:00'],
  ['14点', '14:00'],
  ['10:26:33', '10:26'],
  ['10:26 AM', '10:26'],
  ['2:30 PM', '14:30'],
  ['PM 2:30', '14:30'],
  ['约10:20', '10:20'],
  ['10:20左右', '10:20'],
  ['2026-06-03 10:20', '10:20'],
  ['6/3 10:20', '10:20'],
  ['１０：２０', '10:20'],
  ['10点零5分', '10:05'],
  ['到店时间：10:20', '10:20'],
  ['9:30-', '09:30'],
])('%s', (text, time) => {
  expect(read(text)).toEqual({ time });
});

test.each([
  ['10:20-11:05', '10:20', '11:05'],
  ['10：20～11：05', '10:20', '11:05'],
  ['10:20至11:05', '10:20', '11:05'],
  ['10:20 11:05', '10:20', '11:05'],
  ['10:20\n11:05', '10:20', '11:05'],
  ['10.20-11.05', '10:20', '11:05'],
  ['1020-1105', '10:20', '11:05'],
  ['10点-11点', '10:00', '11:00'],
  ['下午1:30-2:15', '13:30', '14:15'],
  ['上午11:30-下午1:15', '11:30', '13:15'],
  ['2026/6/3 10:20-11:00', '10:20', '11:00'],
])('%s is a range', (text, time, end) => {
  expect(read(text)).toEqual({ time, end });
});

test('numbers: fractions, serials, 1026, 10.26', () => {
  expect(read(0.5, { format: 'h:mm' })).toEqual({ time: '12:00' });
  expect(read(10 / 24 + 26 / 1440)).toEqual({ time: '10:26' });
  expect(read(46176.43)).toEqual({ time: '10:19' });
  expect(read(1026)).toEqual({ time: '10:26' });
  expect(read(10.26)).toEqual({ time: '10:26' });
  expect(read(10.3)).toEqual({ time: '10:30' });
  expect(read(10.5, { format: '0.00' })).toEqual({ time: '10:50' });
});

test.each([
  '25:10',
  '9:75',
  '24:00',
  '99:99',
  '10:2a',
  '?',
  '10.3',
  '9',
  '上午12:30',
  '半小时',
  '10分钟',
  '2560',
  '10:20?',
  '10:20-25:00',
  '张三',
])('%s is unreadable', (text) => {
  expect(read(text)).toEqual({ problem: 'unreadable-time' });
});

test('numbers that can mean two times, or none', () => {
  for (const value of [10.5, 14, 2560, -1, 1, 0, Number.NaN])
    expect(read(value)).toEqual({ problem: 'unreadable-time' });
  expect(read(true)).toEqual({ problem: 'unreadable-time' });
  expect(parseTime({ value: '#VALUE!', error: true })).toEqual({ problem: 'error-value' });
  for (const value of ['', '无', '/', '—']) expect(read(value)).toEqual({ empty: true });
  expect(parseTime(undefined)).toEqual({ empty: true });
});

test('every minute comes back from every notation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const mm = String(minute).padStart(2, '0');
      const time = `${String(hour).padStart(2, '0')}:${mm}`;
      const notations: Cell['value'][] = [
        time,
        `${hour}:${mm}`,
        `${hour}：${mm}`,
        `${hour}.${mm}`,
        `${hour}点${mm}分`,
        `${String(hour).padStart(2, '0')}${mm}`,
      ];
      if (hour > 0 && hour < 12) notations.push(`上午${hour}:${mm}`, `${hour}:${mm} AM`);
      if (hour > 12) notations.push(`下午${hour - 12}:${mm}`, `${hour - 12}:${mm}pm`, `PM${hour - 12}:${mm}`);
      if (hour + minute > 0) notations.push((hour * 60 + minute) / 1440, 46000 + (hour * 60 + minute) / 1440);
      for (const notation of notations) {
        if (notation === 46000) continue;
        expect([notation, read(notation).time]).toEqual([notation, time]);
      }
    }),
    { numRuns: 200 },
  );
});
