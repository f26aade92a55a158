import fc from 'fast-check';
import { parsePhones } from '../../../src/forms/values';
import type { Cell } from '../../../src/sheet';

const read = (value: Cell['value']) => parsePhones({ value });
const MOBILE = '13812345678';

test.each([
  MOBILE,
  '138 1234 5678',
  '138-1234-5678',
  '138-12345678',
  '138.1234.5678',
  '138 123 45678',
  '１３８１２３４５６７８',
  ' 13812345678\u00a0',
  "'13812345678",
  '13812345678.0',
  '013812345678',
  '+8613812345678',
  '+86 138 1234 5678',
  '+86-138-1234-5678',
  '008613812345678',
  '8613812345678',
  '86-13812345678',
  '(86)13812345678',
  '13812345678（微信同号）',
  '13812345678(李先生)',
  '电话：13812345678',
  '手机13812345678',
  'Tel: 138 1234 5678',
])('%s is a mobile number', (text) => {
  expect(read(text)).toEqual({ phone: MOBILE });
});

test('numbers as numbers', () => {
  expect(read(13812345678)).toEqual({ phone: MOBILE });
  expect(read(8613812345678)).toEqual({ phone: MOBILE });
  for (const value of [1391234567, 138123456789, 1068164387, 13812345678.5, 13800000000, -1, 0, true])
    expect(read(value)).toEqual({ problem: 'unreadable-phone' });
});

test.each([
  ['0551-30082702', '0551-30082702'],
  ['0551 3008 2702', '0551-30082702'],
  ['055130082702', '0551-30082702'],
  ['010-68164387', '010-68164387'],
  ['01068164387', '010-68164387'],
  ['（010）1234567', '010-1234567'],
  ['(021) 3094-3915', '021-30943915'],
  ['０２１－３０９４３９１５', '021-30943915'],
  ['+86 10 68164387', '010-68164387'],
  ['86-551-30082702', '0551-30082702'],
  ['0551-30082702-801', '0551-30082702-801'],
  ['0551-30082702转801', '0551-30082702-801'],
  ['400-820-8820', '4008208820'],
  ['+852 9123 4567', '+852-91234567'],
  ['+886 912 345 678', '+886-912345678'],
  ['0912-345-678', '0912345678'],
])('%s', (text, phone) => {
  expect(read(text)).toEqual({ phone });
});

test.each(['/', '、', ';', '；', ',', '，', '\n', ' / ', '\r\n', ' ', '或', '  '])(
  'two numbers with %j between them',
  (between) => {
    expect(read(`13812345678${between}13912345678`)).toEqual({ phone: MOBILE, phone2: '13912345678' });
  },
);

test('two numbers of different kinds, and of different people', () => {
  expect(read('0551-30082702/13812345678')).toEqual({ phone: '0551-30082702', phone2: MOBILE });
  expect(read('张三13812345678,李四139-1234-5678')).toEqual({ phone: MOBILE, phone2: '13912345678' });
  expect(read('13812345678/13812345678')).toEqual({ phone: MOBILE });
  expect(read('13812345678/1391234')).toEqual({ phone: MOBILE, problem: 'unreadable-phone' });
});

test.each([
  '1.38E+10',
  '1.52E+10',
  '1.38e10',
  '138****5678',
  '138xxxx5678',
  '138××××5678',
  '138 **** 5678',
  '1381234567',
  '138123456789',
  '12345678901',
  '139 0551 234a',
  '1xx',
  '68164387',
  '6816-4387',
  '110',
  '138?2345678',
  '微信同号',
  'QQ123456789',
  '13800000000',
  '*',
  '0912-345678',
  '+1 415 555 2671',
])('%s is never completed', (text) => {
  expect(read(text)).toEqual({ problem: 'unreadable-phone' });
});

test('nothing, and errors', () => {
  for (const text of ['', '无', '未留', '不详', '/', '——', '拒留', '没留电话'])
    expect(read(text)).toEqual({ empty: true });
  expect(parsePhones({ value: '#N/A', error: true })).toEqual({ problem: 'error-value' });
  expect(parsePhones(undefined)).toEqual({ empty: true });
});

test('what is read has all digits of the cell; a lost digit is never made up', () => {
  const mobile = fc
    .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), fc.integer({ min: 0, max: 999_999_998 }))
    .map(([head, n]) => head + String(n).padStart(9, '1'));
  fc.assert(
    fc.property(mobile, fc.nat(10), fc.constantFrom('', ' ', '-'), (number, lost, gap) => {
      fc.pre(!/0{7}$/u.test(number));
      const written = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(gap);
      expect(read(written)).toEqual({ phone: number });
      expect(read(`+86${gap}${written}`)).toEqual({ phone: number });
      const short = number.slice(0, lost) + number.slice(lost + 1);
      const found = read(short);
      if (found.phone !== undefined) expect(found.phone.replaceAll('-', '')).toBe(short);
      else expect(found).toEqual({ problem: 'unreadable-phone' });
    }),
    { numRuns: 200 },
  );
});

test('a number is read as its format of zeros shows it', () => {
  const shown = (value: number, format: string) => parsePhones({ value, format }).phone;
  expect(shown(2112345678, '00000000000')).toBe('021-12345678');
  expect(shown(75512345678, '0000-00000000')).toBe('0755-12345678');
  expect(shown(2112345678, '"0"0000000000')).toBe('021-12345678');
  expect(parsePhones({ value: 2112345678 }).problem).toBe('unreadable-phone');
  expect(parsePhones({ value: 2112345678, format: '0.00' }).problem).toBe('unreadable-phone');
});
